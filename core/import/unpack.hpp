#pragma once
// Which exports are in the file a person opened? An export is one; an archive (.zip, .gz, also of several members) or a workbook
// (.xlsx) holds several, each with its own ledger, named "archive.zip › sheet or entry". The same bytes give the same result in every
// build and for every chunking. What may come out of a packed file is bounded (core/import/containers/limits.hpp).

#include "core/import/import.hpp"

namespace csp {

class Unpacker {
 public:
  Unpacker(const Catalog& catalog, std::string file_name, ImportOptions options = {});
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;

  void feed(std::string_view bytes);
  std::int64_t rows_so_far() const;  // of an export that is read as its bytes come; archives begin after the last byte
  // After the last byte: does a slice of what is left (about 64 KiB of unpacked text); false when there is nothing left.
  bool work();
  // Does all that is left. Their place in the set is told later: see set_file_index().
  std::vector<ImportedFile> finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The whole file at once; the first export gets `first_index`, the next one the next.
std::vector<ImportedFile> import_files(const Catalog& catalog, std::string file_name, std::int32_t first_index, std::string_view bytes,
                                       const ImportOptions& options = {});

}  // namespace csp
