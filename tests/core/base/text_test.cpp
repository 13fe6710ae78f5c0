#include "core/base/text.hpp"

#include <doctest/doctest.h>

#include "core/base/guid.hpp"

namespace text = csp::text;

TEST_CASE("headers that differ only in case, blanks and punctuation are the same header") {
  CHECK(text::folded("\xef\xbb\xbfUser principal name ") == "userprincipalname");
  CHECK(text::folded("Product\xc2\xa0Title") == "producttitle");
  CHECK(text::folded("KULLANICI ADI") == text::folded("Kullanıcı Adı"));
  CHECK(text::folded("Benutzerprinzipalname") == "benutzerprinzipalname");
  // As macOS writes it: letter and mark apart.
  CHECK(text::folded("Verla\xcc\x88ngerung") == text::folded("Verlängerung"));
  CHECK(text::folded("Bas\xcc\xa7lang\xc4\xb1"
                     "c\xcc\xa7") == text::folded("Başlangıç"));
  CHECK(text::folded("サフ\xe3\x82\x99スクリフ\xe3\x82\x9aション") == text::folded("サブスクリプション"));
  CHECK(text::folded_words("Bu\xcc\x88ro E3") == text::folded_words("Büro E3"));
}

TEST_CASE("product names keep their words and plus signs apart") {
  CHECK(text::folded_words("Enterprise  Mobility + Security\xc2\xa0 E3") == "enterprise mobility + security e3");
}

TEST_CASE("text from a file is shown on one line without control or direction characters") {
  CHECK(text::visible("a\nb\tc") == "a b c");
  CHECK(text::visible("evil\xe2\x80\xaegnp.exe") == "evil\xef\xbf\xbdgnp.exe");
  CHECK(text::visible(std::string("nul\0byte", 8)) ==
        "nul\xef\xbf\xbd"
        "byte");
  CHECK(text::visible("\xff\xfe") == "\xef\xbf\xbd\xef\xbf\xbd");
  CHECK(text::visible("abcdef", 3) == "abc…");
}

TEST_CASE("valid UTF-8 is told from invalid") {
  CHECK(text::is_valid_utf8("Müşteri 顧客 🙂"));
  CHECK(!text::is_valid_utf8("\xc0\xaf"));
  CHECK(!text::is_valid_utf8("\xed\xa0\x80"));
  CHECK(!text::is_valid_utf8("\xe2\x82"));
}

TEST_CASE("identifiers are read in every form met in exports and written in one") {
  const char* canonical = "6fd2c87f-b296-42f0-b197-1e91e994b900";
  CHECK(csp::Guid::parse("6FD2C87F-B296-42F0-B197-1E91E994B900")->text() == canonical);
  CHECK(csp::Guid::parse("{6fd2c87f-b296-42f0-b197-1e91e994b900}")->text() == canonical);
  CHECK(csp::Guid::parse(" 6fd2c87f-b296-42f0-b197-1e91e994b900\xc2\xa0")->text() == canonical);
  CHECK(!csp::Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b90"));
  CHECK(!csp::Guid::parse("6fd2c87fb29642f0b1971e91e994b900"));
  CHECK(!csp::Guid::parse("5.66891E+17"));
}

TEST_CASE("a list has its mark between items, and none around them") {
  CHECK(text::listed({}) == "");
  CHECK(text::listed({"a"}) == "a");
  CHECK(text::listed({"a", "b", "c"}, "; ") == "a; b; c");
  std::string list = "a";
  text::append_listed(list, "b");
  CHECK(list == "a, b");
}
