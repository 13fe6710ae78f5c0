#include "core/import/tables/damaged_letters.hpp"

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("names of columns whose letters another encoding has damaged are told from sound ones") {
  for (const char* damaged :
       {"KÃ¼ndigung", "VerlÃ¤ngerung", "KŸndigung", "WŠhrung", "Verl„ngerung", "K\xef\xbf\xbdndigung", "Verl?ngerung"})
    CHECK_MESSAGE(has_damaged_letters(damaged), damaged);
  for (const char* sound : {"Kündigung", "Währung", "N° abonnement", "N°commande", "L’abonnement", "Nº de licencias", "Col·lectiu",
                            "Renew?", "Başlangıç", "Œuvre", "PRIŠEL", "Price (€)", "数量", "Auto-renew? (yes/no)"})
    CHECK_MESSAGE(!has_damaged_letters(sound), sound);
}

TEST_CASE("a column that cannot be recognised because its letters are damaged is named") {
  const ImportedFile file = read_text("Abonnement-ID;Artikelnummer;Menge;Verl?ngerung;Bemerkung\ns-1;CFQ7TTC0LF8R:0001;5;Automatisch;x\n");
  CHECK(file.records.subscriptions.size() == 1);
  REQUIRE(finding_of(file, "IMPORT-COLUMN-DAMAGED") != nullptr);
  CHECK(finding_of(file, "IMPORT-COLUMN-DAMAGED")->severity == Severity::Ask);
  CHECK(argument(*finding_of(file, "IMPORT-COLUMN-DAMAGED"), "column") == "Verl?ngerung");
}
