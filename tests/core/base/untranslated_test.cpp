// What notices a missing text in every other test has to notice it.
#include <doctest/doctest.h>

#include "tests/core/support/untranslated.hpp"

using support::untranslated;

TEST_CASE("the key of a missing text is found in plain text, in a page and in Markdown, and nothing else is taken for one") {
  CHECK(untranslated("Due: <step.swap.title>, by 4 Jan") == "step.swap.title");
  CHECK(untranslated("<li>&lt;finding.PLAN-MARGIN_2&gt;</li>") == "finding.PLAN-MARGIN_2");
  CHECK(untranslated("- &lt;end\\_action.renew>") == "end\\_action.renew");
  for (const char* other : {"", "<li>one. two</li>", "a < b.c > d", "<br>", "<A.B>", "<a.>", "<.a>", "<a.b", "mail <p.k@example.com>"})
    CHECK_MESSAGE(untranslated(other).empty(), other);
}
