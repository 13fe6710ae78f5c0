#include "core/plan/costs/price_findings.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

// Enough of them to look for: each name once.
std::string first_names(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 6;
  std::vector<std::string> distinct;
  for (const std::string& name : names) {
    if (std::find(distinct.begin(), distinct.end(), name) == distinct.end()) distinct.push_back(name);
  }
  const bool more = distinct.size() > kMost;
  if (more) distinct.resize(kMost);
  return text::listed(distinct) + (more ? ", …" : "");
}

}  // namespace

std::vector<Finding> price_findings(const PriceBook& prices, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines) {
  std::vector<Finding> findings;
  const auto say = [&](const char* rule, Severity severity, const char* key, std::int64_t count) {
    if (count > 0) findings.push_back(finding(rule, severity, key, {{"count", count}}, {}, true));
  };
  std::vector<std::string> without_price;
  if (prices.several_currencies()) {
    findings.push_back(
        finding("PLAN-CURRENCY", Severity::Ask, "several_currencies", {{"currency", std::string(prices.currency().code())}}, {}, true));
  }
  std::int64_t estimated = 0, extended = 0;
  for (const Draft& draft : drafts) {
    if (draft.path == Path::OutOfScope || draft.source.part > 1) continue;
    if (!draft.tariff.month)
      without_price.push_back(draft.source.name);
    else if (draft.tariff.from_price_list)
      ++estimated;
    if (draft.tariff.extended_estimated && draft.end.action == EndOfTermAction::ExtendedServiceTerm) ++extended;
  }
  if (!without_price.empty()) {
    const MessageArgument count = {"count", static_cast<std::int64_t>(without_price.size())};
    findings.push_back(finding("PLAN-SOURCE-PRICE-UNKNOWN", Severity::Ask, "source_price_unknown",
                               {count, {"names", first_names(without_price)}}, {}, true));
  }
  say("PLAN-SOURCE-PRICE-ESTIMATED", Severity::Note, "source_price_estimated", estimated);
  say("PRICE-EST", Severity::Note, "extended_price_estimated", extended);
  say("PLAN-PRICE-UNKNOWN", Severity::Ask, "price_unknown",
      std::count_if(lines.begin(), lines.end(), [](const TargetLine& line) { return !line.retail_unit_month; }));
  return findings;
}

std::vector<Finding> doubtful_prices(const PriceBook& prices, const std::vector<TargetLine>& lines, std::string_view country, Date today) {
  std::vector<std::string> ended, ending, elsewhere;
  std::vector<std::string> markets;
  Date last_day(-1'000'000);
  std::optional<Date> first_end;
  for (const TargetLine& line : lines) {
    if (!line.product_sku) continue;
    const PriceRecord* row = prices.counting_row(*line.product_sku, line.term, line.billing_plan, today);
    if (row == nullptr) continue;
    if (row->valid_to && *row->valid_to < today) {
      ended.push_back(line.name);
      last_day = std::max(last_day, *row->valid_to);
    } else if (const PriceRecord* then = prices.counting_row(*line.product_sku, line.term, line.billing_plan, line.order_date);
               then != nullptr && then->valid_to && *then->valid_to < line.order_date) {
      ending.push_back(line.name);
      first_end = std::min(first_end.value_or(*then->valid_to), *then->valid_to);
    }
    if (row->market.empty() || country.empty() || row->market == country) continue;
    elsewhere.push_back(line.name);
    markets.push_back(row->market);
  }
  std::vector<Finding> findings;
  if (!ended.empty())
    findings.push_back(
        finding("PLAN-PRICE-ENDED", Severity::Warning, "price_ended", {{"day", last_day}, {"names", first_names(ended)}}, {}, true));
  if (!ending.empty())
    findings.push_back(
        finding("PLAN-PRICE-ENDS", Severity::Note, "price_ends", {{"day", *first_end}, {"names", first_names(ending)}}, {}, true));
  if (!elsewhere.empty())
    findings.push_back(finding("PLAN-PRICE-MARKET", Severity::Warning, "price_market",
                               {{"markets", first_names(markets)}, {"country", std::string(country)}, {"names", first_names(elsewhere)}},
                               {}, true));
  return findings;
}

Finding mixed_currencies(const std::vector<CostSummary>& costs) {
  std::string currencies;
  for (const CostSummary& each : costs) text::append_listed(currencies, each.currency.code());
  return finding("PLAN-CURRENCY", Severity::Ask, "mixed_currencies", {{"currencies", currencies}}, {}, true);
}

}  // namespace csp::plan
