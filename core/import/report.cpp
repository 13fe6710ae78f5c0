#include "core/import/report.hpp"

#include <algorithm>

#include "core/import/tables/cells.hpp"

namespace csp {
namespace {

constexpr std::size_t kDistinctFindings = 200;  // of one rule; what is beyond is counted in one finding with its rows

struct ValueText {
  std::string operator()(const std::string& value) const { return value; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(Date value) const { return value.iso(); }
  std::string operator()(Decimal value) const { return value.text(); }
  std::string operator()(const Money& value) const { return value.amount.text(); }
  std::string operator()(const TextKey& value) const { return value.key; }
};

Message message_of(std::string_view prefix, const FindingId& id, FileReport::Arguments arguments) {
  return Message{std::string(prefix) + std::string(id.id), std::move(arguments)};
}

}  // namespace

void FileReport::begin_row(std::int64_t row) {
  row_ = static_cast<std::int32_t>(std::min<std::int64_t>(row, 0x7fffffff));
  outcome_ = Outcome::Read;
}

void FileReport::end_row() {
  switch (outcome_) {
    case Outcome::Read:
      ++file_.rows.read;
      break;
    case Outcome::Repaired:
      ++file_.rows.repaired;
      repaired_rows_.insert(row_);
      break;
    case Outcome::Refused:
      ++file_.rows.refused;
      file_.refused_rows.push_back(row_);
      break;
  }
  row_ = 0;
}

void FileReport::repaired(const FindingId& id, Arguments arguments, std::string subject) {
  if (outcome_ == Outcome::Read) outcome_ = Outcome::Repaired;
  add(id, origin(), std::move(arguments), {}, std::move(subject));
}

void FileReport::refused(const FindingId& id, Arguments arguments) {
  outcome_ = Outcome::Refused;
  add(id, origin(), std::move(arguments), {}, {});
}

void FileReport::note(const FindingId& id, Arguments arguments, std::string subject) {
  add(id, origin(), std::move(arguments), {}, std::move(subject));
}

void FileReport::repaired_later(std::int32_t row, const FindingId& id, Arguments arguments) {
  if (repaired_rows_.insert(row).second) {
    --file_.rows.read;
    ++file_.rows.repaired;
  }
  add(id, Origin{file_index_, row}, std::move(arguments), {}, {});
}

void FileReport::refused_later(std::int32_t row, const FindingId& id, Arguments arguments) {
  --(repaired_rows_.erase(row) > 0 ? file_.rows.repaired : file_.rows.read);
  ++file_.rows.refused;
  std::vector<std::int32_t>& refused = file_.refused_rows;
  refused.insert(std::upper_bound(refused.begin(), refused.end(), row), row);
  add(id, Origin{file_index_, row}, std::move(arguments), {}, {});
}

void FileReport::noted_later(std::int32_t row, const FindingId& id, Arguments arguments, std::string subject) {
  add(id, Origin{file_index_, row}, std::move(arguments), {}, std::move(subject));
}

void FileReport::about_file(const FindingId& id, Arguments arguments, Arguments action_arguments) {
  add(id, Origin{file_index_, 0}, std::move(arguments), std::move(action_arguments), {});
}

std::uint16_t FileReport::field(std::string_view name) {
  std::vector<std::string>& names = file_.fields.names;
  const auto known = std::find(names.begin(), names.end(), name);
  if (known != names.end()) return static_cast<std::uint16_t>(known - names.begin());
  if (names.size() >= Statement::kNone) return Statement::kNone;
  names.emplace_back(name);
  return static_cast<std::uint16_t>(names.size() - 1);
}

std::uint16_t FileReport::field(const Cells& cells, std::size_t column) {
  if (cells.header_size() == 0) return field(cells.path(column));
  if (cells.varies(column)) return field(cells.name(column));
  if (column >= field_of_column_.size()) field_of_column_.resize(column + 1, Statement::kNone);
  std::uint16_t& known = field_of_column_[column];
  if (known == Statement::kNone) known = field(cells.name(column));
  return known;
}

void FileReport::refuse_file(std::int64_t unread) {
  file_.rows.refused += file_.rows.read + file_.rows.repaired + unread;
  file_.rows.read = file_.rows.repaired = 0;
  repaired_rows_.clear();
  file_.refused_rows.clear();
  file_.records = Records{};
  file_.fields.names.clear();
}

void FileReport::restart() {
  file_.findings.clear();
  index_.clear();
  distinct_.clear();
  more_.clear();
}

void FileReport::add(const FindingId& id, Origin origin, Arguments arguments, Arguments action_arguments, std::string subject) {
  std::string fold(id.id);
  for (const MessageArgument& argument : arguments) fold += '\x1f' + std::visit(ValueText{}, argument.value);
  fold += '\x1e' + subject;
  const auto known = index_.find(fold);
  if (known != index_.end()) {
    std::vector<Origin>& origins = file_.findings[known->second].origins;
    if (origins.empty() || !(origins.back() == origin)) origins.push_back(origin);
    return;
  }
  Finding finding;
  finding.rule = id.id;
  finding.severity = id.severity;
  finding.origins.push_back(origin);
  if (++distinct_[finding.rule] > kDistinctFindings) {
    const auto [more, first] = more_.emplace(finding.rule, file_.findings.size());
    if (!first) {
      file_.findings[more->second].origins.push_back(origin);
      return;
    }
    finding.message = message_of("finding.", import_finding::kManyMore, {{"rule", finding.rule}});
    file_.findings.push_back(std::move(finding));
    return;
  }
  index_.emplace(std::move(fold), file_.findings.size());
  finding.message = message_of("finding.", id, std::move(arguments));
  if (id.has_action) finding.action = message_of("action.", id, std::move(action_arguments));
  finding.subject = std::move(subject);
  file_.findings.push_back(std::move(finding));
}

void FileReport::finish() {
  file_.repaired_rows.assign(repaired_rows_.begin(), repaired_rows_.end());
  std::sort(file_.repaired_rows.begin(), file_.repaired_rows.end());
  for (const auto& [rule, at] : more_) {
    Finding& finding = file_.findings[at];
    finding.message.arguments.changed().push_back({"count", static_cast<std::int64_t>(finding.origins.size())});
  }
}

}  // namespace csp
