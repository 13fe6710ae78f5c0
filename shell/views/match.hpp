#pragma once
// Which offer takes the place of which, what changes for the users, and what else could be bought?

#include <functional>
#include <memory>

#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/document_stamp.hpp"
#include "shell/views/match_compare.hpp"
#include "shell/views/match_desk.hpp"
#include "shell/views/match_offers.hpp"
#include "shell/widgets/table.hpp"

namespace csp {

class MatchView : public View {
 public:
  explicit MatchView(Session& session) : session_(session), compare_(session), offers_(session) {}
  std::string_view id() const override { return "match"; }
  std::string_view title_key() const override { return "match.title"; }
  std::string_view help_key() const override { return "match.help"; }
  void draw(Context& context) override;

 private:
  void draw_heading(Context& context, bool nothing);
  void draw_moves(Context& context);
  void draw_move_row(Context& context, ui::Table& table, const Move& move, const plan::Source& source);
  void draw_chosen(Context& context, const Move& move, const plan::Source& source);
  void draw_seats(Context& context, const Move& move, const plan::Source& source);
  // match_targets.cpp
  void draw_targets(Context& context, const Move& move, const plan::Source& source);
  void draw_candidate(Context& context, const Move& move, const plan::Source& source, const TargetCandidate& candidate);
  void choose(const plan::Source& source, const TargetCandidate& candidate);
  std::string target_name(const Context& context, const Move& move, const plan::Source& source) const;

  Session& session_;
  MatchCompare compare_;
  MatchOffers offers_;
  DocumentStamp stamp_;
  std::unique_ptr<MatchDesk> desk_;
  // An edit derives the plan anew while it is being drawn: kept until the drawing is done.
  std::function<void()> edit_;
  bool comparing_ = false, show_small_ = false, all_targets_ = false;
};

}  // namespace csp
