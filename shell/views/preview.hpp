#pragma once
// What does a result file look like inside, as lines of text? HTML is read as its text, workbooks as their
// sheets; archives have none.

#include <string>
#include <string_view>
#include <vector>

#include "core/output/output.hpp"

namespace csp {

struct Preview {
  std::vector<std::string> lines;
  bool is_html = false;   // text of a document
  bool is_prose = false;  // reads as sentences, not as code: a document, a letter
  bool is_workbook = false;
  bool cut = false;  // there is more than is shown
};

// At most `most_lines` lines of at most 400 characters, of sentences 4,000; harmless to show whatever the file holds.
Preview preview_of(const OutputFile& file, std::size_t most_lines = 4000);

// The words of an HTML document in reading order, a line for each block, without style, script and drawings.
std::string text_of_html(std::string_view html);

// The hash that plan.json carries; empty when there is none among the files.
std::string hash_of_plan(const std::vector<OutputFile>& files);

}  // namespace csp
