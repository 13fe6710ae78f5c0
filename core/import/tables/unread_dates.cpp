#include "core/import/tables/unread_dates.hpp"

#include "core/base/text.hpp"

namespace csp {

void UnreadDates::look(const Cells& cells, std::size_t end_column) {
  if (cells.has_column(end_column)) return;
  const std::vector<std::string>& header = cells.header();
  const auto written = cells.as_written();
  for (std::size_t place = 0; place < header.size() && place < written.size(); ++place) {
    if (cells.knows(place)) continue;
    const std::string_view cell = text::trimmed(written[place]);
    const value::DateText::Form form = value::date(cell).form;
    if (form != value::DateText::Form::Day && form != value::DateText::Form::Slash) continue;
    examples_.emplace(text::trimmed(header[place]), text::quoted(cell));
  }
}

void UnreadDates::tell(FileReport& report) const {
  for (const auto& [column, example] : examples_)
    report.about_file(import_finding::kColumnUnread, {{"column", column}, {"found", example}});
}

}  // namespace csp
