#pragma once
// What does a JSON export say? Hands each item to the reader of its kind. A list of another kind than the one before begins an export of
// its own, so that a $batch with units, users and groups is three exports in one file.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/json/json_items.hpp"
#include "core/import/one_export.hpp"

namespace csp {

class JsonFile : private JsonItems::Receiver {
 public:
  // `first` is of no kind yet. `lines_before` were skipped in front of the JSON. `catalog` and `options` outlive it.
  JsonFile(const Catalog& catalog, const ImportOptions& options, std::unique_ptr<OneExport> first, std::int64_t lines_before);

  void feed(std::string_view text) { scanner_.feed(text); }
  void finish();
  std::int64_t items() const { return items_; }
  // One for each kind, the first one told by the file first.
  std::vector<std::unique_ptr<OneExport>> take() { return std::move(exports_); }

 private:
  void item(JsonValue& item) override;
  void list_begins() override { list_is_new_ = true; }
  void envelope(const JsonValue& envelope) override;
  void duplicate_key(const std::string& name) override;

  const Kind* kind_of(const JsonValue& item);
  bool is_of_known_kind(const JsonValue& item);
  void go_on_with(const Kind& kind);
  void read(JsonValue& item, const Kind* kind);
  void read_paging(const JsonValue& envelope);
  void tell_other_lists(const JsonValue& envelope);
  bool breaks_off();

  const Catalog& catalog_;
  const ImportOptions& options_;
  std::vector<std::unique_ptr<OneExport>> exports_;
  OneExport* now_;  // of the list that is being read
  JsonItems finder_;
  JsonScanner scanner_;
  std::int64_t items_ = 0;
  bool list_is_new_ = true;  // no item of it was seen
  bool error_answer_ = false;
  std::vector<const OneExport*> with_more_;  // an answer of a $batch is a page that points to another one
  std::vector<std::string> familiar_names_;
  std::vector<std::string> duplicate_keys_;
  std::string names_of_first_item_;
};

}  // namespace csp
