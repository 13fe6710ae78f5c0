#pragma once
// How is a plan saved as one file, and noticed when it was damaged? plan.json = facts + decisions + the plan derived from them, with
// the SHA-256 of itself. Described by assets/schema/plan.schema.json.
//
// The hash is taken over the document's bytes without its last member: everything before `,\n"hash":` followed by "\n}\n", which is
// itself a whole JSON document. Any changed byte, white space included, is therefore noticed.

#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "core/output/output.hpp"

namespace csp {

// 2: the optimum, and what binds each date and would move it. Version 1 is still read: what it lacks is derived again.
constexpr std::int64_t kPlanFileVersion = 2;
constexpr std::int64_t kOldestPlanFileVersion = 1;

struct PlanDocument {
  Customer customer;
  PlanSettings settings;
  Prices prices;
  Date today;
  Date facts_date;
  std::string facts_name;
  std::string version;  // of the planner that wrote it
  std::string hash;     // 64 hexadecimal digits
  std::string derived;  // the stored plan, as JSON text: equal to derived_json() of the plan made again, unless facts or rules changed
};

std::string write_plan(const OutputContext& context);

// The part of the file that is derived: what make_plan() said.
std::string derived_json(const OutputContext& context);

// Error: what is wrong, with the place as a JSON path, or that the file is not a plan, is newer, incomplete or was changed.
tl::expected<PlanDocument, Message> read_plan(std::string_view bytes);

// The hash that write_plan() puts into the file. Taken from the context when it is already known there.
std::string plan_hash(const OutputContext& context);
// How much of it people read and compare.
inline constexpr std::size_t kShortHashDigits = 12;
std::string short_hash(std::string_view hash);

}  // namespace csp
