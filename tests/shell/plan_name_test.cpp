#include "shell/plan_name.hpp"

#include <doctest/doctest.h>

using csp::plan_file_name;

TEST_CASE("a plan is called as its customer, in any script") {
  CHECK(plan_file_name("Contoso Ltd") == "Contoso Ltd.cspmove.json");
  CHECK(plan_file_name("株式会社コントソ") == "株式会社コントソ.cspmove.json");
  CHECK(plan_file_name("Γενική Α.Ε.") == "Γενική Α.Ε.cspmove.json");
  CHECK(plan_file_name("Ромашка") != plan_file_name("Берёзка"));
  CHECK(plan_file_name("Müller & Söhne GmbH") == "Müller & Söhne GmbH.cspmove.json");
}

TEST_CASE("what file systems refuse or hide becomes a hyphen or goes") {
  CHECK(plan_file_name("A/S \"Nord\": <Øst> | Vest?*\\") == "A-S -Nord- -Øst- - Vest.cspmove.json");
  CHECK(plan_file_name("../../etc") == "etc.cspmove.json");
  CHECK(plan_file_name(".hidden. ") == "hidden.cspmove.json");
  CHECK(plan_file_name("a\xE2\x80\xAE"
                       "nosj.exe") == "a-nosj.exe.cspmove.json");
  CHECK(plan_file_name("Nul") == "plan-Nul.cspmove.json");
  CHECK(plan_file_name("com1") == "plan-com1.cspmove.json");
  CHECK(plan_file_name("") == "plan.cspmove.json");
  CHECK(plan_file_name("???") == "plan.cspmove.json");
}

TEST_CASE("a long name stays below what file systems take") {
  std::string name;
  for (int i = 0; i < 300; ++i) name += "社";
  CHECK(plan_file_name(name).size() < 255);
}
