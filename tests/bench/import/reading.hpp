#pragma once
// What the bench measures: a file read as the planner reads it, up to folded profiles, with a checksum over every cell so that nothing
// can be won by skipping.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/import/import.hpp"

namespace csp::bench {

// Mixes length (in UTF-16 units), first and last unit of every cell, or of every name, text and number of an item, in their order.
// bench.js does the same with the cells of the other readers.
class Checksum : public CellWitness {
 public:
  void row(const DelimitedRow& row) override;
  void item(const JsonValue& item) override;
  std::uint32_t sum() const { return sum_; }

 private:
  void value(const JsonValue& value);
  void text(std::string_view text);
  std::uint32_t sum_ = 0;
};

class Reading {
 public:
  explicit Reading(const Catalog& catalog);
  void feed(std::string_view bytes) { importer_->feed(bytes); }
  // "checksum rows refused profiles: head counts", the same text that bench.js makes of the other readers' work.
  std::string finish();

 private:
  const Catalog& catalog_;
  Checksum checksum_;
  std::unique_ptr<Importer> importer_;
};

}  // namespace csp::bench
