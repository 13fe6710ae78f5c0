// What lies in a customer's folder and is no export at all is told from an export that cannot be used.
#include "core/import/stray.hpp"

#include "core/import/containers/part.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kNote = "Hello Ada,\n\nhere are the files, as promised.\nBest regards\nBo\n";
const std::string kPicture("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18);
const std::string kOldContainer("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", 12);

}  // namespace

TEST_CASE("notes, pictures, documents and what an operating system leaves are strays, by name and content") {
  for (const auto& stray : {std::pair<std::string, std::string>{"readme.txt", kNote},
                            {"Notes.MD", "Exported on Friday."},
                            {"mail.eml", "From: a@x.example\nTo: b@x.example; c@x.example\nSubject: Export\n\nHello\n"},
                            {"screen.png", kPicture},
                            {"contract.pdf", "%PDF-1.7\n"},
                            {"desktop.ini", "[.ShellClassInfo]\r\nIconIndex=0\r\n"},
                            {"Thumbs.db", kOldContainer},
                            {"mail.msg", kOldContainer},
                            {".DS_Store", kPicture},
                            {"list.lnk", kPicture},
                            {"~$list.xlsx", kPicture},
                            {"all.zip › notes/readme.txt", kNote}})
    CHECK_MESSAGE(is_stray(import_file(catalog(), stray.first, 0, stray.second)), stray.first);
  CHECK(is_stray(import_file(catalog(), "offer.docx › word/document.xml", 0, "<?xml version=\"1.0\"?><w/>")));
  CHECK(named_as_stray("all.zip › offer.docx › word/document.xml") == "all.zip › offer.docx");
}

TEST_CASE("nothing called as exports are is a stray, however damaged it is") {
  for (const char* name : {"list.csv", "list.tsv", "users.json", "list.xlsx", "all.zip", "all.gz", "list.CSV", "list"}) {
    for (const std::string& bytes : {kNote, kPicture, kOldContainer, std::string("%PDF-1.7\n"), std::string("Id^Product^Units\n1^E3^5\n"),
                                     std::string("Id, Product, Units\n1, E3, 5\n")})
      CHECK_MESSAGE(!is_stray(import_file(catalog(), name, 0, bytes)), name);
  }
}

TEST_CASE(
    "a table or an answer that nobody knows, a damaged export, a sign-in page and an empty file are no strays, whatever they are called") {
  for (const char* text : {"Klant;Aantal;Einddatum\nContoso;5;2027-06-30\n", "Alpha,Beta\n1,2\n", "Alpha,Beta,Gamma\n",
                           "{\"value\":[{\"a\":1}]}", "{\"value\":[", "<html></html>", "", "Name  Units\n----  -----\nE3    5\n"}) {
    for (const char* name : {"list.csv", "list.txt", "list.png"}) CHECK_MESSAGE(!is_stray(import_file(catalog(), name, 0, text)), text);
  }
  CHECK(!is_stray(import_file(catalog(), "readme.txt", 0, kPicture)));
  CHECK(!is_stray(import_file(catalog(), "screen.png", 0, kNote)));
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

TEST_CASE("what an operating system leaves in a folder keeps no export of the packed folder from being used") {
  const auto read = [](const std::string& name, const std::string& bytes) { return import_file(catalog(), name, 0, bytes); };
  std::vector<ImportedFile> parts;
  parts.push_back(read("all.zip › Thumbs.db", kOldContainer));
  parts.push_back(read("all.zip › desktop.ini", "[.ShellClassInfo]\r\nIconIndex=0\r\n"));
  parts.push_back(read("all.zip › users.json", fixture_bytes("graph-users/users.json")));
  parts.push_back(read("all.zip › prices.xls", kOldContainer));
  put_in_order(parts);
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].kind == "graph-users");
  for (const std::size_t left : {1, 2}) {
    REQUIRE(parts[left].findings.size() == 1);
    CHECK(parts[left].findings.front().rule == "IMPORT-PART-NOT-USED");
    CHECK(parts[left].rows.total() == 0);
  }
  CHECK(finding_of(parts[3], "IMPORT-WORKBOOK") != nullptr);  // an export may be in it
}
