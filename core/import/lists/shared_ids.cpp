#include "core/import/lists/shared_ids.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

// "G1, G2", "G1 / G2": a list, and no compound such as "<tenant>_<subscription>".
bool is_list(std::string_view text) { return text.find_first_of(",;+&\n ") != std::string_view::npos; }

}  // namespace

void SharedIds::look(FileReport& report, const std::string& column, std::string_view text) {
  if (Guid::parse_plain(text)) return;
  const std::vector<Guid> ids = value::ids_in(text);
  if (ids.size() == 1) rows_[ids.front()].push_back({report.origin().row, column, std::string(text)});
  if (ids.size() > 1 && is_list(text))
    report.note(import_finding::kSeveralIds,
                {{"column", column}, {"found", text::quoted(text)}, {"count", static_cast<std::int64_t>(ids.size())}}, id_key(text));
}

std::vector<SharedIds::Apart> SharedIds::finish(FileReport& report, std::vector<Subscription>& subscriptions) const {
  std::map<std::int32_t, std::string_view> texts;  // by row
  for (const auto& [id, rows] : rows_) {
    const Row& first = rows.front();
    const std::string key = id_key(first.text);
    const auto other = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return id_key(row.text) != key; });
    if (other == rows.end()) continue;
    for (const Row& row : rows) texts.emplace(row.row, row.text);
    report.noted_later(other->row, import_finding::kIdShared,
                       {{"column", other->column},
                        {"found", text::quoted(other->text)},
                        {"first", text::quoted(first.text)},
                        {"row", static_cast<std::int64_t>(first.row)},
                        {"id", id.text()}});
  }
  std::vector<Apart> apart;
  for (Subscription& subscription : subscriptions) {
    const auto row = texts.find(subscription.origins.front().row);
    if (row != texts.end()) apart.push_back({&subscription, row->second});
  }
  return apart;
}

}  // namespace csp
