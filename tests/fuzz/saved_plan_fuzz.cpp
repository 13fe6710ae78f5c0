// Saved plans and settings from anywhere: whatever the bytes are, they are opened or refused with a message, and never believed when
// their hash does not fit. What opens can be planned, and the plan of it opens again. The first byte decides: 's' a settings file, anything
// else a plan whose hash is set right, so that what lies behind the hash is reached, too.

#include <algorithm>
#include <string>

#include "assets/embedded.hpp"
#include "core/output/output.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/languages.hpp"
#include "tests/fuzz/target.hpp"

using namespace csp;

namespace {

const Catalog& catalog() {
  static const auto loaded = load_catalog(embedded_asset);
  fuzz::require(loaded.has_value(), "the catalogue loads");
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text(data, size);
  const auto as_it_is = read_plan(bytes);
  if (!as_it_is) fuzz::require(!as_it_is.error().key.empty(), "a refusal says why");
  if (!bytes.empty() && bytes.front() == 's') {
    const auto settings = settings_from_json(bytes.substr(1));
    if (!settings) fuzz::require(!settings.error().key.empty(), "a refusal says why");
    return 0;
  }
  // As write_plan() does it: the hash is taken over everything before the last member, closed.
  const std::string_view mark = ",\n\"hash\":";
  const std::size_t end = bytes.rfind(mark);
  if (end == std::string_view::npos) return 0;
  const std::string body(bytes.substr(0, end));
  const std::string whole = body + std::string(mark) + "\"" + sha256_hex(body + "\n}\n") + "\"\n}\n";
  const auto read = read_plan(whole);
  if (!read) {
    fuzz::require(!read.error().key.empty(), "a refusal says why");
    return 0;
  }
  PlanSettings settings = read->settings;
  settings.search_steps = std::min<std::int64_t>(settings.search_steps, 100'000);  // the target looks at many
  const Plan plan = make_plan(catalog(), read->customer, settings, read->prices, read->today);
  const OutputContext context{catalog(), read->customer, settings, read->prices, plan, language_for("en"), language_for("en"), "fuzz"};
  fuzz::require(read_plan(write_plan(context)).has_value(), "the plan of what was opened opens again");
  return 0;
}
