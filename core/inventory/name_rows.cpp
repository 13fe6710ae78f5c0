// What is a subscription called of which no file tells an id? Its place in a file changes with every copy of that file, and with every
// other file that is taken away, and whatever a person has decided about it would go to another product. Its name stays.

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

// The row by which it was called until now; null when an id names it.
const Origin* own_row(const Subscription& subscription) {
  const auto found = std::find_if(subscription.origins.begin(), subscription.origins.end(), [&](const Origin& origin) {
    return subscription.key == std::to_string(origin.file) + ":" + std::to_string(origin.row);
  });
  return found == subscription.origins.end() ? nullptr : &*found;
}

std::string called(const Subscription& subscription) {
  const std::string& name = subscription.name.empty() ? subscription.part_number : subscription.name;
  const std::string agreement = subscription.agreement_number.empty() ? std::string() : ", " + subscription.agreement_number;
  return text::ascii_lower(text::visible(name.empty() ? subscription.sku.text() : name) + " (no id)" + text::visible(agreement));
}

struct Row {
  Subscription* subscription;
  std::int32_t file, row;
};

// What the rows say comes before where they stand, so that another row above them changes nothing.
bool comes_before(const Row& a, const Row& b) {
  const auto said = [](const Row& row) {
    const Subscription& one = *row.subscription;
    return std::tuple(one.units, one.channel, one.term, one.billing_plan, row.file, row.row);
  };
  return said(a) < said(b);
}

// Rows of one name are told apart by their ends, those that share them by their units, and what shares these too by a number.
void tell_apart(const std::vector<Row>& rows, std::vector<std::string>& keys) {
  const auto add = [&](auto what) {
    std::map<std::string, int> shared;
    for (const std::string& key : keys) ++shared[key];
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (shared[keys[i]] > 1) keys[i] += what(*rows[i].subscription);
    }
  };
  add([](const Subscription& one) { return one.term_end ? ", " + one.term_end->iso() : std::string(); });
  add([](const Subscription& one) { return ", " + std::to_string(one.units) + " seats"; });
  std::map<std::string, int> before;
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
    if (const Origin* row = own_row(subscription)) rows.push_back({&subscription, row->file, row->row});
  }
  std::sort(rows.begin(), rows.end(), comes_before);
  for (const Row& row : rows) keys.push_back(called(*row.subscription));
  tell_apart(rows, keys);
  std::map<std::string, std::string> renamed;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    renamed[rows[i].subscription->key] = keys[i];
    rows[i].subscription->key = keys[i];
  }
  for (Subscription& subscription : customer.subscriptions) {
    if (const auto base = renamed.find(subscription.parent_key); base != renamed.end()) subscription.parent_key = base->second;
  }
  for (Finding& finding : customer.findings) {
    if (const auto about = renamed.find(finding.subject); about != renamed.end()) finding.subject = about->second;
  }
  std::stable_sort(customer.subscriptions.begin(), customer.subscriptions.end(),
                   [](const Subscription& a, const Subscription& b) { return a.key < b.key; });
}

}  // namespace csp
