// From bytes to text: decode, tell the form, and let the form's own file (JSON, a table) make records of it.

#include <algorithm>
#include <optional>
#include <utility>

#include "core/import/decode.hpp"
#include "core/import/detect.hpp"
#include "core/import/import.hpp"
#include "core/import/json/json_file.hpp"
#include "core/import/tables/table_file.hpp"

namespace csp {
namespace {

using namespace import_finding;

constexpr std::size_t kFirstBytes = 4096;  // tell workbooks and archives
constexpr std::size_t kHead = 128 * 1024;  // of text: tells form, separator and header

// A form that is not read, with the reason.
const FindingId& why_refused(FileForm form) {
  switch (form) {
    case FileForm::Workbook:
      return kWorkbook;
    case FileForm::Archive:
      return kArchive;
    case FileForm::Pdf:
      return kPdf;
    case FileForm::WebPage:
      return kWebPage;
    case FileForm::Clixml:
      return kClixml;
    case FileForm::TextTable:
      return kTextTable;
    case FileForm::Empty:
      return kEmpty;
    case FileForm::Json:
    case FileForm::Table:
    case FileForm::Binary:
      break;
  }
  return kBinary;
}

}  // namespace

struct Importer::State {
  enum class Stage { Bytes, Head, Json, Table, Refused };

  const Catalog& catalog;
  ImportOptions options;
  std::string name;
  std::int32_t file_index;
  Stage stage = Stage::Bytes;
  std::string first_bytes;
  Decoder decoder;
  std::string text;                  // decoded, not handed on yet
  std::unique_ptr<OneExport> begun;  // until a form takes it
  std::optional<JsonFile> json;
  std::optional<TableFile> table;

  State(const Catalog& facts, std::string file_name, std::int32_t index, ImportOptions chosen)
      : catalog(facts), options(std::move(chosen)), name(std::move(file_name)), file_index(index), begun(nothing_yet()) {}

  std::unique_ptr<OneExport> nothing_yet() const { return std::make_unique<OneExport>(catalog, options, name, file_index); }

  std::int64_t rows_so_far() const {
    if (json) return json->items();
    return table ? table->rows() : 0;
  }

  void feed(std::string_view bytes) {
    if (stage == Stage::Refused) return;
    if (stage == Stage::Bytes) {
      first_bytes.append(bytes);
      if (first_bytes.size() >= kFirstBytes) take_first_bytes();
      return;
    }
    if (stage != Stage::Head && text.empty()) {
      const std::size_t as_is = decoder.take_as_is(bytes);
      hand_on(bytes.substr(0, as_is));
      bytes.remove_prefix(as_is);
    }
    decoder.feed(bytes, text);
    pump(false);
  }

  void hand_on(std::string_view decoded) {
    if (stage == Stage::Json) json->feed(decoded);
    if (stage == Stage::Table) table->feed(decoded);
  }

  void take_first_bytes() {
    stage = Stage::Head;
    if (const std::optional<FileForm> form = binary_form(std::string_view(first_bytes).substr(0, kFirstBytes))) {
      refuse(why_refused(*form));
      return;
    }
    decoder.feed(first_bytes, text);
    first_bytes.clear();
    first_bytes.shrink_to_fit();
    pump(false);
  }

  void pump(bool at_end) {
    if (stage == Stage::Head && (at_end || text.size() >= kHead)) take_head();
    hand_on(text);
    if (stage != Stage::Head) text.clear();
  }

  void take_head() {
    std::size_t length = std::min(text.size(), kHead);
    while (length < text.size() && length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) --length;
    const std::string_view head = std::string_view(text).substr(0, length);
    const TextForm form = text_form(head, options.column_mappings);
    if (form.form == FileForm::Json) {
      stage = Stage::Json;
      if (form.lines_skipped > 0) begun->report.about_file(kLinesSkipped, {{"count", form.lines_skipped}});
      json.emplace(catalog, options, std::move(begun), form.lines_skipped);
      text.erase(0, form.skip);
    } else if (form.form == FileForm::Table) {
      stage = Stage::Table;
      table.emplace(options, std::move(begun), head);
    } else {
      refuse(why_refused(form.form));
    }
  }

  void refuse(const FindingId& why) {
    stage = Stage::Refused;
    begun->report.about_file(why);
  }

  std::vector<ImportedFile> finish() {
    if (stage == Stage::Bytes) take_first_bytes();
    const bool is_text = stage != Stage::Refused;
    if (is_text) {
      decoder.finish(text);
      if (decoder.is_unreadable()) return unreadable();
      pump(true);
    }
    std::vector<std::unique_ptr<OneExport>> exports;
    if (json) {
      json->finish();
      exports = json->take();
    } else if (table) {
      table->finish();
      exports.push_back(table->take());
    } else {
      exports.push_back(std::move(begun));
    }
    if (is_text) report_encoding(exports.front()->report);
    return closed(exports, is_text ? encoding() : std::string());
  }

  // What was read of it before does not count: names are nothing but signs of damage.
  std::vector<ImportedFile> unreadable() {
    std::vector<std::unique_ptr<OneExport>> exports;
    exports.push_back(nothing_yet());
    exports.front()->report.about_file(kEncodingUnread, {{"encoding", encoding()}});
    return closed(exports, encoding());
  }

  std::string encoding() const { return std::string(decoder.encoding()); }

  void report_encoding(FileReport& report) const {
    if (decoder.is_legacy()) report.about_file(kEncodingLegacy, {{"encoding", encoding()}});
    if (decoder.damaged() > 0) report.about_file(kEncodingDamaged, {{"count", decoder.damaged()}, {"encoding", encoding()}});
  }

  static std::vector<ImportedFile> closed(const std::vector<std::unique_ptr<OneExport>>& exports, const std::string& encoding) {
    std::vector<ImportedFile> files;
    for (const auto& each : exports) {
      each->close(encoding);
      files.push_back(std::move(each->file));
    }
    return files;
  }
};

Importer::Importer(const Catalog& catalog, std::string file_name, std::int32_t file_index, ImportOptions options)
    : state_(std::make_unique<State>(catalog, std::move(file_name), file_index, std::move(options))) {}
Importer::~Importer() = default;
Importer::Importer(Importer&&) noexcept = default;

void Importer::feed(std::string_view bytes) { state_->feed(bytes); }
std::int64_t Importer::rows_so_far() const { return state_->rows_so_far(); }
std::vector<ImportedFile> Importer::finish() { return state_->finish(); }

ImportedFile import_file(const Catalog& catalog, std::string file_name, std::int32_t file_index, std::string_view bytes,
                         const ImportOptions& options) {
  Importer importer(catalog, std::move(file_name), file_index, options);
  // In slices, so that memory does not hold the decoded text of the whole file.
  constexpr std::size_t kSlice = 1 << 20;
  for (std::size_t at = 0; at < bytes.size(); at += kSlice) importer.feed(bytes.substr(at, kSlice));
  return std::move(importer.finish().front());
}

}  // namespace csp
