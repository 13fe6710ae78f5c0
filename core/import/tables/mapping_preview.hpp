#pragma once
// What would a mapping make of the first rows of its table? The very reader that would take the file takes them.

#include "core/import/import.hpp"

namespace csp {

// The likely columns of a kind, by what the catalogue knows of the values, too: titles of products and ids of SKUs.
struct ScoredMapping {
  ColumnMapping mapping;
  int score = 0;  // the more of names and values speaks for it
};
ScoredMapping propose_mapping(const Catalog& catalog, const TablePreview& table, std::string_view kind);

// What each kind would make of the table with the columns proposed for it, the likeliest first: those that find all they need and read
// most rows, then those that lack least. Where nothing speaks for one of them, a kind that by itself says who bills comes after one that
// leaves it to be asked.
struct KindForTable {
  ColumnMapping mapping;
  int score = 0;
  std::size_t missing = 0;       // needed columns that are not there
  std::int64_t read = 0;         // of the first rows
  bool settles_channel = false;  // it says who bills, though the table may not
};
std::vector<KindForTable> kinds_for_table(const Catalog& catalog, const TablePreview& table);

// Whom all subscriptions are said to be billed by, where they agree; Unknown where none says so.
Channel channel_of_all(const ImportedFile& file);

ImportedFile preview_mapping(const Catalog& catalog, const TablePreview& table, const ColumnMapping& mapping);

}  // namespace csp
