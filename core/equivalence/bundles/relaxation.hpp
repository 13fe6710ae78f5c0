#pragma once
// The linear programme behind one node of the search: how would the users be divided best, if users could be divided?
// A dual simplex in a dense table. It starts with everybody's cheapest option, mends what that breaks (a minimum, the seats, a limit on
// an option), and may be stopped at any moment: its prices are useful from the first step on.

#include <cstdint>
#include <vector>

namespace csp::bundles {

struct Relaxation {
  struct Column {
    double cost = 0;                  // of one user
    double most = 0;                  // at most so many users; the group's size when not limited
    std::vector<std::uint32_t> uses;  // rows of minimums it helps to fill, may be none
    double seats = 0;
  };
  struct Group {
    double users = 0;
    std::vector<Column> columns;  // at least one
  };
  struct Minimum {
    double missing = 0;  // units that must be reached by users of this node
    double price = 0;    // of a unit nobody uses
    bool business = false;
  };
  std::vector<Group> groups;
  std::vector<Minimum> minimums;
  double seats = 0;         // that the groups may use
  double excess_price = 0;  // of a seat beyond them: dearer than any answer

  struct Result {
    std::vector<std::vector<double>> users;  // of each column
    std::vector<double> minimum_price;       // what one more missing unit would cost
    double seat_price = 0;                   // what one seat less would cost
  };
  Result solve(std::int64_t& steps) const;
};

}  // namespace csp::bundles
