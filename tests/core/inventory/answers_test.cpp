// An answer to what files contradict each other in: it must do all that the files would have done, had they said the same.
#include "core/inventory/differences.hpp"
#include "tests/core/inventory/support.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const int kCases = support::property_cases(300);

struct Product {
  const char* name;
  const char* id;  // empty: a list that names products only
};
constexpr Product kProducts[] = {{"Microsoft 365 E3", "CFQ7TTC0LFLX:0001"}, {"Exchange Online (Plan 1)", "CFQ7TTC0LH16:0001"},
                                 {"Visio Plan 2", "CFQ7TTC0HD32:0002"},     {"Office 365 E3", "CFQ7TTC0LF8R:0001"},
                                 {"Exchange Online (Plan 1)", ""},          {"Office 365 E3", ""}};
constexpr const char* kStates[] = {"Active", "Suspended", "Warning"};
constexpr const char* kEnds[] = {"2027-06-30", "2027-03-31"};

struct GeneratedRow {
  int product = 0;
  int units = 0;
  int state = 0;
  int end = 0;
};
using List = std::vector<GeneratedRow>;

std::string id_of(std::size_t row) { return "c0000000-0000-4000-8000-00000000000" + std::to_string(row); }

std::string text_of(const List& list) {
  std::string out = "Subscription ID,Product,SKU,Quantity,End Date,Status\n";
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Product& product = kProducts[list[i].product];
    out += id_of(i) + "," + product.name + "," + product.id + "," + std::to_string(list[i].units) + "," + kEnds[list[i].end] + "," +
           kStates[list[i].state] + "\n";
  }
  return out;
}

// The tenant's SKUs: one that lost its counts, one with them, and the others are not there.
std::string pools(support::Dice& dice) {
  std::string out = "SkuPartNumber,ConsumedUnits,PrepaidUnits\n";
  if (dice.chance(70)) out += "SPE_E3,3,Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail\n";
  if (dice.chance(70)) out += "EXCHANGESTANDARD,4,class LicenseUnitsDetail { Enabled: 12; Suspended: 0; Warning: 0 }\n";
  return out + "VISIOCLIENT,1,Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail\n";
}

struct OpenedTexts {
  std::vector<std::shared_ptr<const ImportedFile>> all;
  explicit OpenedTexts(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      const std::string name = "file-" + std::to_string(all.size() + 1);
      all.push_back(std::make_shared<const ImportedFile>(import_file(catalog(), name, static_cast<std::int32_t>(all.size()), text)));
    }
  }
};

std::string picture_of(const Customer& customer) {
  std::string out;
  for (const Subscription& s : customer.subscriptions) {
    out += s.key + " " + s.sku.text() + " " + s.part_number + " " + s.name + " " + (s.product_sku ? s.product_sku->text() : "-") + " " +
           std::to_string(s.units) + " " + s.state_text + " " + std::to_string(static_cast<int>(s.state)) + " " + s.term_end->iso() + "\n";
  }
  for (const UnitPool& pool : customer.pools) {
    out += pool.part_number + " " + std::to_string(pool.enabled) + "/" + std::to_string(pool.warning) + "/" +
           std::to_string(pool.suspended) + " used " + std::to_string(pool.consumed) + " " + std::to_string(static_cast<int>(pool.counts)) +
           "\n";
  }
  return out;
}

std::string contradictions_of(const Inventory& inventory) {
  std::string out;
  for (const Finding& finding : inventory.findings) {
    if (finding.rule == "INVENTORY-POOL-AND-SUBSCRIPTIONS-DIFFER") out += finding.subject + " " + argument(finding, "subscriptions") + "\n";
  }
  return out;
}

void believe(GeneratedRow& row, const GeneratedRow& believed, const std::string& rule) {
  if (rule == "INVENTORY-UNITS-DIFFER") row.units = believed.units;
  if (rule == "INVENTORY-STATES-DIFFER") row.state = believed.state;
  if (rule == "INVENTORY-ENDS-DIFFER") row.end = believed.end;
  if (rule == "INVENTORY-SKUS-DIFFER") row.product = believed.product;
}

Inventory of_two_products() {
  const OpenedTexts files({text_of({{0, 25, 0, 0}}), text_of({{1, 25, 0, 0}})});
  return merge(catalog(), files.all);
}

}  // namespace

