// From bytes to records: decode, tell the form, tell the kind, hand each row to the reader of that kind, keep the ledger.

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/few_bytes.hpp"
#include "core/base/text.hpp"
#include "core/import/decode.hpp"
#include "core/import/delimited.hpp"
#include "core/import/detect.hpp"
#include "core/import/import.hpp"
#include "core/import/json_items.hpp"
#include "core/inventory/aspects.hpp"

namespace csp {
namespace {

using namespace import_finding;

constexpr std::size_t kFirstBytes = 4096;  // tell workbooks and archives
constexpr std::size_t kHead = 128 * 1024;  // of text: tells form, separator and header

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

}  // namespace

struct Importer::State : JsonItems::Receiver, DelimitedReader::Receiver {
  enum class Stage { Bytes, Head, Json, Table, Refused };

  const Catalog& catalog;
  ImportOptions options;
  ImportedFile file;
  FileReport report;
  Stage stage = Stage::Bytes;
  std::string first_bytes;
  Decoder decoder;
  std::string text;  // decoded, not handed on yet

  const Kind* kind = nullptr;
  std::unique_ptr<Reader> reader;
  std::int64_t items = 0;

  std::optional<JsonItems> json_items;
  std::optional<JsonScanner> scanner;
  std::vector<std::string> duplicate_keys;
  bool error_answer = false;
  bool answer_has_more = false;  // one of a $batch is a page that points to another one

  std::optional<DelimitedReader> delimited;
  std::optional<Cells> cells;
  std::int64_t header_line = 0;
  const ColumnMapping* mapping = nullptr;  // in `options`

  State(const Catalog& facts, std::string name, std::int32_t index, ImportOptions chosen)
      : catalog(facts), options(std::move(chosen)), report(file, index) {
    file.name = std::move(name);
    file.kind = "unknown";
  }

  void feed(std::string_view bytes) {
    if (stage == Stage::Refused) return;
    if (stage == Stage::Bytes) {
      first_bytes.append(bytes);
      if (first_bytes.size() >= kFirstBytes) take_first_bytes();
      return;
    }
    if ((stage == Stage::Json || stage == Stage::Table) && text.empty()) {
      const std::size_t as_is = decoder.take_as_is(bytes);
      hand_on(bytes.substr(0, as_is));
      bytes.remove_prefix(as_is);
    }
    decoder.feed(bytes, text);
    pump(false);
  }

  void hand_on(std::string_view decoded) {
    if (stage == Stage::Json) scanner->feed(decoded);
    if (stage == Stage::Table) delimited->feed(decoded);
  }

  void take_first_bytes() {
    stage = Stage::Head;
    if (const std::optional<FileForm> form = binary_form(std::string_view(first_bytes).substr(0, kFirstBytes))) {
      file.encoding = "";
      refuse_form(*form);
      return;
    }
    decoder.feed(first_bytes, text);
    first_bytes.clear();
    first_bytes.shrink_to_fit();
    pump(false);
  }

  void finish() {
    if (stage == Stage::Bytes) take_first_bytes();
    if (stage == Stage::Refused) {
      report.finish();
      return;
    }
    decoder.finish(text);
    if (decoder.is_unreadable()) {
      refuse_encoding();
      return;
    }
    pump(true);
    if (stage == Stage::Json) finish_json();
    if (stage == Stage::Table) finish_table();
    file.encoding = decoder.encoding();
    if (stage != Stage::Refused || !file.findings.empty()) report_encoding();
    file.records.users.settle();
    for (Subscription& subscription : file.records.subscriptions) drop_untold(subscription);
    for (UnitPoolRecord& record : file.records.pools) drop_untold(record.pool);
    report.finish();
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
    const TextForm form = text_form(head);
    if (form.form == FileForm::Json) {
      stage = Stage::Json;
      json_items.emplace(*this);
      scanner.emplace(*json_items, true, form.lines_skipped);
      if (form.lines_skipped > 0) report.about_file(kLinesSkipped, {{"count", form.lines_skipped}});
      text.erase(0, form.skip);
    } else if (form.form == FileForm::Table) {
      begin_table(head);
    } else {
      refuse_form(form.form);
    }
  }

  void refuse_form(FileForm form) {
    stage = Stage::Refused;
    switch (form) {
      case FileForm::Workbook:
        report.about_file(kWorkbook);
        break;
      case FileForm::Archive:
        report.about_file(kArchive);
        break;
      case FileForm::Pdf:
        report.about_file(kPdf);
        break;
      case FileForm::WebPage:
        report.about_file(kWebPage);
        break;
      case FileForm::TextTable:
        report.about_file(kTextTable);
        break;
      case FileForm::Empty:
        report.about_file(kEmpty);
        break;
      default:
        report.about_file(kBinary);
        break;
    }
  }

