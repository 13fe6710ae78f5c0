// What the words of lists mean: states that run to their end, trials, terms, billing, renewals, and days that mean none.
#include "core/import/values/ids.hpp"
#include "core/import/values/values.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

ImportedFile list_saying(const std::string& columns, const std::string& cells) {
  return read_text("Subscription ID,SKU,Quantity," + columns + "\ns-1,CFQ7TTC0LF8R:0001,5," + cells + "\n");
}

}  // namespace

TEST_CASE("a subscription whose cancellation is pending is active and ends with its term") {
  const ImportedFile file = list_saying("Status,End Date", "PendingCancel,2027-06-30");
  CHECK(only(file).state == SubscriptionState::Active);
  CHECK(only(file).end_action == EndOfTermAction::CancelAtTermEnd);
  CHECK(only(list_saying("Status,Renewal", "Active,Cancel at end of term")).end_action == EndOfTermAction::CancelAtTermEnd);
  CHECK(value::state("Terminated") == SubscriptionState::Deleted);
  CHECK(value::state("Deleted on 10/10/2026") == SubscriptionState::Deleted);
  CHECK(value::state("Vencido") == SubscriptionState::InGrace);
}

TEST_CASE("a trial is told by its column or by the product's name") {
  CHECK(only(list_saying("Subscription Type", "Trial")).trial);
  CHECK(!only(list_saying("Subscription Type", "Paid")).trial);
  CHECK(only(list_saying("Product", "Microsoft 365 Copilot - Trial")).trial);
  CHECK(!only(list_saying("Product", "Industrial Reports")).trial);
  CHECK(!only(list_saying("Subscription Type", "Perpetual")).seat_based);
  CHECK(only(read_text("Product name,Quantity,Status\nMicrosoft 365 Copilot - Trial,5,Active\n")).trial);
}

TEST_CASE("terms, billing and renewal are understood in the words of portals") {
  for (const char* text :
       {"Annual commitment", "Annual - Monthly", "1YR", "365 days", "12 Month Commitment", "One-Year commitment for monthly billing"})
    CHECK_MESSAGE(value::term(text) == Term::OneYear, text);
  for (const char* text : {"Month-to-Month", "Monthly commitment", "1 month commitment"})
    CHECK_MESSAGE(value::term(text) == Term::OneMonth, text);
  CHECK(value::term("36 months commitment") == Term::ThreeYears);
  // Every twelve months, or twelve times a year: asked.
  for (const char* text : {"1", "12", "36"}) CHECK_MESSAGE(value::billing_plan(text) == BillingPlan::Unknown, text);
  CHECK(value::billing_plan("Billed monthly") == BillingPlan::Monthly);
  CHECK(value::billing_plan("Annual (upfront)") == BillingPlan::Annual);
  CHECK(value::billing_plan_of("Prepaid", Term::ThreeYears) == BillingPlan::Triennial);
  CHECK(value::billing_plan_of("Prepaid", Term::Unknown) == BillingPlan::Unknown);
  for (const char* text : {"Renew", "Auto-renew on", "aktiv", "Automatisch", "有効"}) CHECK_MESSAGE(value::renews(text) == true, text);
  for (const char* text : {"Cancel", "None", "Do not renew", "Will not renew", "Auto-renew off", "Keine"})
    CHECK_MESSAGE(value::renews(text) == false, text);
}

TEST_CASE("a word for term, billing or renewal that is not known is told, and an empty way of writing is not") {
  for (const char* column : {"Term", "Billing cycle", "Auto Renew"}) {
    INFO(column);
    const ImportedFile file = list_saying(column, "Whenever");
    REQUIRE(finding_of(file, "IMPORT-WORD-UNKNOWN") != nullptr);
    CHECK(argument(*finding_of(file, "IMPORT-WORD-UNKNOWN"), "column") == column);
    CHECK(finding_of(list_saying(column, "N/A"), "IMPORT-WORD-UNKNOWN") == nullptr);
  }
  CHECK(finding_of(read_text("Product name,Quantity,Status,Purchase channel\nOffice 365 E3,5,Active,Crayon Ltd\n"),
                   "IMPORT-WORD-UNKNOWN") != nullptr);
  CHECK(only(read_text("Product name,Quantity,Status,Purchase channel\nOffice 365 E3,5,Active,Partner (CSP)\n")).channel ==
        Channel::CspPartner);
}

