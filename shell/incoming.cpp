#include "shell/incoming.hpp"

namespace csp {
namespace {

constexpr std::size_t kWorthKeeping = std::size_t{8} << 20;  // an export with ambiguous dates is a small table

}  // namespace

Incoming::Incoming(const Catalog& catalog, FileId file_id, std::string file_name, ColumnMappings column_mappings)
    : id(file_id), name(std::move(file_name)), mappings(std::move(column_mappings)), catalog_(catalog) {}

std::int64_t Incoming::rows() const { return unpacker_ ? unpacker_->rows_so_far() : 0; }

void Incoming::take(std::string_view bytes) {
  if (form_ == IncomingForm::Export) {
    unpacker_->feed(bytes);
    if (whole_.size() + bytes.size() <= kWorthKeeping && !whole_.empty())
      whole_ += bytes;
    else
      whole_ = std::string();
    return;
  }
  whole_ += bytes;
  if (form_ == IncomingForm::Undecided && whole_.size() >= kBytesToDecide) {
    form_ = form_of(whole_);
    if (form_ == IncomingForm::Export) start_unpacker();
  }
}

void Incoming::start_unpacker() {
  ImportOptions options;
  options.column_mappings = mappings;
  unpacker_ = std::make_unique<Unpacker>(catalog_, name, std::move(options));
  unpacker_->feed(whole_);
}

IncomingForm Incoming::finished_form() {
  if (form_ == IncomingForm::Undecided) form_ = form_of(whole_);
  return form_;
}

bool Incoming::work(int slices) {
  if (!unpacker_) start_unpacker();
  bool more = true;
  for (; more && slices > 0; --slices) more = unpacker_->work();
  return more;
}

std::vector<ImportedFile> Incoming::finish() {
  if (!unpacker_) start_unpacker();
  return unpacker_->finish();
}

}  // namespace csp
