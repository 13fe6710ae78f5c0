#pragma once
// What does an XML part say? Fed in chunks of any size, reports elements and texts as events; the first fault stops it with its place.
// As much of XML as workbooks use: no document types (entities of one's own can blow up), names without their prefix.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace csp {

struct XmlElement {
  std::string_view name;                                               // without prefix; valid during the call
  const std::vector<std::pair<std::string, std::string>>& attributes;  // names without prefix
  std::string_view operator[](std::string_view attribute) const;       // empty when there is none
};

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void begin(const XmlElement& element) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;  // may come in pieces
};

class XmlScanner {
 public:
  explicit XmlScanner(XmlEvents& events) : events_(events) {}
  void feed(std::string_view utf8);
  void finish();
  bool failed() const { return failed_; }
  std::int64_t line() const { return line_; }      // of the fault, from 1
  std::int64_t column() const { return column_; }  // in bytes, from 1

 private:
  std::size_t next(std::string_view rest);  // length of the first token; 0: more bytes are needed, or it failed
  std::size_t markup(std::string_view rest);
  bool tag(std::string_view inside);
  bool attributes(std::string_view text);
  bool unescape(std::string_view text, std::string& out) const;
  std::size_t fail();

  XmlEvents& events_;
  std::string pending_;
  std::vector<std::string> open_;
  std::vector<std::pair<std::string, std::string>> attributes_;
  bool root_seen_ = false;
  bool failed_ = false;
  std::int64_t line_ = 1;
  std::int64_t column_ = 1;
};

}  // namespace csp