TEST_CASE("a number of units with what is counted behind it is that number, and an unlimited one is none") {
  for (const char* text : {"25 Licenses", "25 users", "25seats", "25 Lizenzen", "２５", "25本", "２５ ライセンス"})
    CHECK_MESSAGE(value::count(text) == 25, text);
  for (const char* text : {"25 (22 assigned)", "22/25", "25x", "Licenses"}) CHECK_MESSAGE(!value::count(text), text);
  for (const char* rows : {"Product Title,Total Licenses,Expired Licenses,Assigned licenses\nPower Automate Free,Unlimited,0,4\n",
                           "Product name,Quantity,Status\nPower Automate Free,unlimited,Active\n"}) {
    const ImportedFile file = read_text(rows);
    CHECK(file.rows.read == 1);
    CHECK(file.records.pools.empty());
    CHECK(file.records.subscriptions.empty());
    CHECK_MESSAGE(finding_of(file, "IMPORT-UNITS-UNLIMITED") != nullptr, rows);
  }
}

TEST_CASE("lists in the words of other countries are read") {
  const ImportedFile dutch = read_text(
      "Klant;Abonnement-ID;Product;Artikelnummer;Aantal;Startdatum;Einddatum;Looptijd;Facturering;Automatisch verlengen;Status\n"
      "Contoso;s-1;Microsoft 365 E3;CFQ7TTC0LFLX:0001;25;1 juli 2026;30-06-2027;1 jaar;Maandelijks;Ja;Actief\n");
  CHECK(only(dutch).units == 25);
  CHECK(only(dutch).term_end->iso() == "2027-06-30");
  CHECK(only(dutch).term == Term::OneYear);
  CHECK(only(dutch).billing_plan == BillingPlan::Monthly);
  CHECK(only(dutch).end_action == EndOfTermAction::Renew);
  CHECK(only(dutch).state == SubscriptionState::Active);
  const ImportedFile portuguese = read_text(
      "Nome do produto;Atribuído;Quantidade comprada;Status da assinatura;Data de renovação;Canal de compra;Frequência de cobrança\n"
      "Microsoft 365 E3;22;25;Ativo;30/06/2027;Parceiro;Mensal\n");
  CHECK(only(portuguese).term_end->iso() == "2027-06-30");
  CHECK(only(portuguese).channel == Channel::CspPartner);
  CHECK(only(portuguese).units == 25);
  CHECK(only(portuguese).billing_plan == BillingPlan::Monthly);
  const ImportedFile spanish = read_text(
      "Nombre para mostrar,Nombre principal de usuario,Id. de objeto,Bloquear credencial,Licencias\n"
      "Ana,ana@contoso.example,0000d0d0-0000-4000-8000-000000000001,False,Microsoft 365 E3\n");
  CHECK(spanish.records.users.size() == 1);
}

TEST_CASE("a Japanese list in full-width characters and years of the era is read") {
  const ImportedFile file = read_text(
      "顧客名,サブスクリプションＩＤ,製品名,ＳＫＵ,ライセンス数,開始日,終了日\n"
      "コントソ,s-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,２５,令和8年7月1日,２０２７/６/３０\n");
  CHECK(file.findings.empty());
  CHECK(only(file).units == 25);
  CHECK(only(file).term_start->iso() == "2026-07-01");
  CHECK(only(file).term_end->iso() == "2027-06-30");
}

