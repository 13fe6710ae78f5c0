#include "core/output/plan_file/plan_rescue.hpp"

#include <string>

#include "core/plan/settings_file/settings_json.hpp"

namespace csp {
namespace {

// The JSON object that begins at the first brace of `text`, empty when it never ends.
std::string_view object_at_start(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\')
        ++at;
      else if (c == '"')
        in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return text.substr(0, at + 1);
    }
  }
  return {};
}

}  // namespace

std::optional<RescuedPlan> rescue_plan(std::string_view bytes) {
  constexpr std::string_view kMember = "\n\"settings\":";
  const std::size_t member = bytes.find(kMember);
  if (member == std::string_view::npos) return std::nullopt;
  const std::string_view settings = object_at_start(bytes.substr(member + kMember.size()));
  if (settings.empty()) return std::nullopt;
  auto read = settings_from_json(settings);
  if (!read) return std::nullopt;
  RescuedPlan rescued;
  rescued.decisions = static_cast<std::int64_t>(read->subscriptions.size() + read->accepted.size() + read->offer_mapping.size() +
                                                read->name_mapping.size());
  rescued.settings = std::move(*read);
  return rescued;
}

}  // namespace csp
