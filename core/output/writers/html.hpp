#pragma once
// How does text from a file reach a document without becoming markup? There is one escaping function, and SafeHtml is the only
// thing a document is made of: it comes from escaped text or from markup written in our own sources.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

// Markup, tag and attribute names that stand in our sources as literals. A std::string does not convert.
class Markup {
 public:
  template <std::size_t size>
  constexpr Markup(const char (&literal)[size]) : text_(literal, size - 1) {}  // implicit: a literal is what we wrote ourselves
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class SafeHtml {
 public:
  SafeHtml() = default;
  SafeHtml(Markup markup) : text_(markup.text()) {}  // implicit for the same reason
  template <std::size_t size>
  SafeHtml(const char (&literal)[size]) : text_(literal, size - 1) {}
  // Escaped, on one line, control and bidirectional characters made visible, shortened to `maximum` characters.
  static SafeHtml text(std::string_view text, std::size_t maximum = 2000);
  // Escaped like text(), but line breaks stay.
  static SafeHtml lines(std::string_view text);

  SafeHtml& operator+=(const SafeHtml& other) {
    text_ += other.text_;
    return *this;
  }
  friend SafeHtml operator+(SafeHtml a, const SafeHtml& b) { return a += b; }
  const std::string& markup() const { return text_; }
  bool empty() const { return text_.empty(); }

 private:
  friend SafeHtml element(Markup tag, std::initializer_list<struct Attribute> attributes, const SafeHtml& content);
  friend SafeHtml void_element(Markup tag, std::initializer_list<struct Attribute> attributes);
  std::string text_;
};

// One attribute. Values are escaped; addresses can only be places in the same document, and there is no way to write a style
// or an event handler.
struct Attribute {
  Attribute(Markup attribute_name, std::string_view attribute_value) : name(attribute_name), value(attribute_value) {}
  Attribute(Markup attribute_name, std::int64_t number) : name(attribute_name), value(std::to_string(number)) {}
  Markup name;
  std::string value;
};
using Attributes = std::initializer_list<Attribute>;

SafeHtml element(Markup tag, const SafeHtml& content);
SafeHtml element(Markup tag, Attributes attributes, const SafeHtml& content);
SafeHtml void_element(Markup tag, Attributes attributes);  // <rect .../>

// A whole page with its own content policy: no script, no network, only the given style by its hash.
std::string html_page(std::string_view language, const SafeHtml& title, std::string_view style, const SafeHtml& body);

}  // namespace csp
