// What a finding quotes of a file is cut between characters, wherever it stands and in whatever script it is written.
#include <doctest/doctest.h>

#include "core/base/text.hpp"
#include "tests/core/import/support.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

constexpr std::string_view kHalf = "\xEF\xBF\xBD";  // what is shown in place of half a character

struct Part {
  std::size_t begin, size;
};

// The cells of a table's second line, the values between quotes of JSON.
std::vector<Part> values_of(const std::string& text) {
  std::vector<Part> parts;
  const bool json = text.find_first_of("[{") == 0;
  const std::size_t line = json ? 0 : text.find('\n') + 1;
  const std::size_t end = json ? text.size() : std::min(text.find('\n', line), text.size());
  for (std::size_t at = line; at < end;) {
    const std::size_t begin = json ? text.find(": \"", at) + 3 : at;
    if (json && begin < 3) break;
    const std::size_t stop = std::min(text.find_first_of(json ? "\"" : ",;\t\"\r", begin), end);
    if (stop > begin) parts.push_back({begin, stop - begin});
    at = stop + 1;
  }
  return parts;
}

std::size_t quoting(const ImportedFile& file, const std::string& path) {
  std::size_t cut = 0;
  const Language& english = support::built_in_language("en");
  for (const Finding& finding : file.findings) {
    const std::string said = english(finding.message);
    INFO(path << ": " << said);
    CHECK(said.find(kHalf) == std::string::npos);
    cut += said.find("…") != std::string::npos ? 1 : 0;
  }
  return cut;
}

}  // namespace

TEST_CASE("a long value in another script is quoted without half a character, in whichever field of whichever export it stands") {
  std::size_t cut = 0;
  std::string odd = "a", even;
  for (int i = 0; i < 400; ++i) odd += "ş", even += "ş";
  for (const std::string& path : fixture_paths()) {
    const std::string text = fixture_bytes(path);
    if (text::visible(text, text.size()).find(kHalf) != std::string::npos) continue;  // of an encoding that has no such letter
    for (const Part& part : values_of(text)) {
      for (const std::string& value : {odd, even}) cut += quoting(read_text(std::string(text).replace(part.begin, part.size, value)), path);
    }
  }
  for (const std::string& text : {odd, even}) {
    cut += quoting(read_text(text + "\n"), "a table nobody knows");
    cut += quoting(read_text("[\"" + text + "\"]"), "no item");
    cut += quoting(read_text("{\"" + text + "\":1}"), "a name of JSON");
  }
  CHECK(cut > 200);
}