  // What was read of it before is taken back: names are nothing but signs of damage.
  void refuse_encoding() {
    stage = Stage::Refused;
    report.refuse_file(0);
    report.restart();
    file.rows = RowCounts{};
    file.records = Records{};
    file.kind = "unknown";
    file.complete = true;
    file.more_pages = false;
    file.declared_total = -1;
    file.table = TablePreview{};
    file.encoding = decoder.encoding();
    report.about_file(kEncodingUnread, {{"encoding", file.encoding}});
    report.finish();
  }

  void report_encoding() {
    if (decoder.is_legacy()) report.about_file(kEncodingLegacy, {{"encoding", file.encoding}});
    if (decoder.damaged() > 0) report.about_file(kEncodingDamaged, {{"count", decoder.damaged()}, {"encoding", file.encoding}});
  }

  void choose(const Kind& chosen, char separator) {
    kind = &chosen;
    file.kind = chosen.id;
    file.fields.of_items = stage == Stage::Json;
    if (chosen.make != nullptr) reader = chosen.make(ReaderContext{catalog, options, file.records, report, separator});
  }

  FileReport::Arguments why_declined() const {
    return {{"kind", TextKey{"import.kind." + std::string(kind->id)}}, {"reason", TextKey{"import.declined." + std::string(kind->id)}}};
  }

  // --- JSON ---

  void item(JsonValue& item) override {
    if (options.witness != nullptr) options.witness->item(item);
    report.begin_row(++items);
    read_item(item);
    for (const std::string& name : duplicate_keys) report.repaired(kDuplicateKey, {{"name", name}});
    duplicate_keys.clear();
    report.end_row();
  }

  void read_item(JsonValue& item) {
    if (!item.is_object()) {
      report.refused(kRowNotAnItem, {{"found", text::quoted(item.is_array() ? "[…]" : item.is_null() ? "null" : item.scalar())}});
      return;
    }
    if (item["error"].is_object() && item["error"].has("code")) {
      error_answer = true;
      file.complete = false;
      report.refused(kErrorAnswer,
                     {{"code", std::string(item["error"]["code"].scalar())}, {"text", text::quoted(item["error"]["message"].scalar())}});
      return;
    }
    const Kind* item_kind = is_of_kind(item) ? kind : kind_of_item(item);
    if (kind == nullptr && item_kind != nullptr) choose(*item_kind, 0);
    if (item_kind != nullptr && item_kind != kind) {
      report.refused(kRowOtherKind, {{"kind", TextKey{"import.kind." + std::string(item_kind->id)}}});
    } else if (kind == nullptr) {
      if (items == 1) first_item_names(item);
      report.refused(kRowUnknown);
    } else if (reader == nullptr) {
      report.refused(kNotForPlanning, why_declined());
    } else if (kind->flat_json) {
      if (!cells) cells.emplace(kind->columns);
      cells->take_item(item);
      reader->row(*cells);
    } else {
      reader->item(item);
    }
  }

  // Nearly all items of an export have the same members, and signs ask for nothing but their names.
  std::vector<std::string> familiar_names;
  bool is_of_kind(const JsonValue& item) {
    if (kind == nullptr) return false;
    const JsonList<JsonMember>& members = item.members;
    if (!familiar_names.empty() &&
        std::equal(members.begin(), members.end(), familiar_names.begin(), familiar_names.end(),
                   [](const JsonMember& member, const std::string& name) { return same_bytes(member.name, name); }))
      return true;
    if (!has_json_signs(*kind, item)) return false;
    const bool asks_for_inner_names = kind->json_signs.find('.') != std::string_view::npos;
    if (!asks_for_inner_names && members.size() <= 64) {
      familiar_names.clear();
      for (const JsonMember& member : members) familiar_names.emplace_back(member.name);
    }
    return true;
  }

  std::string names_of_first_item;
  void first_item_names(const JsonValue& item) {
    std::vector<std::string> names;
    for (const JsonMember& member : item.members) {
      if (names.size() < 12) names.push_back(text::visible(member.name, 60));
    }
    names_of_first_item = joined(names);
  }

