#include "core/import/delimited.hpp"

#include <algorithm>
#include <cstring>

namespace csp {
namespace {

// A cell that goes on for longer than this was opened by mistake.
constexpr std::size_t kLongestRow = 256 * 1024;

}  // namespace

void DelimitedReader::feed(std::string_view text) {
  pending_.append(text);
  drain(false);
}

void DelimitedReader::finish() { drain(true); }

void DelimitedReader::drain(bool at_end) {
  while (used_ < pending_.size()) {
    const std::string_view rest = std::string_view(pending_).substr(used_);
    // Looking again from its start for a row that is not whole yet would cost too much with small chunks.
    if (!at_end && rest.size() < 2 * scanned_) break;
    if (split(rest, at_end, true) == Outcome::NeedMore) {
      scanned_ = rest.size();
      break;
    }
    scanned_ = 0;
    const bool suspicious = line_breaks_ > 0 && (stray_quote_ || unclosed_ || (expected_cells_ > 0 && cells_.size() != expected_cells_));
    if (suspicious || unclosed_) {
      if (split(rest, at_end, false) == Outcome::NeedMore) {
        scanned_ = rest.size();
        break;
      }
      report(rest, true);
    } else {
      report(rest, false);
    }
    line_ += line_breaks_ + 1;
    used_ += next_row_;
  }
  pending_.erase(0, used_);
  used_ = 0;
}

DelimitedReader::Outcome DelimitedReader::split(std::string_view text, bool at_end, bool quotes) {
  cells_.clear();
  line_breaks_ = 0;
  stray_quote_ = unclosed_ = false;
  std::size_t at = 0;
  for (;;) {
    Cell cell;
    if (quotes && at < text.size() && text[at] == '"') {
      cell.begin = ++at;
      for (;;) {
        const void* found = at < text.size() ? std::memchr(text.data() + at, '"', text.size() - at) : nullptr;
        const std::size_t quote = found == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        const std::size_t inside = std::min(quote, kLongestRow);
        if (inside > at) {
          line_breaks_ += std::count(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(inside), '\n');
        }
        if (quote >= kLongestRow || (quote == text.size() && at_end)) {
          unclosed_ = true;
          return Outcome::Row;
        }
        if (quote == text.size()) return Outcome::NeedMore;
        if (quote + 1 == text.size() && !at_end) return Outcome::NeedMore;
        if (quote + 1 < text.size() && text[quote + 1] == '"') {
          cell.doubled = true;
          at = quote + 2;
          continue;
        }
        cell.end = quote;
        at = quote + 1;
        break;
      }
      // Blanks between the closing quote and the separator are met in hand-made files.
      while (at < text.size() && (text[at] == ' ' || (text[at] == '\t' && separator_ != '\t'))) ++at;
      if (at == text.size() && !at_end) return Outcome::NeedMore;
      if (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') {
        stray_quote_ = true;
        cell.begin -= 1;  // the whole of it as it stands
        cell.doubled = false;
        while (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') ++at;
        cell.end = at;
        if (at == text.size() && !at_end) return Outcome::NeedMore;
      }
    } else {
      cell.begin = at;
      while (at < text.size() && text[at] != separator_ && text[at] != '\n' && text[at] != '\r') {
        if (text[at] == '"' && quotes) stray_quote_ = true;
        ++at;
      }
      cell.end = at;
      if (at == text.size() && !at_end) return Outcome::NeedMore;
    }
    cells_.push_back(cell);
    if (at >= text.size()) {
      row_end_ = next_row_ = text.size();
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
  row_.text = text.substr(0, row_end_);
  if (cells_.size() == 1 && cells_[0].begin == cells_[0].end) return;
  row_.cells.clear();
  unfolded_.resize(std::max(unfolded_.size(), cells_.size()));
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    std::string_view cell = text.substr(cells_[i].begin, cells_[i].end - cells_[i].begin);
    if (cells_[i].doubled) {
      std::string& folded = unfolded_[i];
      folded.clear();
      for (std::size_t c = 0; c < cell.size(); ++c) {
        folded += cell[c];
        if (cell[c] == '"') ++c;
      }
      cell = folded;
    }
    row_.cells.push_back(cell);
  }
  receiver_.row(row_);
}

}  // namespace csp
