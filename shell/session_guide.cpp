// What does each step need, what has it, and what is the one thing to do next?
#include <algorithm>
#include <iterator>
#include <utility>

#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/sources/told_term.hpp"
#include "shell/match_questions.hpp"
#include "shell/session.hpp"

namespace csp {
namespace {

using Deed = StepGuide::Action;

Message counted(const char* key, std::size_t count) { return {key, {{"count", static_cast<std::int64_t>(count)}}}; }

std::size_t open_in(const StepStatus& status) { return static_cast<std::size_t>(std::max(status.count, 0)); }

Place question_place(const Finding& finding) { return {"plan", "question", finding.subject, -1, finding.message.key}; }

bool same_question(const Place& one, const Place& other) { return one.subject == other.subject && one.finding == other.finding; }

std::int64_t users_of(const Customer& customer) {
  std::int64_t users = 0;
  for (const Profile& profile : customer.profiles) users += profile.users;
  return users;
}

// Of the files, or of what they say together.
Place blocked_place(const Session& session) {
  for (const Finding& finding : session.inventory().findings) {
    if (finding.severity == Severity::Blocker && acceptance_of(finding, session.settings()) == nullptr)
      return session.cause_of(finding).value_or(Place{"customer", "findings"});
  }
  const auto& files = session.document().facts->files;
  const auto blocks = [](const Finding& finding) { return finding.severity == Severity::Blocker; };
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const auto& file) { return std::any_of(file->findings.begin(), file->findings.end(), blocks); });
  return {"files", "file", {}, static_cast<std::int32_t>(found - files.begin())};
}

StepGuide guide_files(const Session& session) {
  StepGuide guide;
  guide.needs = {"guide.files.needs", {}};
  guide.has = {"guide.files.has",
               {{"files", static_cast<std::int64_t>(session.document().facts->files.size())},
                {"subscriptions", static_cast<std::int64_t>(session.customer().subscriptions.size())},
                {"users", users_of(session.customer())}}};
  if (session.document().facts->files.empty())
    guide.has.key = session.customer().subscriptions.empty() ? "guide.files.has_nothing" : "guide.files.has_plan";
  // A table nobody knows becomes a list of subscriptions once somebody says what its columns mean.
  const auto& files = session.document().facts->files;
  const auto unmapped = [](const auto& file) { return file->kind == "unknown" && !file->table.header.empty(); };
  const auto waiting = std::find_if(files.begin(), files.end(), unmapped);
  const StepStatus status = session.step("files");
  if (waiting != files.end()) {
    if (session.customer().subscriptions.empty())
      guide.has = {"guide.files.has_unmapped", {{"files", static_cast<std::int64_t>(std::count_if(files.begin(), files.end(), unmapped))}}};
    guide.next = {"guide.map", {}}, guide.action = Deed::go;
    guide.place = {"files", "columns", {}, static_cast<std::int32_t>(waiting - files.begin())};
  } else if (status.state == StepState::blocked) {
    guide.next = counted("guide.plan.solve", open_in(status)), guide.action = Deed::go;
    guide.place = blocked_place(session);
  } else if (session.customer().subscriptions.empty())
    guide.next = {"guide.open", {}}, guide.action = Deed::open_files;
  else
    guide.next = {"guide.customer", {}}, guide.action = Deed::go, guide.place = {"customer"};
  return guide;
}

StepGuide guide_customer(const Session& session, const StepStatus& status) {
  const std::size_t open = open_in(status);
  StepGuide guide;
  const Customer& customer = session.customer();
  guide.action = Deed::go;
  guide.needs = {"guide.customer.needs", {}};
  const auto dated = std::count_if(customer.subscriptions.begin(), customer.subscriptions.end(),
                                   [&](const Subscription& each) { return told_term_end(each, session.settings()).has_value(); });
  // As the table of the view shows it, also where it does not matter to the plan.
  const auto unknown = std::count_if(customer.subscriptions.begin(), customer.subscriptions.end(), [&](const Subscription& each) {
    return told_end_action(each, session.settings()) == EndOfTermAction::Unknown;
  });
  guide.has = {unknown > 0 ? "guide.customer.has_ends" : "guide.customer.has",
               {{"dated", static_cast<std::int64_t>(dated)},
                {"count", static_cast<std::int64_t>(customer.subscriptions.size())},
                {"unknown", static_cast<std::int64_t>(unknown)},
                {"users", users_of(customer)}}};
  const std::vector<std::string> asked = session.facts_asked_for();
  if (!asked.empty())
    guide.next = counted("guide.customer.fill", asked.size()), guide.place = {"customer", "subscriptions", asked.front()};
  else if (open > 0)
    guide.next = counted("guide.customer.confirm", open), guide.place = {"customer", "findings"};
  else
    guide.next = {"guide.match", {}}, guide.place = {"match"};
  return guide;
}

