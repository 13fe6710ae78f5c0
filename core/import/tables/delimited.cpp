#include "core/import/tables/delimited.hpp"

#include <algorithm>
#include <cstdint>

#include "core/base/sixteen_bytes.hpp"

namespace csp {
namespace {

// A cell that goes on for longer than this was opened by mistake.
constexpr std::size_t kLongestRow = 256 * 1024;

std::size_t next_quote(std::string_view text, std::size_t at) {
  const char* found = find_marked(
      text.data() + at, text.data() + text.size(), [](SixteenBytes bytes) { return bytes.equal('"'); }, [](char c) { return c == '"'; });
  return static_cast<std::size_t>(found - text.data());
}

}  // namespace

void DelimitedReader::feed(std::string_view text) {
  // First the row that was cut off by the end of the last piece, then all others where they stand.
  constexpr std::size_t kStep = 4096;
  while (!pending_.empty() && !text.empty()) {
    const std::size_t before = pending_.size();
    const std::size_t step = std::min(text.size(), std::max(kStep, before));
    pending_.append(text.substr(0, step));
    const std::size_t used = drain(pending_, false);
    if (used >= before) {
      text.remove_prefix(used - before);
      pending_.clear();
    } else {
      pending_.erase(0, used);
      text.remove_prefix(step);
    }
  }
  if (text.empty()) return;
  const std::size_t used = drain(text, false);
  pending_.assign(text.substr(used));
}

void DelimitedReader::finish() {
  drain(pending_, true);
  pending_.clear();
}

std::size_t DelimitedReader::drain(std::string_view text, bool at_end) {
  specials_.forget();
  std::size_t used = 0;
  while (used < text.size()) {
    const std::string_view rest = text.substr(used);
    // Looking again from its start for a row that is not whole yet would cost too much with small chunks.
    if (!at_end && rest.size() < 2 * scanned_) break;
    if (split(rest, at_end, true) == Outcome::NeedMore) {
      scanned_ = rest.size();
      break;
    }
    scanned_ = 0;
    const bool suspicious =
        line_breaks_ > 0 && (stray_quote_ || unclosed_ || (expected_cells_ > 0 && row_.cells.size() != expected_cells_));
    if (suspicious || unclosed_) {
      specials_.forget();  // from the row's begin again
      if (split(rest, at_end, false) == Outcome::NeedMore) {
        scanned_ = rest.size();
        break;
      }
      report(rest, true);
    } else {
      report(rest, false);
    }
    line_ += line_breaks_ + 1;
    used += next_row_;
  }
  return used;
}

// The next separator, line end or quote.
std::size_t DelimitedReader::special(std::string_view text, std::size_t at) {
  const char separator = separator_;
  const char* found = specials_.next(
      text.data() + at, text.data() + text.size(),
      [=](SixteenBytes bytes) { return bytes.equal(separator) | bytes.equal('\n') | bytes.equal('\r') | bytes.equal('"'); },
      [=](char c) { return c == separator || c == '\n' || c == '\r' || c == '"'; });
  return static_cast<std::size_t>(found - text.data());
}

DelimitedReader::Outcome DelimitedReader::split(std::string_view text, bool at_end, bool quotes) {
  row_.cells.clear();
  doubled_.clear();
  line_breaks_ = 0;
  stray_quote_ = unclosed_ = open_end_ = false;
  std::size_t at = 0;
  for (;;) {
    std::size_t begin = at;
    std::size_t end = at;
    bool doubled = false;
    bool closed = false;
    if (quotes && at < text.size() && text[at] == '"') {
      begin = ++at;
      for (;;) {
        const std::size_t quote = next_quote(text, at);
        const std::size_t inside = std::min(quote, kLongestRow);
        if (inside > at) {
          line_breaks_ +=
              std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(inside), '\n');
        }
        if (quote >= kLongestRow || (quote == text.size() && at_end)) {
          unclosed_ = true;
          return Outcome::Row;
        }
        if (quote == text.size()) return Outcome::NeedMore;
        if (quote + 1 == text.size() && !at_end) return Outcome::NeedMore;
        if (quote + 1 < text.size() && text[quote + 1] == '"') {
          doubled = true;
          at = quote + 2;
          continue;
        }
        end = quote;
        at = quote + 1;
        closed = true;
        break;
      }
      // Blanks between the closing quote and the separator are met in hand-made files.
      while (at < text.size() && (text[at] == ' ' || (text[at] == '\t' && separator_ != '\t'))) ++at;
      if (at == text.size() && !at_end) return Outcome::NeedMore;
      if (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') {
        stray_quote_ = true;
        begin -= 1;  // the whole of it as it stands
        doubled = closed = false;
        while (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') ++at;
        end = at;
        if (at == text.size() && !at_end) return Outcome::NeedMore;
      }
    } else {
      for (at = special(text, at); at < text.size() && text[at] == '"'; at = special(text, at + 1)) stray_quote_ = stray_quote_ || quotes;
      end = at;
      if (at == text.size() && !at_end) return Outcome::NeedMore;
    }
    if (doubled) doubled_.push_back(row_.cells.size());
    row_.cells.emplace_back(text.data() + begin, end - begin);
    if (at >= text.size()) {
      row_end_ = next_row_ = text.size();
      open_end_ = !closed;
      return Outcome::Row;
    }
    if (text[at] == separator_) {
      ++at;
      continue;
    }
    row_end_ = at;
    if (text[at] == '\r') {
      if (at + 1 == text.size() && !at_end) return Outcome::NeedMore;
      if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
    }
    next_row_ = at + 1;
    return Outcome::Row;
  }
}

void DelimitedReader::report(std::string_view text, bool unclosed) {
  row_.line = line_;
  row_.stray_quote = stray_quote_;
  row_.unclosed_quote = unclosed;
  row_.open_end = open_end_;
  row_.text = text.substr(0, row_end_);
  if (row_.cells.size() == 1 && row_.cells[0].empty()) return;
  if (folded_.size() < doubled_.size()) folded_.resize(doubled_.size());
  for (std::size_t i = 0; i < doubled_.size(); ++i) {
    std::string_view& cell = row_.cells[doubled_[i]];
    std::string& folded = folded_[i];
    folded.clear();
    for (std::size_t c = 0; c < cell.size(); ++c) {
      folded += cell[c];
      if (cell[c] == '"') ++c;
    }
    cell = folded;
  }
  receiver_.row(row_);
}

}  // namespace csp
