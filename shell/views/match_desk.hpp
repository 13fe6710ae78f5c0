#pragma once
// What can take the place of a subscription, and at which price? Asks core once for each document and remembers the answers.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/costs/prices.hpp"
#include "core/plan/insight/profile_outcomes.hpp"
#include "core/plan/plan_memory.hpp"
#include "core/plan/sources/source.hpp"
#include "core/plan/sources/targets.hpp"
#include "shell/session.hpp"
#include "shell/views/lines_of_moves.hpp"

namespace csp {

class MatchDesk {
 public:
  // About the document that is open now; `session` must outlive the desk and the document must stay open.
  explicit MatchDesk(const Session& session);

  const plan::Source* source(const std::string& key) const;  // null = no such subscription
  const Move* move(const std::string& key) const;
  std::vector<const TargetLine*> lines(const Move& move) const { return lines_.of(move); }
  // Ranked; empty for a subscription without a known SKU.
  const std::vector<TargetCandidate>& candidates(const plan::Source& source);
  // In place of all that a profile's users have today.
  const std::vector<TargetCandidate>& candidates(const Profile& profile);
  // What the users of each profile end up with, over all moves together.
  const std::vector<ProfileOutcome>& outcomes() const { return outcomes_; }
  // Customer list price of one unit of each, for a month; empty where a price is missing.
  std::optional<Money> price(const std::vector<Guid>& skus);
  std::optional<Money> price(const Move& move) const;

 private:
  const Session& session_;
  plan::PriceBook prices_;
  PlanMemory memory_;
  plan::TargetFinder finder_;
  std::vector<plan::Source> sources_;
  std::vector<ProfileOutcome> outcomes_;
  LinesOfMoves lines_;
  std::map<std::string, const Move*, std::less<>> moves_;
};

// Ranked for any SKUs on one user, with the open price list.
std::vector<TargetCandidate> targets_for(const Session& session, const Bundle& source, std::size_t maximum);

}  // namespace csp