TEST_CASE("a price list may say that the whole term is billed at once") {
  const auto billing = [](const std::string& words) {
    const ImportedFile file = read_text("ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice\nCFQ7TTC0LFLX,0001,E3," +
                                        words + ",BRL,\"R$ 1.500,00\"\n");
    return file.records.prices.empty() ? BillingPlan::Unknown : file.records.prices.front().billing_plan;
  };
  CHECK(billing("P1Y,Upfront") == BillingPlan::Annual);
  CHECK(billing("P3Y,Upfront") == BillingPlan::Triennial);
  CHECK(billing("P1M,Upfront") == BillingPlan::Unknown);
  CHECK(billing("P1Y,Monthly") == BillingPlan::Monthly);
}

TEST_CASE("entitlements of volume licensing end with their use, and a currency may be a sign") {
  const ImportedFile file = read_text(
      "Agreement Number,Product,Quantity,Usage Start Date,Usage End Date,Unit price per month,Currency\n"
      "4100012345,Microsoft 365 E3,25,2026-07-01,2027-06-30,31.50,€\n");
  CHECK(only(file).term_end->iso() == "2027-06-30");
  CHECK(only(file).term_start->iso() == "2026-07-01");
  CHECK(only(file).unit_price_month->currency.code() == "EUR");
}

TEST_CASE("the tenant's subscriptions are read from the table of the old PowerShell module") {
  const ImportedFile file = read_text(
      "SkuPartNumber,Status,TotalLicenses,IsTrial,NextLifecycleDate,DateCreated,ObjectId,OcpSubscriptionId,SkuId\n"
      "ENTERPRISEPACK,Enabled,5,False,2026-12-20,2023-07-01,0000d0d0-0000-4000-8000-000000000001,"
      "c0000000-0000-4000-8000-00000000000a,6fd2c87f-b296-42f0-b197-1e91e994b900\n");
  CHECK(file.kind == "graph-directory-subscriptions");
  CHECK(only(file).directory_id == "0000d0d0-0000-4000-8000-000000000001");
  CHECK(only(file).purchased->iso() == "2023-07-01");
  CHECK(only(file).term_end->iso() == "2026-12-20");
}

TEST_CASE("the first and last days that programs can write mean no day") {
  for (const char* text : {"1970-01-01", "1900-01-01", "2079-06-06", "2099-12-31", "01/01/1970", "12/31/2099", "/Date(0)/"})
    CHECK_MESSAGE(value::date(text).form == value::DateText::Form::Nothing, text);
  CHECK(value::date("1970-01-02").form == value::DateText::Form::Day);
}

TEST_CASE("an order of day and month in which a term ends before it starts is none") {
  const ImportedFile file = read_text(
      "customerTenantId,id,productName,status,effectiveStartDate,commitmentEndDate,licenseCount\n"
      "11111111-2222-4333-8444-555555555555,s-1,OFFICE 365 E3,ACTIVE,05/11/2026,04/12/2026,5\n");
  CHECK(file.kind == "partner-center-analytics");
  CHECK(only(file).term_start->iso() == "2026-11-05");
  CHECK(only(file).term_end->iso() == "2026-12-04");
}

TEST_CASE("the question about the order of dates shows a date that is one in the order chosen") {
  const ImportedFile file =
      read_text("Subscription ID,SKU,Quantity,End Date\ns-1,CFQ7TTC0LF8R:0001,5,30/6/2027\ns-2,CFQ7TTC0LF8R:0001,5,6/30/2027\n");
  const Finding* order = finding_of(file, "IMPORT-DATE-ORDER-ASSUMED");
  REQUIRE(order != nullptr);
  CHECK(argument(*order, "reading") == "2027-06-30");
}

