#include "shell/frontier_ahead.hpp"

#include <algorithm>

namespace csp {
namespace {

// Sources planned in a frame, over all of its plans. So many take 3 ms in a browser, the first ones up to 30.
constexpr std::size_t kSourcesAFrame = 300;

}  // namespace

bool FrontierAhead::within_a_frame(std::size_t sources) {
  constexpr std::size_t kPlans = 36;  // three groupings of eleven margins and the plan's own
  return sources * kPlans <= kSourcesAFrame;
}

void FrontierAhead::begin(const Document& document, std::uint64_t revision, std::size_t sources, PlanMemory& memory) {
  forget();
  document_ = document;
  revision_ = revision;
  sources_ = std::max<std::size_t>(1, sources);
  search_ = std::make_unique<FrontierSearch>(*document_.facts->catalog, document_.facts->inventory.customer, *document_.settings,
                                             document_.facts->inventory.prices, document_.today, memory);
}

void FrontierAhead::forget() {
  search_.reset();
  points_.reset();
  document_ = {};
}

bool FrontierAhead::advance() {
  if (search_ == nullptr) return false;
  for (std::size_t planned = 0; planned < kSourcesAFrame; planned += sources_) {
    if (search_->advance()) continue;
    points_ = search_->points();
    search_.reset();
    return false;
  }
  return true;
}

const std::vector<FrontierPoint>* FrontierAhead::points(std::uint64_t revision) const {
  return points_ && revision_ == revision ? &*points_ : nullptr;
}

std::optional<FrontierProgress> FrontierAhead::progress() const {
  if (search_ == nullptr) return std::nullopt;
  return FrontierProgress{static_cast<std::int64_t>(search_->made()), static_cast<std::int64_t>(search_->plans())};
}

}  // namespace csp
