#include "core/plan/sources/parts.hpp"

#include <algorithm>

#include "core/plan/checks/ceilings.hpp"
#include "core/plan/dates/schedule.hpp"

namespace csp::plan {
namespace {

bool takes_business_seats(const Source& source, const Catalog& catalog) {
  if (source.decision == nullptr || source.decision->targets.empty()) return true;
  return std::any_of(source.decision->targets.begin(), source.decision->targets.end(), [&](const TargetChoice& target) {
    const Sku* sku = catalog.find_sku(target.sku);
    return sku != nullptr && sku->business_family;
  });
}

// A person who fixed the day, another path or the units of each target has decided against turns of our own.
bool may_be_parted(const Source& source, const Catalog& catalog) {
  if (!exists_in_tenant(source) || source.sku == nullptr || !source.sku->business_family) return false;
  if (source.subscription->state != SubscriptionState::Active || source.subscription->trial || !credited_any_day(source)) return false;
  if (!takes_business_seats(source, catalog)) return false;
  const SubscriptionDecision* decision = source.decision;
  if (decision == nullptr) return true;
  const bool buys = !decision->path || *decision->path == Path::BuySame || *decision->path == Path::BuyOther;
  const bool counted = std::any_of(decision->targets.begin(), decision->targets.end(), [](const TargetChoice& t) { return t.units != 0; });
  return buys && !decision->order_date && !counted;
}

std::int64_t wanted(const Source& source) {
  return source.decision != nullptr && source.decision->units ? *source.decision->units : source.units;
}

// Every part but the last one fills the room; the last one takes what is left. No more is bought on the way than is given back.
void part(const Source& whole, std::int64_t room, std::vector<Source>& into) {
  const std::int64_t parts = (wanted(whole) + room - 1) / room;
  std::int64_t left = whole.units, to_buy = wanted(whole);
  for (std::int64_t number = 1; number <= parts; ++number) {
    Source piece = whole;
    piece.part = static_cast<int>(number);
    piece.parts = static_cast<int>(parts);
    piece.units = number == parts ? left : room;
    left -= piece.units;
    piece.units_left = left;
    piece.units_wanted = std::min(to_buy, room);
    to_buy -= *piece.units_wanted;
    into.push_back(std::move(piece));
  }
}

}  // namespace

std::vector<Source> in_parts(std::vector<Source> sources, const Catalog& catalog, const RuleFigures& figures) {
  std::int64_t seats = 0;
  for (const Source& source : sources) {
    if (exists_in_tenant(source) && source.sku != nullptr && source.sku->business_family) seats += source.units;
  }
  const std::int64_t room = figures.business_seats - seats;
  const auto too_large = [&](const Source& source) {
    const std::int64_t seats_wanted = wanted(source);
    return seats_wanted > room && seats_wanted <= source.units && seats_wanted <= room * kMostParts && may_be_parted(source, catalog);
  };
  if (room <= 0 || std::none_of(sources.begin(), sources.end(), too_large)) return sources;
  std::vector<Source> parted;
  for (Source& source : sources) {
    if (too_large(source))
      part(source, room, parted);
    else
      parted.push_back(std::move(source));
  }
  return parted;
}

}  // namespace csp::plan
