#include "core/plan/sources/end_of_term.hpp"

#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

bool knows_extended_term(Channel channel) {
  return channel == Channel::CspPartner || channel == Channel::WebDirectMca || channel == Channel::TargetPartner ||
         channel == Channel::Unknown;
}

// Free days with service outside extended service terms.
struct Grace {
  int days;
  const char* rule;
};
Grace classic_grace(Channel channel, const RuleFigures& figures) {
  switch (channel) {
    case Channel::EnterpriseAgreement:
      return {figures.agreement_grace_days, "LIFE-VOLUME"};  // shown are those that are sure
    case Channel::OpenValue:
      return {figures.open_value_grace_days, "LIFE-OPEN"};
    case Channel::WebDirectMosa:
    case Channel::WebDirectMca:
    case Channel::WebDirect:
      return {figures.direct_grace_days, "LIFE-DIRECT-GRACE"};
    case Channel::CspPartnerLegacy:
      return {0, "LIFE-CSP-LEGACY"};
    default:
      return {figures.classic_grace_days, "LIFE-CSP-CLASSIC"};
  }
}

void decide_eligibility(const Source& source, bool end_of_sale, const RuleFigures& figures, EndOfTerm& result) {
  const bool direct = source.channel == Channel::WebDirectMca;
  result.rule = direct ? "EST-ELIG-DIRECT" : "EST-ELIG-CSP";
  if (source.extended) {
    result.est_eligible = true;
    result.rule = "EST-ACTIONS";
    return;
  }
  if (!knows_extended_term(source.channel)) return;
  if (source.subscription->trial || end_of_sale) {
    result.rule = "EST-EXCLUDED";
    return;
  }
  const Date bought_from = direct ? figures.est_direct_bought_from : figures.est_csp_bought_from;
  if (!direct && source.term_end && *source.term_end < figures.est_csp_end_from) return;
  // The longer the term the less the end tells about the purchase: with three years and no purchase date nobody can know.
  const bool either = source.bought_latest && *source.bought < bought_from && *source.bought_latest >= bought_from;
  const bool guess = !source.bought || (source.bought_inferred && source.term == Term::ThreeYears) || either;
  if (guess) {
    result.est_eligible = true;
    result.est_assumed = true;
    result.findings.push_back(
        finding(result.rule, Severity::Ask, "est_date_unknown", {{"name", source.name}, {"date", bought_from}}, source.key(), true));
    return;
  }
  result.est_eligible = *source.bought >= bought_from;
}

}  // namespace

EndOfTerm end_of_term(const Source& source, bool end_of_sale, const RuleFigures& figures, bool renews) {
  EndOfTerm result;
  // A suspension switches the renewal off.
  if (source.stopped()) {
    result.action = EndOfTermAction::CancelAtTermEnd;
    result.renews = false;
    result.rule = source.channel == Channel::CspPartner ? "LIFE-CSP-SUSPENDED" : classic_grace(source.channel, figures).rule;
    return result;
  }
  const bool in_grace = source.subscription->state == SubscriptionState::InGrace;
  if (!in_grace) decide_eligibility(source, end_of_sale, figures, result);
  if (!result.est_eligible) {
    result.grace_days = classic_grace(source.channel, figures).days;
    if (result.rule != "EST-EXCLUDED") result.rule = classic_grace(source.channel, figures).rule;
  }
  result.action = source.end_action;
  result.renews = renews;
  // Free days show that it ended and fell under no extended term.
  if (in_grace) {
    result.action = EndOfTermAction::CancelAtTermEnd;
    return result;
  }
  // It is under way and goes on until somebody cancels it, whatever the flag says.
  if (source.extended) {
    if (result.action != EndOfTermAction::CancelAtTermEnd) result.action = EndOfTermAction::ExtendedServiceTerm;
    result.findings.push_back(finding("EST-ACTIONS", Severity::Note, "est_running", {{"name", source.name}}, source.key()));
    return result;
  }
  // A renewal that was scheduled, or a flag that was left on, does not bring back what is no longer renewed.
  const auto ends_for_good = [&] {
    result.action = EndOfTermAction::CancelAtTermEnd;
    result.action_assumed = true;
    result.findings.push_back(finding("EOS-RENEW", Severity::Note, "ends_for_good", {{"name", source.name}}, source.key()));
  };
  if (result.action == EndOfTermAction::Renew && !renews) {
    ends_for_good();
    return result;
  }
  const bool has_choice = !is_volume_licence(source.channel);
  if (result.action != EndOfTermAction::Unknown || !has_choice) return result;

  result.action_assumed = true;
  if (source.auto_renew.value_or(false) && renews) {
    result.action = EndOfTermAction::Renew;
    if (result.est_eligible) {
      result.findings.push_back(finding("EST-API-FIELD", Severity::Ask, "read_the_action", {{"name", source.name}}, source.key(), true));
    }
  } else if (result.est_eligible) {
    // Rules EST-DEFAULT and EST-BACKFILL: off without a choice is the paid extension. Where not even the flag is known that is planned for
    // as well, but nobody may be told that it is so: it can renew just as well.
    result.action = EndOfTermAction::ExtendedServiceTerm;
    result.rule = "EST-DEFAULT";
    result.nothing_told = !source.auto_renew;
    if (result.nothing_told) {
      result.findings.push_back(
          finding("PLAN-END-ACTION-UNKNOWN", Severity::Ask, "end_action_unknown_extends", {{"name", source.name}}, source.key(), true));
    } else if (source.term_end) {
      result.told_default = result.findings.size();
      result.findings.push_back(finding("EST-DEFAULT", Severity::Warning, "est_by_default",
                                        {{"name", source.name}, {"date", *source.term_end + 1}}, source.key(), true));
    }
  } else if (!renews) {
    ends_for_good();
  } else if (source.auto_renew) {
    result.action = EndOfTermAction::CancelAtTermEnd;
  } else {
    result.action = EndOfTermAction::Renew;  // commits money, therefore the worse one
    result.nothing_told = true;
    result.findings.push_back(
        finding("PLAN-END-ACTION-UNKNOWN", Severity::Ask, "end_action_unknown", {{"name", source.name}}, source.key(), true));
  }
  return result;
}

}  // namespace csp::plan