TEST_CASE("days with the day of the week, the time in words, or nothing behind them") {
  for (const char* text :
       {"2027年6月30日 (水)", "30 Haziran 2027 Çarşamba", "30 juin 2027 à 23:59", "2027-06-30Z", "June 30, 2027 at 11:59 PM"}) {
    const value::DateText date = value::date(text);
    CHECK_MESSAGE(date.form == value::DateText::Form::Day, text);
    CHECK_MESSAGE(date.date.iso() == "2027-06-30", text);
  }
  for (const char* text : {"Jun-30-2027", "Wed Jun 30 2027 23:59:59 GMT+0000 (Coordinated Universal Time)", "2027-06-30T23:59:59Z[UTC]",
                           "Renews on 30 June 2027", "6/30/2027 12:00:00 AM (215 days ago)"}) {
    const value::DateText date = value::date(text);
    CHECK_MESSAGE(date.in_order(true).value_or(date.date).iso() == "2027-06-30", text);
  }
  CHECK(value::date("30/6/2027 (cancelled)").form == value::DateText::Form::Bad);
  for (const char* text : {"-", "N/A", "never"}) CHECK_MESSAGE(value::date(text).form == value::DateText::Form::Nothing, text);
}

TEST_CASE("the counts and ends of lists in other countries have names of their own") {
  struct Named {
    const char* header;
    const char* cells;
  };
  for (const Named& each :
       {Named{"ID d'abonnement;Référence;Nombre de licences;Date de fin d'engagement", "s-1;CFQ7TTC0LFLX:0001;1 250;30/06/2027"},
        Named{"Id. de suscripción;Código de producto;N.º de licencias;Fecha de vencimiento", "s-1;CFQ7TTC0LFLX:0001;1250;30/06/2027"},
        Named{"ID sottoscrizione;Codice prodotto;N. licenze;Data scadenza", "s-1;CFQ7TTC0LFLX:0001;1250;30/06/2027"},
        Named{"Abonnements-ID;Artikelcode;Aantal licenties;Einddatum", "s-1;CFQ7TTC0LFLX:0001;1250;30-06-2027"},
        Named{"Subscription ID;Material Number;Licence Qty;Term End", "s-1;CFQ7TTC0LFLX:0001;1250;2027-06-30"}}) {
    CAPTURE(each.header);
    const ImportedFile file = read_text(each.header + std::string("\n") + each.cells + "\n");
    CHECK(file.kind == "distributor-list");
    CHECK(only(file).units == 1250);
    CHECK(only(file).term_end->iso() == "2027-06-30");
  }
  CHECK(value::renews("Attivo") == true);
  const ImportedFile agreement =
      read_text("Product;Menge;Vertragsnummer;Vertragsbeginn;Vertragsende\nMicrosoft 365 E3;25;V8812345;01.07.2024;30.06.2027\n");
  CHECK(agreement.kind == "volume-licensing");
  CHECK(only(agreement).term_start->iso() == "2024-07-01");
  CHECK(only(agreement).term_end->iso() == "2027-06-30");
  CHECK(read_text("製品のタイトル,合計ライセンス,期限切れのライセンス,割り当て済みライセンス\nMicrosoft 365 E3,25,0,22\n")
            .records.pools.size() == 1);
  CHECK(read_text("Nome visualizzato,Nome entità utente,Località di utilizzo,Blocca credenziali,Licenze\nAnna,anna@x.example,IT,False,"
                  "Microsoft 365 E3\n")
            .records.users.size() == 1);
}

TEST_CASE("a day under Renewal is when it renews, and no word that nobody knows") {
  const ImportedFile file = list_saying("Renewal", "30/06/2027");
  CHECK(only(file).term_end->iso() == "2027-06-30");
  CHECK(!only(file).auto_renew);
  CHECK(finding_of(file, "IMPORT-WORD-UNKNOWN") == nullptr);
  CHECK(only(list_saying("Renewal", "Yes")).auto_renew == true);
  const ImportedFile beside = list_saying("End Date,Renewal", "2027-06-30,2027-07-01");
  CHECK(only(beside).term_end->iso() == "2027-06-30");
  CHECK(beside.findings.empty());
  CHECK(finding_of(list_saying("End Date,Renewal", "2027-06-30,2028-07-01"), "IMPORT-COLUMNS-DIFFER") != nullptr);
}

