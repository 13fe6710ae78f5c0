// An invoice's lines of one subscription: the latest charge tells the units, a credit never does.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// Order date, type of charge, quantity, amount, and the first day that is charged.
struct Line {
  std::string ordered, charge, quantity, amount, from;
};

std::string csv(const std::vector<Line>& lines) {
  std::string out =
      "CustomerName,OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ChargeType,Quantity,Subtotal,SubscriptionId,ChargeStartDate,"
      "TermAndBillingCycle\n";
  for (const Line& line : lines)
    out += "Contoso," + line.ordered + ",CFQ7TTC0LH18,0001,CFQ7TTC0K971,Microsoft 365 Business Basic," + line.charge + "," + line.quantity +
           "," + line.amount + ",c0000000-0000-4000-8000-000000000001," + line.from + ",One-Year commitment\n";
  return out;
}

ImportedFile read(const std::vector<Line>& lines) { return read_text(csv(lines)); }

std::int64_t units(const std::vector<Line>& lines) {
  const ImportedFile file = read(lines);
  REQUIRE(file.kind == "nce-reconciliation");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(finding_of(file, "IMPORT-UNITS-UNCERTAIN") == nullptr);
  return file.records.subscriptions[0].units;
}

const Line kMonth = {"1/15/2026", "cycleCharge", "20", "120", "10/15/2026"};

}  // namespace

TEST_CASE("the latest line of an invoice tells the units, wherever it stands and however its days are written") {
  const Line added = {"10/20/2026", "addQuantity", "25", "150", "10/20/2026"};
  CHECK(units({kMonth, added}) == 25);
  CHECK(units({added, kMonth}) == 25);
  const Line iso_month = {"2026-01-15", "cycleCharge", "20", "120", "2026-10-15"};
  const Line iso_added = {"2026-10-20", "addQuantity", "25", "150", "2026-10-20"};
  CHECK(units({iso_added, iso_month}) == 25);
  // The month after names the day of the first order, and is later all the same.
  const Line next_month = {"1/15/2026", "cycleCharge", "27", "162", "11/15/2026"};
  CHECK(units({next_month, added, kMonth}) == 27);
}

TEST_CASE("adding seats credits the old number and charges the new one: the charge counts in either order") {
  const Line credit = {"10/20/2026", "addQuantity", "20", "-100.5", "10/20/2026"};
  const Line charge = {"10/20/2026", "addQuantity", "25", "125.6", "10/20/2026"};
  CHECK(units({kMonth, credit, charge}) == 25);
  CHECK(units({charge, credit, kMonth}) == 25);
  // Twice on one day: from 20 to 25, and to 30.
  const Line credit_again = {"10/20/2026", "addQuantity", "25", "-125.6", "10/20/2026"};
  const Line charge_again = {"10/20/2026", "addQuantity", "30", "150", "10/20/2026"};
  CHECK(units({charge_again, credit_again, charge, credit, kMonth}) == 30);
}

TEST_CASE("a subscription that was cancelled at once is ended, with the line that says so") {
  const Line bought = {"9/1/2026", "new", "10", "180", "9/1/2026"};
  const Line ended = {"9/15/2026", "cancelImmediate", "10", "-180", "9/1/2026"};
  for (const ImportedFile& file : {read({bought, ended}), read({ended, bought})}) {
    REQUIRE(file.records.subscriptions.size() == 1);
    const Subscription& subscription = file.records.subscriptions[0];
    CHECK(subscription.state == SubscriptionState::Deleted);
    CHECK(subscription.state_text == "cancelImmediate");
    CHECK(subscription.units == 10);
    const auto said = std::find_if(subscription.statements.begin(), subscription.statements.end(),
                                   [](const Statement& statement) { return statement.aspect == Aspect::State; });
    REQUIRE(said != subscription.statements.end());
    REQUIRE(said->origin < subscription.origins.size());
    CHECK(file.fields.names.at(said->field) == "ChargeType");
  }
  CHECK(read({bought, ended}).records.subscriptions[0].origins.size() == 2);
  // Bought again under the same id afterwards.
  CHECK(read({ended, {"9/20/2026", "new", "12", "200", "9/20/2026"}}).records.subscriptions[0].state == SubscriptionState::Unknown);
}

