#include "core/equivalence/bundles/relaxation.hpp"

#include <algorithm>
#include <cmath>

namespace csp::bundles {
namespace {

constexpr double kTiny = 1e-9;

// Rows say: basic variable = value - sum of entry times free variable. Free variables are zero.
class Table {
 public:
  explicit Table(const Relaxation& problem) : problem_(problem) { build(); }

  Relaxation::Result run(std::int64_t& steps) {
    const std::size_t most = 20 * (rows_.size() + 10);
    for (std::size_t pivots = 0; pivots < most; ++pivots) {
      const std::size_t row = broken_row();
      if (row == rows_.size()) break;
      const std::size_t column = entering(row);
      if (column == width_) break;
      if (--steps < 0) break;
      pivot(row, column);
    }
    return result();
  }

 private:
  struct Row {
    double value = 0;
    std::size_t basic = 0;        // variable
    std::vector<double> entries;  // empty: 1 for the columns of its group, nothing else
    std::size_t group = 0;
  };

  // Variables: the columns' own, then for each minimum its unused units and its surplus, then free seats and excess seats, then the slacks
  // of limits. The first column of a group in order of cost is basic in the group's row.
  void build() {
    number_variables();
    free_columns();
    add_minimum_rows();
    add_seat_row();
    add_limit_rows();
    add_group_rows();
  }

  void number_variables() {
    std::size_t variables = 0;
    for (const Relaxation::Group& group : problem_.groups) {
      first_variable_.push_back(variables);
      variables += group.columns.size();
    }
    minimum_variables_ = variables;
    seat_variables_ = minimum_variables_ + 2 * problem_.minimums.size();
    limit_variables_ = seat_variables_ + 2;
  }

