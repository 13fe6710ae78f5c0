#include "shell/widgets/finished_field.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "shell/twin.hpp"
#include "shell/typed_values.hpp"

namespace csp::ui {
namespace {

// At most one field is being typed in; a refused text stays until it is put right or another field is begun.
struct Draft {
  ImGuiID field = 0;
  std::string text;
  bool refused = false;
};
Draft draft;

}  // namespace

std::optional<std::string> finished_text(std::string_view label, std::string_view value, const FieldOptions& options,
                                         const std::function<bool(std::string_view)>& accepts, std::string_view error) {
  ImGui::PushID(label.data(), label.data() + label.size());
  const ImGuiID id = ImGui::GetID("field");
  ImGui::PopID();
  const bool mine = draft.field == id;
  std::string text = mine ? draft.text : std::string(value);
  FieldOptions shown = options;
  if (mine && draft.refused) shown.error = error;
  const bool changed = text_field(label, text, shown);
  const bool entered = submitted();
  if (changed) draft = {id, text, false};
  if (draft.field != id || (draft.refused && !entered) || (!entered && twin::edits(id))) return std::nullopt;
  const std::string finished(text::trimmed(draft.text));
  if (accepts && !accepts(finished)) {
    draft.refused = true;
    return std::nullopt;
  }
  draft = {};
  if (finished == value) return std::nullopt;
  return finished;
}

bool finished_date(const Language& language, std::string_view label, std::optional<Date>& value, const FieldOptions& options) {
  FieldOptions field = options;
  const Date sample = Date::from_calendar(2027, 12, 31).value();
  const std::string example = language({"field.day", {{"day", sample}}});
  const std::string error = language({"field.day.wrong", {{"day", sample}, {"iso", sample.iso()}}});
  if (field.placeholder.empty()) field.placeholder = example;
  const auto readable = [&](std::string_view typed) { return typed.empty() || day_from(typed, language).has_value(); };
  const std::optional<std::string> typed = finished_text(label, value ? language.date(*value) : std::string(), field, readable, error);
  if (!typed) return false;
  const std::optional<Date> before = value;
  value = day_from(*typed, language);
  return value != before;
}

bool finished_count(const Language& language, std::string_view label, std::optional<std::int64_t>& value, std::int64_t maximum,
                    std::string_view error, const FieldOptions& options) {
  const auto readable = [&](std::string_view typed) { return typed.empty() || count_from(typed, maximum, language).has_value(); };
  FieldOptions field = options;
  field.figures = true;
  const std::optional<std::string> typed = finished_text(label, value ? std::to_string(*value) : std::string(), field, readable, error);
  if (!typed) return false;
  const std::optional<std::int64_t> before = value;
  value = count_from(*typed, maximum, language);
  return value != before;
}

bool finished_money(const Language& language, std::string_view label, std::optional<Money>& value, Currency usual, std::string_view error,
                    const FieldOptions& options) {
  const auto readable = [&](std::string_view typed) { return typed.empty() || money_from(typed, usual, language).has_value(); };
  const std::string shown = value ? language.money(*value) : std::string();
  FieldOptions field = options;
  field.figures = true;
  // The form only: an amount that could be one would be taken for the price that is used.
  const std::string example = language.money({Decimal(), usual.known() ? usual : *Currency::parse("USD")});
  if (field.placeholder.empty()) field.placeholder = example;
  const std::optional<std::string> typed = finished_text(label, shown, field, readable, error);
  if (!typed) return false;
  const std::optional<Money> before = value;
  value = money_from(*typed, usual, language);
  return value != before;
}

}  // namespace csp::ui
