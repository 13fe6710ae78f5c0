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
