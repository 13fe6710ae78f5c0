#pragma once
// Which rows and cells does a delimited text have (RFC 4180, with the damage met in practice)? Fed in chunks of any size.
// A quote that is never closed, or a row over several lines that has the wrong number of cells, costs one line and not the
// rest of the file.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/sixteen_bytes.hpp"

namespace csp {

struct DelimitedRow {
  std::int64_t line = 0;                // where it begins, from 1
  std::vector<std::string_view> cells;  // valid during the call
  bool stray_quote = false;             // a quote inside or behind a cell that should not have one; taken as a character
  bool unclosed_quote = false;          // the line opens a quote that is never closed; quotes taken as characters
  bool open_end = false;                // the text ends here without a line end, and no closing quote says that the last cell is whole
  std::string_view text;                // as it stands in the file, without the line end
};

class DelimitedReader {
 public:
  struct Receiver {
    virtual ~Receiver() = default;
    virtual void row(const DelimitedRow& row) = 0;
  };

  // Rows of one empty cell (blank lines) are not reported.
  DelimitedReader(char separator, Receiver& receiver, std::int64_t lines_before = 0)
      : separator_(separator), receiver_(receiver), line_(1 + lines_before) {}

  // When known, a row of several lines with another number of cells is taken for damage. 0 = not known.
  void expect_cells(std::size_t count) { expected_cells_ = count; }

  void feed(std::string_view text);
  void finish();

 private:
  enum class Outcome { Row, NeedMore };

  std::size_t drain(std::string_view text, bool at_end);  // gives the characters it is done with
  Outcome split(std::string_view text, bool at_end, bool quotes);
  std::size_t special(std::string_view text, std::size_t at);
  void report(std::string_view text, bool unclosed);

  char separator_;
  DelimitedReader::Receiver& receiver_;
  std::int64_t line_ = 1;
  std::size_t expected_cells_ = 0;
  std::string pending_;  // a row whose end was not seen yet
  // Result of split(), beside the cells in row_
  std::vector<std::size_t> doubled_;  // cells with doubled quotes to fold
  std::size_t row_end_ = 0;           // end of the row's text
  std::size_t next_row_ = 0;          // begin of the next
  std::int64_t line_breaks_ = 0;      // inside the row
  bool stray_quote_ = false;
  bool unclosed_ = false;
  bool open_end_ = false;
  std::size_t scanned_ = 0;  // of a row that is not complete yet: no line end before here outside quotes
  MarkedPlaces specials_;    // of the text that is being drained
  DelimitedRow row_;
  std::vector<std::string> folded_;  // what the cells in doubled_ say
};

}  // namespace csp
