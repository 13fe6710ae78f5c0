#include "core/plan/sources/trial.hpp"

#include <algorithm>

#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

constexpr int kTrialDays = 30;  // in the words of rule NCE-TRIAL; its figure is the seats

TrialEnd::Then what_comes(const Source& source) {
  if (source.end_action == EndOfTermAction::Renew) return TrialEnd::Then::BecomesPaid;
  if (source.end_action == EndOfTermAction::CancelAtTermEnd) return TrialEnd::Then::Ends;
  if (source.auto_renew) return *source.auto_renew ? TrialEnd::Then::BecomesPaid : TrialEnd::Then::Ends;
  const bool partner = source.channel == Channel::CspPartner || source.channel == Channel::TargetPartner;
  return partner ? TrialEnd::Then::BecomesPaid : TrialEnd::Then::Unknown;
}

}  // namespace

bool started_by_users(const Source& source) {
  if (source.sku == nullptr) return false;
  const SkuSale sale = source.sku->sale;
  return sale == SkuSale::Trial || sale == SkuSale::Free || sale == SkuSale::Test;
}

TrialEnd trial_end(const Source& source, const Circumstances& circumstances) {
  TrialEnd end;
  end.then = what_comes(source);
  end.last_day = source.term_end;
  if (!end.last_day && source.bought) end.last_day = *source.bought + (kTrialDays - 1);
  if (!end.last_day) return end;
  const Calendar& calendar = circumstances.calendar;
  if (*end.last_day < calendar.today) {
    end.then = TrialEnd::Then::Over;
    return end;
  }
  end.decide_by = std::max(calendar.today, *end.last_day - 1);
  end.decide_on = std::clamp(calendar.days.on_or_before(*end.last_day - calendar.margin_days), calendar.today, end.decide_by);
  Source paid = source;
  paid.term = Term::OneYear;
  paid.billing_plan = BillingPlan::Monthly;
  const std::optional<UnitPrice> price = circumstances.finder.list_price_of_source(paid, *end.last_day + 1);
  if (price && price->retail_month)
    end.year = Money{price->retail_month->scaled(12 * source.units).rounded(price->currency.places()), price->currency};
  return end;
}

MessageValue trial_cost(const TrialEnd& end) {
  if (end.year) return *end.year;
  return TextKey{"step.cost_unknown"};
}

Finding trial_finding(const Source& source, const TrialEnd& end) {
  std::vector<MessageArgument> arguments = {{"name", source.name}};
  if (!end.last_day) return finding("NCE-TRIAL", Severity::Ask, "trial", std::move(arguments), source.key());
  arguments.push_back({"end", *end.last_day});
  if (end.then == TrialEnd::Then::Over) return finding("NCE-TRIAL", Severity::Ask, "trial_over", std::move(arguments), source.key());
  if (end.then == TrialEnd::Then::Ends)
    return finding("NCE-TRIAL", Severity::Warning, "trial_ends", std::move(arguments), source.key(), true);
  arguments.push_back({"by", end.decide_by});
  arguments.push_back({"units", source.units});
  arguments.push_back({"cost", trial_cost(end)});
  if (end.then == TrialEnd::Then::BecomesPaid)
    return finding("NCE-TRIAL", Severity::Warning, "trial_converts", std::move(arguments), source.key(), true);
  return finding("NCE-TRIAL", Severity::Ask, "trial_unknown", std::move(arguments), source.key(), true);
}

std::optional<Finding> trial_seats_finding(const Source& source, const TrialEnd& end, const RuleFigures& figures) {
  if (end.then != TrialEnd::Then::BecomesPaid || !end.last_day) return std::nullopt;
  return finding("NCE-TRIAL-CONV", Severity::Note, "trial_seats",
                 {{"name", source.name}, {"end", *end.last_day}, {"seats", figures.converted_trial_seats}}, source.key());
}

}  // namespace csp::plan
