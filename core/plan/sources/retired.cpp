#include "core/plan/sources/retired.hpp"

#include <algorithm>

#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

// Words of the column status in assets/facts/retired_offers.tsv.
constexpr std::string_view kServiceEnds = "service_ends";
constexpr std::string_view kGrantEnds = "grant_ends_at_next_renewal";

const RetiredOffer* retired_with(const Catalog& catalog, const Guid& sku, std::string_view status) {
  for (const RetiredOffer& retired : catalog.retired_offers) {
    if (retired.status == status && std::find(retired.skus.begin(), retired.skus.end(), sku) != retired.skus.end()) return &retired;
  }
  return nullptr;
}

}  // namespace

std::optional<EndingService> ending_service(const Catalog& catalog, const Guid& sku) {
  const RetiredOffer* offer = retired_with(catalog, sku, kServiceEnds);
  const std::optional<Date> day = offer != nullptr ? Date::from_iso(offer->date) : std::nullopt;
  if (!day) return std::nullopt;
  return EndingService{offer, *day};
}

std::vector<Finding> retired_findings(const Catalog& catalog, const Source& source, Date today) {
  std::vector<Finding> findings;
  const auto say = [&](const char* rule, const char* key, const RetiredOffer& offer, Date day) {
    std::vector<MessageArgument> arguments = {
        {"name", source.name}, {"offer", offer.name}, {"date", day}, {"what", TextKey{"retired." + offer.id}}};
    findings.push_back(finding(rule, Severity::Warning, key, std::move(arguments), source.key(), true));
  };
  if (const auto service = ending_service(catalog, source.subscription->sku))
    say("PLAN-SERVICE-ENDS", service->day < today ? "service_ended" : "service_ends", *service->offer, service->day);
  const RetiredOffer* grant = retired_with(catalog, source.subscription->sku, kGrantEnds);
  const std::optional<Date> since = grant != nullptr ? Date::from_iso(grant->date) : std::nullopt;
  if (since) say("PLAN-GRANT-ENDS", "grant_ends", *grant, *since);
  return findings;
}

}  // namespace csp::plan
