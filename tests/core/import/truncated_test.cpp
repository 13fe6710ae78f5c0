// A download that broke off: every export cut at every byte is read up to there or refused with its place, and never taken for whole.

#include <algorithm>

#include "tests/core/import/support.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

bool is_json(const std::string& bytes) {
  const std::size_t first = bytes.find_first_not_of(" \r\n\t\xEF\xBB\xBF");
  return first != std::string::npos && (bytes[first] == '{' || bytes[first] == '[');
}

// Is nothing but white space missing, or, of lines that are each a document, nothing of the last one?
bool is_whole(const std::string& path, const std::string& bytes, std::size_t size) {
  const bool lines = path.size() > 6 && path.substr(path.size() - 6) == ".jsonl";
  if (lines && (bytes[size] == '\n' || bytes[size] == '\r' || bytes[size - 1] == '\n')) return true;
  return bytes.find_first_not_of(" \r\n\t", size) == std::string::npos;
}

}  // namespace

TEST_CASE("an export cut at any byte adds up, and one in JSON says that its end is missing") {
  // Small files at every byte; larger ones at a byte in so many, another one for each file.
  const std::size_t positions = static_cast<std::size_t>(support::property_cases(120, 40));
  std::size_t cuts = 0, said = 0;
  for (const std::string& path : fixture_paths()) {
    const std::string bytes = fixture_bytes(path);
    const bool json = is_json(bytes);
    const std::size_t stride = std::max<std::size_t>(1, bytes.size() / positions);
    for (std::size_t size = cuts % stride; size < bytes.size(); size += stride) {
      ++cuts;
      CAPTURE(path);
      CAPTURE(size);
      const ImportedFile file = read_text(std::string_view(bytes).substr(0, size));
      CHECK(file.rows.read >= 0);
      CHECK(static_cast<std::size_t>(file.rows.refused) >= file.refused_rows.size());
      CHECK(static_cast<std::size_t>(file.rows.repaired) >= file.repaired_rows.size());
      if (size == 0) CHECK_FALSE(file.findings.empty());
      if (!json || is_whole(path, bytes, size)) continue;
      ++said;
      CHECK_FALSE(file.findings.empty());
    }
  }
  CHECK(cuts > 2000);
  CHECK(said > 500);
}

TEST_CASE("a list whose last line has no end says what may be cut off there") {
  const std::string header = "Subscription ID,Product,SKU,End Date,Quantity,Status\n";
  const std::string first = "38c1ed8e-6c5d-4a4f-8a4e-13b0d2a3ee9d,Microsoft 365 E3,CFQ7TTC0LFLX:0001,2027-06-30,250,Active\n";
  const std::string last = "5a3b7c10-0d2e-4c55-9b1a-7f2f1c0a9e11,Exchange Online (Plan 1),CFQ7TTC0LH16:0001,2027-06-30,";
  const auto read = [&](const std::string& end) { return read_text(header + first + last + end); };

  SUBCASE("15 may have been 150") {
    const ImportedFile file = read("15");
    CHECK(file.rows.repaired == 1);
    const Finding* cut = finding_of(file, "IMPORT-ROW-CUT");
    REQUIRE(cut != nullptr);
    CHECK(argument(*cut, "text") == "15");
    CHECK(argument(*cut, "found") == "5");
    CHECK(finding_of(file, "IMPORT-ROW-SHORT") == nullptr);
  }
  SUBCASE("a row that lacks what it needs is refused, and the cut told") {
    const ImportedFile file = read_text(header + first + last.substr(0, 60));
    CHECK(file.rows.refused == 1);
    CHECK(finding_of(file, "IMPORT-ROW-CUT") != nullptr);
  }
  SUBCASE("also a row with all its cells may be cut in the last one") {
    const ImportedFile file = read("15,Act");
    const Finding* open = finding_of(file, "IMPORT-LAST-LINE-OPEN");
    REQUIRE(open != nullptr);
    CHECK(open->severity == Severity::Note);
    CHECK(argument(*open, "text") == "Act");
    CHECK(finding_of(file, "IMPORT-ROW-CUT") == nullptr);
  }
  SUBCASE("a line end, a quotation mark or a value that is whole shows that nothing is missing") {
    for (const std::string end : {"15,Active\n", "15,Active\r\n", "15,Active\n\n", "15,\"Active\"", "15,2027-06-30", "15,TRUE"}) {
      CAPTURE(end);
      CHECK(finding_of(read(end), "IMPORT-LAST-LINE-OPEN") == nullptr);
      CHECK(finding_of(read(end), "IMPORT-ROW-CUT") == nullptr);
    }
  }
  SUBCASE("where other rows leave their last cells out, too, a short one is no sign of it") {
    const ImportedFile file = read_text(header + last + "15\n" + first.substr(0, first.rfind(',')));
    CHECK(finding_of(file, "IMPORT-ROW-CUT") == nullptr);
    CHECK(finding_of(file, "IMPORT-LAST-LINE-OPEN") != nullptr);
  }
}
