#include "shell/views/file_size.hpp"

#include <algorithm>

namespace csp {

std::string file_size_text(const Context& context, std::uint64_t bytes) {
  constexpr std::uint64_t kilo = 1000, mega = kilo * kilo;
  const std::uint64_t in_kilo = (bytes + kilo / 2) / kilo;
  if (in_kilo < kilo) return context.text({"files.size.kb", {{"size", static_cast<std::int64_t>(std::max<std::uint64_t>(in_kilo, 1))}}});
  const auto tenths = static_cast<std::int64_t>((bytes + mega / 20) / (mega / 10));
  return context.text({"files.size.mb", {{"size", context.language.number(Decimal::from_micros(tenths * 100'000), 1)}}});
}

}  // namespace csp
