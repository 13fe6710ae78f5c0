#include "core/import/tables/column_mapping.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/base/guid.hpp"
#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/cells.hpp"
#include "core/import/tables/mapping_preview.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

// What the cells of a column look like, all of them that are filled. Product, SkuId: most of them name a product, or are the id of a SKU,
// that the catalogue knows.
enum class Look { Empty, SignIn, Id, Day, Count, Text, Product, SkuId };

Look look_of(const TablePreview& table, std::size_t place) {
  Look look = Look::Empty;
  for (const std::vector<std::string>& row : table.rows) {
    const std::string_view cell = place < row.size() ? text::trimmed(row[place]) : std::string_view();
    if (cell.empty()) continue;
    Look now = Look::Text;
    if (Guid::parse(cell))
      now = Look::Id;
    else if (cell.find('@') != std::string_view::npos && cell.find(' ') == std::string_view::npos)
      now = Look::SignIn;
    else if (value::count(cell))
      now = Look::Count;
    else if (value::date(cell).is_day())
      now = Look::Day;
    if (look != Look::Empty && look != now) return Look::Text;
    look = now;
  }
  return look;
}

bool names_product(const Catalog& catalog, std::string_view cell) {
  return !catalog.skus_named(cell).empty() || catalog.find_sku_by_text(cell) != nullptr || !catalog.skus_within(cell, 1).empty();
}

// Of words and ids the catalogue says more than their form does.
Look look_of(const TablePreview& table, std::size_t place, const Catalog* catalog) {
  const Look form = look_of(table, place);
  if (catalog == nullptr || (form != Look::Text && form != Look::Id)) return form;
  int filled = 0, known = 0;
  for (const std::vector<std::string>& row : table.rows) {
    const std::string_view cell = place < row.size() ? text::trimmed(row[place]) : std::string_view();
    if (cell.empty()) continue;
    ++filled;
    const auto id = Guid::parse(cell);
    known += form == Look::Text ? names_product(*catalog, cell) : (id && catalog->find_sku(*id) != nullptr);
  }
  if (2 * known < filled || known == 0) return form;
  return form == Look::Text ? Look::Product : Look::SkuId;
}

