// The size of a file in words, the same on every page.
#include "shell/views/file_size.hpp"

#include <doctest/doctest.h>

#include "shell/languages.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

std::string said(std::uint64_t bytes, const char* language) {
  Screen screen;
  const Context context{language_for(language), screen.platform, *screen.session, Look{}, {}, {}, {}};
  return file_size_text(context, bytes);
}

}  // namespace

TEST_CASE("sizes are said as people say them, with the decimal mark of their language") {
  CHECK(said(0, "en") == "1 kB");
  CHECK(said(999, "en") == "1 kB");
  CHECK(said(12'400, "en") == "12 kB");
  CHECK(said(999'499, "en") == "999 kB");
  CHECK(said(999'500, "en") == "1.0 MB");
  CHECK(said(1'440'000, "en") == "1.4 MB");
  CHECK(said(1'440'000, "de") == "1,4 MB");
  CHECK(said(1'440'000, "fr") == "1,4 Mo");
}
