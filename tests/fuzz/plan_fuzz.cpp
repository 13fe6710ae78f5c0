// Planner against prover against oracle: every byte of the input is a choice about a customer or its settings. Whatever they are, a
// plan is made, the prover and the day-by-day oracle say the same of it, and the plan file that holds it opens again with equal bytes.

#include "assets/embedded.hpp"
#include "core/output/output.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/plan.hpp"
#include "shell/languages.hpp"
#include "tests/core/plan/oracle/oracle.hpp"
#include "tests/core/support/random_planned_customer.hpp"
#include "tests/fuzz/target.hpp"

using namespace csp;

namespace {

const Catalog& catalog() {
  static const auto loaded = load_catalog(embedded_asset);
  fuzz::require(loaded.has_value(), "the catalogue loads");
  return *loaded;
}

const Language& language() { return language_for("en"); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Date today = *Date::from_iso("2026-11-22");
  support::Dice dice(data, size);
  const support::PlannedCustomer made = support::random_planned_customer(dice, catalog(), today);
  const Prices no_prices;
  const Plan plan = make_plan(catalog(), made.customer, made.settings, no_prices, today);

  const oracle::Opinion opinion = oracle::judge(catalog(), made.customer, made.settings, plan.actions, today, plan.proof.last_day);
  const std::string difference = oracle::first_difference(oracle::unfolded(plan.proof), opinion);
  if (!difference.empty()) std::fprintf(stderr, "%s\n", difference.c_str());
  fuzz::require(difference.empty(), "prover and oracle find the same gaps");
  fuzz::require(plan.proof.safe == opinion.safe(), "prover and oracle agree whether the plan is safe");

  const OutputContext context{catalog(), made.customer, made.settings, no_prices, plan, language(), language(), "fuzz"};
  const std::string bytes = write_plan(context);
  const auto read = read_plan(bytes);
  fuzz::require(read.has_value(), "a plan file opens again");
  const Plan again = make_plan(catalog(), read->customer, read->settings, read->prices, read->today);
  const OutputContext reread{catalog(), read->customer, read->settings, read->prices, again, language(), language(), "fuzz"};
  fuzz::require(write_plan(reread) == bytes, "an opened plan is written with the same bytes");
  return 0;
}
