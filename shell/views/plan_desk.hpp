#pragma once
// What do the views of the plan ask again and again? Worked out once for each plan by core, kept until the plan is another one.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/output/figures.hpp"
#include "core/plan/insight/lanes.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/views/lines_of_moves.hpp"
#include "shell/widgets/card.hpp"

namespace csp {

class PlanDesk {
 public:
  // About the document that is open now, which must stay open as long as the desk.
  PlanDesk(const Session& session, const Language& language);

  const Lanes& lanes() const { return lanes_; }
  const Figures& figures() const { return figures_; }
  const Lane* lane(std::string_view key) const;
  const Move* move(std::string_view key) const;
  const Subscription* subscription(std::string_view key) const;
  std::string name(std::string_view key) const;  // of a subscription, for people
  std::vector<const TargetLine*> lines(const Move& move) const { return lines_.of(move); }
  // The subscription a gap comes from: the one it names, else the one whose units are short, else one that was to bring such units. Null
  // when there is none.
  const Move* cause_of(const ServiceGap& gap) const;
  // Gaps that nobody accepted, and then the others.
  const std::vector<const ServiceGap*>& gaps() const { return gaps_; }
  // Is there still what this acceptance of the settings was given for?
  bool in_force(std::size_t acceptance) const { return in_force_[acceptance]; }
  // Everything a person should know about one subscription: its findings and those of its comparison, gravest first.
  std::vector<const Finding*> findings(const Move& move) const;
  // About the plan as a whole.
  std::vector<const Finding*> plan_findings() const;

  bool belongs_to(const Session& session, const Language& language) const {
    return revision_ == session.revision() && language_ == language.code();
  }

 private:
  const Session& session_;
  std::uint64_t revision_;
  std::string language_;
  Lanes lanes_;
  Figures figures_;
  LinesOfMoves lines_;
  std::vector<const ServiceGap*> gaps_;
  std::map<Guid, const Move*> owners_, buyers_;  // by SKU
  std::vector<bool> in_force_;
  std::map<std::string_view, std::size_t> moves_;
  std::map<std::string_view, const Subscription*> subscriptions_;
};

// How a move is called in one tag: what becomes of the subscription, by shape and word.
struct MoveTag {
  ui::Tone tone;
  std::string_view shape;
  std::string word;
};
MoveTag move_tag(const Context& context, const Move& move);

// "250 units · same offer", "31 units → Office 365 E3 + Microsoft Teams Phone Standard"
std::string move_note(const Context& context, const PlanDesk& desk, const Move& move);

// The words for a mark on its day: "Order on {date}".
const char* mark_key(MarkKind kind);

// All dates of a subscription in one sentence.
std::string move_sentence(const Context& context, const PlanDesk& desk, const Move& move);

// What the whole plan says, in one or two sentences.
std::string plan_summary(const Context& context, const Session& session, const PlanDesk& desk);

}  // namespace csp
