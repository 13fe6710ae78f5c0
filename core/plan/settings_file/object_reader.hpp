#pragma once
// What does one object of a settings file say? Asked name by name; the first thing that is wrong is remembered, with its path, what was
// found and what was expected, and then nothing more is read.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/guid.hpp"
#include "core/base/language.hpp"
#include "core/plan/words.hpp"

namespace csp::settings_file {

using Json = nlohmann::json;

// "settings.not_json" with line and column of the place where the text stops being JSON.
Message not_json(std::string_view text);

// A value as its file has it, short enough for a sentence.
std::string shown(const Json& value);

class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string path, std::optional<Message>& error)
      : object_(object), path_(std::move(path)), error_(error) {
    if (!object_.is_object()) fail("", "settings.expected.object");
  }

  // The value under `name`, null when it is absent, null or an error was found before.
  const Json* value(const char* name) {
    known_.emplace_back(name);
    if (error_ || !object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  std::string path_of(std::string_view name) const { return path_ + "." + std::string(name); }
  template <class Expected>  // a text of ours by its key, or words as they stand
  void fail(std::string_view name, const Expected& expected) {
    if (error_) return;
    const auto member = object_.is_object() && !name.empty() ? object_.find(std::string(name)) : object_.end();
    const std::string found = name.empty() ? shown(object_) : object_.is_object() && member != object_.end() ? shown(*member) : "–";
    error_ = Message{"settings.wrong_value", {{"path", name.empty() ? path_ : path_of(name)}, {"found", found}, {"expected", expected}}};
  }
  void fail(std::string_view name, const char* expected) { fail(name, TextKey{expected}); }

  void text(const char* name, std::string& into) {
    if (const Json* found = value(name)) {
      if (found->is_string())
        into = found->get<std::string>();
      else
        fail(name, "settings.expected.text");
    }
  }
  void boolean(const char* name, bool& into) {
    if (const Json* found = value(name)) {
      if (found->is_boolean())
        into = found->get<bool>();
      else
        fail(name, "settings.expected.boolean");
    }
  }
  // A whole number inside the range; false when absent or wrong.
  bool whole(const char* name, std::int64_t minimum, std::int64_t maximum, std::int64_t& into) {
    const Json* found = value(name);
    if (found == nullptr) return false;
    const bool fits = found->is_number_integer() &&
                      (!found->is_number_unsigned() || found->get<std::uint64_t>() <= std::uint64_t{1} << 62) &&
                      found->get<std::int64_t>() >= minimum && found->get<std::int64_t>() <= maximum;
    if (fits) {
      into = found->get<std::int64_t>();
    } else if (!error_) {
      error_ = Message{"settings.wrong_number", {{"path", path_of(name)}, {"minimum", minimum}, {"maximum", maximum}}};
    }
    return fits;
  }
  void whole(const char* name, std::int64_t minimum, std::int64_t maximum, int& into) {
    std::int64_t number = 0;
    if (whole(name, minimum, maximum, number)) into = static_cast<int>(number);
  }
  // The list under `name`; null when it is absent, is none or has more than `most` entries.
  const Json* list(const char* name, std::int64_t most) {
    const Json* found = value(name);
    if (found == nullptr) return nullptr;
    if (!found->is_array()) return fail(name, "settings.expected.list"), nullptr;
    if (found->size() <= static_cast<std::size_t>(most)) return found;
    error_ = Message{"settings.too_many", {{"path", path_of(name)}, {"maximum", most}}};
    return nullptr;
  }
  // A text that `read` turns into a value; false when absent or wrong.
  template <class Expected, class Value, class Read>
  bool parsed(const char* name, const Expected& expected, Read read, Value& into) {
    const Json* found = value(name);
    if (found == nullptr) return false;
    if (found->is_string()) {
      if (auto result = read(std::string_view(found->template get_ref<const std::string&>()))) {
        into = *result;
        return true;
      }
    }
    fail(name, expected);
    return false;
  }
  template <class Enumeration>
  void enumeration(const char* name, Enumeration& into) {
    parsed(name, words_of<Enumeration>(), enumerator_of<Enumeration>, into);
  }
  template <class Enumeration>
  void enumeration(const char* name, std::optional<Enumeration>& into) {
    Enumeration read{};
    if (parsed(name, words_of<Enumeration>(), enumerator_of<Enumeration>, read)) into = read;
  }
  void guid(const char* name, std::optional<Guid>& into) {
    Guid read;
    if (parsed(name, "settings.expected.guid", Guid::parse, read)) into = read;
  }
  void date(const char* name, std::optional<Date>& into) {
    Date read;
    if (parsed(name, "settings.expected.date", told_day, read)) into = read;
  }

  // Call last: refuses every name that was not asked for.
  void finish() {
    if (error_ || !object_.is_object()) return;
    for (const auto& [name, unused] : object_.items()) {
      bool known = false;
      for (std::string_view candidate : known_) known = known || candidate == name;
      if (known) continue;
      error_ = Message{"settings.unknown_name", {{"path", path_of(name)}}};
      return;
    }
  }

 private:
  const Json& object_;
  std::string path_;
  std::optional<Message>& error_;
  std::vector<std::string_view> known_;
};

}  // namespace csp::settings_file
