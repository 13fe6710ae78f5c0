#include "core/plan/dates/workdays.hpp"

#include <algorithm>

namespace csp::plan {

OpenDays::OpenDays(const std::vector<Freeze>& freezes) : freezes_(&freezes) {
  if (freezes.empty()) return;
  std::vector<Stretch> closed;
  closed.reserve(freezes.size());
  for (const Freeze& freeze : freezes) closed.push_back({freeze.first, freeze.last});
  std::sort(closed.begin(), closed.end(), [](const Stretch& a, const Stretch& b) { return a.first < b.first; });
  std::vector<Stretch> apart;
  for (const Stretch& next : closed) {
    if (apart.empty() || apart.back().last + 1 < next.first)
      apart.push_back(next);
    else
      apart.back().last = std::max(apart.back().last, next.last);
  }
  closed_ = std::make_shared<const std::vector<Stretch>>(std::move(apart));
}

const OpenDays::Stretch* OpenDays::closed_at(Date date) const {
  if (closed_ == nullptr) return nullptr;
  const auto after = std::upper_bound(closed_->begin(), closed_->end(), date, [](Date day, const Stretch& one) { return day < one.first; });
  if (after == closed_->begin()) return nullptr;
  const Stretch& before = *(after - 1);
  return date <= before.last ? &before : nullptr;
}

const Freeze* OpenDays::freeze_of(Date date) const {
  if (closed_at(date) == nullptr) return nullptr;
  const auto found =
      std::find_if(freezes_->begin(), freezes_->end(), [&](const Freeze& freeze) { return freeze.first <= date && date <= freeze.last; });
  return found == freezes_->end() ? nullptr : &*found;
}

}  // namespace csp::plan
