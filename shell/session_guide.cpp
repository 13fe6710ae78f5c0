// What does each step need, what has it, and what is the one thing to do next?
#include <algorithm>

#include "shell/session.hpp"

namespace csp {
namespace {

using Deed = StepGuide::Action;

Message counted(const char* key, std::size_t count) { return {key, {{"count", static_cast<std::int64_t>(count)}}}; }

// Subject of the first blocker or question, so that the way leads to it.
std::string first_open(const Plan& plan) {
  for (const Severity severity : {Severity::Blocker, Severity::Ask}) {
    for (const Move& move : plan.moves) {
      for (const Finding& finding : move.findings) {
        if (finding.severity == severity) return move.subscription;
      }
    }
  }
  return {};
}

bool loses(const Move& move) {
  if (move.path != Path::BuyOther || !move.comparison) return false;
  return move.comparison->verdict == Verdict::Loss || move.comparison->verdict == Verdict::Partial ||
         move.comparison->verdict == Verdict::None;
}

}  // namespace

StepGuide Session::guide(std::string_view view_id) const {
  const Customer& customer = this->customer();
  const StepStatus status = step(view_id);
  const auto open = static_cast<std::size_t>(std::max(status.count, 0));
  const bool nothing = customer.subscriptions.empty();
  std::int64_t users = 0;
  for (const Profile& profile : customer.profiles) users += profile.users;
  StepGuide guide;
  if (view_id == "files") {
    guide.needs = {"guide.files.needs", {}};
    guide.has = {"guide.files.has",
                 {{"files", static_cast<std::int64_t>(document_.facts->files.size())},
                  {"subscriptions", static_cast<std::int64_t>(customer.subscriptions.size())},
                  {"users", users}}};
    if (nothing) guide.has = {"guide.files.has_nothing", {}};
    if (nothing)
      guide.next = {"guide.open", {}}, guide.action = Deed::open_files;
    else
      guide.next = {"guide.customer", {}}, guide.action = Deed::go, guide.place = {"customer"};
    return guide;
  }
  if (view_id != "customer" && view_id != "match" && view_id != "plan" && view_id != "cost" && view_id != "results") return guide;
  if (nothing) {
    guide.needs = {"guide.needs_files", {}};
    guide.has = {"guide.files.has_nothing", {}};
    guide.next = {"guide.to_files", {}};
    guide.action = Deed::go;
    guide.place = {"files"};
    return guide;
  }
  guide.action = Deed::go;
  if (view_id == "customer") {
    guide.needs = {"guide.customer.needs", {}};
    const auto dated = std::count_if(customer.subscriptions.begin(), customer.subscriptions.end(),
                                     [](const Subscription& each) { return each.term_end.has_value(); });
    guide.has = {"guide.customer.has",
                 {{"dated", static_cast<std::int64_t>(dated)},
                  {"count", static_cast<std::int64_t>(customer.subscriptions.size())},
                  {"users", users}}};
    if (open > 0)
      guide.next = counted("guide.customer.confirm", open), guide.place = {"customer", "findings"};
    else
      guide.next = {"guide.match", {}}, guide.place = {"match"};
  } else if (view_id == "match") {
    guide.needs = {"guide.match.needs", {}};
    const auto& moves = plan_->moves;
    const auto losing = std::find_if(moves.begin(), moves.end(), loses);
    guide.has = {"guide.match.has",
                 {{"kept", static_cast<std::int64_t>(moves.size() - open)}, {"count", static_cast<std::int64_t>(moves.size())}}};
    if (open > 0 && losing != moves.end())
      guide.next = counted("guide.match.decide", open), guide.place = {"match", {}, losing->subscription};
    else
      guide.next = {"guide.plan", {}}, guide.place = {"plan"};
  } else if (view_id == "plan") {
    guide.needs = {"guide.plan.needs", {}};
    guide.has = proof_text();
    if (status.state == StepState::blocked)
      guide.next = counted("guide.plan.solve", open), guide.place = {"plan", {}, first_open(*plan_)};
    else if (status.state == StepState::attention)
      guide.next = counted("guide.plan.decide", open), guide.place = {"plan", {}, first_open(*plan_)};
    else
      guide.next = {"guide.cost", {}}, guide.place = {"cost"};
  } else if (view_id == "cost") {
    guide.needs = {"guide.cost.needs", {}};
    guide.has = counted("guide.cost.has", inventory().prices.size());
    if (status.state == StepState::attention)
      guide.next = {"guide.cost.open", {}}, guide.action = Deed::open_files;
    else
      guide.next = {"guide.results", {}}, guide.place = {"results"};
  } else {
    guide.needs = {"guide.results.needs", {}};
    guide.has = proof_text();
    if (status.state == StepState::done)
      guide.next = {"guide.results.save", {}}, guide.action = Deed::save;
    else
      guide.next = {"guide.to_plan", {}}, guide.place = {"plan", {}, first_open(*plan_)};
  }
  return guide;
}

}  // namespace csp
