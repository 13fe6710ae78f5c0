// Columns whose names are not known: what a plan would depend on is told by what the cells say, and nothing is guessed from them.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// A list with one more column; a line for each of its cells, all of the same product but for those of `others`.
ImportedFile list(const std::string& column, const std::vector<std::string>& cells, bool one_product = true) {
  std::string text = "Subscription ID,SKU,Quantity,End Date," + column + "\n";
  for (std::size_t row = 0; row < cells.size(); ++row)
    text += "s-" + std::to_string(row + 1) + ",CFQ7TTC0LFLX:000" + std::to_string(one_product ? 1 : row + 1) + ",5,2027-06-30," +
            cells[row] + "\n";
  return read_text(text);
}

std::string what_is_ignored(const ImportedFile& file) {
  if (const Finding* days = finding_of(file, "IMPORT-DAYS-IGNORED")) return "days: " + argument(*days, "found");
  const Finding* told = finding_of(file, "IMPORT-COLUMN-IGNORED");
  return told == nullptr ? "" : argument(*told, "what").substr(14) + ": " + argument(*told, "found");
}

bool asks_for_customers(const ImportedFile& file) { return finding_of(file, "IMPORT-CUSTOMERS-UNREAD") != nullptr; }

}  // namespace

TEST_CASE("a column of unknown name that holds days is told also where the end is known, unless they are days of the paper") {
  CHECK(what_is_ignored(list("Begins on", {"", "2026-10-01"})) == "dates: 2026-10-01");
  CHECK(what_is_ignored(list("Stopped by customer", {"", "2026-10-01"})) == "days: 2026-10-01");
  for (const char* column : {"Invoiced", "Last modified", "Created at", "Bestelldatum Kunde", "Exchange rate day"})
    CHECK_MESSAGE(what_is_ignored(list(column, {"2026-10-01", "2026-10-02"})).empty(), column);
}

TEST_CASE("a column of unknown name that holds states is told when one of them does not run") {
  CHECK(what_is_ignored(list("Lifecycle", {"Active", "Deleted"})) == "states: Deleted");
  CHECK(what_is_ignored(list("Lifecycle", {"Active", "Active"})).empty());
  CHECK(what_is_ignored(list("Abo-Status", {"Aktiv", "Gekündigt"})) == "states: Gekündigt");
  CHECK(what_is_ignored(list("Payment status", {"Paid", "Open"})).empty());
}

TEST_CASE("a column of Yes and No that says by its name what runs is told when one does not") {
  for (const char* column : {"Active", "Is active", "Enabled", "Aktiv"}) {
    CHECK_MESSAGE(what_is_ignored(list(column, {"TRUE", "FALSE"})) == "states: FALSE", column);
    CHECK_MESSAGE(what_is_ignored(list(column, {"TRUE", "TRUE"})).empty(), column);
  }
  for (const char* column : {"Archived", "Inactive", "Churned"}) {
    CHECK_MESSAGE(what_is_ignored(list(column, {"No", "Yes"})) == "states: Yes", column);
    CHECK_MESSAGE(what_is_ignored(list(column, {"No", "No"})).empty(), column);
  }
}

TEST_CASE("a column of unknown name that tells other sales than a partner's is told, and so is one of promotions") {
  CHECK(what_is_ignored(list("Bought by way of", {"Reseller", "Volume licensing"})) == "channels: Volume licensing");
  CHECK(what_is_ignored(list("Source program", {"CSP", "EA"})) == "channels: EA");
  CHECK(what_is_ignored(list("Source program", {"CSP", "CSP"})).empty());
  CHECK(what_is_ignored(list("Vendor", {"Microsoft", "Microsoft"})).empty());
  CHECK(what_is_ignored(list("Ticket", {"Open", "Open"})).empty());
  CHECK(what_is_ignored(list("Promo applied on", {"", "39NFJQT1X7VL"})) == "promotions: 39NFJQT1X7VL");
  CHECK(what_is_ignored(list("In promo", {"No", "No"})).empty());
}

