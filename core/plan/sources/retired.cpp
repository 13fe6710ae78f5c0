#include "core/plan/sources/retired.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

// Words of the column status in assets/facts/retired_offers.tsv.
constexpr std::string_view kServiceEnds = "service_ends";
constexpr std::string_view kGrantEnds = "grant_ends_at_next_renewal";
constexpr std::string_view kRetired = "retired";

const RetiredOffer* retired_with(const Catalog& catalog, const Guid& sku, std::string_view status) {
  for (const RetiredOffer& retired : catalog.retired_offers) {
    if (retired.status == status && std::find(retired.skus.begin(), retired.skus.end(), sku) != retired.skus.end()) return &retired;
  }
  return nullptr;
}

// Is a date over that is as precise as its source? "2022" is when the year is.
bool is_past(std::string_view date, Date today) {
  const std::string day = today.iso();
  return !date.empty() && date < std::string_view(day).substr(0, date.size());
}

std::string successor_names(const Catalog& catalog, const RetiredOffer& offer) {
  std::vector<std::string> bundles;
  for (const std::vector<Guid>& successor : offer.successors) bundles.push_back(bundle_name(catalog, successor));
  return text::listed(bundles);
}

}  // namespace

std::optional<EndingService> ending_service(const Catalog& catalog, const Guid& sku) {
  const RetiredOffer* offer = retired_with(catalog, sku, kServiceEnds);
  const std::optional<Date> day = offer != nullptr ? Date::from_iso(offer->date) : std::nullopt;
  if (!day) return std::nullopt;
  return EndingService{offer, *day};
}

std::vector<Finding> retired_findings(const Circumstances& circumstances, const Source& source) {
  const Catalog& catalog = circumstances.catalog;
  const Segment segment = circumstances.settings.segment;
  const Date today = circumstances.calendar.today;
  std::vector<Finding> findings;
  const auto say = [&](const char* rule, const char* key, const RetiredOffer& offer, Date day, Severity severity = Severity::Warning) {
    std::vector<MessageArgument> arguments = {
        {"name", source.name}, {"offer", offer.name}, {"date", day}, {"what", TextKey{"retired." + offer.id}}};
    findings.push_back(finding(rule, severity, key, std::move(arguments), source.key(), true));
  };
  if (const auto service = ending_service(catalog, source.subscription->sku))
    say("PLAN-SERVICE-ENDS", service->day < today ? "service_ended" : "service_ends", *service->offer, service->day);
  const RetiredOffer* grant = retired_with(catalog, source.subscription->sku, kGrantEnds);
  const std::optional<Date> since = grant != nullptr ? Date::from_iso(grant->date) : std::nullopt;
  // A grant with a SKU of its own, or an ordinary SKU that a nonprofit has for nothing, or may have where no file tells what it costs.
  const bool priced = source.unit_price_month.has_value();
  const bool paid = priced && !source.unit_price_month->amount.is_zero();
  if (since && !grant->buyable) say("PLAN-GRANT-ENDS", "grant_ends", *grant, *since);
  if (since && grant->buyable && segment == Segment::Nonprofit && !paid)
    say("PLAN-GRANT-ENDS", priced ? "grant_for_nothing" : "grant_perhaps", *grant, *since, Severity::Ask);
  // What can neither be bought nor renewed since cannot run as the files say: nobody but the customer knows what its users have.
  const RetiredOffer* retired = retired_with(catalog, source.subscription->sku, kRetired);
  if (retired != nullptr && !retired->renewable && !retired->buyable && is_past(retired->date, today)) {
    const std::optional<Date> day = Date::from_iso(retired->date);
    findings.push_back(finding("PLAN-RETIRED", Severity::Ask, "retired",
                               {{"name", source.name},
                                {"offer", retired->name},
                                day ? MessageArgument{"date", *day} : MessageArgument{"date", retired->date},
                                {"what", TextKey{"retired." + retired->id}},
                                {"successors", successor_names(catalog, *retired)}},
                               source.key(), true));
  }
  if (circumstances.finder.marked_retired(source.subscription->sku))
    findings.push_back(finding("PLAN-RETIRED", Severity::Ask, "off_sale", {{"name", source.name}}, source.key(), true));
  return findings;
}

}  // namespace csp::plan
