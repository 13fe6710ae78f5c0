#include "shell/same_customer.hpp"

#include <algorithm>

#include "core/inventory/finding_ids.hpp"

namespace csp {
namespace {

// Both are sorted by key.
bool share_a_subscription(const std::vector<Subscription>& a, const std::vector<Subscription>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (left->key == right->key) return true;
    left->key < right->key ? static_cast<void>(++left) : static_cast<void>(++right);
  }
  return a.empty() && b.empty();
}

bool is_mixed(const Customer& customer) {
  return std::any_of(customer.findings.begin(), customer.findings.end(),
                     [](const Finding& finding) { return finding.rule == inventory_finding::kTenantsDiffer.id; });
}

}  // namespace

const std::string& customer_name(const Document& document) {
  return document.settings->customer_name.empty() ? document.facts->inventory.customer.name : document.settings->customer_name;
}

bool is_same_customer(const Document& before, const Document& after) {
  const Customer& was = before.facts->inventory.customer;
  const Customer& is = after.facts->inventory.customer;
  if (customer_name(before) != customer_name(after)) return false;
  if (was.tenant && is.tenant && was.tenant != is.tenant) return false;
  return share_a_subscription(was.subscriptions, is.subscriptions) && is_mixed(was) == is_mixed(is);
}

}  // namespace csp
