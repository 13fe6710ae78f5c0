// Each kind's reader by itself: the first byte chooses the kind, its header or the signs of its items are made, the rest are the rows
// or the members. So that random bytes reach every reader without finding its signs first.

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "tests/fuzz/reading.hpp"

namespace {

std::string_view first(std::string_view list, char separator) { return list.substr(0, list.find(separator)); }

std::string table(const csp::Kind& kind, std::string_view rows) {
  std::string header;
  const auto add = [&](std::string_view name) {
    if (!name.empty()) header.append(header.empty() ? "" : ",").append(name);
  };
  for (const csp::Column& column : kind.columns) add(first(column.names, '|'));
  for (const std::string_view sign : csp::text::split(first(kind.table_signs, '|'), '+')) {
    if (csp::column_named(kind.columns, sign) < 0) add(sign);
  }
  return header + "\n" + std::string(rows);
}

std::string item(const csp::Kind& kind, std::string_view members) {
  std::string out = "[{" + std::string(members);
  for (std::string_view sign : csp::text::split(first(kind.json_signs, '|'), '+')) {
    if (sign.empty() || sign.front() == '!') continue;
    const std::size_t dot = sign.find('.');
    if (out.back() != '{') out += ",";
    out += "\"" + std::string(sign.substr(0, dot)) + "\":";
    out += dot == std::string_view::npos ? "1" : "{\"" + std::string(sign.substr(dot + 1)) + "\":1}";
  }
  return out + "}]";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto all = csp::kinds();
  const csp::Kind& kind = all[data[0] / 2 % all.size()];
  const std::string_view rest = csp::fuzz::text(data + 1, size - 1);
  const bool as_table = kind.json_signs.empty() || (!kind.table_signs.empty() && data[0] % 2 == 0);
  csp::fuzz::keep_promises(as_table ? table(kind, rest) : item(kind, rest));
  return 0;
}
