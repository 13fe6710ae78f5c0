// Prints a fingerprint of what core makes of many inputs, one line each, so that two builds of it can be compared:
//   plan N HASH      the plan file of the N-th random customer
//   outputs N HASH   all result files of every 50th of them
//   file NAME HASH   what reading a stored export found
// Usage: fingerprints FIRST LAST FILE...

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/import/inspect_json.hpp"
#include "core/import/unpack.hpp"
#include "core/output/output.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/plan.hpp"
#include "shell/languages.hpp"
#include "tests/core/support/random_planned_customer.hpp"

namespace {

using namespace csp;

std::string bytes_of(const char* path) {
  std::string bytes;
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) {
    std::fprintf(stderr, "cannot read %s\n", path);
    std::exit(2);
  }
  char part[65536];
  for (std::size_t size; (size = std::fread(part, 1, sizeof part, file)) > 0;) bytes.append(part, size);
  std::fclose(file);
  return bytes;
}

void say(const char* what, const std::string& which, const std::string& bytes) {
  std::printf("%s %s %s\n", what, which.c_str(), sha256_hex(bytes).c_str());
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("usage: fingerprints FIRST LAST FILE...\n", stderr);
    return 2;
  }
  const auto catalog = load_catalog(embedded_asset);
  if (!catalog) return 2;
  const Language& language = language_for("en");
  const Date today = *Date::from_iso("2026-11-22");
  for (int seed = std::atoi(arguments[1]); seed <= std::atoi(arguments[2]); ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed) + 3'000'000);
    const support::PlannedCustomer made = support::random_planned_customer(dice, *catalog, today);
    const Plan plan = make_plan(*catalog, made.customer, made.settings, {}, today);
    const Prices no_prices;
    const OutputContext context{*catalog, made.customer, made.settings, no_prices, plan, language, language, "differential"};
    say("plan", std::to_string(seed), write_plan(context));
    if (seed % 50 == 0) say("outputs", std::to_string(seed), make_zip(make_all_outputs(context)).bytes);
  }
  for (int i = 3; i < count; ++i) {
    const std::string path = arguments[i];
    const std::string bytes = bytes_of(arguments[i]);
    std::vector<std::shared_ptr<const ImportedFile>> files;
    for (ImportedFile& file : import_files(*catalog, path.substr(path.rfind('/') + 1), 0, bytes))
      files.push_back(std::make_shared<const ImportedFile>(std::move(file)));
    say("file", path, inspect_json(files, language));
  }
  return 0;
}