TEST_CASE("the part of a country in which a customer is, is no state of a subscription") {
  const ImportedFile file = list_saying("City,State,Country", "Austin,TX,US");
  CHECK(file.findings.empty());
  CHECK(only(file).state_text.empty());
  CHECK(only(list_saying("City,State,Country", "Austin,Suspended,US")).state == SubscriptionState::Suspended);
  CHECK(finding_of(list_saying("State", "TX"), "IMPORT-WORD-UNKNOWN") != nullptr);
}

TEST_CASE("an end on the day on which the next term starts is one day late: the last day of the term is the day before") {
  const ImportedFile late = list_saying("Start Date,End Date,Term", "2026-07-01,2027-07-01,P1Y");
  CHECK(only(late).term_end == Date::from_iso("2027-06-30"));
  CHECK(late.rows.repaired == 1);
  REQUIRE(finding_of(late, "IMPORT-END-IS-NEXT-START") != nullptr);
  CHECK(argument(*finding_of(late, "IMPORT-END-IS-NEXT-START"), "repaired") == "2027-06-30");
  CHECK(only(list_saying("Start Date,End Date,Term", "2026-11-15,2026-12-15,P1M")).term_end == Date::from_iso("2026-12-14"));
  CHECK(only(list_saying("Start Date,End Date", "2026-07-01,2029-07-01")).term_end == Date::from_iso("2029-06-30"));
  // The first start of a subscription that was renewed since.
  CHECK(only(list_saying("Start Date,End Date,Term", "2025-07-01,2027-07-01,P1Y")).term_end == Date::from_iso("2027-06-30"));
  CHECK(only(list_saying("Start Date,End Date", "2024-02-01,2027-02-01")).term_end == Date::from_iso("2027-01-31"));
  // The last day as it should be, and terms that end with others.
  CHECK(only(list_saying("Start Date,End Date,Term", "2026-07-01,2027-06-30,P1Y")).term_end == Date::from_iso("2027-06-30"));
  CHECK(only(list_saying("Start Date,End Date,Term", "2026-11-15,2026-12-15,P1Y")).term_end == Date::from_iso("2026-12-15"));
  CHECK(only(list_saying("Start Date,End Date", "2026-11-15,2026-12-15")).term_end == Date::from_iso("2026-12-15"));
}

TEST_CASE("a line that stands alone between the rows may name the customer of the rows below it: a person is asked") {
  const std::string header = "Subscription ID,Product,SKU,Quantity\n";
  const ImportedFile file = read_text(header +
                                      "Contoso GmbH,,,\ns-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,25\nFabrikam AG,,,\n"
                                      "s-2,Microsoft 365 E3,CFQ7TTC0LFLX:0001,40\n");
  CHECK(file.records.subscriptions.size() == 2);
  CHECK(file.rows.refused == 0);
  REQUIRE(finding_of(file, "IMPORT-SECTION-ROW") != nullptr);
  CHECK(finding_of(file, "IMPORT-SECTION-ROW")->severity == Severity::Ask);
  CHECK(argument(*finding_of(file, "IMPORT-SECTION-ROW"), "text") == "Contoso GmbH");
  // An id, a number or a product alone is a row that lost the rest.
  for (const char* lost : {"38c1ed8e-6c5d-4a4f-8a4e-13b0d2a3ee9d,,,\n", "4711,,,\n", "Visio Plan 2,,,\n", ",Microsoft 365 E3,,\n"})
    CHECK(read_text(header + lost).rows.refused == 1);
}

