// Writes what random customers' plans make of people's licences: write-random FIRST LAST DIR. One folder for each plan that changes
// any, with plan.json, assignments.json, groups.json and the Graph batches; each user of a profile has an id.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/output/output.hpp"
#include "shell/languages.hpp"
#include "tests/core/support/random_planned_customer.hpp"

namespace {

using namespace csp;

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void name_users(Customer& customer) {
  customer.users = {};
  if (!customer.tenant) customer.tenant = support::numbered_guid(7);
  for (Profile& profile : customer.profiles) {
    profile.members.clear();
    for (std::int64_t i = 0; i < profile.users; ++i) {
      const std::size_t number = customer.users.size();
      profile.members.push_back(static_cast<std::uint32_t>(number));
      customer.users.push_back(
          {support::numbered_guid(1'000'000 + number).text(), "user" + std::to_string(number) + "@contoso.example", "", "TR"});
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fputs("usage: write-random FIRST LAST DIR\n", stderr);
    return 2;
  }
  const auto catalog = load_catalog(embedded_asset);
  if (!catalog) return 2;
  const Language& language = language_for("en");
  const Date today = *Date::from_iso("2026-11-22");
  for (int seed = std::atoi(arguments[1]); seed <= std::atoi(arguments[2]); ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 5'000'000);
    support::PlannedCustomer made = support::random_planned_customer(dice, *catalog, today);
    name_users(made.customer);
    // Most products are bought again as they are; here people also decide to replace them.
    for (const Subscription& subscription : made.customer.subscriptions) {
      if (!dice.chance(60)) continue;
      SubscriptionDecision& decision = made.settings.subscriptions[subscription.key];
      decision.path = Path::BuyOther;
      for (const char* part_number : {"SPE_E5", "ENTERPRISEPREMIUM", "SPE_E3", "SPB"}) {
        const Sku* target = catalog->find_sku_by_part_number(part_number);
        if (target != nullptr && decision.targets.empty() && target->id != subscription.sku && dice.chance(40))
          decision.targets = {{target->id, 0, {}}};
      }
    }
    const Plan plan = make_plan(*catalog, made.customer, made.settings, {}, today);
    const bool changes =
        std::any_of(plan.actions.begin(), plan.actions.end(), [](const Action& action) { return action.kind == ActionKind::Swap; });
    if (!changes) continue;
    const Prices no_prices;
    const OutputContext context{*catalog, made.customer, made.settings, no_prices, plan, language, language, "random"};
    for (const OutputDescription& output : outputs()) {
      if (output.id != "assignments" && output.id != "plan") continue;
      for (const OutputFile& file : output.make(context))
        write(std::filesystem::path(arguments[3]) / std::to_string(seed) / file.name, file.bytes);
    }
  }
  return 0;
}
