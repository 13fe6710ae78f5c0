#include "core/import/values/ids.hpp"

#include <doctest/doctest.h>

using namespace csp;

TEST_CASE("a product SKU is found in every distributor's part number") {
  for (const char* text : {"CFQ7TTC0LF8R:0001:CFQ7TTC0K971", "P1Y:CFQ7TTC0LF8R:0001:1:", "CFQ7TTC0LF8R-0001", "CFQ7TTC0LF8R:0001_P1M:None",
                           "MSCSP_CFQ7TTC0LF8R-0001_FR_EUR", "CFQ7TTC0LF8R/0001"}) {
    const auto found = value::product_sku_in(text);
    REQUIRE_MESSAGE(found.has_value(), text);
    CHECK(found->id.text() == "CFQ7TTC0LF8R:0001");
  }
  CHECK(!value::product_sku_in("CFQ7TTC0LF8R"));
  CHECK(value::product_sku("CFQ7TTC0LF8R", "1")->id.sku_id == "0001");
  CHECK(value::product_sku("CFQ7TTC0LF8R", "1")->padded);
  CHECK(!value::product_sku("CFQ7TTC0LF8R", "1E+05"));
}

TEST_CASE("the one GUID of a text is Microsoft's id, and none where another id hangs on it or where several stand there") {
  const Guid id = *Guid::parse("c0000000-0000-4000-8000-000000000001");
  const std::string plain = id.text();
  for (const std::string& text : {plain, "{" + plain + "}", "E3 HQ (" + plain + ")", "/subscriptions/" + plain + "/items"})
    CHECK_MESSAGE(value::id_in(text) == id, text);
  for (const std::string& text :
       {plain + ":1001", "/providers/" + plain + "/A1", plain + ", c0000000-0000-4000-8000-000000000002", std::string("S-1")})
    CHECK_MESSAGE(value::id_in(text) == std::nullopt, text);
  CHECK(value::ids_in(plain + ", c0000000-0000-4000-8000-000000000002, " + plain).size() == 2);
}

TEST_CASE("what a spreadsheet left of a long number is no id, a long number that is whole is one") {
  for (const char* text : {"5.66891E+17", "5,66891E+17", "566891234567890000"}) CHECK_MESSAGE(value::is_scientific(text), text);
  for (const char* text : {"566891234567890123", "566891234567890", "1000", "E3", "1E", ""})
    CHECK_MESSAGE(!value::is_scientific(text), text);
}