TEST_CASE("a customer with answers is the one whose files all say what was believed, its units and their sums included") {
  int answered = 0, of_products = 0;
  for (int seed = 0; seed < kCases; ++seed) {
    CAPTURE(seed);
    support::Dice dice(static_cast<std::uint64_t>(seed));
    List first, second;
    for (int i = dice.between(1, 3); i > 0; --i) {
      first.push_back({dice.below(6), dice.between(1, 30), dice.below(3), dice.below(2)});
      second.push_back(first.back());
      if (dice.chance(50)) second.back().units = dice.between(1, 30);
      if (dice.chance(30)) second.back().state = dice.below(3);
      if (dice.chance(30)) second.back().product = dice.below(6);
      if (dice.chance(30)) second.back().end = dice.below(2);
    }
    const std::string units = dice.chance(80) ? pools(dice) : text_of({});
    const OpenedTexts files({text_of(first), text_of(second), units});
    Inventory inventory = merge(catalog(), files.all);
    std::map<std::string, std::string> answers;
    for (const Difference& difference : differences(inventory, files.all)) {
      const DifferenceChoice& chosen = dice.one_of(difference.choices);
      answers[difference.id] = chosen.source;
      const auto at = static_cast<std::size_t>(chosen.row - 2);
      REQUIRE(difference.subject == id_of(at));
      const GeneratedRow believed = chosen.file == "file-1" ? first[at] : second[at];
      believe(first[at], believed, difference.rule);
      believe(second[at], believed, difference.rule);
      ++answered;
      of_products += difference.rule == "INVENTORY-SKUS-DIFFER";
    }
    apply_believed_files(answers, catalog(), files.all, inventory);
    const OpenedTexts agreeing({text_of(first), text_of(second), units});
    const Inventory expected = merge(catalog(), agreeing.all);
    CHECK(picture_of(inventory.customer) == picture_of(expected.customer));
    CHECK(contradictions_of(inventory) == contradictions_of(expected));
  }
  CHECK(answered > kCases / 2);
  CHECK(of_products > 0);
}

TEST_CASE("exactly one product is the one that the plan uses, before it was answered and afterwards") {
  const OpenedTexts files({text_of({{4, 25, 0, 0}}), text_of({{5, 25, 0, 0}})});  // by name only
  Inventory inventory = merge(catalog(), files.all);
  for (const char* believed : {"", "file-1:2", "file-2:2"}) {
    if (*believed) apply_believed_files({{"INVENTORY-SKUS-DIFFER " + id_of(0), believed}}, catalog(), files.all, inventory);
    const std::vector<Difference> all = differences(inventory, files.all);
    REQUIRE(all.size() == 1);
    CHECK(std::count_if(all[0].choices.begin(), all[0].choices.end(), [](const DifferenceChoice& choice) { return choice.used; }) == 1);
    const std::string used = all[0].choices[0].used ? all[0].choices[0].file : all[0].choices[1].file;
    CHECK(inventory.customer.subscriptions[0].name == (used == "file-1" ? "Exchange Online (Plan 1)" : "Office 365 E3"));
    if (*believed) CHECK(used + ":2" == believed);
  }
}

TEST_CASE("which product it is is not asked where the files are not open any more") {
  Inventory inventory = of_two_products();
  CHECK(differences(inventory, {}).empty());
  const std::map<std::string, std::string> answers = {{"INVENTORY-SKUS-DIFFER " + id_of(0), "file-1:2"}};
  CHECK_FALSE(believed_files_apply(answers, inventory, {}));
  const std::string before = picture_of(inventory.customer);
  apply_believed_files(answers, catalog(), {}, inventory);
  CHECK(picture_of(inventory.customer) == before);
}

TEST_CASE("the product of one file is not mixed with the id of the other's") {
  const Inventory inventory = of_two_products();
  const Subscription& subscription = inventory.customer.subscriptions.at(0);
  CHECK(subscription.name == "Exchange Online (Plan 1)");
  CHECK(subscription.product_sku->text() == "CFQ7TTC0LH16:0001");
  CHECK(subscription.part_number == "EXCHANGESTANDARD");
}

TEST_CASE("of three files that differ the one believed is named as used, and each of the others once") {
  const OpenedTexts files({text_of({{0, 25, 0, 0}}), text_of({{0, 30, 0, 0}}), text_of({{0, 35, 0, 0}})});
  Inventory inventory = merge(catalog(), files.all);
  for (const char* believed : {"file-1", "file-2", "file-3", "file-1"}) {
    apply_believed_files({{"INVENTORY-UNITS-DIFFER " + id_of(0), std::string(believed) + ":2"}}, catalog(), files.all, inventory);
    std::vector<std::string> others;
    for (const Finding& finding : inventory.findings) {
      if (finding.rule != "INVENTORY-UNITS-DIFFER") continue;
      CHECK(argument(finding, "kept_file") == believed);
      others.push_back(argument(finding, "other_file"));
    }
    others.push_back(believed);
    std::sort(others.begin(), others.end());
    CHECK(others == std::vector<std::string>{"file-1", "file-2", "file-3"});
  }
}
