#include <algorithm>

#include "core/base/migration_columns.hpp"
#include "core/output/customer_view.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/csv.hpp"

// The batch migration tool moves a partner's own legacy subscriptions to new commerce. Its file goes back to it with every cell as it
// came, apart from the five that the tool lets people edit; so it can only be made from the tool's own export.

namespace csp {
namespace {

constexpr std::size_t kRowsPerFile = 200;  // what the tool recommends

// One row with its cells by name.
class Row {
 public:
  explicit Row(const Subscription& subscription)
      : columns_(migration_columns(subscription.migration_row.size())), cells_(subscription.migration_row) {}

  std::string& operator[](std::string_view column) {
    const auto found = std::find(columns_.begin(), columns_.end(), column);
    return found == columns_.end() ? none_ : cells_[static_cast<std::size_t>(found - columns_.begin())];
  }
  const std::vector<std::string>& columns() const { return columns_; }
  const std::vector<std::string>& cells() const { return cells_; }

 private:
  std::vector<std::string> columns_;
  std::vector<std::string> cells_;
  std::string none_;
};

const char* billing_plan_cell(BillingPlan plan) {
  return plan == BillingPlan::Annual ? "Annual" : plan == BillingPlan::Triennial ? "Triennial" : "Monthly";
}

// The editable cells as decided. The end date that a person may have put there already stays.
void edit(Row& row, const CustomerView& view, const Subscription& subscription) {
  const auto decided = view.settings.subscriptions.find(subscription.key);
  row["Term"] = words::iso_duration(view.settings.term);
  row["BillingPlan"] = billing_plan_cell(view.settings.billing_plan);
  row["SeatCount"] = decided != view.settings.subscriptions.end() && decided->second.units ? std::to_string(*decided->second.units)
                                                                                           : row["CurrentSeatCount"];
  row["StartNewTermInNce"] = row["CurrentTerm"] == row["Term"] ? "False" : "True";  // another length of term can only start anew
}

// Why a subscription is not in the file; empty when it is.
std::string left_out(Row& row, const CustomerView& view) {
  std::string eligible = row["MigrationEligible"];
  std::transform(eligible.begin(), eligible.end(), eligible.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (eligible != "true")
    return row["MigrationIneligibilityReason"].empty() ? view.language("output.migration.not_eligible")
                                                       : row["MigrationIneligibilityReason"];
  // It may not be changed and must not be calculated by whoever edits the file in a spreadsheet.
  const bool formula =
      std::any_of(row.cells().begin(), row.cells().end(), [](const std::string& cell) { return looks_like_formula(cell); });
  return formula ? view.language("output.migration.formula") : std::string();
}

}  // namespace

std::vector<OutputFile> make_migration(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  std::vector<std::string> files;
  std::size_t rows_in_last = 0;
  std::size_t columns_in_last = 0;
  Table left;
  for (const char* key : {"subscription_id", "product", "remark", "plan"})
    left.columns.push_back(view.language("output.column." + std::string(key)));
  for (const Subscription& subscription : view.customer.subscriptions) {
    if (subscription.migration_row.size() < 20 || view.channel_of(subscription) != Channel::TargetPartner) continue;
    Row row(subscription);
    if (row.columns().size() != row.cells().size()) continue;
    const std::string reason = left_out(row, view);
    if (!reason.empty()) {
      left.rows.push_back({subscription.commerce_id, view.plain_name(subscription), reason, short_hash(view.hash)});
      continue;
    }
    edit(row, view, subscription);
    if (files.empty() || rows_in_last == kRowsPerFile || columns_in_last != row.columns().size()) {
      files.push_back(csv_row(row.columns()));
      rows_in_last = 0;
      columns_in_last = row.columns().size();
    }
    files.back() += csv_row(row.cells());
    ++rows_in_last;
  }
  std::vector<OutputFile> out;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string number = files.size() == 1 ? "" : "-" + std::to_string(i + 1);
    out.push_back({"migration-subscriptions" + number + ".csv", "text/csv", std::move(files[i])});
  }
  if (!left.rows.empty()) out.push_back({"migration-left-out.csv", "text/csv", csv(left)});
  return out;
}

}  // namespace csp