TEST_CASE("a later line that takes units back without saying how many are left is asked about") {
  const ImportedFile file = read({kMonth, {"11/3/2026", "removeQuantity", "-4", "-24", "11/3/2026"}});
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions[0].units == 20);
  const Finding* asked = finding_of(file, "IMPORT-UNITS-UNCERTAIN");
  REQUIRE(asked != nullptr);
  CHECK(asked->severity == Severity::Ask);
  CHECK(asked->origins.at(0).row == 3);
  CHECK(argument(*asked, "found") == "removeQuantity");
  CHECK(argument(*asked, "count") == "4");
  CHECK(argument(*asked, "row") == "2");
}

TEST_CASE("an addition to fewer units than before is asked about, and a credit for poor service says nothing about units") {
  const ImportedFile few = read({kMonth, {"10/20/2026", "addQuantity", "5", "30", "10/20/2026"}});
  REQUIRE(few.records.subscriptions.size() == 1);
  CHECK(few.records.subscriptions[0].units == 20);
  CHECK(finding_of(few, "IMPORT-UNITS-UNCERTAIN") != nullptr);
  CHECK(units({kMonth, {"11/3/2026", "customerCredit", "1", "-10", "11/3/2026"}}) == 20);
}

TEST_CASE("credits alone are no units: the row is refused with what to open instead") {
  const ImportedFile file = read({{"11/3/2026", "removeQuantity", "4", "-24", "11/3/2026"}});
  CHECK(file.records.subscriptions.empty());
  CHECK(file.rows.refused == 1);
  CHECK(file.rows.read == 0);
  CHECK(file.refused_rows == std::vector<std::int32_t>{2});
  const Finding* asked = finding_of(file, "IMPORT-ONLY-CREDITS");
  REQUIRE(asked != nullptr);
  CHECK(asked->severity == Severity::Ask);
  CHECK(argument(*asked, "units") == "4");
}

TEST_CASE("the legacy invoice: the later month tells the units, a proration that gives money back does not") {
  const std::string head =
      "CustomerName,SyndicationPartnerSubscriptionNumber,DurableOfferId,OfferName,ChargeStartDate,ChargeEndDate,ChargeType,Quantity,"
      "Subtotal\n";
  const auto line = [](const std::string& id, const std::string& rest) {
    return "Contoso,C0000000-0000-4000-8000-00000000000" + id + ",796B6B5F-613C-4E24-A17C-EBA730D49C02,Office 365 E3," + rest + "\n";
  };
  const ImportedFile file =
      read_text(head + line("1", "11/13/2026,12/12/2026,Cycle fee,12,150") + line("1", "10/13/2026,11/12/2026,Cycle fee,10,125") +
                line("2", "11/13/2026,12/12/2026,Cycle instance prorate,-2,-25.6") +
                line("3", "11/20/2026,12/12/2026,Cycle instance prorate,-10,-90") +
                line("3", "11/20/2026,12/12/2026,Cycle instance prorate,14,126") + line("3", "11/13/2026,12/12/2026,Cycle fee,10,125"));
  REQUIRE(file.kind == "legacy-reconciliation");
  REQUIRE(file.records.subscriptions.size() == 2);
  CHECK(file.records.subscriptions[0].units == 12);
  CHECK(file.records.subscriptions[1].units == 14);
  const Finding* asked = finding_of(file, "IMPORT-ONLY-CREDITS");
  REQUIRE(asked != nullptr);
  CHECK(asked->origins.at(0).row == 4);
}

TEST_CASE("a term of a whole year tells the order of day and month, against what such a file usually has") {
  const auto read_term = [](const std::string& start, const std::string& end) {
    return read_text(
        "OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ChargeType,Quantity,SubscriptionId,TermAndBillingCycle,SubscriptionStartDate,"
        "SubscriptionEndDate\n01/02/2026,CFQ7TTC0LH18,0001,x,Microsoft 365 Business Basic,new,9,c0000000-0000-4000-8000-000000000001,," +
        start + "," + end + "\n");
  };
  const ImportedFile day_first = read_term("05/01/2026", "04/01/2027");
  CHECK(day_first.records.subscriptions.at(0).term_start->iso() == "2026-01-05");
  CHECK(day_first.records.subscriptions.at(0).term_end->iso() == "2027-01-04");
  CHECK(finding_of(day_first, "IMPORT-DATE-ORDER-DECIDED") != nullptr);
  CHECK(read_term("01/05/2026", "01/05/2027").records.subscriptions.at(0).term_end->iso() == "2027-01-05");  // as usual: both could be
  CHECK(read_term("01/05/2026", "01/04/2027").records.subscriptions.at(0).term_start->iso() == "2026-01-05");
  CHECK(read_term("02/03/2026", "02/02/2029").records.subscriptions.at(0).term_end->iso() == "2029-02-02");
}