TEST_CASE("what is ordered for the next term, a promotion and the end of a window to cancel are read where a list tells them") {
  CHECK(only(list_saying("Quantity at renewal", "3")).has_scheduled_changes);
  CHECK(!only(list_saying("Quantity at renewal", "5")).has_scheduled_changes);
  CHECK(!only(list_saying("Quantity at renewal", "")).has_scheduled_changes);
  CHECK(only(list_saying("Promotion", "39NFJQT1PJ5X:0001")).has_promotion);
  CHECK(!only(list_saying("Promotion", "No")).has_promotion);
  CHECK(!only(list_saying("Promotion", "n/a")).has_promotion);
  CHECK(only(list_saying("Cancellation allowed until", "2026-12-02")).cancel_until == Date::from_iso("2026-12-02"));
  CHECK(!only(list_saying("Unit Type", "1 GB")).seat_based);
  CHECK(only(list_saying("Unit Type", "License(s)")).seat_based);
  const ImportedFile crayon = read_text(R"([{"PublisherSubscriptionId":"s-1","Quantity":25,"Product":{"PartNumber":"CFQ7TTC0LFLX:0001"},
    "ScheduledNextTermInstructions":{"Quantity":20}}])");
  CHECK(only(crayon).has_scheduled_changes);
  const ImportedFile sherweb = read_text(R"({"items":[{"id":"s-1","productName":"Microsoft 365 E3","sku":"CFQ7TTC0LFLX:0001","quantity":25,
    "purchaseDate":"2026-07-01","commitmentTerm":{"type":"Yearly","renewalConfiguration":{"scheduledQuantity":20}}}]})");
  CHECK(only(sherweb).has_scheduled_changes);
}

TEST_CASE("a day that says whether the subscription renews or expires on it tells both") {
  CHECK(only(list_saying("Renewal date", "Renews on 6/30/2027")).auto_renew == true);
  CHECK(only(list_saying("Renewal date", "Expires on 6/30/2027")).auto_renew == false);
  CHECK(!only(list_saying("Renewal date", "6/30/2027")).auto_renew);
  CHECK(only(list_saying("Renewal date,Auto renew", "Expires on 6/30/2027,Yes")).auto_renew == true);
  const ImportedFile products = read_text("Product name,Quantity,Renewal date\nMicrosoft 365 E3,25,Expires on 6/30/2027\n");
  CHECK(only(products).auto_renew == false);
  CHECK(only(products).term_end == Date::from_iso("2027-06-30"));
}

TEST_CASE("a part number is understood with a country in front of it") {
  CHECK(value::product_sku_written("USCFQ7TTC0LFLX0001")->id.text() == "CFQ7TTC0LFLX:0001");
  CHECK(!value::product_sku_written("XYZCFQ7TTC0LFLX001"));
}

TEST_CASE("volume licences: a repeated row is asked about, and prices that do not say what they are for are named") {
  const std::string header = "Product,Quantity,Agreement number,End date,Annual price\n";
  const std::string row = "Microsoft 365 E3,25,8812345,2027-06-30,10500.00\n";
  const ImportedFile file = read_text(header + row + "Microsoft 365 E3,10,8812345,2027-06-30,4200.00\n" + row);
  CHECK(file.records.subscriptions.size() == 3);
  REQUIRE(finding_of(file, "IMPORT-ROW-COUNTED-TWICE") != nullptr);
  CHECK(finding_of(file, "IMPORT-ROW-COUNTED-TWICE")->severity == Severity::Ask);
  CHECK(finding_of(file, "IMPORT-ROW-COUNTED-TWICE")->origins.front().row == 4);
  CHECK(argument(*finding_of(file, "IMPORT-ROW-COUNTED-TWICE"), "first") == "2");
  REQUIRE(finding_of(file, "IMPORT-PRICE-UNREAD") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-PRICE-UNREAD"), "column") == "Annual price");
}

TEST_CASE("a term of Partner Center that is no term of the trade is told") {
  const ImportedFile file = read_text(R"({"items":[{"id":"s-1","offerId":"CFQ7TTC0LFLX:0001:x","quantity":5,"status":"active",
    "termDuration":"P5M","commitmentEndDate":"2026-12-31"}]})");
  CHECK(only(file).term == Term::Unknown);
  REQUIRE(finding_of(file, "IMPORT-WORD-UNKNOWN") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-WORD-UNKNOWN"), "found") == "P5M");
}

