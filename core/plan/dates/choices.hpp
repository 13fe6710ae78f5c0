#pragma once
// Between which days and paths may the planner choose for one source, what does each cost, and which of them need to be looked at?
//
// The decision: the path that the rules prefer (or, where the settings weigh paths, any path that moves the source), and the day of
// its order or transfer. A day is a choice when it is open (a working day outside every freeze), not before relationship and
// agreement can stand, when everything that follows from it (reassignment, end-of-term choice, cancellation) falls on days outside
// the freezes, and nothing that moves anybody comes after the latest finish.
//
// Why a few days are enough. A source that runs to its term end is paid to its end whatever the order day, and an order of constant
// price costs the less the later it is made: the days of the months from order to horizon shrink with every day (the month marks
// counted from a later day all lie later, so the horizon lies no further along them), and the ledger cuts lines without a rounding
// difference. Ordering later also never raises the number of doubled seats or subscriptions on any day. So inside one week and
// between two changes of the price the last choice is at least as good as every other, in cost, in the week's limit and under every
// ceiling. Going back further than the last ceil(n/limit) weeks that hold a choice is never needed: among them one always has room
// left by the other n-1 sources. Where sources are tied to each other (add-on and base, one group's licences, a minimum of seats, one
// order line instead of two), all may be moved later together until one of them reaches such a day of its own, so that each of them
// needs the days of all of them, too. A transfer is the other way round: the sooner the better, and where the weeks of one request are
// full, the next ones, as many as all moves fill. Sources that can be left on any day (credit, cancellation window, extended service term)
// have no such order; there every open day of their window is a choice. tests/core/plan/dates/choices_test.cpp holds this against every
// single day.

#include <optional>
#include <vector>

#include "core/plan/dates/search.hpp"
#include "core/plan/draft.hpp"

namespace csp::plan {

// What may be given up. Each level holds the choices of the one before.
enum class Reach {
  Best,         // the best days of each source for itself: enough where nobody gets in anybody's way
  Margin,       // also other weeks, the margin kept
  ShortMargin,  // also days nearer to the end than the margin
  Gap,          // also days after the end, as many as the settings allow: users are without units on the days between
  Latest,       // the latest days of all that may be given up: what not even they can keep, nothing can
  EveryDay,     // each open day of the window, the margin kept: for tests of the above
};

// One day on one way.
struct Candidate {
  std::size_t way = 0;           // into Draft::ways
  std::optional<Date> day;       // empty: as the rules have it
  Date order;                    // day of the order or transfer; unset where nothing is ordered
  std::optional<Date> last_day;  // of the source; empty: goes on
  bool uses_week = false;
  bool buys = false;
  Weight weight;
};

// Places of Weight: what counts before what.
enum WeightPlace : std::size_t { kGapDays, kShortDays, kFirstCost, kSecondCost, kThirdCost, kOtherCost, kOverlap, kShift };

// Currencies in the order in which their sums are compared: the plan's own first, then by code; at most three are minimised.
std::vector<Currency> minimised_currencies(const Circumstances& circumstances, const std::vector<Draft>& drafts, Currency own);

class ChoiceMaker {
 public:
  ChoiceMaker(const Circumstances& circumstances, std::vector<Currency> currencies)
      : circumstances_(circumstances), currencies_(std::move(currencies)) {}

  // `weeks`: how many weeks back are enough; 0 = all. Never empty: where nothing keeps the rules the only candidate is the start, and
  // `broken` says which rule it breaks.
  struct Found {
    std::vector<Candidate> candidates;
    std::size_t start = 0;  // the rules' own choice, when it is among them
    bool start_kept = false;
    bool fixed = false;          // nothing to choose
    std::optional<Date> broken;  // a change on a day on which none may be
  };
  Found choices(const Draft& draft, Reach reach, int weeks) const;
  // The candidate of one more day, if it is one. `asked`: as a day that was asked for, even where the rules name the same day: an open
  // window of the running term may then be used.
  std::optional<Candidate> on_day(const Draft& draft, std::size_t way, Date day, Reach reach, bool asked = false) const;

  // Does the day lie where the way's days are looked for?
  bool inside(const Draft& draft, std::size_t way, Date day, Reach reach) const;

  Weight ruled_weight(const Draft& draft, const Way& way) const;
  std::optional<Currency> first_currency() const {
    return currencies_.empty() ? std::nullopt : std::optional<Currency>(currencies_.front());
  }

  // The way as it would be on that day.
  Way way_on(const Draft& draft, const Candidate& candidate) const;

 private:
  // May a day be taken that leaves fewer days than others may need? Only where none is left that does not.
  enum class Haste { None, Allowed };
  struct Window {
    Date first;
    Date last;
    bool dense = false;  // every day of it is to be looked at
    bool asked = false;  // also the day that the rules name, as one that was asked for
    bool few = false;    // its first weeks are enough, as many as all moves fill
  };
  std::vector<Window> windows(const Draft& draft, const Way& way, Reach reach) const;
  std::vector<std::size_t> ways_of(const Draft& draft) const;
  void add_choices(const Draft& draft, std::size_t way, Reach reach, Haste haste, int weeks, std::vector<Candidate>& into) const;
  std::optional<Candidate> on_day(const Draft& draft, std::size_t way, Date day, Reach reach, Haste haste, bool asked) const;
  bool hurried(const Way& way) const;
  Candidate as_ruled(const Draft& draft, std::size_t way) const;
  void fill(const Draft& draft, const Way& way, Candidate& candidate) const;
  void add_piece(const Draft& draft, std::size_t way, Date first, Date last, Reach reach, Haste haste, int weeks,
                 std::vector<Candidate>& into) const;

  const Circumstances& circumstances_;
  std::vector<Currency> currencies_;
};

}  // namespace csp::plan
