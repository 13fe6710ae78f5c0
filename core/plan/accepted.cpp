#include "core/plan/accepted.hpp"

#include <cstdint>
#include <string_view>

#include "core/plan/findings.hpp"
#include "core/plan/proof/proof.hpp"

namespace csp {
namespace {

// FNV-1a, 64 bits: not a seal, only a way to notice change.
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

const AcceptedException* acceptance_of(const Finding& finding, const PlanSettings& settings) {
  for (const AcceptedException& accepted : settings.accepted) {
    if (accepted.finding != finding.rule || accepted.subject != finding.subject) continue;
    if (accepted.facts.empty() || accepted.facts == facts_digest(finding)) return &accepted;
  }
  return nullptr;
}

std::vector<Finding> void_acceptances(const Plan& plan, const PlanSettings& settings) {
  std::vector<Finding> findings;
  for (const AcceptedException& accepted : settings.accepted) {
    bool there = false, holds = false;
    const auto look = [&](const Finding& found, const std::string& facts) {
      if (found.rule != accepted.finding || found.subject != accepted.subject) return;
      there = true;
      holds = holds || accepted.facts.empty() || accepted.facts == facts;
    };
    const auto look_at_all = [&](const std::vector<Finding>& list) {
      for (const Finding& found : list) look(found, facts_digest(found));
    };
    look_at_all(plan.preflight);
    look_at_all(plan.findings);
    for (const Move& move : plan.moves) look_at_all(move.findings);
    for (const ServiceGap& gap : plan.proof.gaps) look(gap.finding, exception_facts(gap));
    if (!there || holds) continue;
    findings.push_back(plan::finding("PLAN-ACCEPTANCE-VOID", Severity::Warning, "acceptance_void",
                                     {{"by", accepted.accepted_by}, {"accepted", accepted.finding}}, accepted.subject, true));
  }
  return findings;
}

}  // namespace csp
