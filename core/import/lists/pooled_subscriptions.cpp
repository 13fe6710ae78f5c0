#include "core/import/lists/pooled_subscriptions.hpp"

#include "core/import/values/next_step.hpp"
#include "core/import/values/unknown_word.hpp"

namespace csp {
namespace {

bool is_free(std::string_view word) {
  return text::is_one_of(text::folded(word), {"free", "viral", "kostenlos", "gratuit", "gratis", "gratuito", "ücretsiz", "無料"});
}

std::optional<bool> trial_in(std::string_view cell) {
  if (value::names_trial(cell)) return true;
  if (text::is_one_of(text::folded(cell), {"purchased", "paid", "standard", "gekauft", "payant", "comprada", "acquistato"})) return false;
  return value::truth(cell);
}

}  // namespace

void PooledSubscriptions::take(const ReaderContext& context, const Cells& cells, const UnitPool& pool, const Columns& columns) {
  unread_columns_.look(cells, {.end = columns.end});
  if (is_free(cells[columns.trial])) return;
  FileReport& report = context.report;
  const std::optional<bool> trial = trial_in(cells[columns.trial]);
  if (!trial) tell_unknown_word(report, cells, columns.trial);
  const bool has_day = value::date(cells[columns.end]).form != value::DateText::Form::Nothing;
  if (!has_day && !trial.value_or(false)) return;
  Subscription subscription;
  subscription.origins.push_back(report.origin());
  subscription.key = std::to_string(report.origin().file) + ":" + std::to_string(report.origin().row);
  subscription.sku = pool.sku;
  subscription.part_number = pool.part_number;
  subscription.units = units_together(units_together(pool.enabled, pool.warning), units_together(pool.suspended, pool.locked_out));
  subscription.trial = trial.value_or(false);
  subscription.state_text = cells[columns.state];
  subscription.state = value::state(subscription.state_text);
  Told told(report, subscription.statements);
  const bool by_id = Guid::parse(cells[columns.sku]).has_value();
  told.by(Aspect::Sku, cells, by_id ? columns.sku : columns.part_number, by_id ? Conclusion::Read : Conclusion::LicensingList);
  told.by(Aspect::PartNumber, cells, columns.part_number);
  if (const Sku* known = context.catalog.find_sku(pool.sku)) {
    subscription.name = known->name;
    told.by(Aspect::Name, cells, by_id ? columns.sku : columns.part_number, Conclusion::LicensingList);
    if (subscription.part_number.empty() && !known->part_number.empty()) {
      subscription.part_number = known->part_number;
      told.by(Aspect::PartNumber, cells, columns.sku, Conclusion::LicensingList);
    }
  } else {
    subscription.name = pool.part_number;
    told.by(Aspect::Name, cells, columns.part_number);
  }
  told.by(Aspect::Units, cells, columns.units);
  told.by(Aspect::State, cells, columns.state);
  told.by(Aspect::Trial, cells, columns.trial);
  const bool next_step =
      value::next_step_ends_phase(subscription.state) && text::folded(cells.name(columns.end)).find("nextlifecycle") != std::string::npos;
  told.by(next_step ? Aspect::PhaseEnd : Aspect::TermEnd, cells, columns.end);
  std::vector<Subscription>& all = context.records.subscriptions;
  all.push_back(std::move(subscription));
  dates_.read(context, all, all.size() - 1, next_step ? &Subscription::phase_end : &Subscription::term_end, cells.name(columns.end),
              cells[columns.end]);
}

void PooledSubscriptions::finish(const ReaderContext& context) {
  dates_.resolve(context, context.records.subscriptions, {context.separator != ';', false});
  unread_columns_.tell_dates(context.report);
}

}  // namespace csp
