#pragma once
// Which sheets does a workbook (.xlsx) have, and what are their rows? The parts of the package are read in the order in which they
// explain each other: the list of sheets, the formats, the shared texts, then sheet by sheet.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/import/containers/sheet_values.hpp"
#include "core/import/containers/xml.hpp"

namespace csp {

// xl/workbook.xml and its relations.
class WorkbookParts : public XmlEvents {
 public:
  struct Sheet {
    std::string name;
    std::string relation;
    bool hidden = false;
  };
  void begin(const XmlElement& element) override;
  void end(std::string_view) override {}
  void text(std::string_view) override {}
  // Path of a sheet's part inside the package; empty for charts and the like.
  std::string path_of(const Sheet& sheet) const;

  std::vector<Sheet> sheets;
  bool since_1904 = false;

 private:
  struct Relation {
    std::string id;
    std::string type;
    std::string target;
  };
  std::vector<Relation> relations_;
};

// xl/styles.xml: what the style of a cell makes of a number.
class SheetStyles : public XmlEvents {
 public:
  void begin(const XmlElement& element) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}
  SheetFormat format(std::size_t style) const { return style < formats_.size() ? formats_[style] : SheetFormat{}; }

 private:
  bool in_cell_formats_ = false;
  std::unordered_map<int, SheetFormat> own_;
  std::vector<SheetFormat> formats_;
};

// xl/sharedStrings.xml.
class SharedTexts : public XmlEvents {
 public:
  void begin(const XmlElement& element) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;
  bool too_big() const { return too_big_; }
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t at) const;

 private:
  bool in_text_ = false;
  int phonetic_ = 0;  // how a Japanese text is read aloud: not part of it
  bool too_big_ = false;
  std::string current_;
  std::string texts_;  // all of them, one after the other
  std::vector<std::size_t> ends_;
};

// Cells of several rows that are shown as one; the value stands in the first of them and holds for all.
struct MergedRows {
  std::int64_t first = 0;
  std::int64_t last = 0;
  std::size_t column = 0;
};

// One sheet: its rows as a delimited text in which row n of the sheet is line n, ready for the reader of tables.
class SheetRows : public XmlEvents {
 public:
  // A sheet tells its merged cells after its rows: they are known when it is read a second time.
  SheetRows(const WorkbookParts& parts, const SheetStyles& styles, const SharedTexts& texts, std::vector<MergedRows> merged = {});

  void begin(const XmlElement& element) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;
  void finish();

  std::string lines;                        // to be taken away by the caller
  bool damaged = false;                     // rows backwards, cells outside a sheet, shared texts that are not there
  std::int64_t formulas_without_value = 0;  // the program that wrote the file did not calculate
  bool has_rows = false;
  std::int64_t hidden = 0;  // rows with something in them that nobody sees
  std::vector<MergedRows> found_merged;
  std::int64_t repeated = 0;     // cells that got the value of a merged one above
  std::string repeated_example;  // such a value

 private:
  struct Cell {
    std::string text;
    bool is_text = true;
  };
  struct OpenMerge {
    std::int64_t last = 0;
    std::size_t column = 0;
    Cell cell;
  };
  enum class Reading { Nothing, Value, Text };

  void end_cell();
  void end_row();
  void repeat_merged();
  void write_row(const std::vector<Cell>& cells, std::int64_t row);
  void write_first_rows();

  const WorkbookParts& parts_;
  const SheetStyles& styles_;
  const SharedTexts& texts_;
  std::vector<MergedRows> merged_;  // by their first row
  std::size_t next_merged_ = 0;
  std::vector<OpenMerge> open_merged_;  // that reach into the row
  std::int64_t row_ = 0;
  std::int64_t written_ = 0;
  bool row_hidden_ = false;
  std::size_t column_ = 0;
  std::size_t width_ = 1;
  std::vector<Cell> cells_;
  // The first rows tell how many columns there are; a row that ends earlier is not shorter, its last cells are empty.
  std::vector<std::pair<std::int64_t, std::vector<Cell>>> first_rows_;
  bool first_rows_written_ = false;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  bool has_formula_ = false;
  bool has_value_ = false;
  int phonetic_ = 0;
  Reading reading_ = Reading::Nothing;
};

}  // namespace csp
