#include "core/import/tables/cells.hpp"

#include <algorithm>

#include "core/base/guid.hpp"
#include "core/base/text.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/values.hpp"

namespace csp {

int column_named(std::span<const Column> columns, std::string_view folded_header, std::size_t* rank) {
  if (folded_header.empty()) return -1;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    std::string_view names = columns[column].names;
    for (std::size_t at = 0;; ++at) {
      const std::size_t end = names.find('|');
      if (names.substr(0, end) == folded_header) {
        if (rank != nullptr) *rank = at;
        return static_cast<int>(column);
      }
      if (end == std::string_view::npos) break;
      names.remove_prefix(end + 1);
    }
  }
  return -1;
}

int column_named(std::span<const Column> columns, const HeaderName& header, std::size_t* rank) {
  const int column = column_named(columns, header.whole, rank);
  return column >= 0 ? column : column_named(columns, header.plain, rank);
}

int Cells::column_at(std::size_t place, std::size_t* rank) const {
  if (mapping_ == nullptr) return column_named(columns_, names_[place], rank);
  const auto field = mapping_->columns.find(names_[place].whole);
  return field == mapping_->columns.end() ? -1 : column_named(columns_, field->second, rank);
}

std::vector<std::string> Cells::take_header(const std::vector<std::string_view>& header) {
  std::vector<std::string> repeated;
  header_.assign(header.begin(), header.end());
  names_ = header_names(header);
  std::fill(places_.begin(), places_.end(), -1);
  for (std::vector<int>& places : alternatives_) places.clear();
  for (std::size_t place = 0; place < header.size(); ++place) {
    std::size_t rank = 0;
    const int found = column_at(place, &rank);
    if (found < 0) continue;
    const std::size_t column = static_cast<std::size_t>(found);
    std::vector<int>& alternatives = alternatives_[column];
    int& known = places_[column];
    if (known < 0) {
      known = static_cast<int>(place);
      ranks_[column] = rank;
      alternatives.push_back(known);
      continue;
    }
    // Two synonyms in one header: the one listed earlier says it better. The same name twice is worth telling.
    if (rank == ranks_[column]) {
      repeated.push_back(header_[place]);
      continue;
    }
    alternatives.push_back(static_cast<int>(place));
    if (is_better(column, rank)) {
      known = static_cast<int>(place);
      ranks_[column] = rank;
    }
  }
  folded_first_ = header.empty() ? std::string() : text::folded(header.front());
  least_cells_ = 1;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (!columns_[column].required) continue;
    least_cells_ = std::max(least_cells_, static_cast<std::size_t>(places_[column] + 1));
    if (!columns_[column].guid_first) continue;
    for (const int place : alternatives_[column]) least_cells_ = std::max(least_cells_, static_cast<std::size_t>(place + 1));
  }
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const auto rank_at = [&](int place) {
      std::size_t rank = 0;
      column_at(static_cast<std::size_t>(place), &rank);
      return rank;
    };
    std::sort(alternatives_[column].begin(), alternatives_[column].end(),
              [&](int a, int b) { return columns_[column].guid_first ? rank_at(a) > rank_at(b) : rank_at(a) < rank_at(b); });
  }
  return repeated;
}

bool Cells::is_better(std::size_t column, std::size_t rank) const {
  return columns_[column].guid_first ? rank > ranks_[column] : rank < ranks_[column];
}

void Cells::choose_place(std::size_t column, const std::vector<std::string_view>& cells) {
  const std::vector<int>& places = alternatives_[column];
  const auto text_at = [&](int place) {
    return static_cast<std::size_t>(place) < cells.size() ? value::without_spreadsheet_guard(cells[static_cast<std::size_t>(place)])
                                                          : std::string_view{};
  };
  auto chosen = places.end();
  const auto names_something = [&](int place) { return !value::is_placeholder(text_at(place)); };
  if (columns_[column].guid_first)
    chosen = std::find_if(places.begin(), places.end(), [&](int place) {
      const std::optional<Guid> id = Guid::parse(text_at(place));
      return id && !id->is_zero();
    });
  if (columns_[column].figure_first)
    chosen = std::find_if(places.begin(), places.end(), [&](int place) { return value::count(text_at(place)).has_value(); });
  if (columns_[column].part_number_first) {
    chosen = std::find_if(places.begin(), places.end(),
                          [&](int place) { return value::product_sku_in(text_at(place)) || value::product_sku_written(text_at(place)); });
    // A SkuId alone, its ProductId in another column: they begin with a zero.
    const auto is_sku_id = [&](int place) { return text_at(place).size() == 4 && text_at(place).front() == '0'; };
    if (chosen == places.end()) chosen = std::find_if(places.begin(), places.end(), is_sku_id);
  }
  if (chosen == places.end()) chosen = std::find_if(places.begin(), places.end(), names_something);
  if (chosen == places.end()) chosen = std::find_if(places.begin(), places.end(), [&](int place) { return !text_at(place).empty(); });
  places_[column] = chosen == places.end() ? places.front() : *chosen;
}

bool Cells::lacks_required() const {
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].required && values_[column].empty()) return true;
  }
  return false;
}

int Cells::other_place(std::size_t column) const {
  const std::vector<int> places = other_places(column);
  return places.empty() ? -1 : places.front();
}

std::vector<int> Cells::other_places(std::size_t column) const {
  std::vector<int> places;
  for (const int place : alternatives_[column]) {
    if (place == places_[column] || static_cast<std::size_t>(place) >= written_.size()) continue;
    if (!value::without_spreadsheet_guard(written_[static_cast<std::size_t>(place)]).empty()) places.push_back(place);
  }
  return places;
}