namespace {

const std::string kAgreementRow = "Microsoft 365 E3,120,E7654321,2027-12-31,";

ImportedFile agreement_list(const std::string& column, const std::string& word) {
  return read_text("Product,Quantity,Agreement number,End date," + column + "\n" + kAgreementRow + word + "\n");
}

}  // namespace

TEST_CASE("a list of agreements tells by its status which of them runs no more") {
  const auto state = [](const std::string& column, const std::string& word) {
    return agreement_list(column, word).records.subscriptions.at(0).state;
  };
  CHECK(state("Status", "Active") == SubscriptionState::Active);
  CHECK(state("Status", "Expired") == SubscriptionState::InGrace);
  CHECK(state("Status", "Terminated") == SubscriptionState::Deleted);
  CHECK(state("Vertragsstatus", "Abgelaufen") == SubscriptionState::InGrace);
  CHECK(state("Status", "") == SubscriptionState::Active);
  const ImportedFile unknown = agreement_list("Status", "In negotiation");
  CHECK(unknown.records.subscriptions.at(0).state == SubscriptionState::Unknown);
  CHECK(finding_of(unknown, "IMPORT-WORD-UNKNOWN") != nullptr);
}

TEST_CASE("a list of agreements says by its program what is none, and an unknown program is asked about") {
  const auto channel = [](const std::string& word) { return agreement_list("Program", word).records.subscriptions.at(0).channel; };
  for (const char* word : {"EA", "Enterprise", "MPSA", "Select", ""}) CHECK_MESSAGE(channel(word) == Channel::EnterpriseAgreement, word);
  for (const char* word : {"CSP", "NCE", "New Commerce"}) CHECK_MESSAGE(channel(word) == Channel::CspPartner, word);
  CHECK(channel("Open Value") == Channel::OpenValue);
  CHECK(channel("Microsoft Customer Agreement") == Channel::WebDirectMca);
  CHECK(finding_of(agreement_list("Program", "EA"), "IMPORT-WORD-UNKNOWN") == nullptr);
  const ImportedFile unknown = agreement_list("Program", "Framework 12");
  CHECK(unknown.records.subscriptions.at(0).channel == Channel::EnterpriseAgreement);
  REQUIRE(finding_of(unknown, "IMPORT-WORD-UNKNOWN") != nullptr);
  CHECK(finding_of(unknown, "IMPORT-WORD-UNKNOWN")->severity == Severity::Ask);
}

TEST_CASE("a list of contracts that names a seller and no program is told, because they may be a partner's") {
  const ImportedFile seller = agreement_list("Reseller", "Crayon");
  REQUIRE(finding_of(seller, "IMPORT-COLUMN-IGNORED") != nullptr);
  CHECK(argument(*finding_of(seller, "IMPORT-COLUMN-IGNORED"), "what") == "import.unread.channels");
  const ImportedFile both = read_text("Product,Quantity,Agreement number,End date,Program,Reseller\n" + kAgreementRow + "EA,Crayon\n");
  CHECK(finding_of(both, "IMPORT-COLUMN-IGNORED") == nullptr);
}

