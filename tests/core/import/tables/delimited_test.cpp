#include "core/import/tables/delimited.hpp"

#include <doctest/doctest.h>

using namespace csp;

namespace {

struct Rows : DelimitedReader::Receiver {
  std::string text;
  void row(const DelimitedRow& row) override {
    text += std::to_string(row.line) + ":";
    for (std::string_view cell : row.cells) text += "<" + std::string(cell) + ">";
    if (row.stray_quote) text += "?";
    if (row.unclosed_quote) text += "!";
    text += "\n";
  }
};

std::string rows(std::string_view text, std::size_t cells = 0, std::size_t chunk = 1 << 20) {
  Rows out;
  DelimitedReader reader(',', out);
  reader.expect_cells(cells);
  for (std::size_t at = 0; at < text.size(); at += chunk) reader.feed(text.substr(at, chunk));
  reader.finish();
  return out.text;
}

}  // namespace

TEST_CASE("rows and cells as RFC 4180 has them") {
  CHECK(rows("a,b\r\nc,d\r\n") == "1:<a><b>\n2:<c><d>\n");
  CHECK(rows("a,b\nc,d") == "1:<a><b>\n2:<c><d>\n");
  CHECK(rows("a,b\rc,d\r") == "1:<a><b>\n2:<c><d>\n");
  CHECK(rows("\"a,1\",\"b \"\"x\"\"\"\n") == "1:<a,1><b \"x\">\n");
  CHECK(rows("\"a\r\nb\",c\nd,e\n") == "1:<a\r\nb><c>\n3:<d><e>\n");
  CHECK(rows("a,,\n,,\n") == "1:<a><><>\n2:<><><>\n");
  CHECK(rows("a\n\n\nb\n") == "1:<a>\n4:<b>\n");
  CHECK(rows("\"\",\"\"\n") == "1:<><>\n");
}

TEST_CASE("a stray quotation mark is a character, and told") {
  CHECK(rows("5\" disk,x\n") == "1:<5\" disk><x>?\n");
  CHECK(rows("\"a\"b,x\n") == "1:<\"a\"b><x>?\n");
}

TEST_CASE("a quotation mark that is never closed costs one line, not the rest of the file") {
  CHECK(rows("a,b\n\"c,d\ne,f\ng,h\n", 2) == "1:<a><b>\n2:<\"c><d>!\n3:<e><f>\n4:<g><h>\n");
  CHECK(rows("a,b\n\"c,d\ne,\"f\"\ng,h\n", 2) == "1:<a><b>\n2:<\"c><d>!\n3:<e><f>\n4:<g><h>\n");
}

TEST_CASE("rows are the same for every size of chunk") {
  for (const std::string text : {"a,\"b\r\nb\"\"\",c\r\nd,e,f\r\n\"x,1,2\ny,\"z\",1\n", "\"a\"b\r\r\n,\n\"", "a,\"b\"  ,c\n\"\"\"\",1,2"}) {
    for (std::size_t chunk = 1; chunk < text.size(); ++chunk) CHECK(rows(text, 3, chunk) == rows(text, 3));
  }
}
