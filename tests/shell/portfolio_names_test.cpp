#include "shell/portfolio_names.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace csp;

namespace {

// What customers of these paths are called, one after the other; "-" for those that get no name.
std::string called(const std::vector<std::string>& paths) {
  std::set<std::string> taken;
  std::string all;
  for (const std::string& path : paths) {
    const auto name = customer_folder(path, [&](const std::string& wanted) { return taken.count(wanted) > 0; });
    if (name) taken.insert(*name);
    all += (all.empty() ? "" : " ") + name.value_or("-");
  }
  return all;
}

}  // namespace

TEST_CASE("a customer is called as the last part of its path, and by all of it where that name is taken") {
  CHECK(called({"customers/contoso", "customers/fabrikam"}) == "contoso fabrikam");
  CHECK(called({"north/contoso", "south/contoso", "contoso"}) == "contoso south/contoso -");
  CHECK(called({"north/contoso", "north/contoso"}) == "contoso north/contoso");
}

TEST_CASE("no name leads out of the folder that all plans are written to") {
  CHECK(called({"..", ".", "/", "", "customers/..", "customers/."}) == "- - - - - -");
  CHECK(called({"../a/contoso", "../../b/contoso", "/c/contoso", "./contoso"}) == "contoso b/contoso c/contoso -");
}

TEST_CASE("a file of a customer is called without its ending") {
  CHECK(stem_of("customers/contoso.zip") == "contoso");
  CHECK(stem_of("contoso.cspmove.json") == "contoso");
  CHECK(stem_of("north/Contoso.ZIP") == "Contoso");
  CHECK(directory_of("north/contoso/users.json") == "north/contoso");
  CHECK(directory_of("users.json").empty());
}
