// Each value of a subscription and of a pool of units names its source: read in a file and field, or concluded by a rule.
#include "core/customer/aspects.hpp"
#include "core/inventory/merge.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

constexpr std::string_view kSuite = "6fd2c87f-b296-42f0-b197-1e91e994b900";

using Files = std::vector<std::shared_ptr<const ImportedFile>>;

std::shared_ptr<const ImportedFile> file(const std::string& name, int index, std::string_view bytes) {
  return std::make_shared<const ImportedFile>(import_file(catalog(), name, index, bytes));
}

template <typename Record>
int times_used(const Record& record, Aspect aspect) {
  return static_cast<int>(std::count_if(record.statements.begin(), record.statements.end(), [&](const Statement& statement) {
    return statement.aspect == aspect && (statement.belief == Belief::Used || statement.belief == Belief::Chosen);
  }));
}

// Empty when every value that somebody told has one source, and every source a value.
template <typename Record>
std::string unsourced(const Record& record, const std::vector<FieldNames>& fields) {
  std::string out;
  for (std::size_t number = 0; number < kAspects; ++number) {
    const auto aspect = static_cast<Aspect>(number);
    if (!same(record, Record{}, aspect) && times_used(record, aspect) != 1)
      out += " value " + std::to_string(number) + " has " + std::to_string(times_used(record, aspect)) + " sources";
  }
  for (const Statement& statement : record.statements) {
    const std::string which = " statement about " + std::to_string(static_cast<int>(statement.aspect));
    if (!tells(record, statement.aspect)) out += which + " without a value";
    if (statement.origin == Statement::kNone) {
      if (statement.conclusion == Conclusion::Read) out += which + " was read nowhere";
      continue;
    }
    if (statement.origin >= record.origins.size()) {
      out += which + " has no place";
      continue;
    }
    const auto in = static_cast<std::size_t>(record.origins[statement.origin].file);
    if (statement.conclusion == Conclusion::Read && (in >= fields.size() || statement.field >= fields[in].names.size()))
      out += which + " names no field";
  }
  return out;
}

std::string units_of(const Customer& customer, Belief belief) {
  const Subscription& subscription = customer.subscriptions.at(0);
  std::string out;
  for (const Statement& statement : subscription.statements) {
    if (statement.aspect != Aspect::Units || statement.belief != belief) continue;
    const Origin& origin = subscription.origins.at(statement.origin);
    const auto in = static_cast<std::size_t>(origin.file);
    out += (out.empty() ? "" : ", ") + customer.file_names[in] + ":" + std::to_string(origin.row) + " " +
           customer.fields[in].names[statement.field];
  }
  return out;
}

std::string graph(int units) {
  return R"({"value":[{"id":"d1","commerceSubscriptionId":"C1","skuId":")" + std::string(kSuite) +
         R"(","skuPartNumber":"ENTERPRISEPACK","totalLicenses":)" + std::to_string(units) + R"(,"status":"Enabled"}]})";
}

std::string list(int units) {
  return "Subscription ID,SKU,Quantity,Status,Auto renew\nc1,CFQ7TTC0LF8R-0001-P1Y," + std::to_string(units) + ",Active,yes\n";
}

Customer merged(const Files& files) { return merge(catalog(), files).customer; }

}  // namespace

TEST_CASE("every value that an export tells has a source in it, whatever the kind of export") {
  for (const std::string& path : fixture_paths()) {
    const ImportedFile read = read_fixture(path);
    for (const Subscription& subscription : read.records.subscriptions) {
      const std::string fault = unsourced(subscription, {read.fields});
      CHECK_MESSAGE(fault.empty(), path << " " << subscription.key << fault);
    }
    for (const UnitPoolRecord& record : read.records.pools) {
      const std::string fault = unsourced(record.pool, {read.fields});
      CHECK_MESSAGE(fault.empty(), path << " " << record.pool.part_number << fault);
    }
  }
}

