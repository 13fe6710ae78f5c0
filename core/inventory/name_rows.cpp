// What is a subscription called of which no file tells an id? Its place in a file changes with every copy of that file, and with every
// other file that is taken away, and whatever a person has decided about it would go to another product. Its name stays.

#include <algorithm>
#include <map>
#include <vector>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

bool stands_for_its_row(const Subscription& subscription) {
  return std::any_of(subscription.origins.begin(), subscription.origins.end(), [&](const Origin& origin) {
    return subscription.key == std::to_string(origin.file) + ":" + std::to_string(origin.row);
  });
}

std::string called(const Subscription& subscription) {
  const std::string& name = subscription.name.empty() ? subscription.part_number : subscription.name;
  const std::string agreement = subscription.agreement_number.empty() ? std::string() : ", " + subscription.agreement_number;
  return text::ascii_lower(text::visible(name.empty() ? subscription.sku.text() : name) + " (no id)" + text::visible(agreement));
}

using Row = Subscription*;

// Rows of one name are told apart by their ends, and what shares those too by its order.
void tell_apart(const std::vector<Row>& rows, std::vector<std::string>& keys) {
  std::map<std::string, int> shared, before;
  for (const std::string& key : keys) ++shared[key];
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (shared[keys[i]] > 1 && rows[i]->term_end) keys[i] += ", " + rows[i]->term_end->iso();
  }
  for (std::string& key : keys) {
    if (const int place = ++before[key]; place > 1) key += ", " + std::to_string(place);
  }
}

}  // namespace

void name_rows(const Picture& picture) {
  Customer& customer = picture.inventory.customer;
  std::vector<Row> rows;
  std::vector<std::string> keys;
  for (Subscription& subscription : customer.subscriptions) {
    if (!stands_for_its_row(subscription)) continue;
    rows.push_back(&subscription);
    keys.push_back(called(subscription));
  }
  tell_apart(rows, keys);
  std::map<std::string, std::string> renamed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    renamed[rows[i]->key] = keys[i];
    rows[i]->key = keys[i];
  }
  for (Subscription& subscription : customer.subscriptions) {
    if (const auto base = renamed.find(subscription.parent_key); base != renamed.end()) subscription.parent_key = base->second;
  }
  for (Finding& finding : customer.findings) {
    if (const auto about = renamed.find(finding.subject); about != renamed.end()) finding.subject = about->second;
  }
}

}  // namespace csp
