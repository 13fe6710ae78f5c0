#include "core/output/writers/ics.hpp"

#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::size_t kMaximumOctets = 75;  // RFC 5545 section 3.1, without the line break

// Text value: backslash, semicolon and comma escaped, line breaks as \n, other control characters made visible.
std::string escaped(std::string_view text) {
  std::string out;
  bool first = true;
  for (std::string_view line : text::split(text, '\n')) {
    if (!first) out += "\\n";
    first = false;
    for (char c : text::visible(line, 4000)) {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

// One content line, folded between characters, never inside one.
void put_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  std::size_t offset = 0;
  while (offset < line.size()) {
    std::size_t next = offset;
    text::decode_utf8(line, next);
    if (used + (next - offset) > kMaximumOctets) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(offset, next - offset);
    used += next - offset;
    offset = next;
  }
  out += "\r\n";
}

std::string compact(Date date) {
  std::string iso = date.iso();
  iso.erase(7, 1);
  iso.erase(4, 1);
  return iso;
}

}  // namespace

std::string icalendar(std::string_view name, std::string_view product_version, Date made_on, const std::vector<CalendarEvent>& events) {
  std::string out;
  const auto line = [&](const std::string& text) { put_line(out, text); };
  const std::string stamp = compact(made_on) + "T000000Z";
  const std::string sequence = std::to_string(made_on.days_since_epoch() > 0 ? made_on.days_since_epoch() : 0);
  line("BEGIN:VCALENDAR");
  line("VERSION:2.0");
  line("PRODID:-//CSP Move Planner//" + escaped(product_version) + "//EN");
  line("CALSCALE:GREGORIAN");
  line("X-WR-CALNAME:" + escaped(name));
  for (const CalendarEvent& event : events) {
    line("BEGIN:VEVENT");
    line("UID:" + escaped(event.uid));
    line("DTSTAMP:" + stamp);
    line("LAST-MODIFIED:" + stamp);
    line("SEQUENCE:" + sequence);
    line("DTSTART;VALUE=DATE:" + compact(event.day));
    line("DTEND;VALUE=DATE:" + compact(event.day + 1));
    line("SUMMARY:" + escaped(event.summary));
    line("DESCRIPTION:" + escaped(event.description));
    if (!event.categories.empty()) line("CATEGORIES:" + escaped(event.categories));
    line("STATUS:CONFIRMED");
    line("TRANSP:TRANSPARENT");
    line("BEGIN:VALARM");
    line("ACTION:DISPLAY");
    line("DESCRIPTION:" + escaped(event.summary));
    line("TRIGGER:-P" + std::to_string(event.alarm_days_before) + "D");
    line("END:VALARM");
    line("END:VEVENT");
  }
  line("END:VCALENDAR");
  return out;
}

}  // namespace csp