void Cells::take_row(const std::vector<std::string_view>& cells) {
  written_ = cells;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (varies(column)) choose_place(column, cells);
    const int place = places_[column];
    raw_[column] =
        place >= 0 && static_cast<std::size_t>(place) < cells.size() ? cells[static_cast<std::size_t>(place)] : std::string_view{};
    values_[column] = value::without_spreadsheet_guard(raw_[column]);
  }
}

void Cells::take_item(const JsonValue& item) {
  std::fill(places_.begin(), places_.end(), -1);
  std::fill(values_.begin(), values_.end(), std::string_view{});
  written_ = {};
  lists_.clear();
  members_.assign(columns_.size(), Members{});
  Members on_the_way;
  take_member("", item, 0, on_the_way);
}

namespace {

// Of an element of a list: itself, or of a licence as the older modules have it the SKU ("contoso:ENTERPRISEPACK").
std::string_view told_by_element(const JsonValue& element) {
  return element.is_object() ? element["AccountSkuId"].scalar() : element.scalar();
}

}  // namespace

std::string_view Cells::told_by(const JsonValue& value) {
  const bool all_told = std::all_of(value.elements.begin(), value.elements.end(), [](const JsonValue& element) {
    return !element.is_array() && (!element.is_object() || !told_by_element(element).empty());
  });
  if (!value.is_array() || !all_told) return value.scalar();
  std::string& list = lists_.emplace_back();
  for (const JsonValue& element : value.elements) {
    const std::string_view text = told_by_element(element);
    if (!text.empty()) list.append(list.empty() ? "" : "\n").append(text);
  }
  return list;
}

void Cells::take_member(const std::string& prefix, const JsonValue& object, int depth, Members& on_the_way) {
  for (const JsonMember& member : object.members) {
    const std::string name = prefix + text::folded(member.name);
    on_the_way.at[depth] = &member;
    if (member.value.is_object()) {
      if (depth < 2) take_member(name, member.value, depth + 1, on_the_way);
      on_the_way.at[2] = nullptr;
      if (depth == 0) on_the_way.at[1] = nullptr;
      continue;
    }
    std::size_t rank = 0;
    const int found = column_named(columns_, name, &rank);
    const std::string_view value = found < 0 ? std::string_view() : text::trimmed(told_by(member.value));
    if (value.empty()) continue;  // a null says nothing and stands in nobody's way
    const std::size_t column = static_cast<std::size_t>(found);
    if (places_[column] >= 0) {
      const bool guid = columns_[column].guid_first && Guid::parse(value).has_value();
      const bool known_guid = columns_[column].guid_first && Guid::parse(values_[column]).has_value();
      if (guid == known_guid ? !is_better(column, rank) : known_guid) continue;
    }
    places_[column] = 0;
    ranks_[column] = rank;
    values_[column] = value;
    members_[column] = on_the_way;
  }
}

std::string Cells::path(std::size_t column) const {
  std::string path;
  if (column >= members_.size()) return path;
  for (const JsonMember* member : members_[column].at) {
    if (member != nullptr) path += (path.empty() ? "" : ".") + std::string(member->name);
  }
  return path;
}

std::string Cells::name(std::size_t column) const {
  const int place = places_[column];
  if (place >= 0 && static_cast<std::size_t>(place) < header_.size()) {
    return std::string(text::trimmed(header_[static_cast<std::size_t>(place)]));
  }
  const std::string_view names = columns_[column].names;
  return std::string(names.substr(0, names.find('|')));
}

std::vector<std::string> Cells::missing_required() const {
  std::vector<std::string> missing;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (columns_[column].required && places_[column] < 0) missing.push_back(name(column));
  }
  return missing;
}

std::size_t Cells::known_columns() const {
  return static_cast<std::size_t>(std::count_if(places_.begin(), places_.end(), [](int place) { return place >= 0; }));
}

bool Cells::is_header(const std::vector<std::string_view>& cells) const {
  if (cells.size() != header_.size() || cells.empty()) return cells.size() == header_.size();
  // Nearly every row differs from the header in the first letters of its first cell.
  const std::string_view first = cells.front();
  for (std::size_t i = 0; i < first.size(); ++i) {
    const char c = first[i] >= 'A' && first[i] <= 'Z' ? static_cast<char>(first[i] + 32) : first[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) break;
    if (i >= folded_first_.size() || folded_first_[i] != c) return false;
  }
  for (std::size_t place = 0; place < cells.size(); ++place) {
    if (cells[place] == header_[place]) continue;
    if (text::folded(cells[place]) != text::folded(header_[place])) return false;
  }
  return true;
}

bool Cells::is_second_header(const std::vector<std::string_view>& cells) const {
  if (cells.size() != header_.size() || cells.size() < 2 || mapping_ != nullptr) return false;
  const std::vector<HeaderName> names = header_names(cells);
  std::size_t same = 0, bracketed = 0;
  for (std::size_t place = 0; place < cells.size(); ++place) {
    const int column = column_at(place);
    same += column >= 0 && column == column_named(columns_, names[place]);
    const std::string_view cell = text::trimmed(cells[place]);
    bracketed += cell.size() > 2 && ((cell.front() == '(' && cell.back() == ')') || (cell.front() == '[' && cell.back() == ']'));
  }
  return bracketed == cells.size() || (same >= 2 && same == known_columns());
}

}  // namespace csp
