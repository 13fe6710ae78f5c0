// Every kind of export: recognised by content, each row accounted for, the same result however the bytes arrive.

#include <map>
#include <set>

#include "core/base/language.hpp"
#include "core/base/text.hpp"
#include "core/import/finding_ids.hpp"
#include "core/import/inspect_json.hpp"
#include "core/import/reader.hpp"
#include "core/inventory/finding_ids.hpp"
#include "tests/core/import/support.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string kind_of(const std::string& path) { return path.substr(0, path.find('/')); }

// Counted by hand, by kind: rows of all its fixtures together.
const std::map<std::string, RowCounts>& ledger() {
  static const std::map<std::string, RowCounts> rows = {
      {"arrow-licences", {4, 0, 0}},
      {"sherweb-charges", {1, 0, 1}},
      {"sherweb-subscriptions", {2, 0, 0}},
      {"admin-center-licenses", {2, 0, 0}},
      {"admin-center-users", {8, 0, 0}},
      {"azure-usage", {0, 0, 2}},
      {"bam-legacy-subscriptions", {1, 0, 0}},
      {"bam-nce-subscriptions", {1, 0, 0}},
      {"bulk-user-template", {0, 0, 1}},
      {"cloudblue-assets", {1, 0, 0}},
      {"cloudblue-report", {2, 0, 0}},
      {"crayon-subscriptions", {2, 0, 0}},
      {"dicker-data-list", {1, 0, 0}},
      {"directory-users", {0, 0, 1}},
      {"distributor-list", {6, 1, 0}},
      {"graph-directory-subscriptions", {6, 0, 0}},
      {"graph-groups", {1, 0, 0}},
      {"graph-licence-details", {0, 0, 1}},
      {"graph-subscribed-skus", {14, 2, 0}},
      {"graph-users", {7, 0, 2}},
      {"legacy-price-list", {0, 0, 1}},
      {"legacy-reconciliation", {1, 0, 0}},
      {"community-price-list", {0, 0, 1}},
      {"provider-price-list", {0, 0, 1}},
      {"volume-licence-summary", {0, 0, 2}},
      {"volume-licence-relationships", {0, 0, 1}},
      {"licence-change-request", {0, 0, 1}},
      {"licence-deployment-report", {0, 0, 1}},
      {"licensing-list", {7, 2, 0}},
      {"migration-record", {3, 0, 0}},
      {"nce-offer-matrix", {2, 0, 0}},
      {"offer-mapping", {1, 1, 0}},
      {"nce-price-list", {5, 2, 0}},
      {"nce-reconciliation", {0, 2, 0}},
      {"partner-center-analytics", {1, 0, 0}},
      {"partner-center-cart", {0, 0, 1}},
      {"partner-center-customers", {2, 0, 0}},
      {"partner-center-subscribedskus", {2, 0, 0}},
      {"partner-center-subscriptions", {10, 0, 0}},
      {"partner-center-subscriptions-screen", {3, 0, 0}},
      {"pax8-subscriptions", {4, 0, 0}},
      {"product-users", {0, 0, 1}},
      {"td-synnex-subscriptions", {1, 0, 0}},
      {"transfer-request", {0, 0, 1}},
      {"usage-report", {4, 0, 0}},
      {"user-licence-table", {7, 0, 0}},
      {"volume-licensing", {5, 0, 0}},
      {"your-products", {5, 0, 0}},
  };
  return rows;
}

}  // namespace

// A header is folded before it is looked up: a name that is written otherwise here is never found (a Turkish "ı" folds to "i").
TEST_CASE("every name of a column is written as headers are compared, and stands once in it") {
  for (const Kind& kind : kinds()) {
    for (const Column& column : kind.columns) {
      std::set<std::string> seen;
      for (const std::string_view name : text::split(column.names, '|')) {
        CAPTURE(std::string(kind.id));
        CHECK(text::folded(name) == std::string(name));
        CHECK_MESSAGE((name.empty() || seen.insert(std::string(name)).second), std::string(name));
      }
    }
  }
}

TEST_CASE("a Turkish list of subscriptions is read with its start, its billing and its renewal") {
  const ImportedFile file = read_text(
      "Müşteri;Abonelik Kimliği;Ürün Adı;Ürün Kodu;Lisans Sayısı;Başlangıç Tarihi;Bitiş Tarihi;Faturalandırma Sıklığı;Otomatik Yenileme\n"
      "Contoso Ltd;11112222-3333-4444-5555-666677778888;Microsoft 365 E3;CFQ7TTC0LFLX:0001;25;01.07.2026;30.06.2027;Aylık;Açık\n");
  REQUIRE(file.records.subscriptions.size() == 1);
  const Subscription& read = file.records.subscriptions.front();
  CHECK(read.units == 25);
  CHECK(read.term_start == Date::from_calendar(2026, 7, 1));
  CHECK(read.term_end == Date::from_calendar(2027, 6, 30));
  CHECK(read.billing_plan == BillingPlan::Monthly);
  CHECK(read.auto_renew == true);
}

