// What the views of the plan look up in each frame is what a plain search through the plan finds.
#include "shell/views/plan_desk.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/proof/proof.hpp"
#include "shell/built_in.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

// The subscription a gap names, else the one of its SKU, one that is replaced before others, else one that was to bring such units.
const Move* searched_cause(const Session& session, const ServiceGap& gap) {
  const std::vector<Move>& moves = session.plan().moves;
  const Move *owner = nullptr, *buyer = nullptr;
  for (const Move& move : moves) {
    if (move.subscription == gap.finding.subject) return &move;
    if (gap.sku.is_zero()) continue;
    const Subscription* subscription = session.find_subscription(move.subscription);
    if (subscription && subscription->sku == gap.sku && (!owner || move.order_date)) owner = &move;
    for (const TargetLine& line : session.plan().target_lines) {
      const bool own = std::find(move.target_lines.begin(), move.target_lines.end(), line.id) != move.target_lines.end();
      if (own && line.sku == gap.sku && !buyer) buyer = &move;
    }
  }
  return owner ? owner : buyer;
}

// A plan with questions and gaps: nothing is bought in the place of anything.
void leave_gaps(Session& session) {
  session.edit({"test", {}}, [&](PlanSettings& settings) {
    for (const Subscription& subscription : session.customer().subscriptions) settings.subscriptions[subscription.key].path = Path::LetGo;
  });
}

}  // namespace

TEST_CASE("lines of a move, causes of gaps and acceptances in force are those of the plan") {
  std::size_t lines = 0, gaps = 0, holding = 0, void_ones = 0;
  for (const std::string& id : demo_ids()) {
    CAPTURE(id);
    Screen screen;
    Session& session = *screen.session;
    session.open_demo(id);
    for (const bool with_gaps : {false, true}) {
      if (with_gaps) leave_gaps(session);
      // Every finding is accepted, one with figures that are not its own, and something that is not in the plan.
      std::vector<AcceptedException> accepted = {{"NO-SUCH-RULE", "nobody", "Adele", {}}};
      for_each_finding(session.plan(), [&](const Finding& finding, const FindingPlace& place) {
        accepted.push_back({finding.rule, finding.subject, "Adele", place.gap ? exception_facts(*place.gap) : facts_digest(finding)});
      });
      accepted.back().facts = "0123456789abcdef";
      session.edit({"test", {}}, [&](PlanSettings& settings) { settings.accepted = accepted; });
      const PlanDesk desk(session, screen.app->language());
      for (std::size_t i = 0; i < accepted.size(); ++i) {
        CHECK(desk.in_force(i) == in_force(accepted[i], session.plan()));
        desk.in_force(i) ? ++holding : ++void_ones;
      }
      for (const Move& move : session.plan().moves) {
        std::vector<const TargetLine*> searched;
        for (const TargetLine& line : session.plan().target_lines) {
          if (std::find(move.target_lines.begin(), move.target_lines.end(), line.id) != move.target_lines.end()) searched.push_back(&line);
        }
        CHECK(desk.lines(move) == searched);
        lines += searched.size();
      }
      CHECK(desk.gaps().size() == session.plan().proof.gaps.size());
      for (const ServiceGap& gap : session.plan().proof.gaps) {
        CHECK(desk.cause_of(gap) == searched_cause(session, gap));
        ++gaps;
      }
    }
  }
  CHECK(lines > 5);
  CHECK(gaps > 3);
  CHECK(holding > 5);
  CHECK(void_ones > 3);
}
