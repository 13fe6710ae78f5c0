#include "core/import/containers/workbook.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/containers/limits.hpp"

namespace csp {
namespace {

constexpr std::size_t kMostFormats = 100'000;

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 100'000'000) return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

}  // namespace

void WorkbookParts::begin(const XmlElement& element) {
  if (element.name == "workbookPr") {
    const std::string_view told = element["date1904"];
    since_1904 = told == "1" || told == "true";
  } else if (element.name == "sheet") {
    const std::string_view state = element["state"];
    sheets.push_back({std::string(element["name"]), std::string(element["id"]), state == "hidden" || state == "veryHidden"});
  } else if (element.name == "Relationship") {
    relations_.push_back({std::string(element["Id"]), std::string(element["Type"]), std::string(element["Target"])});
  }
}

std::string WorkbookParts::path_of(const Sheet& sheet) const {
  for (const Relation& relation : relations_) {
    if (relation.id != sheet.relation || !relation.type.ends_with("/worksheet")) continue;
    return relation.target.substr(0, 1) == "/" ? relation.target.substr(1) : "xl/" + relation.target;
  }
  return {};
}

void SheetStyles::begin(const XmlElement& element) {
  if (element.name == "cellXfs") in_cell_formats_ = true;
  if (element.name == "numFmt" && own_.size() < kMostFormats)
    own_.emplace(number(element["numFmtId"]), sheet_format(element["formatCode"]));
  if (element.name != "xf" || !in_cell_formats_ || formats_.size() > kMostFormats) return;
  const int id = number(element["numFmtId"]);
  const auto own = own_.find(id);
  formats_.push_back(own != own_.end() ? own->second : built_in_sheet_format(id));
}

void SheetStyles::end(std::string_view name) {
  if (name == "cellXfs") in_cell_formats_ = false;
}

void SharedTexts::begin(const XmlElement& element) {
  if (element.name == "si") current_.clear();
  if (element.name == "rPh") ++phonetic_;
  in_text_ = element.name == "t" && phonetic_ == 0;
}

void SharedTexts::end(std::string_view name) {
  if (name == "rPh") --phonetic_;
  if (name == "t") in_text_ = false;
  if (name != "si" || too_big_) return;
  texts_ += without_escapes(current_);
  ends_.push_back(texts_.size());
  too_big_ = texts_.size() > ContainerLimits::kSharedTextBytes || ends_.size() > ContainerLimits::kSharedTextBytes / 8;
}

void SharedTexts::text(std::string_view text) {
  if (in_text_ && current_.size() < ContainerLimits::kXmlToken) current_ += text;
}

std::string_view SharedTexts::operator[](std::size_t at) const {
  const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
  return std::string_view(texts_).substr(begin, ends_[at] - begin);
}

}  // namespace csp