TEST_CASE("each export is recognised by its content and every row of it is accounted for") {
  std::map<std::string, RowCounts> found;
  for (const std::string& path : fixture_paths()) {
    const ImportedFile file = read_fixture(path);
    CHECK_MESSAGE(
        file.kind == kind_of(path), path,
        ": if its kind is new, is its name in the table of core/import/kinds.cpp, and does it know more of these columns than others "
        "(or, as JSON, does it stand before those it could be taken for)?");
    RowCounts& rows = found[kind_of(path)];
    rows.read += file.rows.read;
    rows.repaired += file.rows.repaired;
    rows.refused += file.rows.refused;
  }
  for (const auto& entry : found)
    CHECK_MESSAGE(ledger().count(entry.first) == 1, entry.first, ": its rows, counted by hand, are not in ledger() here");
  for (const auto& entry : ledger()) {
    const auto& kind = entry.first;
    const auto& rows = entry.second;
    CHECK_MESSAGE(found.count(kind) == 1, kind, ": no example in tests/fixtures/import/", kind, "/");
    if (found.count(kind) == 0) continue;
    INFO(kind);
    CHECK(found[kind].read == rows.read);
    CHECK(found[kind].repaired == rows.repaired);
    CHECK(found[kind].refused == rows.refused);
  }
}

// What a kind says of itself is believed wherever files are put together: it has to be what its examples hold.
TEST_CASE("each kind stands beside the others as what it tells: subscriptions, units of the tenant, people, every customer, or nobody") {
  for (const std::string& path : fixture_paths()) {
    const ImportedFile file = read_fixture(path);
    const Records& told = file.records;
    const Worth worth = worth_of(file.kind);
    CAPTURE(path);
    using Rows = Worth::Rows;
    const bool of_people = !told.users.empty() || !told.activity.empty() || !told.groups.empty();
    CHECK_MESSAGE((!of_people || worth.rows == Rows::People), "people are told by a kind that says its rows are something else");
    // The tenant's units are told with the day when they end, too.
    const bool of_subscriptions = !told.subscriptions.empty() || !told.migrations.empty();
    CHECK_MESSAGE((!of_subscriptions || worth.rows == Rows::Subscriptions || file.kind == "graph-subscribed-skus"),
                  "subscriptions are told by a kind that says its rows are something else");
    const bool of_units = !told.pools.empty() && told.subscriptions.empty();
    CHECK_MESSAGE((!of_units || worth.rows == Rows::UnitsOfTenant), "units of the tenant are told by a kind that says otherwise");
    const bool of_customers = !told.customers.empty() && !of_people && !of_subscriptions && !of_units;
    CHECK_MESSAGE((!of_customers || worth.rows == Rows::EveryCustomer), "customers alone are told by a kind that says otherwise");
    const bool of_facts = !told.prices.empty() || !told.offers.empty() || !told.catalog_skus.empty() || !told.offer_answers.empty();
    CHECK_MESSAGE((!of_facts || worth.rows == Rows::NoCustomers), "facts are told by a kind that says they are some customer's");
  }
}

// The ids of kinds begin with whose answers they are. The code asks what they are worth, and people read the id: both have to agree.
TEST_CASE("answers of Partner Center are believed as commerce, those of Graph as the directory, all other files as lists") {
  for (const Kind& kind : kinds()) {
    if (kind.make == nullptr) continue;
    using Authority = Worth::Authority;
    const Authority called = kind.id.starts_with("partner-center-") ? Authority::Commerce
                             : kind.id.starts_with("graph-")        ? Authority::Directory
                                                                    : Authority::List;
    CHECK_MESSAGE(kind.worth.authority == called, std::string(kind.id));
    CHECK_MESSAGE((called == Authority::List || kind.worth.ids == Worth::Ids::Microsofts), std::string(kind.id),
                  ": Microsoft's answers have Microsoft's ids");
  }
  CHECK(worth_of("unknown").authority == Worth::Authority::List);
}

