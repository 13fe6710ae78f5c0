#pragma once
// A copy of a plan that names nobody: names, domains, ids, file names and what people typed are replaced, also where decisions name
// them; units, SKUs, dates, prices
// and everything else the plan depends on stay. It gives the same plan up to the names, because the replacements sort as what they
// replace does. Who is who is in the key, a file that stays at home and turns the copy back into the original.

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "core/base/finding.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// Pairs of what stands in the copy and what it stands for, sorted by the former. Both sides are unique.
using PseudonymKey = std::vector<std::pair<std::string, std::string>>;

// `plan` was made from customer and settings: exceptions that people accepted in it stay accepted in the copy.
PseudonymKey make_pseudonyms(const Customer& customer, const PlanSettings& settings);
void pseudonymise(Customer& customer, PlanSettings& settings, const Plan& plan, const PseudonymKey& key);
// The way back; `plan` was made from the copy.
void restore_names(Customer& customer, PlanSettings& settings, const Plan& plan, const PseudonymKey& key);

std::string write_pseudonym_key(const PseudonymKey& key);
// Error: what is wrong with the file, for people.
tl::expected<PseudonymKey, Message> read_pseudonym_key(std::string_view bytes);

}  // namespace csp