TEST_CASE("a distributor's list and the product list tell where something was bought") {
  const auto listed = [](const std::string& word) {
    return read_text("Subscription ID,Product,SKU,Quantity,Purchase channel\ns-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,5," + word + "\n");
  };
  CHECK(listed("Direct").records.subscriptions.at(0).channel == Channel::WebDirect);
  CHECK(listed("Volume licensing").records.subscriptions.at(0).channel == Channel::EnterpriseAgreement);
  for (const char* word : {"Reseller", "CSP", ""}) {
    CHECK_MESSAGE(listed(word).records.subscriptions.at(0).channel == Channel::CspPartner, word);
    CHECK_MESSAGE(finding_of(listed(word), "IMPORT-WORD-UNKNOWN") == nullptr, word);
  }
  CHECK(finding_of(listed("Cousin"), "IMPORT-WORD-UNKNOWN") != nullptr);
  const auto named = [](const std::string& columns, const std::string& words) {
    return read_text("Product name,Quantity,Status," + columns + "\nMicrosoft 365 E3,5,Active," + words + "\n");
  };
  CHECK(named("Agreement type", "Microsoft Customer Agreement").records.subscriptions.at(0).channel == Channel::WebDirectMca);
  CHECK(named("Agreement type", "Enterprise Agreement").records.subscriptions.at(0).channel == Channel::EnterpriseAgreement);
  CHECK(named("Purchase channel,Agreement type", "Direct,MOSA").records.subscriptions.at(0).channel == Channel::WebDirectMosa);
  CHECK(named("Purchase channel,Reseller", "Direct,Crayon AG").records.subscriptions.at(0).channel == Channel::WebDirect);
  CHECK(finding_of(named("Reseller", "Crayon AG"), "IMPORT-COLUMN-IGNORED") != nullptr);
}

TEST_CASE("a list of products, seats and ends needs no id, in whatever words it is written") {
  for (const char* columns :
       {"Product,Seats,Renewal date", "Product,Number of licenses,Renewal date", "Product,Licences,Expiry date", "Product,Qty,Contract end",
        "Product name,Units,Term end date", "Produkt,Lizenzen,Vertragsende", "Produkt,Anzahl Lizenzen,Ablaufdatum",
        "Produkt,Anzahl,Vertragsende", "Product,Sum of Quantity,End date", "Produktname,Gesamtmenge,Ablaufdatum",
        "Nom du produit,Quantité totale,Date d’expiration", "Nombre del producto,Cantidad total,Fecha de expiración",
        "Nome prodotto,Quantità totale,Data di scadenza", "Nome do produto,Quantidade total,Data de validade",
        "Ürün adı,Toplam miktar,Sona erme tarihi", "製品名,合計数量,有効期限"}) {
    CAPTURE(std::string(columns));
    const ImportedFile file = read_text(std::string(columns) + "\nMicrosoft 365 E3,10,2027-06-30\n");
    CHECK(file.kind == "your-products");
    REQUIRE(file.records.subscriptions.size() == 1);
    CHECK(file.records.subscriptions[0].units == 10);
    CHECK(file.records.subscriptions[0].term_end == Date::from_calendar(2027, 6, 30));
  }
  // With an id it is a list of a seller's, and users with their licences are no products.
  CHECK(read_text("Subscription ID,Product,SKU,Seats,Renewal date\nS-1,Microsoft 365 E3,CFQ7TTC0LFLX:0001,10,2027-06-30\n").kind ==
        "distributor-list");
  CHECK(read_text("Name,UserPrincipalName,Lizenzen,Status\nAnna,a@contoso.example,SPE_E3,Aktiv\n").kind == "user-licence-table");
}

TEST_CASE("the page of licences is known by the total in every language") {
  for (const char* columns :
       {"Product title,Total licences,Assigned licenses", "Produkttitel,Lizenzen gesamt,Zugewiesene Lizenzen",
        "Titre du produit,Licences totales,Licences attribuées", "Título del producto,Licencias totales,Licencias asignadas",
        "Titolo prodotto,Licenze totali,Licenze assegnate", "Título do Produto,Licenças totais,Licenças Atribuídas",
        "Ürün Başlığı,Toplam Lisans,Atanan Lisanslar", "製品タイトル,ライセンスの合計,割り当て済みライセンス"}) {
    CAPTURE(std::string(columns));
    const ImportedFile file = read_text(std::string(columns) + "\nMicrosoft 365 E3,10,8\n");
    CHECK(file.kind == "admin-center-licenses");
    REQUIRE(file.records.pools.size() == 1);
    CHECK(file.records.pools[0].pool.enabled == 10);
  }
}
