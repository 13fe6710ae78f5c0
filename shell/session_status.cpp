// What the frame around the views says about the open document: the state of each step, the proof, the facts in use.
#include <algorithm>
#include <array>

#include "core/plan/accepted.hpp"
#include "core/plan/costs/unpriced.hpp"
#include "shell/match_questions.hpp"
#include "shell/session.hpp"

namespace csp {
namespace {

int count_of(const std::vector<Finding>& findings, Severity severity) {
  return static_cast<int>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) { return finding.severity == severity; }));
}

// Blockers first, then what a person should confirm.
StepStatus status_of(int blockers, int questions) {
  if (blockers > 0) return {StepState::blocked, blockers};
  if (questions > 0) return {StepState::attention, questions};
  return {StepState::done, 0};
}

bool asks_in_match(const Move& move) { return product_unknown(move) || loses_services(move); }

}  // namespace

StepStatus Session::step(std::string_view view_id) const {
  if (customer().subscriptions.empty() && document_.facts->files.empty()) return {};
  const Plan& plan = *plan_;
  if (view_id == "files") {
    // What a person accepted in the plan that rests on it no longer blocks.
    int blockers = static_cast<int>(std::count_if(inventory().findings.begin(), inventory().findings.end(), [&](const Finding& finding) {
      return finding.severity == Severity::Blocker && acceptance_of(finding, settings()) == nullptr;
    }));
    int unusable = 0;
    for (const auto& file : document_.facts->files) {
      blockers += count_of(file->findings, Severity::Blocker);
      unusable += refused_as_a_whole(*file) ? 1 : 0;
    }
    return status_of(blockers, count_of(inventory().findings, Severity::Ask) + unusable);
  }
  if (customer().subscriptions.empty()) return {};
  // A question counts where its field is, and in Plan, where all of them are gone through.
  if (view_id == "customer") return status_of(0, count_of(customer().findings, Severity::Ask) + static_cast<int>(facts_asked_for().size()));
  if (view_id == "match") return status_of(0, static_cast<int>(std::count_if(plan.moves.begin(), plan.moves.end(), asks_in_match)));
  if (view_id == "plan") {
    const std::vector<const Finding*> open = open_questions();
    const int count = static_cast<int>(open.size());
    const bool blocked = count > 0 && open.front()->severity == Severity::Blocker;
    if (!plan.proof.safe) return status_of(blocked ? count : 1, 0);
    return blocked ? status_of(count, 0) : status_of(0, count);
  }
  if (view_id == "cost") {
    const bool open = plan.costs.empty() || unpriced(plan.target_lines, plan.findings).any();
    return open ? StepStatus{StepState::attention, 1} : StepStatus{StepState::done, 0};
  }
  if (view_id != "results") return {};
  if (proof() != ProofState::safe) return {StepState::attention, 0};
  // The customer's documents are to say who made them.
  return settings().partner_name.empty() ? StepStatus{StepState::attention, 1} : StepStatus{StepState::done, 0};
}

bool asks_for_end(std::string_view finding_key) {
  return finding_key == "finding.end_action_unknown" || finding_key == "finding.end_action_unknown_extends";
}

std::vector<std::string> Session::facts_asked_for() const {
  const auto asking = [](std::string_view key) {
    return asks_for_end(key) || key == "finding.est_date_unknown" || key == "finding.transfer_end_unknown";
  };
  std::vector<std::string> keys;
  for (const Move& move : plan_->moves) {
    const bool asks = std::any_of(move.findings.begin(), move.findings.end(),
                                  [&](const Finding& finding) { return finding.severity == Severity::Ask && asking(finding.message.key); });
    if (asks) keys.push_back(move.subscription);
  }
  return keys;
}

ProofState Session::proof() const {
  if (customer().subscriptions.empty()) return ProofState::nothing;
  if (!plan_->proof.safe) return ProofState::unsafe;
  if (plan_->has_blockers()) return ProofState::attention;
  return customer().assignments_known ? ProofState::safe : ProofState::units_only;
}

Message Session::proof_text() const {
  const Proof& proof = plan_->proof;
  switch (this->proof()) {
    case ProofState::nothing:
      return {"session.proof.nothing", {}};
    case ProofState::safe:
      return {"session.proof.safe", {{"users", proof.users}, {"services", proof.services}, {"days", proof.days}}};
    case ProofState::units_only:
      return {"session.proof.units", {}};
    case ProofState::attention:
      return {"session.proof.blockers", {}};
    case ProofState::unsafe:
      break;
  }
  const auto open =
      std::count_if(proof.gaps.begin(), proof.gaps.end(), [](const ServiceGap& gap) { return !gap.accepted && !gap.before_plan; });
  return {"session.proof.unsafe", {{"gaps", static_cast<std::int64_t>(open)}}};
}

Message Session::facts_text() const {
  return {"session.facts", {{"date", catalog().facts_date}, {"skus", static_cast<std::int64_t>(catalog().skus.size())}}};
}

}  // namespace csp
