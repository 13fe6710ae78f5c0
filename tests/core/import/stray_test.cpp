// What lies in a customer's folder and is no export at all is told from an export that cannot be used.
#include "core/import/stray.hpp"

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("notes, pictures and documents are strays") {
  for (const std::string& bytes :
       {std::string("Hello Ada,\n\nhere are the files, as promised.\nBest regards\nBo\n"), std::string("Exported on Friday."),
        std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18), std::string("%PDF-1.7\n")})
    CHECK_MESSAGE(is_stray(read_text(bytes)), bytes);
}

TEST_CASE("a table or an answer that nobody knows, a damaged export, a sign-in page and an empty file are no strays") {
  for (const char* text : {"Klant;Aantal;Einddatum\nContoso;5;2027-06-30\n", "Alpha,Beta\n1,2\n", "Alpha,Beta,Gamma\n",
                           "{\"value\":[{\"a\":1}]}", "{\"value\":[", "<html></html>", "", "Name  Units\n----  -----\nE3    5\n"})
    CHECK_MESSAGE(!is_stray(read_text(text)), text);
  CHECK(!is_stray(read_fixture("graph-users/users.json")));
}

TEST_CASE("a stray that is set aside has a note, and no rows") {
  ImportedFile file = read_text("Hello Ada,\nhere are the files.\n");
  set_aside(file);
  REQUIRE(file.findings.size() == 1);
  CHECK(file.findings[0].rule == "IMPORT-PART-NOT-USED");
  CHECK(file.findings[0].severity == Severity::Note);
  CHECK(file.rows.total() == 0);
}
