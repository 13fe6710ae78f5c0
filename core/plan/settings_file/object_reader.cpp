#include "core/plan/settings_file/object_reader.hpp"

#include "core/base/text.hpp"

namespace csp::settings_file {
namespace {

// Finds where the text stops being JSON; used only after a parse has failed.
struct FailurePosition : nlohmann::json_sax<Json> {
  std::size_t position = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
    position = at;
    return false;
  }
};

}  // namespace

Message not_json(std::string_view text) {
  FailurePosition failure;
  Json::sax_parse(text.begin(), text.end(), &failure);
  std::int64_t line = 1;
  std::int64_t column = 1;
  for (std::size_t i = 0; i + 1 < failure.position && i < text.size(); ++i) {
    column = text[i] == '\n' ? 1 : column + 1;
    if (text[i] == '\n') ++line;
  }
  return Message{"settings.not_json", {{"line", line}, {"column", column}}};
}

std::string shown(const Json& value) {
  if (value.is_object()) return "{…}";
  if (value.is_array()) return "[…]";
  const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  constexpr std::size_t kMost = 60;
  return text::visible(text, kMost);
}

}  // namespace csp::settings_file
