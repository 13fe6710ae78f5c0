// Prints the planner's verdict on every pair of SKUs, for tests/oracle/equivalence_oracle.py.

#include <cstdio>
#include <string>

#include "assets/embedded.hpp"
#include "core/equivalence/plan_set.hpp"

int main() {
  using namespace csp;
  const auto catalog = load_catalog(embedded_asset);
  if (!catalog) {
    std::fprintf(stderr, "%s\n", catalog.error().c_str());
    return 1;
  }
  std::vector<PlanSet> sides;
  for (const Sku& sku : catalog->skus) sides.push_back(side_of(*catalog, {{sku.id, {}}}).plans);
  for (std::size_t a = 0; a < sides.size(); ++a) {
    std::string letters;
    std::size_t missing = 0, kept = 0;
    for (std::size_t b = 0; b < sides.size(); ++b) {
      const PlanEvidence evidence = plan_evidence(*catalog, sides[a], sides[b]);
      letters += a == b ? 'S' : "SEBLPN"[static_cast<int>(verdict_of(evidence))];
      missing += evidence.lost.size() + evidence.lowered.size();
      kept += evidence.kept.size() + evidence.raised.size();
    }
    std::printf("%s %s missing=%zu kept=%zu\n", catalog->skus[a].id.text().c_str(), letters.c_str(), missing, kept);
  }
  return 0;
}
