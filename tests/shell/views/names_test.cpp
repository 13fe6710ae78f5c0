// How a product is called where there is little room.
#include "shell/views/names.hpp"

#include <doctest/doctest.h>

using namespace csp;

TEST_CASE("in a narrow place a name gives up what most names begin with, and keeps what tells it from its neighbours") {
  CHECK(short_product_name("Microsoft 365 Business Standard") == "M365 Business Standard");
  CHECK(short_product_name("Microsoft 365 Apps for business") == "M365 Apps for business");
  CHECK(short_product_name("Office 365 E3") == "O365 E3");
  CHECK(short_product_name("Microsoft Teams Phone Standard") == "Teams Phone Standard");
  CHECK(short_product_name("Dynamics 365 Sales Enterprise") == "D365 Sales Enterprise");
  CHECK(short_product_name("Exchange Online (Plan 1)") == "Exchange Online (Plan 1)");
}
