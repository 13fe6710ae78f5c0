// The row reader: every line belongs to a row or is blank, rows come in order, the same for every chunking.

#include <string>

#include "core/import/tables/delimited.hpp"
#include "tests/fuzz/target.hpp"

namespace {

struct Rows : csp::DelimitedReader::Receiver {
  std::string text;
  std::int64_t last_line = 0;
  void row(const csp::DelimitedRow& row) override {
    csp::fuzz::require(row.line > last_line, "rows come in the order of their lines");
    last_line = row.line;
    text += std::to_string(row.line) + (row.stray_quote ? "?" : "") + (row.unclosed_quote ? "!" : "");
    for (const std::string_view cell : row.cells) text.append("\x1f").append(cell);
    text += '\x1e';
  }
};

std::string rows(std::string_view text, std::size_t chunk) {
  Rows out;
  csp::DelimitedReader reader(',', out);
  reader.expect_cells(3);
  for (std::size_t at = 0; at < text.size(); at += chunk) reader.feed(text.substr(at, chunk));
  reader.finish();
  return out.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = csp::fuzz::text(data, size);
  csp::fuzz::require(rows(text, size + 1) == rows(text, csp::fuzz::chunk_of(text)), "rows do not depend on chunks");
  return 0;
}
