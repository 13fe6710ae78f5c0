#pragma once
// What does each gate of the runbook say, in words? Made once; the HTML, CSV, Markdown and workbook forms show the same.

#include <string>
#include <vector>

#include "core/output/customer_view.hpp"
#include "core/output/writers/table.hpp"

namespace csp {

struct Gate {
  const Step* step = nullptr;
  std::string side;   // gaining partner, losing partner, customer, Microsoft
  std::string owner;  // the role that may do it
  std::string title;
  std::string how;
  std::string why;
  std::string proof;
  std::string way_back;
  std::string late;                   // what to do when its last day has passed; empty where that needs no saying
  std::string before;                 // what must be done first, "–" when nothing
  std::string subscriptions;          // names
  std::string files;                  // of these results, to be used for it
  std::vector<std::string> commands;  // to be typed as they are, one a line
};

// The window as instants: "2026-11-22T00:00:00Z" and "2026-11-25T23:59:59Z".
std::string from_instant(Date day);
std::string until_instant(Date day);

std::vector<Gate> gates_of(const CustomerView& view);
Table gates_table(const CustomerView& view);

}  // namespace csp