TEST_CASE("a column without a name is told by its letter") {
  const ImportedFile file = list("", {"", "cancelled"});
  REQUIRE(finding_of(file, "IMPORT-COLUMN-IGNORED") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-COLUMN-IGNORED"), "column") == "(E)");
}

TEST_CASE("renewal, terms, trials and bases of add-ons under unknown names are told") {
  CHECK(what_is_ignored(list("Renews by itself", {"Yes", "No"})) == "renewal: Yes");
  CHECK(what_is_ignored(list("Renewal price", {"36.00", "36.00"})).empty());
  CHECK(what_is_ignored(list("Bound for", {"P1Y", "P1Y"})) == "terms: P1Y");
  CHECK(what_is_ignored(list("Class", {"Paid", "Free trial"})) == "trials: Free trial");
  CHECK(what_is_ignored(list("Belongs to", {"", "S-1"})) == "parents: S-1");
  CHECK(what_is_ignored(list("Again", {"s-1", "s-2"})).empty());  // its own id once more
  CHECK(what_is_ignored(list("Notes", {"bought in a hurry", "for the new office"})).empty());
}

TEST_CASE("terms in words that are also words of billing are told by the name of their column, and so are ways of billing") {
  CHECK(what_is_ignored(list("Contract length", {"1 year", "3 years"})) == "terms: 1 year");
  CHECK(what_is_ignored(list("Commitment months", {"12", "36"})) == "terms: 12");
  CHECK(what_is_ignored(list("Vertragsdauer", {"Annual", "Monthly"})) == "terms: Annual");
  CHECK(what_is_ignored(list("Plan details", {"P1Y / Monthly", "P1Y / Annual"})) == "terms: P1Y / Monthly");
  CHECK(what_is_ignored(list("Frequency", {"Monthly", "Yearly"})) == "billing: Monthly");
  CHECK(what_is_ignored(list("Invoicing", {"Annual", "Annual"})) == "billing: Annual");
  CHECK(what_is_ignored(list("Months left", {"12", "36"})).empty());
  CHECK(what_is_ignored(list("Payment terms", {"Net 30", "Net 30"})).empty());
  CHECK(what_is_ignored(list("Reminder", {"Monthly", "Yearly"})).empty());
}

TEST_CASE("two sellers in one list are told: it is no list of one losing partner's") {
  CHECK(what_is_ignored(list("Distributor", {"Contoso Distribution", "Fabrikam Cloud"})) == "channels: Contoso Distribution");
  CHECK(what_is_ignored(list("Indirect provider", {"Contoso Distribution", "Fabrikam Cloud"})) == "channels: Contoso Distribution");
  CHECK(what_is_ignored(list("Distributor", {"Contoso Distribution", "contoso distribution"})).empty());
  CHECK(what_is_ignored(list("Supplier", {"Microsoft", "Microsoft Ireland"})).empty());
}

TEST_CASE("a trial in a table of products is told by its type") {
  const std::string rows = "Microsoft 365 E3,25,Active,2027-06-30,Paid\nMicrosoft 365 E5,25,Active,2026-12-20,Trial\n";
  const ImportedFile known = read_text("Product name,Quantity,Status,Renewal date,Subscription type\n" + rows);
  CHECK(!known.records.subscriptions.at(0).trial);
  CHECK(known.records.subscriptions.at(1).trial);
  CHECK(what_is_ignored(read_text("Product name,Quantity,Status,Renewal date,Type\n" + rows)) == "trials: Trial");
}

TEST_CASE("a column that says whose the rows are is asked about, whatever it is called") {
  CHECK(asks_for_customers(list("Debitor", {"Contoso", "Fabrikam"})));
  CHECK(asks_for_customers(list("Customer reference", {"Contoso", "Fabrikam"}, false)));
  CHECK(asks_for_customers(list("Whose", {"Contoso", "Contoso", "Fabrikam", "Fabrikam"})));
  CHECK(asks_for_customers(list("Whose", {"contoso.example", "contoso.example", "fabrikam.example"})));
  CHECK(asks_for_customers(list(
      "Whose", {"7d1f0c3a-0000-4000-8000-000000000001", "7d1f0c3a-0000-4000-8000-000000000001", "7d1f0c3a-0000-4000-8000-000000000002"})));
}

TEST_CASE("what belongs to the product, is noted about somebody or stands in no order names no customers") {
  CHECK(!asks_for_customers(list("Debitor", {"Contoso", "Contoso"})));
  CHECK(!asks_for_customers(list("Family", {"Suites", "Suites", "Add-ons", "Add-ons"}, false)));
  CHECK(!asks_for_customers(list("Account manager", {"North", "South"})));
  CHECK(!asks_for_customers(list("Billing account", {"Contoso North", "Contoso South"})));
  CHECK(!asks_for_customers(list("Whose", {"Contoso", "Fabrikam", "Contoso", "Fabrikam"})));
  CHECK(!asks_for_customers(list("Order", {"PO-1001", "PO-1002"})));
}

TEST_CASE("where a known column names the customer, another one is not asked about") {
  const ImportedFile file = read_text(
      "Customer,Site,Subscription ID,SKU,Quantity\nContoso,North,s-1,CFQ7TTC0LFLX:0001,5\nContoso,South,s-2,CFQ7TTC0LFLX:0001,5\n");
  CHECK(!asks_for_customers(file));
}

TEST_CASE("end users, customer numbers and primary domains tell customers apart") {
  for (const char* column : {"End User", "Customer ID", "Primary domain name", "Tenant ID (Microsoft)", "Company Name (End Customer)",
                             "Microsoft Domain", "Raison sociale", "会社名"}) {
    const ImportedFile file = list(column, {"Contoso", "Fabrikam"});
    CHECK_MESSAGE(finding_of(file, "IMPORT-SEVERAL-CUSTOMERS") != nullptr, column);
  }
}

TEST_CASE("the advice for a column about the end of the term never turns its meaning round") {
  const auto advice = [](const std::string& column, const std::vector<std::string>& cells) {
    const ImportedFile file = list(column, cells);
    const Finding* told = finding_of(file, "IMPORT-COLUMN-IGNORED");
    REQUIRE(told != nullptr);
    std::string key;
    for (const MessageArgument& each : told->action.arguments) {
      if (each.name == "known" && std::holds_alternative<TextKey>(each.value)) key = std::get<TextKey>(each.value).key;
    }
    const std::string place = "import.unread.name.";
    return key.starts_with(place) ? key.substr(place.size()) : key;
  };
  CHECK(advice("Do not renew", {"TRUE", "FALSE"}) == "cancel");
  CHECK(advice("Renewal cancelled", {"Yes", "No"}) == "cancel");
  CHECK(advice("Renews by itself", {"Yes", "No"}) == "renewal");
  CHECK(advice("Units of renewal", {"12", "5"}) == "next");
  // The day of a cancellation is no start of a term.
  CHECK(finding_of(list("Cancellation date", {"2026-10-01", "2026-10-02"}), "IMPORT-COLUMN-IGNORED") == nullptr);
  CHECK(what_is_ignored(list("Cancellation date", {"2026-10-01", "2026-10-02"})) == "days: 2026-10-01");
}

TEST_CASE("a column of Yes and No is told by what its name says") {
  CHECK(what_is_ignored(list("Is Trial Subscription", {"TRUE", "FALSE"})) == "trials: TRUE");
  CHECK(what_is_ignored(list("Cancelled at term", {"No", "Yes"})) == "renewal: Yes");
  CHECK(what_is_ignored(list("Cancellation Requested", {"Yes", "No"})) == "renewal: Yes");
  CHECK(what_is_ignored(list("Résiliation", {"Oui", "Non"})) == "renewal: Oui");
  CHECK(what_is_ignored(list("解約予定", {"いいえ", "はい"})) == "renewal: はい");
  CHECK(what_is_ignored(list("Terminated", {"No", "Yes"})) == "states: Yes");
  CHECK(what_is_ignored(list("Cancellation Requested", {"No", "No"})).empty());
  CHECK(what_is_ignored(list("Synchronised", {"Yes", "No"})).empty());
}

TEST_CASE("columns about the organisation, the paper or those who care for it are no question") {
  for (const char* column : {"Department", "Location", "Region", "Tier", "Reseller Name"})
    CHECK_MESSAGE(!asks_for_customers(list(column, {"North", "North", "South", "South"})), column);
  for (const char* column : {"Renewal owner", "Renewal notes", "Renewal month"})
    CHECK_MESSAGE(what_is_ignored(list(column, {"Ann", "Ben"})).empty(), column);
  CHECK(what_is_ignored(list("Ticket status", {"Escalated", "Closed"})).empty());
}
