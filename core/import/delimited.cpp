#include "core/import/delimited.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace csp {
namespace {

// A cell that goes on for longer than this was opened by mistake.
constexpr std::size_t kLongestRow = 256 * 1024;

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
    used += next_row_;
  }
  return used;
}

// The next separator, line end or quote; eight characters at a time.
std::size_t DelimitedReader::special(std::string_view text, std::size_t at) const {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull;
  constexpr std::uint64_t kHighs = 0x8080808080808080ull;
  const std::uint64_t separators = kOnes * static_cast<unsigned char>(separator_);
  const char* data = text.data();
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, data + at, 8);
    const auto zero_in = [](std::uint64_t word) { return (word - kOnes) & ~word; };
    const std::uint64_t met =
        (zero_in(eight ^ separators) | zero_in(eight ^ (kOnes * '\n')) | zero_in(eight ^ (kOnes * '\r')) | zero_in(eight ^ (kOnes * '"'))) &
        kHighs;
    if (met != 0) return at + static_cast<std::size_t>(__builtin_ctzll(met)) / 8;
  }
  while (at < text.size() && data[at] != separator_ && data[at] != '\n' && data[at] != '\r' && data[at] != '"') ++at;
  return at;
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
      for (at = special(text, at); at < text.size() && text[at] == '"'; at = special(text, at + 1)) stray_quote_ = stray_quote_ || quotes;
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
