#include "core/plan/accepted.hpp"

#include <cstdint>
#include <string_view>

#include "core/plan/all_findings.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/proof/proof.hpp"

namespace csp {
namespace {

// FNV-1a, 64 bits: not a seal, only a way to notice change. The prover has one of its own for gaps (core/plan/proof/gaps.cpp), because it
// shares no code with the planner; what either has written into saved plans has to stay as it is.
class Digest {
 public:
  void add(std::string_view text) {
    for (char c : text) mix(static_cast<unsigned char>(c));
    mix(0x1f);
  }
  std::string hexadecimal() const {
    std::string out(16, '0');
    std::uint64_t rest = state_;
    for (std::size_t i = 16; i-- > 0; rest >>= 4) out[i] = "0123456789abcdef"[rest & 15];
    return out;
  }

 private:
  void mix(std::uint64_t byte) { state_ = (state_ ^ byte) * 0x100000001b3ull; }
  std::uint64_t state_ = 0xcbf29ce484222325ull;
};

struct ValueText {
  std::string operator()(const std::string& text) const { return "t" + text; }
  std::string operator()(std::int64_t value) const { return "i" + std::to_string(value); }
  std::string operator()(Date date) const { return "d" + date.iso(); }
  std::string operator()(Decimal value) const { return "n" + value.text(0); }
  std::string operator()(const Money& money) const { return "m" + money.amount.text(0) + std::string(money.currency.code()); }
  std::string operator()(const TextKey& key) const { return "k" + key.key; }
};

}  // namespace

std::string facts_digest(const Finding& finding) {
  Digest digest;
  digest.add(finding.rule);
  digest.add(finding.subject);
  digest.add(finding.message.key);
  for (const MessageArgument& argument : finding.message.arguments) {
    digest.add(argument.name);
    digest.add(std::visit(ValueText{}, argument.value));
  }
  return digest.hexadecimal();
}

bool covers(const AcceptedException& accepted, const Finding& finding) {
  if (accepted.finding != finding.rule || accepted.subject != finding.subject) return false;
  return accepted.facts.empty() || accepted.facts == facts_digest(finding);
}

bool covers(const AcceptedException& accepted, const Finding& finding, const FindingPlace& place) {
  return place.gap != nullptr ? covers(accepted, *place.gap) : covers(accepted, finding);
}

const AcceptedException* acceptance_of(const Finding& finding, const PlanSettings& settings) {
  for (const AcceptedException& accepted : settings.accepted) {
    if (covers(accepted, finding)) return &accepted;
  }
  return nullptr;
}

bool in_force(const AcceptedException& accepted, const Plan& plan) {
  bool covered = false;
  for_each_finding(plan, [&](const Finding& found, const FindingPlace& place) { covered = covered || covers(accepted, found, place); });
  return covered;
}

std::vector<Finding> void_acceptances(const Plan& plan, const PlanSettings& settings) {
  std::vector<Finding> findings;
  for (const AcceptedException& accepted : settings.accepted) {
    bool there = false;
    for_each_finding(plan, [&](const Finding& found, const FindingPlace&) {
      there = there || (found.rule == accepted.finding && found.subject == accepted.subject);
    });
    if (!there || in_force(accepted, plan)) continue;
    findings.push_back(plan::finding("PLAN-ACCEPTANCE-VOID", Severity::Warning, "acceptance_void",
                                     {{"by", accepted.accepted_by}, {"accepted", accepted.finding}}, accepted.subject, true));
  }
  return findings;
}

}  // namespace csp
