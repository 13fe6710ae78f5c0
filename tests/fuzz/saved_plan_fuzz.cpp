// Saved plans and settings from anywhere: whatever the bytes are, they are opened or refused with a message, and never believed when
// their hash does not fit. The first byte decides: 's' a settings file, anything else a plan whose hash is set right, so that what lies
// behind the hash is reached, too.

#include <string>

#include "core/output/plan_json.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/settings_json.hpp"
#include "tests/fuzz/target.hpp"

using namespace csp;

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
  if (!read) fuzz::require(!read.error().key.empty(), "a refusal says why");
  return 0;
}
