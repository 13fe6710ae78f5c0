#pragma once
// The curve of cost against margin, a few plans a frame instead of all 33 at once, which would stop the page for half a second where a
// customer has hundreds of subscriptions. Begun for every customer that is opened, before anybody asks: the curve is there when it is,
// and the browser has made the best of the planning code by the first edit (until then an edit takes twice as long as a frame has).

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/plan/dates/frontier.hpp"
#include "shell/document.hpp"

namespace csp {

struct FrontierProgress {
  std::int64_t made = 0, plans = 0;
};

class FrontierAhead {
 public:
  // The memory must belong to the document's catalogue until forget() or the next begin().
  void begin(const Document& document, std::uint64_t revision, std::size_t sources, PlanMemory& memory);
  void forget();
  bool advance();  // as many plans as fit into a frame; true while more are to be made

  const std::vector<FrontierPoint>* points(std::uint64_t revision) const;  // null when they are of another one, or not all made
  bool works_on(std::uint64_t revision) const { return search_ != nullptr && revision_ == revision; }
  std::optional<FrontierProgress> progress() const;

  // Is the curve of so many sources made within one frame?
  static bool within_a_frame(std::size_t sources);

 private:
  Document document_;  // keeps alive what the search looks at
  std::uint64_t revision_ = 0;
  std::size_t sources_ = 0;
  std::unique_ptr<FrontierSearch> search_;
  std::optional<std::vector<FrontierPoint>> points_;
};

}  // namespace csp