TEST_CASE("every value of the picture has one source, whichever two exports it was made from") {
  // Each is read once as the first of two files, and once as the second.
  std::vector<std::shared_ptr<const ImportedFile>> firsts, seconds;
  for (const std::string& path : fixture_paths()) {
    auto first = file(path, 0, fixture_bytes(path));
    if (first->records.subscriptions.empty() && first->records.pools.empty()) continue;
    firsts.push_back(std::move(first));
    seconds.push_back(file(path, 1, fixture_bytes(path)));
  }
  REQUIRE(firsts.size() > 10);
  for (const auto& first : firsts) {
    for (const auto& second : seconds) {
      const Customer customer = merged({first, second});
      std::string fault;
      for (const Subscription& subscription : customer.subscriptions) fault += unsourced(subscription, customer.fields);
      for (const UnitPool& pool : customer.pools) fault += unsourced(pool, customer.fields);
      CHECK_MESSAGE(fault.empty(), first->name << " and " << second->name << fault);
    }
  }
}

TEST_CASE("of two files that differ, the one that won and the one that lost are named with their fields") {
  const Customer customer = merged({file("list.csv", 0, list(248)), file("directory.json", 1, graph(250))});
  REQUIRE(customer.subscriptions.size() == 1);
  CHECK(units_of(customer, Belief::Used) == "directory.json:1 totalLicenses");
  CHECK(units_of(customer, Belief::Overruled) == "list.csv:2 Quantity");
}

TEST_CASE("a file that says the same as the one that won agrees, also when a third one lost in between") {
  const Customer customer = merged({file("old.csv", 0, list(250)), file("list.csv", 1, list(248)), file("directory.json", 2, graph(250))});
  REQUIRE(customer.subscriptions.size() == 1);
  CHECK(units_of(customer, Belief::Used) == "directory.json:1 totalLicenses");
  CHECK(units_of(customer, Belief::Agrees) == "old.csv:2 Quantity");
  CHECK(units_of(customer, Belief::Overruled) == "list.csv:2 Quantity");
}

TEST_CASE("a column is named as the file writes it, and a member of JSON by its path") {
  const ImportedFile table = read_text("Abonnement-ID,MPN,Menge\nc1,CFQ7TTC0LF8R-0001,5\n");
  REQUIRE(table.records.subscriptions.size() == 1);
  const Statement* units = used_statement(table.records.subscriptions[0].statements, Aspect::Units);
  REQUIRE(units != nullptr);
  CHECK(table.fields.names.at(units->field) == "Menge");
  CHECK_FALSE(table.fields.of_items);

  const ImportedFile items = read_text(R"([{"license":{"vendor_license_id":"c1","seats":5,"sku":"CFQ7TTC0LF8R:0001"}}])");
  REQUIRE(items.records.subscriptions.size() == 1);
  const Statement* seats = used_statement(items.records.subscriptions[0].statements, Aspect::Units);
  REQUIRE(seats != nullptr);
  CHECK(items.fields.names.at(seats->field) == "license.seats");
  CHECK(items.fields.of_items);
}

TEST_CASE("what happens at the end of the term is concluded from automatic renewal, and says from which cell") {
  const ImportedFile read = read_text(list(5));
  REQUIRE(read.records.subscriptions.size() == 1);
  const Statement* action = used_statement(read.records.subscriptions[0].statements, Aspect::EndAction);
  REQUIRE(action != nullptr);
  CHECK(action->conclusion == Conclusion::AutoRenew);
  CHECK(read.fields.names.at(action->field) == "Auto renew");
}

TEST_CASE("a date that cannot be read is no source") {
  const ImportedFile read = read_text("Subscription ID,SKU,Quantity,End date\nc1,CFQ7TTC0LF8R-0001,5,soon\n");
  REQUIRE(read.records.subscriptions.size() == 1);
  CHECK(used_statement(read.records.subscriptions[0].statements, Aspect::TermEnd) == nullptr);
}

TEST_CASE("the product id of one file and the legacy offer of another do not contradict each other") {
  const Customer customer = merged({file("legacy.csv", 0,
                                         "SyndicationPartnerSubscriptionNumber,DurableOfferId,OfferName,Quantity\n"
                                         "c1,796b6b5f-613c-4e24-a17c-eba730d49c02,Office 365 E3,5\n"),
                                    file("list.csv", 1, list(5))});
  REQUIRE(customer.subscriptions.size() == 1);
  int used = 0, overruled = 0;
  for (const Statement& statement : customer.subscriptions[0].statements) {
    if (statement.aspect != Aspect::Offer) continue;
    used += statement.belief == Belief::Used;
    overruled += statement.belief == Belief::Overruled;
  }
  CHECK(used == 1);
  CHECK(overruled == 0);
}
