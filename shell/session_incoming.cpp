#include "shell/session_incoming.hpp"

namespace csp {
namespace {

constexpr std::size_t kBytesToDecide = 4096;                // documents say what they are in their first lines
constexpr std::size_t kWorthKeeping = std::size_t{8} << 20;  // an export with ambiguous dates is a small table

IncomingForm form_of(std::string_view head) {
  head = head.substr(0, kBytesToDecide);
  if (head.find("\"csp-move-plan\"") != std::string_view::npos) return IncomingForm::SavedPlan;
  if (head.find("\"csp-move-columns\"") != std::string_view::npos) return IncomingForm::ColumnMappings;
  if (head.find("\"csp-move-settings\"") != std::string_view::npos) return IncomingForm::Settings;
  if (head.find("\"csp-move-pseudonyms\"") != std::string_view::npos) return IncomingForm::PseudonymKey;
  return IncomingForm::Export;
}

}  // namespace

Session::Incoming::Incoming(const Catalog& catalog, std::string file_name, ColumnMappings mappings)
    : name(std::move(file_name)), catalog_(catalog), mappings_(std::move(mappings)) {}

std::int64_t Session::Incoming::rows() const { return importer_ ? importer_->rows_so_far() : 0; }

void Session::Incoming::take(std::string_view bytes) {
  if (form_ == IncomingForm::Export) {
    importer_->feed(bytes);
    if (whole_.size() + bytes.size() <= kWorthKeeping && !whole_.empty()) {
      whole_ += bytes;
    } else {
      whole_ = std::string();
    }
    return;
  }
  whole_ += bytes;
  if (form_ == IncomingForm::Undecided && whole_.size() >= kBytesToDecide) {
    form_ = form_of(whole_);
    if (form_ == IncomingForm::Export) start_importer();
  }
}

void Session::Incoming::start_importer() {
  // Its place in the set is known when all files of the set are read: see set_file_index().
  ImportOptions options;
  options.column_mappings = mappings_;
  importer_ = std::make_unique<Importer>(catalog_, name, 0, std::move(options));
  importer_->feed(whole_);
}

IncomingForm Session::Incoming::finished_form() {
  if (form_ == IncomingForm::Undecided) form_ = form_of(whole_);
  return form_;
}

ImportedFile Session::Incoming::finish() {
  if (!importer_) start_importer();
  return importer_->finish();
}

}  // namespace csp
