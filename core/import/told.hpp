#pragma once
// Which column of the row told which value? A reader says it where it takes the value; what was empty or could not be read is
// dropped when the file is finished.

#include <string_view>

#include "core/import/report.hpp"
#include "core/import/tables/cells.hpp"

namespace csp {

class Told {
 public:
  Told(FileReport& report, Statements& statements) : report_(report), statements_(statements) { statements_.reserve(16); }

  // The cell told it, or the value was concluded from the cell. Nothing is noted for an empty cell.
  void by(Aspect aspect, const Cells& cells, std::size_t column, Conclusion conclusion = Conclusion::Read) {
    if (!cells[column].empty()) note(aspect, report_.field(cells, column), conclusion);
  }
  // The same for a value of a JSON item, by its path inside the item.
  void by(Aspect aspect, std::string_view path, std::string_view value, Conclusion conclusion = Conclusion::Read) {
    if (!value.empty()) note(aspect, report_.field(path), conclusion);
  }
  // The same where something stands there for certain.
  void at(Aspect aspect, std::string_view path, Conclusion conclusion = Conclusion::Read) { note(aspect, report_.field(path), conclusion); }
  // Follows from the row as a whole.
  void concluded(Aspect aspect, Conclusion conclusion) { note(aspect, Statement::kNone, conclusion); }

 private:
  void note(Aspect aspect, std::uint16_t field, Conclusion conclusion) {
    // The row that is being read is the first origin of its record.
    statements_.push_back({aspect, conclusion, Belief::Used, field, 0});
  }

  FileReport& report_;
  Statements& statements_;
};

}  // namespace csp
