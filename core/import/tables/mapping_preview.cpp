#include "core/import/tables/mapping_preview.hpp"

#include <algorithm>

namespace csp {
namespace {

void append_row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += i == 0 ? "\"" : ",\"";
    for (const char c : cells[i]) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  out += '\n';
}

}  // namespace

ImportedFile preview_mapping(const Catalog& catalog, const TablePreview& table, const ColumnMapping& mapping) {
  std::string bytes;
  append_row(bytes, table.header);
  for (const std::vector<std::string>& row : table.rows) append_row(bytes, row);
  ImportOptions options;
  options.column_mappings[header_signature(table.header)] = mapping;
  return import_file(catalog, "", 0, bytes, options);
}

Channel channel_of_all(const ImportedFile& file) {
  const std::vector<Subscription>& subscriptions = file.records.subscriptions;
  if (subscriptions.empty()) return Channel::Unknown;
  const Channel first = subscriptions.front().channel;
  const bool alike =
      std::all_of(subscriptions.begin(), subscriptions.end(), [&](const Subscription& each) { return each.channel == first; });
  return alike ? first : Channel::Unknown;
}

std::vector<KindForTable> kinds_for_table(const Catalog& catalog, const TablePreview& table) {
  std::vector<KindForTable> ranked;
  const std::string likeliest = propose_mapping(table).kind;  // by the names of its columns
  for (const std::string& kind : mappable_kinds()) {
    ScoredMapping proposed = propose_mapping(catalog, table, kind);
    KindForTable each{std::move(proposed.mapping), proposed.score};
    each.missing = missing_fields(each.mapping).size();
    if (each.missing == 0) {
      const ImportedFile read = preview_mapping(catalog, table, each.mapping);
      each.read = read.rows.read + read.rows.repaired;
      each.settles_channel = channel_of_all(read) != Channel::Unknown;
    }
    ranked.push_back(std::move(each));
  }
  std::stable_sort(ranked.begin(), ranked.end(), [&](const KindForTable& a, const KindForTable& b) {
    const bool reads_a = a.read > 0, reads_b = b.read > 0;
    if (reads_a != reads_b) return reads_a;
    if (a.read != b.read) return a.read > b.read;
    if (a.missing != b.missing) return a.missing < b.missing;
    if (a.read > 0 && a.score != b.score) return a.score > b.score;
    if (a.read > 0 && a.settles_channel != b.settles_channel) return b.settles_channel;
    const bool likely_a = a.mapping.kind == likeliest, likely_b = b.mapping.kind == likeliest;
    if (likely_a != likely_b) return likely_a;
    return a.mapping.columns.size() > b.mapping.columns.size();
  });
  return ranked;
}

}  // namespace csp
