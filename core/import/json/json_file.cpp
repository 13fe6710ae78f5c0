#include "core/import/json/json_file.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <utility>

#include "core/base/few_bytes.hpp"
#include "core/base/text.hpp"
#include "core/import/detect.hpp"
#include "core/import/part_name.hpp"

namespace csp {
namespace {

using namespace import_finding;

bool is_error(const JsonValue& item) { return item["error"].is_object() && item["error"].has("code"); }

std::string some_names(const JsonValue& item) {
  std::string out;
  std::size_t count = 0;
  for (const JsonMember& member : item.members) {
    if (++count > 12) break;
    text::append_listed(out, text::visible(member.name, 60));
  }
  return out;
}

std::optional<std::int64_t> number(const JsonValue& value) {
  const std::string_view text = value.scalar();
  if (text.empty() || text.size() > 12) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// {"current_page": 1, "total_page": 2, "next": "/…?page=2"}: pages are counted from one.
bool pages_follow(const JsonValue& pagination) {
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

bool has_next(const JsonValue& envelope) {
  const auto present = [](const JsonValue& link) { return link.is_object() || !link.scalar().empty(); };
  const JsonValue& page = envelope["page"];
  const std::optional<std::int64_t> pages = number(page["totalPages"]);
  const std::optional<std::int64_t> number_of_page = number(page["number"]);
  return present(envelope["@odata.nextLink"]) || present(envelope["odata.nextLink"]) || present(envelope["nextLink"]) ||
         present(envelope["links"]["next"]) || present(envelope["continuationToken"]) ||
         (pages && number_of_page && *number_of_page + 1 < *pages) || pages_follow(envelope["pagination"]);
}

}  // namespace

JsonFile::JsonFile(const Catalog& catalog, const ImportOptions& options, std::unique_ptr<OneExport> first, std::int64_t lines_before)
    : catalog_(catalog), options_(options), now_(first.get()), finder_(*this), scanner_(finder_, true, lines_before) {
  exports_.push_back(std::move(first));
}

void JsonFile::item(JsonValue& item) {
  if (options_.witness != nullptr) options_.witness->item(item);
  const Kind* kind = kind_of(item);
  list_is_new_ = false;
  now_->report.begin_row(++items_);
  read(item, kind);
  for (const std::string& name : duplicate_keys_) now_->report.repaired(kDuplicateKey, {{"name", name}});
  duplicate_keys_.clear();
  now_->report.end_row();
}

// The kind of the item, with the export that goes with it where a list begins.
const Kind* JsonFile::kind_of(const JsonValue& item) {
  if (!item.is_object() || is_error(item)) return nullptr;
  if (is_of_known_kind(item)) return now_->kind;
  const Kind* kind = kind_of_item(item);
  if (kind != nullptr && (now_->kind == nullptr || (list_is_new_ && kind != now_->kind))) go_on_with(*kind);
  return kind;
}

// Nearly all items of an export have the same members, and signs ask for nothing but their names.
bool JsonFile::is_of_known_kind(const JsonValue& item) {
  if (now_->kind == nullptr) return false;
  const JsonList<JsonMember>& members = item.members;
  if (!familiar_names_.empty() &&
      std::equal(members.begin(), members.end(), familiar_names_.begin(), familiar_names_.end(),
                 [](const JsonMember& member, const std::string& name) { return same_bytes(member.name, name); }))
    return true;
  if (!has_json_signs(*now_->kind, item)) return false;
  const bool asks_for_inner_names = now_->kind->json_signs.find('.') != std::string_view::npos;
  if (!asks_for_inner_names && members.size() <= 64) {
    familiar_names_.clear();
    for (const JsonMember& member : members) familiar_names_.emplace_back(member.name);
  }
  return true;
}

void JsonFile::go_on_with(const Kind& kind) {
  familiar_names_.clear();
  if (now_->kind == nullptr) {
    now_->choose(kind, 0);
    return;
  }
  const auto known = std::find_if(exports_.begin(), exports_.end(), [&](const auto& each) { return each->kind == &kind; });
  if (known != exports_.end()) {
    now_ = known->get();
    return;
  }
  const std::string whole = exports_.front()->file.name;
  exports_.push_back(std::make_unique<OneExport>(catalog_, options_, part_name(whole, kind.id), exports_.front()->report.origin().file));
  now_ = exports_.back().get();
  now_->choose(kind, 0);
}

void JsonFile::read(JsonValue& item, const Kind* kind) {
  OneExport& to = *now_;
  if (!item.is_object()) {
    to.report.refused(kRowNotAnItem, {{"found", text::quoted(item.is_array() ? "[…]" : item.is_null() ? "null" : item.scalar())}});
  } else if (is_error(item)) {
    error_answer_ = true;
    to.file.complete = false;
    to.report.refused(kErrorAnswer,
                      {{"code", std::string(item["error"]["code"].scalar())}, {"text", text::quoted(item["error"]["message"].scalar())}});
  } else if (kind == nullptr && item.has("@removed")) {  // of what changed since an earlier answer
    to.report.note(kEntryRemoved, {{"reason", text::quoted(item["@removed"]["reason"].scalar())}});
  } else if (kind != nullptr && kind != to.kind) {
    to.report.refused(kRowOtherKind, {{"kind", TextKey{"import.kind." + std::string(kind->id)}}});
  } else if (to.kind == nullptr) {
    if (items_ == 1) names_of_first_item_ = some_names(item);
    to.report.refused(kRowUnknown);
  } else if (to.reader == nullptr) {
    to.report.refused(kNotForPlanning, to.why_declined());
  } else {
    to.take(item);
  }
}

void JsonFile::envelope(const JsonValue& envelope) {
  const std::string_view context = envelope["@odata.context"].scalar();
  if (const Kind* told = context.empty() ? nullptr : kind_of_context(context);
      told != nullptr && told != now_->kind && (now_->kind == nullptr || list_is_new_))
    go_on_with(*told);
  if (envelope.has("status") && envelope.has("id")) {  // one answer of a $batch
    const std::optional<std::int64_t> status = number(envelope["status"]);
    if (status && *status >= 400) {
      now_->file.complete = false;
      now_->report.about_file(kBatchAnswerFailed, {{"id", std::string(envelope["id"].scalar())}, {"status", std::to_string(*status)}});
    }
    // Its body was told before; each answer is a list of its own.
    if (std::exchange(now_->file.more_pages, false)) with_more_.push_back(now_);
    return;
  }
  if (envelope.has("statusCode") && envelope.has("headers")) return;  // round an answer that was told before
  if (now_->reader != nullptr) now_->reader->envelope(envelope);
  read_paging(envelope);
  tell_other_lists(envelope);
}

// Beside the list that was read: what an envelope holds is not looked into, but it may be the half of a customer.
void JsonFile::tell_other_lists(const JsonValue& envelope) {
  const auto tell = [&](std::string_view name, const JsonValue& list) {
    const auto count = std::count_if(list.elements.begin(), list.elements.end(), [](const JsonValue& each) { return each.is_object(); });
    if (!list.is_array() || count == 0) return;
    now_->report.about_file(kListPassedOver, {{"name", text::visible(name, 60)}, {"count", static_cast<std::int64_t>(count)}});
  };
  for (const JsonMember& member : envelope.members) {
    tell(member.name, member.value);
    for (const JsonMember& inner : member.value.members) tell(std::string(member.name) + "." + std::string(inner.name), inner.value);
  }
}

void JsonFile::read_paging(const JsonValue& envelope) {
  ImportedFile& file = now_->file;
  file.more_pages = has_next(envelope);
  for (const JsonValue* total : {&envelope["totalCount"], &envelope["@odata.count"], &envelope["TotalHits"],
                                 &envelope["page"]["totalElements"], &envelope["pagination"]["total"]}) {
    if (const std::optional<std::int64_t> declared = number(*total)) file.declared_total = std::max(file.declared_total, *declared);
  }
}

void JsonFile::duplicate_key(const std::string& name) {
  if (duplicate_keys_.size() < 20) duplicate_keys_.push_back(text::quoted(name));
}

void JsonFile::finish() {
  scanner_.finish();
  if (breaks_off()) return;
  if (!scanner_.passed_over().empty())
    exports_.front()->report.about_file(kTextBehind, {{"text", text::quoted(text::trimmed(scanner_.passed_over()))}});
  for (const auto& each : exports_) {
    ImportedFile& file = each->file;
    file.more_pages |= std::find(with_more_.begin(), with_more_.end(), each.get()) != with_more_.end();
    each->end_rows();
    const std::int64_t rows = file.rows.total();
    if (each->kind == nullptr && !error_answer_) {
      each->report.about_file(rows == 0 ? kNoRows : kUnknown,
                              rows == 0 ? FileReport::Arguments{} : FileReport::Arguments{{"first", names_of_first_item_}});
    }
    if (!file.more_pages && file.declared_total <= rows) continue;
    file.complete = false;
    each->report.about_file(
        kIncomplete,
        {{"rows", rows}, {"total", file.declared_total > rows ? MessageValue(file.declared_total) : MessageValue(std::string("?"))}});
  }
  if (exports_.size() > 1) exports_.front()->file.name = part_name(exports_.front()->file.name, exports_.front()->file.kind);
}

// Nothing of it is used then: which kind a row was of does not matter any more.
bool JsonFile::breaks_off() {
  const std::optional<JsonError>& error = scanner_.error();
  if (!error && !finder_.item_too_big()) return false;
  OneExport& whole = *exports_.front();
  std::int64_t unread = 1;
  for (std::size_t at = 1; at < exports_.size(); ++at) unread += exports_[at]->file.rows.total();
  exports_.resize(1);
  if (!error) {
    whole.report.refuse_file(unread);
    whole.report.about_file(kJsonItemTooBig);
    return true;
  }
  if (whole.reader == nullptr && whole.kind != nullptr) whole.file.rows = RowCounts{};
  whole.report.refuse_file(unread);
  whole.file.complete = false;
  whole.report.restart();
  if (error->too_deep) {
    whole.report.about_file(
        kJsonTooDeep, {{"line", error->line}, {"column", error->column}, {"limit", static_cast<std::int64_t>(JsonScanner::kMaximumDepth)}});
  } else {
    whole.report.about_file(kJsonBroken, {{"line", error->line},
                                          {"column", error->column},
                                          {"found", error->found.empty() ? MessageValue(TextKey{"import.json.end_of_file"})
                                                                         : MessageValue("“" + error->found + "”")},
                                          {"expected", TextKey{std::string(error->expected)}}});
  }
  return true;
}

}  // namespace csp