  void envelope(const JsonValue& envelope) override {
    const std::string_view context = envelope["@odata.context"].scalar();
    if (kind == nullptr && !context.empty()) {
      if (const Kind* told = kind_of_context(context)) choose(*told, 0);
    }
    if (envelope.has("status") && envelope.has("id")) {  // one answer of a $batch
      const std::optional<std::int64_t> status = number(envelope["status"]);
      if (status && *status >= 400) {
        file.complete = false;
        report.about_file(kBatchAnswerFailed, {{"id", std::string(envelope["id"].scalar())}, {"status", std::to_string(*status)}});
      }
      answer_has_more |= std::exchange(file.more_pages, false);  // its body was told before; each answer is a list of its own
      return;
    }
    const auto present = [](const JsonValue& link) { return link.is_object() || !link.scalar().empty(); };
    const JsonValue& page = envelope["page"];
    const std::optional<std::int64_t> pages = number(page["totalPages"]);
    const std::optional<std::int64_t> number_of_page = number(page["number"]);
    file.more_pages = present(envelope["@odata.nextLink"]) || present(envelope["odata.nextLink"]) || present(envelope["nextLink"]) ||
                      present(envelope["links"]["next"]) || present(envelope["continuationToken"]) ||
                      (pages && number_of_page && *number_of_page + 1 < *pages) || pages_follow(envelope["pagination"]);
    for (const JsonValue* total : {&envelope["totalCount"], &envelope["@odata.count"], &envelope["TotalHits"], &page["totalElements"],
                                   &envelope["pagination"]["total"]}) {
      if (const std::optional<std::int64_t> declared = number(*total)) file.declared_total = std::max(file.declared_total, *declared);
    }
  }

  // {"current_page": 1, "total_page": 2, "next": "/…?page=2"}: pages are counted from one.
  static bool pages_follow(const JsonValue& pagination) {
    if (!pagination["next"].scalar().empty()) return true;
    const auto number_of = [&](std::initializer_list<std::string_view> names) {
      std::optional<std::int64_t> found;
      for (const std::string_view name : names) {
        if (!found) found = number(pagination[name]);
      }
      return found;
    };
    const auto pages = number_of({"total_page", "totalPage", "total_pages", "totalPages"});
    const auto current = number_of({"current_page", "currentPage", "page"});
    return pages && current && *current < *pages;
  }

  static std::optional<std::int64_t> number(const JsonValue& value) {
    const std::string_view text = value.scalar();
    if (text.empty() || text.size() > 12) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + (c - '0');
    }
    return number;
  }

  void duplicate_key(const std::string& name) override {
    if (duplicate_keys.size() < 20) duplicate_keys.push_back(text::quoted(name));
  }

  void finish_json() {
    scanner->finish();
    file.more_pages |= answer_has_more;
    if (const std::optional<JsonError>& error = scanner->error()) {
      if (reader == nullptr && kind != nullptr) file.rows = RowCounts{};
      report.refuse_file(1);
      file.complete = false;
      report.restart();
      if (error->too_deep) {
        report.about_file(
            kJsonTooDeep,
            {{"line", error->line}, {"column", error->column}, {"limit", static_cast<std::int64_t>(JsonScanner::kMaximumDepth)}});
      } else {
        report.about_file(kJsonBroken, {{"line", error->line},
                                        {"column", error->column},
                                        {"found", error->found.empty() ? MessageValue(TextKey{"import.json.end_of_file"})
                                                                       : MessageValue("“" + error->found + "”")},
                                        {"expected", TextKey{std::string(error->expected)}}});
      }
      return;
    }
    if (json_items->item_too_big()) {
      report.refuse_file(1);
      report.about_file(kJsonItemTooBig);
      return;
    }
    if (reader != nullptr) reader->finish();
    if (kind != nullptr && reader == nullptr && items == 0) report.about_file(kNotForPlanning, why_declined());
    if (kind == nullptr && !error_answer) {
      report.about_file(items == 0 ? kNoRows : kUnknown,
                        items == 0 ? FileReport::Arguments{} : FileReport::Arguments{{"first", names_of_first_item}});
    } else if (items == 0 && reader != nullptr) {
      report.about_file(kNoRows);
    }
    if (file.more_pages || file.declared_total > items) {
      file.complete = false;
      report.about_file(
          kIncomplete,
          {{"rows", items}, {"total", file.declared_total > items ? MessageValue(file.declared_total) : MessageValue(std::string("?"))}});
    }
  }

  // --- Tables ---