  // All but the first column of each group in order of cost, then unused units, then excess seats.
  void free_columns() {
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      const auto& columns = problem_.groups[g].columns;
      std::size_t best = 0;
      for (std::size_t c = 1; c < columns.size(); ++c) {
        if (columns[c].cost < columns[best].cost) best = c;
      }
      base_.push_back(best);
      group_begin_.push_back(free_.size());
      for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == best) continue;
        free_.push_back(first_variable_[g] + c);
        reduced_.push_back(columns[c].cost - columns[best].cost);
      }
      group_end_.push_back(free_.size());
    }
    unused_begin_ = free_.size();
    for (std::size_t m = 0; m < problem_.minimums.size(); ++m) {
      free_.push_back(minimum_variables_ + 2 * m);
      reduced_.push_back(problem_.minimums[m].price);
    }
    excess_ = free_.size();
    free_.push_back(seat_variables_ + 1);
    reduced_.push_back(problem_.excess_price);
    width_ = free_.size();
  }

  void add_minimum_rows() {
    for (std::size_t m = 0; m < problem_.minimums.size(); ++m) {
      Row row;
      row.basic = minimum_variables_ + 2 * m + 1;
      row.value = -problem_.minimums[m].missing;
      row.entries.assign(width_, 0);
      row.entries[unused_begin_ + m] = -1;
      rows_.push_back(std::move(row));
    }
  }

  // Seats left; and what the groups' first columns use is taken from the minimums' rows and from the seats'.
  void add_seat_row() {
    Row seats;
    seats.basic = seat_variables_;
    seats.value = problem_.seats;
    seats.entries.assign(width_, 0);
    seats.entries[excess_] = -1;
    for (std::size_t m = 0; m < problem_.minimums.size(); ++m) {
      if (problem_.minimums[m].business) seats.entries[unused_begin_ + m] = 1;
    }
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      const Relaxation::Group& group = problem_.groups[g];
      const Relaxation::Column& first = group.columns[base_[g]];
      for (std::uint32_t m : first.uses) rows_[m].value += group.users;
      seats.value -= first.seats * group.users;
      std::size_t position = group_begin_[g];
      for (std::size_t c = 0; c < group.columns.size(); ++c) {
        if (c == base_[g]) continue;
        const Relaxation::Column& column = group.columns[c];
        for (std::uint32_t m : column.uses) rows_[m].entries[position] -= 1;
        for (std::uint32_t m : first.uses) rows_[m].entries[position] += 1;
        seats.entries[position] = column.seats - first.seats;
        ++position;
      }
    }
    rows_.push_back(std::move(seats));
  }

  void add_limit_rows() {
    std::size_t limits = limit_variables_;
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      const Relaxation::Group& group = problem_.groups[g];
      std::size_t position = group_begin_[g];
      for (std::size_t c = 0; c < group.columns.size(); ++c) {
        const bool limited = group.columns[c].most < group.users - 0.5;
        if (limited) {
          Row row;
          row.basic = limits++;
          row.entries.assign(width_, 0);
          row.value = group.columns[c].most;
          if (c == base_[g]) {
            row.value -= group.users;
            for (std::size_t i = group_begin_[g]; i < group_end_[g]; ++i) row.entries[i] = -1;
          } else {
            row.entries[position] = 1;
          }
          rows_.push_back(std::move(row));
        }
        if (c != base_[g]) ++position;
      }
    }
  }

  void add_group_rows() {
    group_rows_ = rows_.size();
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      Row row;
      row.basic = first_variable_[g] + base_[g];
      row.value = problem_.groups[g].users;
      row.group = g;
      rows_.push_back(std::move(row));
    }
    group_of_column_.assign(width_, problem_.groups.size());
    for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
      for (std::size_t i = group_begin_[g]; i < group_end_[g]; ++i) group_of_column_[i] = g;
    }
  }

  std::size_t broken_row() const {
    std::size_t worst = rows_.size();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].value < -1e-7 && (worst == rows_.size() || rows_[i].value < rows_[worst].value)) worst = i;
    }
    return worst;
  }

  std::size_t entering(std::size_t row) const {
    const std::vector<double>& entries = rows_[row].entries;
    std::size_t best = width_;
    double least = 0;
    for (std::size_t i = 0; i < width_; ++i) {
      if (entries[i] > -kTiny) continue;
      const double ratio = std::max(reduced_[i], 0.0) / -entries[i];
      const bool tie = best != width_ && std::abs(ratio - least) <= 1e-9 * (1 + least);
      if (best == width_ || (tie ? entries[i] < entries[best] : ratio < least)) {
        best = i;
        least = ratio;
      }
    }
    return best;
  }

  // The short form of a group's row holds only until one of its columns enters.
  void write_out(Row& row) {
    if (!row.entries.empty()) return;
    row.entries.assign(width_, 0);
    for (std::size_t i = group_begin_[row.group]; i < group_end_[row.group]; ++i) row.entries[i] = 1;
  }

  void pivot(std::size_t leaving, std::size_t column) {
    const std::size_t group = group_of_column_[column];
    if (group < problem_.groups.size()) write_out(rows_[group_rows_ + group]);
    Row& row = rows_[leaving];
    const double by = 1 / row.entries[column];
    filled_.clear();
    for (std::size_t i = 0; i < width_; ++i) {
      if (row.entries[i] == 0) continue;
      row.entries[i] *= by;
      if (i != column) filled_.push_back(i);
    }
    row.entries[column] = by;
    row.value *= by;
    const auto update = [&](std::vector<double>& entries) {
      const double times = entries[column];
      if (times == 0) return times;
      for (std::size_t i : filled_) entries[i] -= times * row.entries[i];
      entries[column] = -times * by;
      return times;
    };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (i != leaving && !rows_[i].entries.empty()) rows_[i].value -= update(rows_[i].entries) * row.value;
    }
    update(reduced_);
    std::swap(row.basic, free_[column]);
    if (group < problem_.groups.size()) group_of_column_[column] = problem_.groups.size();
  }

  Relaxation::Result result() const {
    Relaxation::Result result;
    for (const Relaxation::Group& group : problem_.groups) result.users.emplace_back(group.columns.size(), 0.0);
    result.minimum_price.assign(problem_.minimums.size(), 0);
    for (const Row& row : rows_) {
      if (row.basic >= minimum_variables_) continue;
      const std::size_t g =
          static_cast<std::size_t>(std::upper_bound(first_variable_.begin(), first_variable_.end(), row.basic) - first_variable_.begin()) -
          1;
      result.users[g][row.basic - first_variable_[g]] = std::max(row.value, 0.0);
    }
    for (std::size_t i = 0; i < width_; ++i) {
      if (free_[i] == seat_variables_) result.seat_price = std::max(reduced_[i], 0.0);
      if (free_[i] < minimum_variables_ || free_[i] >= seat_variables_) continue;
      const std::size_t offset = free_[i] - minimum_variables_;
      if (offset % 2 == 1) result.minimum_price[offset / 2] = std::max(reduced_[i], 0.0);
    }
    return result;
  }

  const Relaxation& problem_;
  std::vector<Row> rows_;  // minimums, seats, limits, groups
  std::size_t group_rows_ = 0, width_ = 0;
  std::vector<std::size_t> free_;  // variable of each column
  std::vector<double> reduced_;    // what one unit of it would cost
  std::vector<std::size_t> first_variable_, group_begin_, group_end_, group_of_column_;
  std::vector<std::size_t> base_;              // of each group its cheapest column: basic at the start
  std::size_t unused_begin_ = 0, excess_ = 0;  // columns of the minimums' unused units, and of excess seats
  std::vector<std::size_t> filled_;
  std::size_t minimum_variables_ = 0, seat_variables_ = 0, limit_variables_ = 0;
};

}  // namespace

Relaxation::Result Relaxation::solve(std::int64_t& steps) const { return Table(*this).run(steps); }

}  // namespace csp::bundles
