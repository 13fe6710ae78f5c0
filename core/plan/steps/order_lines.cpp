#include "core/plan/steps/order_lines.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/plan/dates/coterm.hpp"
#include "core/plan/steps/base_first.hpp"

namespace csp::plan {
namespace {

// What a line buys for whom.
struct Place {
  std::size_t draft;
  std::size_t buy;
};

bool is_for(const TargetLine& line, const std::string& key) {
  return std::find(line.for_subscriptions.begin(), line.for_subscriptions.end(), key) != line.for_subscriptions.end();
}

// Do the files name what the base is bought for as the base of what the add-on is bought for?
bool told_base(const std::vector<Draft>& drafts, const TargetLine& base, const TargetLine& addon) {
  return std::any_of(drafts.begin(), drafts.end(), [&](const Draft& draft) {
    const std::string& parent = draft.source.subscription->parent_key;
    return !parent.empty() && is_for(addon, draft.key()) && is_for(base, parent);
  });
}

std::vector<std::size_t> placed(const Catalog& catalog, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines) {
  const bool told =
      std::any_of(drafts.begin(), drafts.end(), [](const Draft& draft) { return !draft.source.subscription->parent_key.empty(); });
  std::vector<std::vector<std::size_t>> bases(lines.size());
  for (std::size_t addon = 0; addon < lines.size(); ++addon) {
    const bool needs = needs_base(catalog, lines[addon].sku);
    if (!needs && !told) continue;
    for (std::size_t base = 0; base < lines.size(); ++base) {
      if (base == addon || lines[base].order_date != lines[addon].order_date) continue;
      if ((needs && is_base_of(catalog, lines[base].sku, lines[addon].sku)) || (told && told_base(drafts, lines[base], lines[addon])))
        bases[addon].push_back(base);
    }
  }
  return bases_first(bases);
}

}  // namespace

std::vector<TargetLine> order_lines(const Catalog& catalog, std::vector<Draft>& drafts) {
  std::map<std::tuple<Date, Guid, std::string>, std::vector<Place>> groups;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (!drafts[i].buys_something()) continue;
    for (std::size_t b = 0; b < drafts[i].buys.size(); ++b) {
      const TargetOffer& offer = drafts[i].buys[b].offer;
      groups[{drafts[i].schedule.order_date, offer.sku, offer.product_sku ? offer.product_sku->text() : std::string()}].push_back({i, b});
    }
  }
  std::vector<TargetLine> lines;
  std::vector<const std::vector<Place>*> places_of;
  for (const auto& [unused, places] : groups) {
    const TargetOffer& offer = drafts[places.front().draft].buys[places.front().buy].offer;
    TargetLine line;
    line.sku = offer.sku;
    line.name = offer.name;
    line.product_sku = offer.product_sku;
    line.match = offer.match;
    line.term = offer.term;
    line.billing_plan = offer.billing_plan;
    line.order_date = drafts[places.front().draft].schedule.order_date;
    line.usable_from = line.order_date + 1;
    line.term_end = normal_end(line.order_date, line.term);
    if (offer.price) {
      line.retail_unit_month = offer.price->retail_month;
      line.partner_unit_month = offer.price->partner_month;
      line.currency = offer.price->currency;
    }
    for (const Place& place : places) {
      line.units += drafts[place.draft].buys[place.buy].units;
      const std::string& key = drafts[place.draft].key();
      if (line.for_subscriptions.empty() || line.for_subscriptions.back() != key) line.for_subscriptions.push_back(key);
    }
    lines.push_back(std::move(line));
    places_of.push_back(&places);
  }
  std::vector<TargetLine> numbered;
  for (const std::size_t index : placed(catalog, drafts, lines)) {
    numbered.push_back(std::move(lines[index]));
    numbered.back().id = "T" + std::to_string(numbered.size());
    for (const Place& place : *places_of[index]) drafts[place.draft].buys[place.buy].line = numbered.back().id;
  }
  return numbered;
}

}  // namespace csp::plan
