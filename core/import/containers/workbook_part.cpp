// A workbook: every sheet with rows is tried, as if it had been saved as a delimited text.

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.hpp"
#include "core/import/containers/part.hpp"
#include "core/import/containers/workbook.hpp"
#include "core/import/decode.hpp"
#include "core/import/part_name.hpp"
#include "core/import/report.hpp"

namespace csp {
namespace {

using namespace import_finding;

constexpr std::string_view kFolder = "xl/";
constexpr std::string_view kList = "xl/workbook.xml";
constexpr std::string_view kStyles = "xl/styles.xml";
constexpr std::string_view kTexts = "xl/sharedStrings.xml";

const ArchiveEntry* entry_named(const std::vector<ArchiveEntry>& entries, std::string_view name) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const ArchiveEntry& entry) { return entry.name == name; });
  return found == entries.end() ? nullptr : &*found;
}

// The list of sheets; some programs number it: "xl/workbook22.xml". Empty: there is none.
std::string list_of_sheets(const std::vector<ArchiveEntry>& entries) {
  if (entry_named(entries, kList) != nullptr) return std::string(kList);
  for (const ArchiveEntry& entry : entries) {
    const bool numbered = entry.name.starts_with("xl/workbook") && entry.name.ends_with(".xml");
    if (numbered && entry.name.find('/', kFolder.size()) == std::string::npos) return entry.name;
  }
  return {};
}

class WorkbookPart : public Part {
 public:
  WorkbookPart(PartContext& context, std::string name, std::string_view archive, std::vector<ArchiveEntry> entries)
      : context_(context), name_(std::move(name)), archive_(archive), entries_(std::move(entries)) {
    explaining_[0] = list_of_sheets(entries_);
    explaining_[1] = explaining_[0].empty() ? std::string() : "xl/_rels/" + explaining_[0].substr(kFolder.size()) + ".rels";
  }

  void feed(std::string_view) override {}

  bool work() override {
    if (reader_) return read_slice();
    if (explaining_[0].empty()) return refuse_all(kWorkbook, {});
    // Explaining parts first; only the list of sheets must be there.
    while (step_ < explaining_.size()) {
      const std::string_view path = explaining_[step_];
      if (begin_part(path, explaining_events())) return true;
      if (!results.empty()) return false;
      ++step_;
    }
    return begin_sheet();
  }

 private:
  XmlEvents& explaining_events() {
    if (step_ < 2) return parts_;
    return step_ == 2 ? static_cast<XmlEvents&>(styles_) : texts_;
  }

  bool refuse_all(const FindingId& id, std::vector<MessageArgument> arguments) {
    results.clear();
    results.push_back(refused_part(name_, id, std::move(arguments)));
    stop_part();
    return false;
  }

  // False: there is no such part, or it cannot be read (then it was refused).
  bool begin_part(std::string_view path, XmlEvents& events) {
    const ArchiveEntry* entry = entry_named(entries_, path);
    if (entry == nullptr) return false;
    const std::string shown = part_name(name_, path);
    if (entry->encrypted) return refuse_all(kArchiveEncrypted, {{"name", shown}});
    if (entry->method != 0 && entry->method != 8)
      return refuse_all(kArchiveMethod, {{"name", shown}, {"method", static_cast<std::int64_t>(entry->method)}});
    path_ = path;
    reader_.emplace(archive_, *entry);
    decoder_.emplace();
    scanner_.emplace(events);
    return true;
  }

  void stop_part() {
    reader_.reset();
    scanner_.reset();
    decoder_.reset();
  }

  bool begin_sheet() {
    if (sheet_ == parts_.sheets.size()) {
      if (results.empty()) return refuse_all(kEmpty, {});
      put_in_order(results);
      ask_whose_sheets();
      if (!hidden_.empty()) FileReport(results.front(), 0).about_file(kSheetHidden, {{"sheets", text::listed(hidden_)}});
      return false;
    }
    const std::string path = parts_.path_of(parts_.sheets[sheet_]);
    if (path.empty()) {  // a chart
      ++sheet_;
      return true;
    }
    // What nobody sees is an older copy or a helper more often than a list; a workbook with nothing else is read all the same.
    if (parts_.sheets[sheet_].hidden && some_are_shown()) return leave_out_sheet();
    rows_.emplace(parts_, styles_, texts_);
    importer_.emplace(context_.catalog, sheet_name(), 0, context_.options);
    if (begin_part(path, *rows_)) return true;
    if (!results.empty() && results.back().name == name_) return false;
    return refuse_sheet(kArchiveDamaged, {{"name", part_name(name_, path)}, {"reason", TextKey{"import.archive.missing_part"}}});
  }

  // A sheet for each customer, named only by its sheet: nothing else tells that they are several. Sheets that hold the same
  // subscription are of one.
  void ask_whose_sheets() {
    std::vector<std::string> sheets;
    std::set<std::string_view> keys;
    for (const ImportedFile& file : results) {
      if (!file.records.customers.empty() || file.records.subscriptions.empty()) continue;
      for (const Subscription& subscription : file.records.subscriptions) {
        if (!subscription.commerce_id.empty() && !keys.insert(subscription.key).second) return;
      }
      sheets.push_back(file.name.substr(part_name(name_, "").size()));
    }
    if (sheets.size() > 1) FileReport(results.front(), 0).about_file(kSheetsUnnamed, {{"sheets", text::listed(sheets)}});
  }

