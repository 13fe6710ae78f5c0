#include "shell/views/lines_of_moves.hpp"

#include <algorithm>

namespace csp {

std::vector<const TargetLine*> LinesOfMoves::of(const Move& move) const {
  std::vector<std::size_t> places;
  for (const auto& id : move.target_lines) {
    const auto found = places_.find(id);
    if (found != places_.end()) places.push_back(found->second);
  }
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  std::vector<const TargetLine*> lines;
  lines.reserve(places.size());
  for (const std::size_t place : places) lines.push_back(&plan_.target_lines[place]);
  return lines;
}

}  // namespace csp
