#pragma once
// What does a message say in the reader's language? Core speaks in keys with arguments; a Language turns them into text.
// Texts live in assets/text/<language>/<room>.json: flat objects of key -> text with {name} placeholders and the plural form
// {name, plural, one {# user} other {# users}}; how a language counts and writes numbers is said by core/base/language_form.hpp.

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/money.hpp"

namespace csp {

// The name of another text, rendered in place (for example a verdict or a role).
struct TextKey {
  std::string key;
  friend bool operator==(const TextKey&, const TextKey&) = default;
};

// Text from files is a std::string; it is made visible() when rendered. Counts, dates, numbers and money follow the language.
using MessageValue = std::variant<std::string, std::int64_t, Date, Decimal, Money, TextKey>;

struct MessageArgument {
  std::string name;
  MessageValue value;
  friend bool operator==(const MessageArgument&, const MessageArgument&) = default;
};

// Arguments in their order. A copy shares them until one of the two is changed: the texts of a step, and a finding wherever it is shown,
// have them in common. An edit plans again with thousands of messages; a sixth of that went into copying these.
class MessageArguments {
 public:
  MessageArguments() = default;
  MessageArguments(std::initializer_list<MessageArgument> arguments) : MessageArguments(std::vector<MessageArgument>(arguments)) {}
  MessageArguments(std::vector<MessageArgument> arguments) {
    if (!arguments.empty()) shared_ = std::make_shared<std::vector<MessageArgument>>(std::move(arguments));
  }

  const MessageArgument* begin() const { return shared_ ? shared_->data() : nullptr; }
  const MessageArgument* end() const { return begin() + size(); }
  std::size_t size() const { return shared_ ? shared_->size() : 0; }
  bool empty() const { return size() == 0; }
  const MessageArgument& operator[](std::size_t index) const { return (*shared_)[index]; }
  // Its own from now on.
  std::vector<MessageArgument>& changed() {
    if (!shared_ || shared_.use_count() > 1) shared_ = std::make_shared<std::vector<MessageArgument>>(begin(), end());
    return *shared_;
  }
  friend bool operator==(const MessageArguments& a, const MessageArguments& b) {
    return a.shared_ == b.shared_ || std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

 private:
  std::shared_ptr<std::vector<MessageArgument>> shared_;
};

struct Message {
  std::string key;
  MessageArguments arguments;
  friend bool operator==(const Message&, const Message&) = default;
};

class Language {
 public:
  // `files` are the JSON texts of one language. The error names what is wrong with them.
  static tl::expected<Language, std::string> parse(std::string code, const std::vector<std::string_view>& files);

  const std::string& code() const { return code_; }  // "en", "tr", ...
  // Text of a message. A key without text is returned in angle brackets, so that a missing one is seen by eye and by test.
  std::string operator()(const Message& message) const;
  std::string operator()(std::string_view key) const;
  bool has(std::string_view key) const;
  const std::map<std::string, std::string, std::less<>>& texts() const { return texts_; }

  std::string count(std::int64_t value) const;  // 1,234,567
  std::string date(Date date) const;            // 4 Jan 2027
  std::string month(Date date) const;           // Jan 2027
  std::string month_name(Date date) const;      // Jan
  std::string_view decimal_mark() const;
  std::string number(Decimal value, int places) const;
  std::string money(const Money& money) const;  // USD 1,284.60: the code, never a symbol that two currencies share

 private:
  std::string value_text(const MessageValue& value) const;
  std::string fill(std::string_view text, const MessageArguments& arguments, int depth) const;

  std::string code_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace csp
