#pragma once
// A file while it is being read: plans and settings are documents and are read as a whole, everything else streams through its reader.

#include <memory>
#include <string>
#include <string_view>

#include "core/import/unpack.hpp"
#include "core/plan/settings.hpp"
#include "shell/file_form.hpp"
#include "shell/platform.hpp"

namespace csp {

// What is done between two frames, so that the page stays responsive: slices of unpacked text, users of a set that is put together.
constexpr int kSlicesAFrame = 12;
constexpr std::size_t kUsersAFrame = 50'000;

struct Incoming {
  Incoming(const Catalog& catalog, FileId id, std::string name, ColumnMappings column_mappings);

  void take(std::string_view bytes);
  IncomingForm finished_form();  // after the last take()
  // After the last byte of an export: does at most so many slices of what is left; true while there is more (archives).
  bool work(int slices);
  std::vector<ImportedFile> finish();
  std::int64_t rows() const;  // read so far
  // The whole file: of documents always, of exports up to a size worth keeping for reading again; empty beyond.
  const std::string& whole() const { return whole_; }

  const FileId id;
  const std::string name;
  const ColumnMappings mappings;

 private:
  void start_unpacker();

  const Catalog& catalog_;
  IncomingForm form_ = IncomingForm::Undecided;
  std::string whole_;
  std::unique_ptr<Unpacker> unpacker_;
};

}  // namespace csp
