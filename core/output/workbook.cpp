#include "core/base/text.hpp"
#include "core/output/orders_table.hpp"
#include "core/output/output_list.hpp"
#include "core/output/runbook_rows.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/xlsx.hpp"

// plan.xlsx: everything that is a table, for people who live in spreadsheets. Without the partner's cost, because workbooks travel.

namespace csp {
namespace {

Cell date_cell(const std::optional<Date>& date) {
  if (date) return *date;
  return std::monostate{};
}

Table with_columns(const CustomerView& view, std::string_view name_key, std::initializer_list<const char*> columns) {
  Table table;
  table.name = view.language(name_key);
  for (const char* column : columns) table.columns.push_back(view.language("output.column." + std::string(column)));
  return table;
}

Table subscriptions(const CustomerView& view) {
  Table table = with_columns(view, "output.subscription.heading",
                             {"subscription", "subscription_id", "part_number", "sku_id", "units", "channel", "term_end", "path", "verdict",
                              "then", "order_date", "swap_date", "source_last_day", "overlap_days", "why"});
  for (const Move& move : view.moves) {
    const Subscription* subscription = view.find_subscription(move.subscription);
    const Subscription none;
    const Subscription& source = subscription == nullptr ? none : *subscription;
    std::string targets;
    for (const std::string& id : move.target_lines) {
      if (const PublicTargetLine* line = view.find_target_line(id))
        text::append_listed(targets, line->name.empty() ? view.sku_name(line->sku) : line->name, " + ");
    }
    std::string why;
    for (const Message& message : move.why) why += (why.empty() ? "" : " ") + view.language(message);
    const std::string verdict = move.comparison ? view.language(words::key(move.comparison->verdict)) : std::string();
    table.rows.push_back({view.plain_name(source), source.commerce_id.empty() ? source.directory_id : source.commerce_id,
                          source.part_number, source.sku.is_zero() ? std::string() : source.sku.text(), source.units,
                          view.language(text_key(view.channel_of(source))), date_cell(view.term_end_of(source)),
                          view.language(text_key(move.path)), verdict, targets, date_cell(move.order_date), date_cell(move.swap_date),
                          date_cell(move.source_last_day), std::int64_t{move.overlap_days}, why});
  }
  return table;
}

Table ledger(const CustomerView& view) {
  Table table = with_columns(view, "output.cost.heading",
                             {"kind", "subscription", "line", "from", "to", "units", "currency", "money", "overlap", "rule"});
  for (const PublicLedgerLine& line : view.ledger) {
    table.rows.push_back({view.language(words::key(line.kind)),
                          line.subscription.empty() ? std::string() : view.subscription_name(line.subscription), line.target_line,
                          line.from, line.to, line.units, std::string(line.amount.currency.code()), line.amount.amount,
                          line.overlap ? view.language("output.yes") : std::string(), line.rule});
  }
  return table;
}

Table about(const CustomerView& view) {
  Table table = with_columns(view, "output.workbook.about", {"item", "value"});
  if (const std::string& notice = view.not_ready_notice; !notice.empty())
    table.rows.push_back({view.language("output.column.standing"), notice});
  table.rows.push_back({view.language("output.column.customer"), view.customer_name()});
  table.rows.push_back({view.language("output.column.day"), view.today});
  table.rows.push_back({view.language("output.column.facts_date"), view.catalog.facts_date});
  table.rows.push_back({view.language("output.footer.hash"), view.hash});
  return table;
}

}  // namespace

std::vector<OutputFile> make_workbook(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  return {{"plan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           xlsx({subscriptions(view), orders_table(view), gates_table(view), ledger(view), about(view)})}};
}

}  // namespace csp