TEST_CASE("Azure and software on an invoice are listed and never asked about: nobody has a seat of them") {
  const std::string head =
      "OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ChargeType,Quantity,Subtotal,SubscriptionId,ChargeStartDate,TermAndBillingCycle,"
      "UnitType,BillingFrequency,ProductCategory\n";
  const ImportedFile file = read_text(
      head + "10/1/2026,DZH318Z0BPS6,0001,x,Azure plan,new,731.2,70,c0000000-0000-4000-8000-000000000001,10/1/2026,,1 Hour,,\n" +
      "10/1/2026,DG7GMGF0D5RK,0005,x,Windows Server 2022,new,2,70,c0000000-0000-4000-8000-000000000002,10/1/2026,,Licenses,OneTime,\n" +
      "10/1/2026,DG7GMGF0D5RK,0006,x,SQL Server 2022,new,2,70,c0000000-0000-4000-8000-000000000003,10/1/2026,,Licenses,Annual,Software\n" +
      "10/1/2026,DZH318Z0BPS6,0001,x,Azure plan,new,-1,-70,c0000000-0000-4000-8000-000000000004,10/1/2026,,1 Hour,,\n" +
      "10/1/2026,CFQ7TTC0LH18,0001,x,Microsoft 365 Business Basic,new,9,54,c0000000-0000-4000-8000-000000000005,10/1/2026,,Licenses,"
      "Monthly,\n");
  CHECK(file.rows.read == 5);
  REQUIRE(file.records.subscriptions.size() == 5);
  for (const Subscription& subscription : file.records.subscriptions)
    CHECK(subscription.seat_based == (subscription.name == "Microsoft 365 Business Basic"));
  for (const Finding& finding : file.findings) CHECK(finding.severity == Severity::Note);
}

TEST_CASE("Dicker Data: a change within the month adds to the subscription or replaces its units; fewer than before are never taken") {
  const std::string header = "SUBSCRIPTION ID,STOCK CODE,REFERENCE,QTY,CHARGE TYPE,STATUS,START USAGE,REVALUATION PERIOD\n";
  const auto lines = [&](const std::string& units) {
    return read_text(header +
                     "s-1,P1Y:CFQ7TTC0LFLX:0001:1:,M365 E3,25.00,NCE,ACTIVE,01-NOV-2026,30-JUN-2027\n"
                     "s-1,P1Y:CFQ7TTC0LFLX:0001:1:,M365 E3," +
                     units + ",MODN,ACTIVE,10-NOV-2026,30-JUN-2027\n");
  };
  const ImportedFile added = lines("5.00");
  REQUIRE(added.records.subscriptions.size() == 1);
  CHECK(added.records.subscriptions[0].units == 25);
  CHECK(finding_of(added, "IMPORT-UNITS-UNCERTAIN") != nullptr);
  CHECK(lines("30.00").records.subscriptions.at(0).units == 30);
}

TEST_CASE("a reconciliation file from which columns were cut is still one, as long as its charges and subscriptions are there") {
  const ImportedFile file = read_text(
      "CustomerName,SkuName,ChargeType,Quantity,SubscriptionId,SubscriptionStartDate,SubscriptionEndDate,TermAndBillingCycle\n"
      "Contoso,Microsoft 365 E3,cycleCharge,25,c0000000-0000-4000-8000-000000000001,7/1/2026,6/30/2027,One-Year commitment for "
      "monthly/yearly billing\n"
      "Contoso,Microsoft 365 E3,addQuantity,30,c0000000-0000-4000-8000-000000000001,7/1/2026,6/30/2027,One-Year commitment for "
      "monthly/yearly billing\n");
  CHECK(file.kind == "nce-reconciliation");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions[0].units == 30);
}

