#include "core/import/unpack.hpp"

#include <utility>

#include "core/import/containers/part.hpp"
#include "core/import/file_index.hpp"

namespace csp {

struct Unpacker::State {
  State(const Catalog& catalog, std::string name, ImportOptions options)
      : context{catalog, std::move(options), {}}, part(make_part(context, std::move(name), 0)) {}

  PartContext context;
  std::unique_ptr<Part> part;
  bool done = false;
};

Unpacker::Unpacker(const Catalog& catalog, std::string file_name, ImportOptions options)
    : state_(std::make_unique<State>(catalog, std::move(file_name), std::move(options))) {}
Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;

void Unpacker::feed(std::string_view bytes) {
  state_->context.budget.packed += bytes.size();
  state_->part->feed(bytes);
}

std::int64_t Unpacker::rows_so_far() const { return state_->part->rows_so_far(); }

bool Unpacker::work() {
  if (!state_->done) state_->done = !state_->part->work();
  return !state_->done;
}

std::vector<ImportedFile> Unpacker::finish() {
  while (work()) {
  }
  return std::move(state_->part->results);
}

std::vector<ImportedFile> import_files(const Catalog& catalog, std::string file_name, std::int32_t first_index, std::string_view bytes,
                                       const ImportOptions& options) {
  Unpacker unpacker(catalog, std::move(file_name), options);
  // In slices, so that memory does not hold the decoded text of the whole file.
  constexpr std::size_t kSlice = 1 << 20;
  for (std::size_t at = 0; at < bytes.size(); at += kSlice) unpacker.feed(bytes.substr(at, kSlice));
  std::vector<ImportedFile> files = unpacker.finish();
  for (std::size_t at = 0; at < files.size(); ++at) set_file_index(files[at], first_index + static_cast<std::int32_t>(at));
  return files;
}

}  // namespace csp
