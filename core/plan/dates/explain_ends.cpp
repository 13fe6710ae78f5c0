#include "core/plan/dates/explain_ends.hpp"

#include <algorithm>

#include "core/plan/dates/coterm.hpp"

namespace csp::plan {
namespace {

constexpr std::size_t kOwnEnds = 3;  // of the plan's own, those that shorten the first term least: more is a wall of text

// What is with the partner from some day of the plan on.
struct Brought {
  Date from;
  Date term_end;
  Term term;
  const std::string* name;
};

std::vector<Brought> brought_by(const std::vector<TargetLine>& lines, const std::vector<Draft>& drafts) {
  std::vector<Brought> brought;
  for (const TargetLine& line : lines) brought.push_back({line.usable_from, line.term_end, line.term, &line.name});
  for (const Draft& draft : drafts) {
    if (draft.path != Path::PartnerTransfer || !draft.transfer.possible || !draft.source.term_end) continue;
    if (draft.source.subscription->trial || draft.transfer.after_renewal) continue;  // NCE-COTERM-TRIAL; the new end is not known yet
    brought.push_back({draft.transfer.complete_on + 1, *draft.source.term_end, draft.source.term, &draft.source.name});
  }
  // The same end is told once, by what brought it first.
  std::stable_sort(brought.begin(), brought.end(),
                   [](const Brought& a, const Brought& b) { return a.term_end != b.term_end ? a.term_end > b.term_end : a.from < b.from; });
  return brought;
}

std::vector<Anchor> own_anchors(const std::vector<Brought>& brought, Date order, Term term) {
  std::vector<Anchor> anchors;
  const Date last = normal_end(order, term);
  for (const Brought& one : brought) {
    if (one.from > order || one.term_end <= order || one.term_end > last) continue;
    if (!anchors.empty() && anchors.back().term_end == one.term_end) continue;
    anchors.push_back({one.term_end, one.term, *one.name});
    if (anchors.size() == kOwnEnds) break;
  }
  return anchors;
}

}  // namespace

void explain_ends(const Circumstances& circumstances, const std::vector<Source>& sources, const std::vector<TargetLine>& lines,
                  std::vector<Draft>& drafts) {
  const std::vector<Anchor> there = anchors_of(sources, circumstances.calendar.today);
  const std::vector<Brought> brought = brought_by(lines, drafts);
  for (Draft& draft : drafts) {
    if (!draft.buys_something()) continue;
    const Date order = draft.schedule.order_date;
    const Term term = draft.buys.front().offer.term;
    const Date last = normal_end(order, term);
    std::vector<Anchor> anchors = there;
    for (Anchor& own : own_anchors(brought, order, term)) anchors.push_back(std::move(own));
    for (const LegalEnd& end : legal_ends(order, term, anchors)) {
      if (end.rule == "NCE-TERM") {
        draft.why.push_back(Message{"why.target_end", {{"date", end.date}, {"rule", std::string("NCE-COTERM-FOREIGN")}}});
      } else if (end.anchor.empty()) {
        draft.why.push_back(Message{"why.target_end_month", {{"date", end.date}, {"normal", last}, {"rule", end.rule}}});
      } else {
        draft.why.push_back(Message{"why.target_end_anchor", {{"date", end.date}, {"anchor", end.anchor}, {"rule", end.rule}}});
      }
    }
  }
}

}  // namespace csp::plan
