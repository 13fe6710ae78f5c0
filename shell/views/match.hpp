#pragma once
// Which offer takes the place of which, what changes for the users, and what else could be bought?

#include <functional>
#include <memory>

#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/document_stamp.hpp"
#include "shell/views/match_bundles.hpp"
#include "shell/views/match_compare.hpp"
#include "shell/views/match_desk.hpp"
#include "shell/views/match_flow.hpp"
#include "shell/views/match_offers.hpp"
#include "shell/views/sku_picker.hpp"
#include "shell/widgets/into_view.hpp"
#include "shell/widgets/table.hpp"

namespace csp {

class MatchView : public View {
 public:
  explicit MatchView(Session& session) : session_(session), compare_(session), offers_(session), bundles_(session) {}
  std::string_view id() const override { return "match"; }
  std::string_view title_key() const override { return "match.title"; }
  std::string_view help_key() const override { return "match.help"; }
  void draw(Context& context) override;

 private:
  enum class Mode { Flow, Table, Profiles };

  void draw_heading(Context& context, bool nothing);
  void draw_modes(Context& context);
  void draw_subscription(Context& context, const Move& move, const plan::Source& source);
  void draw_seats(Context& context, const Move& move, const plan::Source& source);
  void draw_checks_card(Context& context, const Comparison& comparison);
  // match_moves.cpp
  void draw_moves(Context& context);
  void draw_move_row(Context& context, ui::Table& table, const Move& move, const plan::Source& source);
  // match_profiles.cpp
  void draw_profiles(Context& context);
  void draw_profile(Context& context, const ProfileOutcome& outcome);
  void draw_affected(Context& context, const plan::Source& source);
  void draw_profile_targets(Context& context, const ProfileOutcome& outcome);
  const ProfileOutcome* shown_outcome() const;
  // match_targets.cpp
  void draw_choice_by_hand(Context& context, const plan::Source& source);
  void draw_targets(Context& context, const Move& move, const plan::Source& source);
  void draw_candidate(Context& context, const std::vector<Guid>& bought, const TargetCandidate& candidate,
                      const std::function<void()>& choose);
  void choose(const plan::Source& source, const TargetCandidate& candidate);
  void draw_more(Context& context, std::size_t count);
  std::size_t shown_targets(std::size_t count) const;

  Session& session_;
  MatchCompare compare_;
  MatchOffers offers_;
  MatchBundles bundles_;
  SkuPicker picker_;
  DocumentStamp stamp_;
  std::unique_ptr<MatchDesk> desk_;
  std::unique_ptr<MatchFlow> flow_;
  std::string language_;  // of what the flow says
  // An edit derives the plan anew while it is being drawn: kept until the drawing is done.
  std::function<void()> edit_;
  std::optional<Mode> mode_;  // empty = as fits the screen
  std::size_t outcome_ = 0;   // into the desk's outcomes
  ui::IntoView details_;      // of the chosen subscription
  bool comparing_ = false, show_small_ = false, all_targets_ = false;
};

}  // namespace csp