  void begin_table(std::string_view head) {
    const TableForm form = table_form(head, options.column_mappings);
    mapping = form.mapping;
    if (form.kind == nullptr || !form.missing.empty() || mapping != nullptr) file.table = form.preview;
    stage = Stage::Table;
    delimited.emplace(form.separator, *this);
    header_line = form.header_line;
    if (form.kind == nullptr) {
      report.about_file(kUnknown, {{"first", form.first_line}});
      header_line = 1;
      return;
    }
    if (!form.missing.empty()) {
      file.kind = form.kind->id;
      report.about_file(kColumnsMissing,
                        {{"kind", TextKey{"import.kind." + std::string(form.kind->id)}}, {"columns", joined(form.missing)}},
                        {{"how", TextKey{"import.how." + std::string(form.kind->id)}}});
      return;
    }
    if (form.lines_skipped > 0) report.about_file(kLinesSkipped, {{"count", static_cast<std::int64_t>(form.lines_skipped)}});
    choose(*form.kind, form.separator);
  }

  void row(const DelimitedRow& row) override {
    if (options.witness != nullptr) options.witness->row(row);
    if (row.line < header_line) return;
    if (row.line == header_line) {
      if (reader == nullptr) return;
      cells.emplace(kind->columns, mapping);
      for (const std::string& name : cells->take_header(row.cells)) report.about_file(kColumnRepeated, {{"column", name}});
      delimited->expect_cells(row.cells.size());
      return;
    }
    if (std::all_of(row.cells.begin(), row.cells.end(), [](std::string_view cell) { return text::trimmed(cell).empty(); })) return;
    report.begin_row(row.line);
    read_row(row);
    report.end_row();
  }

  void read_row(const DelimitedRow& row) {
    ++items;
    if (reader == nullptr) {
      if (kind != nullptr) {
        report.refused(kNotForPlanning, why_declined());
      } else if (file.kind == "unknown") {
        report.refused(kRowUnknown);
      } else {
        report.refused(kRowColumnsMissing);
      }
      return;
    }
    const std::int64_t expected = static_cast<std::int64_t>(cells->header_size());
    const std::int64_t found = static_cast<std::int64_t>(row.cells.size());
    if (row.unclosed_quote) {
      report.refused(kUnclosedQuote, {{"text", text::quoted(row.text)}});
      return;
    }
    if (cells->is_header(row.cells)) {
      report.refused(kHeaderRepeated);
      return;
    }
    if (row.cells.size() < cells->least_cells()) {
      report.refused(kRowTooShort, {{"found", found}, {"expected", expected}, {"text", text::quoted(row.text)}});
      return;
    }
    const bool surplus_is_empty = found <= expected || std::all_of(row.cells.begin() + expected, row.cells.end(),
                                                                   [](std::string_view cell) { return text::trimmed(cell).empty(); });
    if (!surplus_is_empty) {
      report.refused(kRowTooLong, {{"found", found}, {"expected", expected}, {"text", text::quoted(row.text)}});
      return;
    }
    if (found < expected) report.repaired(kRowShort, {{"found", found}, {"expected", expected}});
    if (found > expected) report.repaired(kRowLong, {{"found", found}, {"expected", expected}});
    if (row.stray_quote) report.repaired(kStrayQuote, {{"text", text::quoted(row.text)}});
    cells->take_row(row.cells);
    reader->row(*cells);
  }

  void finish_table() {
    delimited->finish();
    if (kind != nullptr && reader == nullptr && items == 0) report.about_file(kNotForPlanning, why_declined());
    if (reader == nullptr) return;
    reader->finish();
    if (items == 0) report.about_file(kNoRows);
  }
};

Importer::Importer(const Catalog& catalog, std::string file_name, std::int32_t file_index, ImportOptions options)
    : state_(std::make_unique<State>(catalog, std::move(file_name), file_index, std::move(options))) {}
Importer::~Importer() = default;
Importer::Importer(Importer&&) noexcept = default;

void Importer::feed(std::string_view bytes) { state_->feed(bytes); }
std::int64_t Importer::rows_so_far() const { return state_->file.rows.total(); }

ImportedFile Importer::finish() {
  state_->finish();
  return std::move(state_->file);
}

ImportedFile import_file(const Catalog& catalog, std::string file_name, std::int32_t file_index, std::string_view bytes,
                         const ImportOptions& options) {
  Importer importer(catalog, std::move(file_name), file_index, options);
  // In slices, so that memory does not hold the decoded text of the whole file.
  constexpr std::size_t kSlice = 1 << 20;
  for (std::size_t at = 0; at < bytes.size(); at += kSlice) importer.feed(bytes.substr(at, kSlice));
  return importer.finish();
}

}  // namespace csp
