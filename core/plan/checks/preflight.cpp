#include "core/plan/checks/preflight.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/losing_partners.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

Finding whole(const char* rule, Severity severity, const char* key, std::vector<MessageArgument> arguments = {}) {
  return finding(rule, severity, key, std::move(arguments), {}, true);
}

// Codes of assets/catalog/markets.tsv.
TextKey region_name(std::string_view region) { return TextKey{"region." + text::ascii_lower(region)}; }

void region_findings(const Circumstances& circumstances, std::vector<Finding>& findings) {
  const PlanSettings& settings = circumstances.settings;
  const std::string_view customer = region_of(circumstances.catalog, settings.customer_country);
  const std::string_view partner = region_of(circumstances.catalog, settings.partner_country);
  if (customer.empty()) {
    findings.push_back(settings.customer_country.empty()
                           ? whole("REGION-SAME", Severity::Ask, "region_customer_missing", {})
                           : whole("REGION-SAME", Severity::Ask, "region_customer_unknown", {{"country", settings.customer_country}}));
  } else if (partner.empty()) {
    findings.push_back(settings.partner_country.empty()
                           ? whole("REGION-SAME", Severity::Ask, "region_partner_missing", {})
                           : whole("REGION-SAME", Severity::Ask, "region_partner_unknown", {{"country", settings.partner_country}}));
  } else if (customer != partner) {
    findings.push_back(whole("REGION-SAME", Severity::Blocker, "region_differs",
                             {{"customer", region_name(customer)}, {"partner", region_name(partner)}}));
  }
}

void agreement_findings(const Circumstances& circumstances, std::vector<Finding>& findings) {
  switch (circumstances.settings.agreement) {
    case AgreementState::Unknown:
      findings.push_back(whole("MCA-API-ONLY", Severity::Ask, "agreement_unknown"));
      break;
    case AgreementState::NotAccepted:
      findings.push_back(whole("MCA-API-ONLY", Severity::Warning, "agreement_not_accepted"));
      break;
    case AgreementState::AttestedBefore2023April:
      findings.push_back(whole("MCA-REACCEPT", Severity::Warning, "agreement_again"));
      break;
    case AgreementState::AcceptedDirectly:
    case AgreementState::AttestedToTarget:
      break;
  }
}

// A name for each tenant: who it is, only people know.
void other_partner_findings(const Circumstances& circumstances, const std::vector<Draft>& drafts, std::vector<Finding>& findings) {
  const LosingPartners partners(circumstances.customer, circumstances.settings);
  std::map<LosingPartner, std::string> names;
  for (const Draft& draft : drafts) {
    const LosingPartner other = partners.of(draft.key());
    if (other && draft.path != Path::OutOfScope && draft.source.last_part()) text::append_listed(names[other], draft.source.name);
  }
  const bool named = circumstances.settings.source_partner_tenant.has_value();
  for (const auto& [other, listed] : names)
    findings.push_back(finding("PLAN-OTHER-PARTNER", Severity::Ask, named ? "other_partner" : "other_partner_unset",
                               {{"names", listed}, {"owner", other->text()}}, other->text(), true));
}

}  // namespace

bool validated_segment(Segment segment) {
  return segment == Segment::Education || segment == Segment::Nonprofit || segment == Segment::Government;
}

bool waits_for_validation(const PlanSettings& settings) { return validated_segment(settings.segment) && !settings.segment_validated; }

std::string_view region_of(const Catalog& catalog, std::string_view country) {
  const Market* market = country.empty() ? nullptr : catalog.find_market(country);
  return market != nullptr ? std::string_view(market->region) : std::string_view();
}

std::vector<Finding> preflight(const Circumstances& circumstances, const std::vector<Draft>& drafts) {
  const PlanSettings& settings = circumstances.settings;
  std::vector<Finding> findings;
  region_findings(circumstances, findings);
  const auto any = [&](auto test) { return std::any_of(drafts.begin(), drafts.end(), test); };
  const bool buys = any([](const Draft& draft) { return draft.buys_something(); });
  const bool transfers = any([](const Draft& draft) { return draft.path == Path::PartnerTransfer; });
  const bool swaps = any([](const Draft& draft) { return draft.path == Path::BuyOther; });
  if (buys && waits_for_validation(settings)) {
    findings.push_back(whole("SEGMENT-CHECK", Severity::Ask, "segment_check",
                             {{"segment", TextKey{"segment." + std::string(word(settings.segment))}},
                              {"days", std::int64_t{circumstances.figures.segment_check_days}}}));
  }
  if (buys || transfers) {
    agreement_findings(circumstances, findings);
    if (!settings.relationship_accepted) findings.push_back(whole("PLAN-RELATIONSHIP", Severity::Note, "relationship_first"));
    const bool customer_signs = !settings.relationship_accepted || settings.agreement != AgreementState::AttestedToTarget;
    if (customer_signs) findings.push_back(whole("MFA-ADMIN-CENTER", Severity::Note, "admin_mfa"));
    if (settings.partner_model != PartnerModel::DirectBill) findings.push_back(whole("POR-NEW", Severity::Ask, "reseller_standing"));
    if (settings.partner_model == PartnerModel::IndirectReseller)
      findings.push_back(whole("PLAN-PROVIDER", Severity::Note, "through_provider"));
  }
  if (transfers || swaps) findings.push_back(whole("PLAN-GDAP", Severity::Note, "gdap_needed"));
  if (any([](const Draft& draft) { return draft.source.channel == Channel::CspPartner && draft.path != Path::OutOfScope; })) {
    findings.push_back(whole("AUTH-TIMELINE", Severity::Ask, "source_partner_standing"));
    findings.push_back(whole("EST-BACKFILL", Severity::Note, "check_backfill"));
  }
  other_partner_findings(circumstances, drafts, findings);
  if (any([](const Draft& draft) {
        return sold_by_partner(draft.source.channel) && draft.path != Path::OutOfScope && draft.path != Path::RenewAndWait;
      }))
    findings.push_back(whole("PLAN-SOURCE-CONTRACT", Severity::Ask, "source_contract"));
  const std::int64_t unknown_channels = std::count_if(drafts.begin(), drafts.end(), [](const Draft& draft) {
    return draft.path != Path::OutOfScope && draft.source.channel == Channel::Unknown;
  });
  if (unknown_channels > 0)
    findings.push_back(whole("PLAN-CHANNEL-UNKNOWN", Severity::Ask, "channel_unknown", {{"count", unknown_channels}}));
  const std::int64_t assumed = std::count_if(
      drafts.begin(), drafts.end(), [](const Draft& draft) { return draft.path != Path::OutOfScope && draft.source.agreement_assumed; });
  if (assumed > 0) findings.push_back(whole("PLAN-DIRECT-AGREEMENT", Severity::Ask, "direct_agreement", {{"count", assumed}}));
  const std::int64_t inferred = std::count_if(drafts.begin(), drafts.end(), [](const Draft& draft) {
    return draft.path != Path::OutOfScope && draft.source.channel_inferred && !draft.source.agreement_assumed;
  });
  if (inferred > 0) findings.push_back(whole("PLAN-CHANNEL-INFERRED", Severity::Note, "channel_inferred", {{"count", inferred}}));
  return findings;
}

}  // namespace csp::plan
