#include "core/base/language.hpp"

#include <nlohmann/json.hpp>

#include "core/base/language_form.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr int kMaximumNesting = 4;  // a text that names a text that names a text: deeper is a mistake, not a language

const MessageArgument* find_argument(const MessageArguments& arguments, std::string_view name) {
  for (const MessageArgument& argument : arguments) {
    if (argument.name == name) return &argument;
  }
  return nullptr;
}

// Offset just behind the brace that closes the one at `open`; npos when it is not closed.
std::size_t closing_brace(std::string_view text, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i + 1;
  }
  return std::string_view::npos;
}

// The branch `wanted` of "one {…} other {…}", else the branch "other", else empty.
std::string_view plural_branch(std::string_view branches, std::string_view wanted) {
  std::string_view other;
  while (true) {
    const std::size_t open = branches.find('{');
    if (open == std::string_view::npos) return other;
    const std::size_t end = closing_brace(branches, open);
    if (end == std::string_view::npos) return other;
    const std::string_view name = text::trimmed(branches.substr(0, open));
    const std::string_view body = branches.substr(open + 1, end - open - 2);
    if (name == wanted) return body;
    if (name == "other") other = body;
    branches.remove_prefix(end);
  }
}

std::string grouped(std::string digits, const LanguageForm& form) {
  if (digits.size() < static_cast<std::size_t>(form.group_from_digits)) return digits;
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, form.group_mark);
  return digits;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

tl::expected<Language, std::string> Language::parse(std::string code, const std::vector<std::string_view>& files) {
  Language language;
  language.code_ = std::move(code);
  for (std::string_view file : files) {
    const nlohmann::json parsed = nlohmann::json::parse(file, nullptr, false);
    if (!parsed.is_object()) return tl::make_unexpected("a text file of language " + language.code_ + " is not a JSON object");
    for (const auto& [key, value] : parsed.items()) {
      if (!value.is_string()) return tl::make_unexpected("text " + key + " of language " + language.code_ + " is not a string");
      if (!language.texts_.emplace(key, value.get<std::string>()).second) {
        return tl::make_unexpected("text " + key + " of language " + language.code_ + " is there twice");
      }
    }
  }
  return language;
}

bool Language::has(std::string_view key) const { return texts_.find(key) != texts_.end(); }

std::string Language::operator()(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? "<" + std::string(key) + ">" : fill(found->second, {}, 0);
}

std::string Language::operator()(const Message& message) const {
  const auto found = texts_.find(message.key);
  if (found == texts_.end()) return "<" + message.key + ">";
  return fill(found->second, message.arguments, 0);
}

std::string Language::fill(std::string_view text, const MessageArguments& arguments, int depth) const {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t end = closing_brace(text, open);
    if (end == std::string_view::npos || depth >= kMaximumNesting) {
      out += text.substr(open);
      break;
    }
    const std::string_view inside = text.substr(open + 1, end - open - 2);
    const std::size_t comma = inside.find(',');
    const std::string_view name = text::trimmed(inside.substr(0, comma));
    const MessageArgument* argument = find_argument(arguments, name);
    if (argument == nullptr) {
      out += text.substr(open, end - open);
    } else if (comma == std::string_view::npos) {
      // Another text speaks of what the sentence speaks of.
      const auto* other = std::get_if<TextKey>(&argument->value);
      const auto found = other == nullptr ? texts_.end() : texts_.find(other->key);
      out += found == texts_.end() ? value_text(argument->value) : fill(found->second, arguments, depth + 1);
    } else {
      const std::size_t second = inside.find(',', comma + 1);
      const auto* number = std::get_if<std::int64_t>(&argument->value);
      const std::string_view branches = second == std::string_view::npos ? std::string_view{} : inside.substr(second + 1);
      const std::string_view wanted = number == nullptr ? "other" : plural_category(language_form(code_).plural, *number);
      std::string branch(plural_branch(branches, wanted));
      replace_all(branch, "#", value_text(argument->value));
      out += fill(branch, arguments, depth + 1);
    }
    text.remove_prefix(end);
  }
  return out;
}

std::string Language::value_text(const MessageValue& value) const {
  struct Render {
    const Language& language;
    std::string operator()(const std::string& text) const { return text::visible(text); }
    std::string operator()(std::int64_t value) const { return language.count(value); }
    std::string operator()(Date date) const { return language.date(date); }
    std::string operator()(Decimal value) const { return language.number(value, 2); }
    std::string operator()(const Money& money) const { return language.money(money); }
    std::string operator()(const TextKey& key) const { return language(key.key); }
  };
  return std::visit(Render{*this}, value);
}

std::string Language::count(std::int64_t value) const {
  const std::string digits = std::to_string(value);
  if (value < 0) return "−" + grouped(digits.substr(1), language_form(code_));
  return grouped(digits, language_form(code_));
}

std::string Language::date(Date date) const {
  std::string out(language_form(code_).date);
  replace_all(out, "{day}", std::to_string(date.day_of_month()));
  replace_all(out, "{month}", month_name(date));
  replace_all(out, "{year}", std::to_string(date.year()));
  return out;
}

// The date form without its day: what stands before the month, or behind it where the year comes first.
std::string Language::month(Date date) const {
  std::string_view form = language_form(code_).date;
  form = form.substr(0, 5) == "{day}" ? form.substr(form.find("{month}")) : form.substr(0, form.find("{day}"));
  std::string out(form);
  replace_all(out, "{month}", month_name(date));
  replace_all(out, "{year}", std::to_string(date.year()));
  return out;
}

std::string Language::month_name(Date date) const {
  return std::string(language_form(code_).months[static_cast<std::size_t>(date.month() - 1)]);
}

std::string_view Language::decimal_mark() const { return language_form(code_).decimal_mark; }

std::string Language::number(Decimal value, int places) const {
  const Decimal rounded = value.rounded(places);
  std::string plain = (rounded.is_negative() ? -rounded : rounded).text(places);
  const std::size_t point = plain.find('.');
  std::string out = rounded.is_negative() ? "−" : "";
  out += grouped(plain.substr(0, point), language_form(code_));
  if (point != std::string::npos) {
    out += language_form(code_).decimal_mark;
    out += plain.substr(point + 1);
  }
  return out;
}

std::string Language::money(const Money& money) const {
  std::string amount = number(money.amount, money.currency.places());
  if (!money.currency.known()) return amount;
  const std::string code(money.currency.code());
  return language_form(code_).currency_first ? code + " " + amount : amount + " " + code;
}

}  // namespace csp