TEST_CASE("each kind has a fixture, a name, and either the steps of its export or the reason why it is declined") {
  std::set<std::string> fixtures;
  for (const std::string& path : fixture_paths()) fixtures.insert(kind_of(path));
  for (const Kind& kind : kinds()) {
    const std::string id(kind.id);
    CHECK_MESSAGE(fixtures.count(id) == 1, "no example in tests/fixtures/import/", id, "/");
    for (const std::string& code : support::built_in_languages()) {
      for (const std::string& key : {"import.kind." + id, (kind.make != nullptr ? "import.how." : "import.declined.") + id})
        CHECK_MESSAGE(support::built_in_language(code).has(key), "assets/text/", code, "/import.json lacks ", key);
    }
  }
}

TEST_CASE("each problem that reading or merging can report has its text in every language, and says what to do unless it is a mere note") {
  for (const std::string& code : support::built_in_languages()) {
    const Language& texts = support::built_in_language(code);
    const auto check = [&](const FindingId& id) {
      INFO(id.id);
      CHECK(texts.has("finding." + std::string(id.id)));
      CHECK(texts.has("action." + std::string(id.id)) == id.has_action);
      CHECK((id.has_action || id.severity == Severity::Note));
    };
    for (const FindingId& id : kImportFindings) check(id);
    for (const FindingId& id : kInventoryFindings) check(id);
  }
}

TEST_CASE("a command that people copy means in PowerShell what it says: no dollar sign between double quotes") {
  for (const std::string& code : support::built_in_languages()) {
    const Language& texts = support::built_in_language(code);
    for (const auto& entry : texts.texts()) {
      const auto& key = entry.first;
      const auto& text = entry.second;
      bool command = false;
      bool quoted = false;
      for (const char c : text) {
        if (c == '`') {
          command = !command;
          quoted = false;
        }
        if (c == '"') quoted = !quoted;
        const bool expanded = command && quoted && c == '$';
        CHECK_MESSAGE(!expanded, code << " " << key);
      }
    }
  }
}

TEST_CASE("every finding of the fixtures is said completely, without a placeholder left over") {
  for (const std::string& code : support::built_in_languages()) {
    const Language& texts = support::built_in_language(code);
    for (const std::string& path : fixture_paths()) {
      for (const Finding& finding : read_fixture(path).findings) {
        const std::string message = texts(finding.message) + (finding.action.key.empty() ? "" : texts(finding.action));
        INFO(path << ": " << message);
        CHECK(message.find('<') == std::string::npos);
        CHECK(message.find('{') == std::string::npos);
      }
    }
  }
}

TEST_CASE("the result does not depend on how the bytes arrive") {
  for (const std::string& path : fixture_paths()) {
    const std::string bytes = fixture_bytes(path);
    const std::string whole = everything(read_text(bytes));
    for (std::size_t size : {1u, 2u, 7u, 64u, 1000u})
      CHECK_MESSAGE(everything(read_in_chunks(bytes, size)) == whole, path << " in chunks of " << size);
  }
}

TEST_CASE("a file cut off anywhere is read without a crash, and JSON that is cut off gives no record at all") {
  for (const std::string& path : fixture_paths()) {
    const std::string bytes = fixture_bytes(path);
    const std::int64_t rows = read_text(bytes).rows.total();
    const bool json =
        path.find(".json") != std::string::npos && path.find(".jsonl") == std::string::npos && path.find("utf16") == std::string::npos;
    for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 60) {
      const std::string_view left = std::string_view(bytes).substr(0, length);
      const ImportedFile file = read_text(left);
      INFO(path << " cut at " << length);
      // A row needs a line or an item; the piece before the cut may be one more that is refused.
      CHECK(file.rows.total() <= std::max(rows, static_cast<std::int64_t>(std::count(left.begin(), left.end(), '\n'))) + 1);
      if (!json) continue;
      CHECK(file.rows.read + file.rows.repaired == 0);
      CHECK(file.records.subscriptions.empty());
      CHECK(file.records.users.empty());
      CHECK(!file.findings.empty());
    }
  }
}

TEST_CASE("inspect says file, kind, encoding, ledger and findings as JSON") {
  const auto file = std::make_shared<const ImportedFile>(read_fixture("graph-users/default-properties.json"));
  const std::string json = inspect_json({file}, support::built_in_language("en"));
  CHECK(json.find("\"kind\": \"graph-users\"") != std::string::npos);
  CHECK(json.find("\"refused\": 1") != std::string::npos);
  CHECK(json.find("\"rule\": \"IMPORT-LICENCES-MISSING\"") != std::string::npos);
  CHECK(json.find("\"severity\": \"warning\"") != std::string::npos);
  CHECK(json.find("\"row\": 1") != std::string::npos);
  CHECK(json.find("$select=") != std::string::npos);
}