StepGuide guide_match(const Session& session, const StepStatus& status) {
  const std::size_t open = open_in(status);
  StepGuide guide;
  guide.action = Deed::go;
  guide.needs = {"guide.match.needs", {}};
  const auto& moves = session.plan().moves;
  const auto losing = std::find_if(moves.begin(), moves.end(), loses_services);
  const auto unknown = std::find_if(moves.begin(), moves.end(), product_unknown);
  const auto goes_on = [](const Move& move) { return move.path != Path::LetGo && move.path != Path::OutOfScope; };
  const auto kept = std::count_if(moves.begin(), moves.end(),
                                  [&](const Move& move) { return goes_on(move) && !loses_services(move) && !product_unknown(move); });
  const auto count = std::count_if(moves.begin(), moves.end(), goes_on);
  guide.has = {"guide.match.has", {{"kept", static_cast<std::int64_t>(kept)}, {"count", static_cast<std::int64_t>(count)}}};
  if (unknown != moves.end())
    guide.next = counted("guide.match.unknown", static_cast<std::size_t>(std::count_if(moves.begin(), moves.end(), product_unknown))),
    guide.place = {"match", {}, unknown->subscription};
  else if (open > 0 && losing != moves.end())
    guide.next = counted("guide.match.decide", open), guide.place = {"match", {}, losing->subscription};
  else
    guide.next = {"guide.plan", {}}, guide.place = {"plan"};
  return guide;
}

StepGuide guide_plan(const Session& session, const StepStatus& status) {
  StepGuide guide;
  guide.action = Deed::go;
  guide.needs = {"guide.plan.needs", {}};
  guide.has = session.proof_text();
  if (status.state == StepState::blocked)
    guide.next = counted("guide.plan.solve", open_in(status)), guide.place = session.next_question();
  else if (status.state == StepState::attention)
    guide.next = counted("guide.plan.decide", open_in(status)), guide.place = session.next_question();
  else
    guide.next = {"guide.cost", {}}, guide.place = {"cost"};
  return guide;
}

StepGuide guide_cost(const Session& session, const StepStatus& status) {
  StepGuide guide;
  guide.action = Deed::go;
  guide.needs = {"guide.cost.needs", {}};
  guide.has = counted("guide.cost.has", session.inventory().prices.size());
  if (status.state == StepState::attention)
    guide.next = {"guide.cost.open", {}}, guide.action = Deed::open_files;
  else
    guide.next = {"guide.results", {}}, guide.place = {"results"};
  return guide;
}

StepGuide guide_results(const Session& session, const StepStatus& status) {
  StepGuide guide;
  guide.action = Deed::go;
  guide.needs = {"guide.results.needs", {}};
  guide.has = session.proof_text();
  if (status.state == StepState::done)
    guide.next = {"guide.results.save", {}}, guide.action = Deed::save;
  else if (session.proof() == ProofState::safe)
    guide.next = {"guide.results.unnamed", {}}, guide.place = {"results", "name"};
  else
    guide.next = {"guide.to_plan", {}}, guide.place = session.next_question();
  return guide;
}

// The steps that need subscriptions, each with its guide; where each stands is told in shell/session_status.cpp.
constexpr std::pair<std::string_view, StepGuide (*)(const Session& session, const StepStatus& status)> kGuides[] = {
    {"customer", guide_customer}, {"match", guide_match}, {"plan", guide_plan}, {"cost", guide_cost}, {"results", guide_results}};

}  // namespace

std::vector<const Finding*> Session::open_questions() const {
  std::vector<const Finding*> open, of_the_whole;
  for (const Severity severity : {Severity::Blocker, Severity::Ask}) {
    for_each_finding(*plan_, [&](const Finding& finding, const FindingPlace& place) {
      // The move repeats what its comparison asks; the proof's gaps and notes stand in a list of their own.
      const bool asked = place.list == FindingList::Move || place.list == FindingList::Preflight || place.list == FindingList::Plan;
      if (asked && finding.severity == severity) (place.list == FindingList::Move ? open : of_the_whole).push_back(&finding);
    });
    open.insert(open.end(), of_the_whole.begin(), of_the_whole.end());
    if (!open.empty()) break;
  }
  return open;
}

Place Session::next_question() const {
  const std::vector<const Finding*> open = open_questions();
  if (open.empty()) return {"plan", "question"};
  // Of another customer: begin at the beginning.
  if (!question_.subject.empty() && find_subscription(question_.subject) == nullptr) return question_place(*open.front());
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (same_question(question_place(*open[i]), question_)) return question_place(*open[(i + 1) % open.size()]);
  }
  // Answered meanwhile: what followed it has taken its place.
  return question_place(*open[question_index_ < open.size() ? question_index_ : 0]);
}

StepGuide Session::guide(std::string_view view_id) const {
  if (view_id == "files") return guide_files(*this);
  const auto step_guide = std::find_if(std::begin(kGuides), std::end(kGuides), [&](const auto& each) { return each.first == view_id; });
  if (step_guide == std::end(kGuides)) return {};
  if (customer().subscriptions.empty()) {
    StepGuide guide = guide_files(*this);
    if (document_.facts->files.empty()) guide.needs = {"guide.needs_files", {}};
    guide.next = {"guide.to_files", {}};
    guide.action = Deed::go;
    guide.place = {"files"};
    return guide;
  }
  return step_guide->second(*this, step(view_id));
}

}  // namespace csp
