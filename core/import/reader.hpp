#pragma once
// How does one kind of export become records? One reader for each kind, in core/import/kinds/<kind>.cpp, and one line in the
// table of core/import/kinds.cpp.

#include <memory>
#include <span>
#include <string_view>

#include "core/import/report.hpp"
#include "core/import/tables/cells.hpp"
#include "core/import/worth.hpp"

namespace csp {

struct ReaderContext {
  const Catalog& catalog;
  const ImportOptions& options;
  Records& records;
  FileReport& report;
  char separator = 0;  // of a table; 0 for JSON
};

// Each call is about one row; what the report hears during it decides whether the row was read, repaired or refused.
class Reader {
 public:
  explicit Reader(ReaderContext context) : context_(context) {}
  virtual ~Reader() = default;
  virtual void row(const Cells& cells) { static_cast<void>(cells); }                 // of a table, or an item of a kind with `flat_json`
  virtual void item(const JsonValue& item) { static_cast<void>(item); }              // one record of a JSON answer, with all it holds
  virtual void envelope(const JsonValue& envelope) { static_cast<void>(envelope); }  // round the items, after them
  virtual void finish() {}  // every row was seen: for what can be read or told only then; not called for JSON that breaks off

 protected:
  ReaderContext context_;
};

using MakeReader = std::unique_ptr<Reader> (*)(ReaderContext context);

struct Kind {
  std::string_view id = {};
  Worth worth;  // beside other files
  // Signs of a table: folded column names that must all be there ("a+b"), or must not ("!c"), alternatives separated by
  // '|'. Synonyms of `columns` count, but for "=a": that very name.
  std::string_view table_signs = {};
  std::span<const Column> columns = {};
  // Signs of a JSON item: member names, of nested objects "outer.inner"; "a+b+!c|d": all of them, c must be missing.
  std::string_view json_signs = {};
  // Part of "@odata.context" that tells this kind even when there is no item.
  std::string_view odata_context = {};
  bool flat_json = false;     // items are read as rows
  MakeReader make = nullptr;  // null: recognised, and declined because "import.declined.<id>"
};

// All kinds; what their order means stands at the table.
std::span<const Kind> kinds();
// Null: nobody knows this one.
const Kind* kind_named(std::string_view id);

template <typename R>
std::unique_ptr<Reader> make_reader(ReaderContext context) {
  return std::make_unique<R>(context);
}

}  // namespace csp