TEST_CASE("units that a credit takes back on the first day of the charge are asked about") {
  const auto asked = [](const std::vector<Line>& lines) { return finding_of(read(lines), "IMPORT-UNITS-UNCERTAIN") != nullptr; };
  CHECK(asked({kMonth, {"10/15/2026", "removeQuantity", "-5", "-30", "10/15/2026"}}));
  CHECK(!asked(
      {kMonth, {"10/15/2026", "removeQuantity", "-20", "-120", "10/15/2026"}, {"10/15/2026", "addQuantity", "25", "150", "10/15/2026"}}));
  CHECK(!asked({kMonth, {"10/15/2026", "customerCredit", "-1", "-30", "10/15/2026"}}));
}

TEST_CASE("seats that a legacy invoice adds later do not replace those there were without a question") {
  const std::string head =
      "CustomerName,SubscriptionId,SyndicationPartnerSubscriptionNumber,OfferId,DurableOfferId,OfferName,SubscriptionStartDate,"
      "SubscriptionEndDate,ChargeStartDate,ChargeEndDate,ChargeType,UnitPrice,Quantity,Amount,SubscriptionName,BillingCycleType\n";
  const auto line = [](const std::string& from, const std::string& charge, const std::string& units) {
    return "Contoso,00000065-1111-4222-8333-000000000065,c0000000-0000-4000-8000-000000000001,X,796B6B5F-613C-4E24-A17C-EBA730D49C02,"
           "Office 365 E3,1/1/2026,12/31/2026," +
           from + ",11/30/2026," + charge + ",16," + units + ",80,Office 365 E3,Monthly\n";
  };
  const ImportedFile file =
      read_text(head + line("11/1/2026", "Cycle instance prorate", "20") + line("11/10/2026", "Prorate fees when purchase", "5"));
  REQUIRE(file.kind == "legacy-reconciliation");
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions[0].units == 20);
  CHECK(finding_of(file, "IMPORT-UNITS-UNCERTAIN") != nullptr);
}

TEST_CASE("the dash that a spreadsheet writes for nothing is no credit") {
  const ImportedFile file = read({{"1/15/2026", "cycleCharge", "20", " - ", "10/15/2026"}});
  CHECK(finding_of(file, "IMPORT-ONLY-CREDITS") == nullptr);
  REQUIRE(file.records.subscriptions.size() == 1);
  CHECK(file.records.subscriptions[0].units == 20);
}

TEST_CASE("the end of one product on the day on which another begins under its id is a conversion, and asked about") {
  const std::string header =
      "CustomerName,OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ChargeType,Quantity,Subtotal,SubscriptionId,ChargeStartDate,"
      "TermAndBillingCycle\n";
  const auto line = [](const std::string& product, const std::string& charge, const std::string& rest) {
    return "Contoso,11/15/2026," + product + "," + charge + "," + rest +
           ",c0000000-0000-4000-8000-000000000001,11/15/2026,One-Year commitment\n";
  };
  const std::string premium = "CFQ7TTC0LCHC,0002,X,Microsoft 365 Business Premium", e3 = "CFQ7TTC0LFLX,0001,X,Microsoft 365 E3";
  for (const char* charge : {"new", "convert"}) {
    const std::string ended = line(premium, "cancelImmediate", "-10,-90"), begun = line(e3, charge, "10,360");
    for (const std::string& lines : {ended + begun, begun + ended}) {
      CAPTURE(lines);
      const ImportedFile file = read_text(header + lines);
      REQUIRE(file.records.subscriptions.size() == 1);
      CHECK(file.records.subscriptions[0].product_sku->text() == "CFQ7TTC0LFLX:0001");
      CHECK(file.records.subscriptions[0].units == 10);
      CHECK(file.records.subscriptions[0].state != SubscriptionState::Deleted);
      CHECK(finding_of(file, "IMPORT-UNITS-UNCERTAIN") != nullptr);
    }
  }
  // The same product: bought and given back.
  const ImportedFile back = read_text(header + line(e3, "new", "10,360") + line(e3, "cancelImmediate", "-10,-360"));
  CHECK(back.records.subscriptions.at(0).state == SubscriptionState::Deleted);
}