bool says(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

// Does the name of a column speak of a first day?
bool begins(std::string_view name) {
  return says(name, {"start", "begin", "anfang", "kauf", "bought", "purchas", "order", "create", "bestell", "début", "inicio"});
}

// What a field expects, told by its own name.
Look look_of_field(std::string_view field) {
  if (says(field, {"principalname", "signin"})) return Look::SignIn;
  if (says(field, {"date", "enddate", "expir", "termend"})) return Look::Day;
  if (says(field, {"quantity", "units", "seats", "total", "count"})) return Look::Count;
  if (says(field, {"objectid", "subscriptionid", "tenantid"})) return Look::Id;
  return Look::Text;
}

// What a product is called stands in such a field, and what it is known by in one of ids.
bool takes_products(std::string_view field) { return says(field, {"product", "license", "subscriptionname", "offer", "sku", "part"}); }
bool takes_ids(std::string_view field) { return says(field, {"id", "sku", "product", "offer", "license"}); }

// Does what the cells hold forbid the field, whatever the column is called? A GUID is no term and no number of an agreement.
bool contradicts(std::string_view field, Look look) {
  if (look == Look::Product) return !takes_products(field) || says(field, {"id"});
  if (look == Look::SkuId) return !takes_ids(field) || says(field, {"subscriptionid", "objectid", "tenantid", "customerid"});
  return look == Look::Id && !takes_ids(field);
}

// 6: a synonym; 3: a synonym inside the name or the other way round, at least four letters; 2: only the cells look like it;
// 4 more where the catalogue knows them.
int likeness(const Column& column, std::string_view name, Look look) {
  if (name.empty() || column.names.empty()) return 0;
  const std::string_view field = text::split(column.names, '|').front();
  if (contradicts(field, look)) return 0;
  int best = 0;
  for (const std::string_view synonym : text::split(column.names, '|')) {
    if (synonym == name) return look == Look::Product || look == Look::SkuId ? 10 : 6;
    const bool inside = (synonym.size() >= 4 && name.find(synonym) != std::string_view::npos) ||
                        (name.size() >= 4 && synonym.find(name) != std::string_view::npos);
    if (inside) best = 3;
  }
  if (look == Look::Product || look == Look::SkuId) return best + 4;
  const Look wanted = look_of_field(field);
  // Days are no term, no price and no name, even where the column's name has such a word in it ("Laufzeitende").
  if (wanted == Look::Text && look == Look::Day) return 0;
  if (wanted != Look::Text) {
    // Numbers are alike: only what a kind must know is taken from a column whose name says nothing of it.
    if (best == 0 && look == Look::Count && look == wanted && !column.required) return 0;
    if (look == wanted)
      // Of all days the last one is what a plan needs most, and what such lists are kept for.
      best += look == Look::Day && says(field, {"end", "expir", "renewal"}) && !begins(name) ? 3 : 2;
    else if (look != Look::Empty)
      best = 0;  // a day where a count is due is no candidate, whatever it is called
  }
  return best;
}

bool mappable(const Kind& kind) {
  return kind.make != nullptr &&
         std::any_of(kind.columns.begin(), kind.columns.end(), [](const Column& column) { return column.required; });
}

struct Proposal {
  ColumnMapping mapping;
  int score = 0;
  std::size_t missing = 0;
};

Proposal propose(const TablePreview& table, const Kind& kind, const Catalog* catalog) {
  Proposal out;
  out.mapping.kind = kind.id;
  std::vector<std::string> names;
  std::vector<Look> looks;
  for (std::size_t place = 0; place < table.header.size(); ++place) {
    names.push_back(text::folded(table.header[place]));
    looks.push_back(look_of(table, place, catalog));
  }
  struct Pair {
    int likeness;
    std::size_t column;
    std::size_t place;
  };
  std::vector<Pair> pairs;
  for (std::size_t column = 0; column < kind.columns.size(); ++column) {
    for (std::size_t place = 0; place < names.size(); ++place) {
      if (const int like = likeness(kind.columns[column], names[place], looks[place]); like > 0) pairs.push_back({like, column, place});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
  std::vector<bool> given(kind.columns.size());
  std::vector<bool> used(names.size());
  for (const Pair& pair : pairs) {
    if (given[pair.column] || used[pair.place]) continue;
    given[pair.column] = used[pair.place] = true;
    out.mapping.columns[names[pair.place]] = std::string(text::split(kind.columns[pair.column].names, '|').front());
    out.score += pair.likeness;
  }
  for (std::size_t column = 0; column < kind.columns.size(); ++column) {
    if (!kind.columns[column].required || given[column]) continue;
    ++out.missing;
    // Lists name the product first: where no name tells, it is the first column of plain words. A guess, so it earns nothing.
    const std::string_view field = text::split(kind.columns[column].names, '|').front();
    if (!says(field, {"product"}) || says(field, {"id"})) continue;
    for (std::size_t place = 0; place < names.size(); ++place) {
      if (used[place] || looks[place] != Look::Text || names[place].empty()) continue;
      used[place] = true;
      out.mapping.columns[names[place]] = std::string(field);
      break;
    }
  }
  return out;
}

}  // namespace

std::string header_signature(const std::vector<std::string>& header) {
  std::string signature;
  for (std::size_t i = 0; i < header.size(); ++i) signature += (i == 0 ? "" : "|") + text::folded(header[i]);
  return signature;
}

std::vector<MappingField> mapping_fields(std::string_view kind_id) {
  std::vector<MappingField> fields;
  if (const Kind* kind = kind_named(kind_id)) {
    for (const Column& column : kind->columns) {
      // A place that this kind has no column for is nothing to ask about.
      if (!column.names.empty()) fields.push_back({std::string(text::split(column.names, '|').front()), column.required});
    }
  }
  return fields;
}

std::vector<std::string> mappable_kinds() {
  std::vector<std::string> ids;
  for (const Kind& kind : kinds()) {
    if (mappable(kind)) ids.emplace_back(kind.id);
  }
  return ids;
}

ColumnMapping propose_mapping(const TablePreview& table) {
  Proposal best;
  best.missing = 1000;
  for (const Kind& kind : kinds()) {
    if (!mappable(kind)) continue;
    Proposal proposal = propose(table, kind, nullptr);
    // What a kind must know counts first: a kind whose required columns are all there is likelier than one with many optional ones.
    const auto value = [](const Proposal& p) { return p.score - 6 * static_cast<int>(p.missing); };
    if (best.mapping.kind.empty() || value(proposal) > value(best)) best = std::move(proposal);
  }
  return best.mapping;
}

ColumnMapping propose_mapping(const TablePreview& table, std::string_view kind_id) {
  const Kind* kind = kind_named(kind_id);
  return kind == nullptr ? ColumnMapping{} : propose(table, *kind, nullptr).mapping;
}

ScoredMapping propose_mapping(const Catalog& catalog, const TablePreview& table, std::string_view kind_id) {
  const Kind* kind = kind_named(kind_id);
  if (kind == nullptr) return {};
  const Proposal proposal = propose(table, *kind, &catalog);
  return {proposal.mapping, proposal.score};
}

std::vector<std::string> missing_fields(const ColumnMapping& mapping) {
  std::vector<std::string> missing;
  const Kind* kind = kind_named(mapping.kind);
  if (kind == nullptr) return missing;
  for (std::size_t column = 0; column < kind->columns.size(); ++column) {
    const bool given = std::any_of(mapping.columns.begin(), mapping.columns.end(),
                                   [&](const auto& pair) { return column_named(kind->columns, pair.second) == static_cast<int>(column); });
    if (kind->columns[column].required && !given) missing.emplace_back(text::split(kind->columns[column].names, '|').front());
  }
  return missing;
}

std::string column_mappings_to_json(const ColumnMappings& mappings) {
  nlohmann::ordered_json json;
  json["schema"] = kColumnMappingsSchema;
  json["version"] = 1;
  json["columnMappings"] = nlohmann::ordered_json::object();
  for (const auto& [signature, mapping] : mappings) {
    json["columnMappings"][signature]["kind"] = mapping.kind;
    json["columnMappings"][signature]["columns"] = mapping.columns;
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

tl::expected<ColumnMappings, Message> column_mappings_from_json(std::string_view text) {
  const auto wrong = [](const std::string& path) { return tl::make_unexpected(Message{"import.mapping_file.wrong", {{"path", path}}}); };
  const nlohmann::json json = nlohmann::json::parse(text.begin(), text.end(), nullptr, false);
  if (!json.is_object()) return wrong("$");
  const auto schema = json.find("schema");
  if (schema == json.end() || *schema != kColumnMappingsSchema) return wrong("$.schema");
  const auto version = json.find("version");
  if (version == json.end() || *version != 1) return wrong("$.version");
  const auto mappings = json.find("columnMappings");
  if (mappings == json.end() || !mappings->is_object()) return wrong("$.columnMappings");
  ColumnMappings out;
  for (const auto& [signature, item] : mappings->items()) {
    const std::string path = "$.columnMappings[\"" + signature + "\"]";
    if (!item.is_object() || !item.contains("kind") || !item["kind"].is_string()) return wrong(path + ".kind");
    ColumnMapping mapping;
    mapping.kind = item["kind"].get<std::string>();
    const Kind* kind = kind_named(mapping.kind);
    if (kind == nullptr || !mappable(*kind)) return wrong(path + ".kind");
    if (!item.contains("columns") || !item["columns"].is_object()) return wrong(path + ".columns");
    for (const auto& [column, field] : item["columns"].items()) {
      if (!field.is_string() || column_named(kind->columns, field.get<std::string>()) < 0) return wrong(path + ".columns." + column);
      mapping.columns[column] = field.get<std::string>();
    }
    out[signature] = std::move(mapping);
  }
  return out;
}

}  // namespace csp
