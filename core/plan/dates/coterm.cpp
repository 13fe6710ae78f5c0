#include "core/plan/dates/coterm.hpp"

#include <algorithm>

#include "core/customer/term_length.hpp"

namespace csp::plan {

Date normal_end(Date order, Term term) { return add_months_clamped(order, months_of(term)) - 1; }

std::vector<LegalEnd> legal_ends(Date order, Term term, const std::vector<Anchor>& anchors) {
  const Date last = normal_end(order, term);
  std::vector<LegalEnd> ends = {{last, "NCE-TERM", ""}};
  // NCE-COTERM-28: a monthly term may align to the days 28 to 30 only where that is the month's end.
  const auto add = [&](Date date, const std::string& anchor) {
    if (date <= order || date > last) return;  // NCE-COTERM-LEN
    if (term == Term::OneMonth && date.day_of_month() >= 28 && date.day_of_month() <= 30 && date != end_of_month(date)) return;
    if (std::any_of(ends.begin(), ends.end(), [&](const LegalEnd& end) { return end.date == date; })) return;
    ends.push_back({date, "NCE-COTERM-MATCH", anchor});
  };
  const Date month_end = end_of_month(last);
  add(month_end == last ? last : Date(last - last.day_of_month()), "");
  for (const Anchor& anchor : anchors) {
    if (anchor.term == Term::OneMonth && term != Term::OneMonth) continue;  // NCE-COTERM-M
    add(anchor.term_end, anchor.name);
  }
  std::stable_sort(ends.begin(), ends.end(), [](const LegalEnd& a, const LegalEnd& b) { return a.date < b.date; });
  return ends;
}

std::vector<Anchor> anchors_of(const std::vector<Source>& sources, Date today) {
  std::vector<Anchor> anchors;
  for (const Source& source : sources) {
    if (source.channel != Channel::TargetPartner || source.subscription->trial || !source.subscription->seat_based)
      continue;  // NCE-COTERM-TRIAL
    if (source.subscription->state != SubscriptionState::Active || source.extended || !source.term_end || *source.term_end <= today)
      continue;
    if (has_not_begun(source, today)) continue;
    anchors.push_back({*source.term_end, source.term, source.name});
  }
  return anchors;
}

}  // namespace csp::plan