  std::string sheet_name() const { return part_name(name_, parts_.sheets[sheet_].name); }

  bool refuse_sheet(const FindingId& id, std::vector<MessageArgument> arguments) {
    results.push_back(refused_part(sheet_name(), id, std::move(arguments)));
    stop_part();
    ++sheet_;
    return true;
  }

  bool some_are_shown() const {
    return std::any_of(parts_.sheets.begin(), parts_.sheets.end(),
                       [&](const auto& sheet) { return !sheet.hidden && !parts_.path_of(sheet).empty(); });
  }

  bool leave_out_sheet() {
    hidden_.push_back(parts_.sheets[sheet_].name);
    ++sheet_;
    return true;
  }

  bool refuse(const FindingId& id, std::vector<MessageArgument> arguments) {
    return step_ < explaining_.size() ? refuse_all(id, std::move(arguments)) : refuse_sheet(id, std::move(arguments));
  }

  bool read_slice() {
    packed_slice_.clear();
    text_.clear();
    const EntryReader::State state = reader_->step(packed_slice_);
    const std::string shown = part_name(name_, path_);
    if (state == EntryReader::State::Damaged)
      return refuse(kArchiveDamaged, {{"name", shown}, {"reason", TextKey{std::string(reader_->fault())}}});
    decoder_->feed(packed_slice_, text_);
    const bool ended = state == EntryReader::State::Ended;
    if (ended) decoder_->finish(text_);
    scanner_->feed(text_);
    if (ended) scanner_->finish();
    const bool sheet = step_ == explaining_.size();
    if (scanner_->failed() || (sheet && rows_->damaged)) {
      return refuse(kWorkbookDamaged, {{"name", shown}, {"line", scanner_->line()}, {"column", scanner_->column()}});
    }
    if (sheet && ended) rows_->finish();
    if (texts_.too_big() || !context_.budget.take(packed_slice_.size() + (sheet ? rows_->lines.size() : 0)))
      return refuse(kUnpackTooBig, {{"name", shown}});
    if (sheet) {
      importer_->feed(rows_->lines);
      rows_->lines.clear();
    }
    if (!ended) return true;
    stop_part();
    if (sheet)
      end_sheet();
    else
      ++step_;
    return true;
  }

  // True while the sheet is read once more, because only its end told which of its cells are merged.
  bool read_again() {
    if (rows_->found_merged.empty() || again_) return false;
    again_ = true;
    std::vector<MergedRows> merged = std::move(rows_->found_merged);
    rows_.emplace(parts_, styles_, texts_, std::move(merged));
    importer_.emplace(context_.catalog, sheet_name(), 0, context_.options);
    return begin_part(parts_.path_of(parts_.sheets[sheet_]), *rows_);
  }

  void end_sheet() {
    if (rows_->has_rows && read_again()) return;
    again_ = false;
    ++sheet_;
    if (!rows_->has_rows) return;
    ImportedFile file = std::move(importer_->finish().front());
    if (rows_->hidden > 0) FileReport(file, 0).about_file(kRowsHidden, {{"count", rows_->hidden}});
    if (rows_->repeated > 0)
      FileReport(file, 0).about_file(kCellsMerged, {{"count", rows_->repeated}, {"example", text::quoted(rows_->repeated_example)}});
    if (rows_->formulas_without_value > 0) FileReport(file, 0).about_file(kFormulaWithoutValue, {{"count", rows_->formulas_without_value}});
    results.push_back(std::move(file));
  }

  PartContext& context_;
  std::string name_;
  std::string_view archive_;
  std::vector<ArchiveEntry> entries_;
  std::array<std::string, 4> explaining_{
      {{}, {}, std::string(kStyles), std::string(kTexts)}};  // paths of the parts that explain the sheets
  std::size_t step_ = 0;                                     // of them
  std::size_t sheet_ = 0;
  std::vector<std::string> hidden_;  // sheets left out
  bool again_ = false;               // this sheet has merged cells and is read for the second time
  WorkbookParts parts_;
  SheetStyles styles_;
  SharedTexts texts_;
  std::string path_;
  std::optional<EntryReader> reader_;
  std::optional<Decoder> decoder_;
  std::optional<XmlScanner> scanner_;
  std::optional<SheetRows> rows_;
  std::optional<Importer> importer_;
  std::string packed_slice_;
  std::string text_;
};

}  // namespace

std::unique_ptr<Part> make_workbook_part(PartContext& context, std::string name, std::string_view archive,
                                         std::vector<ArchiveEntry> entries) {
  return std::make_unique<WorkbookPart>(context, std::move(name), archive, std::move(entries));
}

bool is_workbook(const std::vector<ArchiveEntry>& entries) {
  // The binary form and OpenDocument are recognised too, and refused with what to do instead.
  return !list_of_sheets(entries).empty() || entry_named(entries, "xl/workbook.bin") != nullptr ||
         (entry_named(entries, "mimetype") != nullptr && entry_named(entries, "content.xml") != nullptr);
}

}  // namespace csp
