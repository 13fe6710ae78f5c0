#include "core/import/containers/workbook_text.hpp"

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("a workbook is shown sheet by sheet, a row a line") {
  const std::vector<SheetText> sheets = workbook_text(container("prices.xlsx"), 100'000);
  REQUIRE(!sheets.empty());
  for (const SheetText& sheet : sheets) CHECK(!sheet.name.empty());
  CHECK(
      std::any_of(sheets.begin(), sheets.end(), [](const SheetText& sheet) { return sheet.lines.find("ProductId") != std::string::npos; }));
}

TEST_CASE("of a long sheet whole rows are shown, never more than asked for") {
  const std::vector<SheetText> whole = workbook_text(container("prices.xlsx"), 100'000);
  for (const std::size_t most : {0u, 1u, 40u, 200u}) {
    const std::vector<SheetText> some = workbook_text(container("prices.xlsx"), most);
    REQUIRE(some.size() == whole.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
      CHECK(some[i].lines.size() <= most);
      CHECK(whole[i].lines.rfind(some[i].lines, 0) == 0);
      if (!some[i].lines.empty()) CHECK(some[i].lines.back() == '\n');
    }
  }
}

TEST_CASE("nothing is shown of what is no workbook, or of one that is cut off or damaged") {
  CHECK(workbook_text("", 1000).empty());
  CHECK(workbook_text("Product,Quantity\n", 1000).empty());
  CHECK(workbook_text(container("exports.zip"), 1000).empty());
  const std::string whole = container("prices.xlsx");
  for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 50) CHECK(workbook_text(whole.substr(0, size), 1000).empty());
  // A damaged byte anywhere: what is shown is whole or nothing, and nothing crashes.
  for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 200) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    for (const SheetText& sheet : workbook_text(damaged, 1000)) CHECK(sheet.lines.size() <= 1000);
  }
}
