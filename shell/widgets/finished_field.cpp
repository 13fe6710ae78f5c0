#include "shell/widgets/finished_field.hpp"

#include "core/base/text.hpp"
#include "shell/twin.hpp"

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

bool finished_date(std::string_view label, std::optional<Date>& value, std::string_view error, const FieldOptions& options) {
  FieldOptions field = options;
  if (field.placeholder.empty()) field.placeholder = "YYYY-MM-DD";
  const auto readable = [](std::string_view typed) { return typed.empty() || Date::from_iso(typed).has_value(); };
  const std::optional<std::string> typed = finished_text(label, value ? value->iso() : std::string(), field, readable, error);
  if (!typed) return false;
  const std::optional<Date> before = value;
  value = Date::from_iso(*typed);
  return value != before;
}

std::optional<std::int64_t> count_from(std::string_view text, std::int64_t maximum) {
  std::int64_t value = 0;
  bool any = false;
  for (const char sign : text) {
    if (sign == ' ' || sign == ',' || sign == '.') continue;
    if (sign < '0' || sign > '9') return std::nullopt;
    value = value * 10 + (sign - '0');
    any = true;
    if (value > maximum) return std::nullopt;
  }
  return any ? std::optional(value) : std::nullopt;
}

bool finished_count(std::string_view label, std::optional<std::int64_t>& value, std::int64_t maximum, std::string_view error,
                    const FieldOptions& options) {
  const auto readable = [&](std::string_view typed) { return typed.empty() || count_from(typed, maximum).has_value(); };
  const std::optional<std::string> typed = finished_text(label, value ? std::to_string(*value) : std::string(), options, readable, error);
  if (!typed) return false;
  const std::optional<std::int64_t> before = value;
  value = count_from(*typed, maximum);
  return value != before;
}

std::optional<Money> money_from(std::string_view text, Currency usual) {
  text = text::trimmed(text);
  Money money{{}, usual};
  if (text.size() > 3) {
    if (const std::optional<Currency> named = Currency::parse(text.substr(0, 3))) {
      money.currency = *named;
      text = text::trimmed(text.substr(3));
    }
  }
  if (!money.currency.known()) return std::nullopt;
  std::string plain(text);
  // One comma and no point is a decimal comma.
  if (plain.find('.') == std::string::npos && plain.find(',') == plain.rfind(',') && plain.find(',') != std::string::npos)
    plain[plain.find(',')] = '.';
  const std::optional<Decimal> amount = Decimal::parse(plain);
  if (!amount || amount->is_negative()) return std::nullopt;
  money.amount = *amount;
  return money;
}

bool finished_money(std::string_view label, std::optional<Money>& value, Currency usual, std::string_view error,
                    const FieldOptions& options) {
  const auto readable = [&](std::string_view typed) { return typed.empty() || money_from(typed, usual).has_value(); };
  const std::string shown = value ? std::string(value->currency.code()) + " " + value->amount.text(2) : std::string();
  FieldOptions field = options;
  // The form only: an amount that could be one would be taken for the price that is used.
  const std::string example = std::string(usual.known() ? usual.code() : "USD") + " 0.00";
  if (field.placeholder.empty()) field.placeholder = example;
  const std::optional<std::string> typed = finished_text(label, shown, field, readable, error);
  if (!typed) return false;
  const std::optional<Money> before = value;
  value = money_from(*typed, usual);
  return value != before;
}

}  // namespace csp::ui
