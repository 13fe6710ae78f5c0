#include "core/import/inspect_json.hpp"

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"

namespace csp {
namespace {

std::string kind_name(const ImportedFile& file, const Language& language) { return language("import.kind." + file.kind); }

}  // namespace

std::string inspect_json(const std::vector<std::shared_ptr<const ImportedFile>>& files, const Language& language) {
  nlohmann::ordered_json out;
  out["files"] = nlohmann::ordered_json::array();
  for (const auto& file : files) {
    nlohmann::ordered_json entry;
    entry["file"] = text::visible(file->name);
    entry["kind"] = file->kind;
    entry["encoding"] = file->encoding;
    entry["complete"] = file->complete;
    entry["rows"] = {{"read", file->rows.read}, {"repaired", file->rows.repaired}, {"refused", file->rows.refused}};
    entry["findings"] = nlohmann::ordered_json::array();
    for (const Finding& finding : file->findings) {
      nlohmann::ordered_json item;
      item["rule"] = finding.rule;
      item["severity"] = word(finding.severity);
      item["row"] = finding.origins.empty() ? 0 : finding.origins.front().row;
      item["message"] = language(finding.message);
      item["action"] = finding.action.key.empty() ? std::string() : language(finding.action);
      item["rows"] = finding.origins.empty() || finding.origins.front().row == 0 ? 0 : finding.origins.size();
      entry["findings"].push_back(std::move(item));
    }
    out["files"].push_back(std::move(entry));
  }
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string inspect_text(const std::vector<std::shared_ptr<const ImportedFile>>& files, const Language& language) {
  std::string out;
  for (const auto& file : files) {
    out += text::visible(file->name) + "\n";
    out += "  " +
           language({"import.inspect.summary",
                     {{"kind", kind_name(*file, language)},
                      {"encoding", file->encoding.empty() ? std::string("–") : file->encoding},
                      {"total", file->rows.total()},
                      {"read", file->rows.read},
                      {"repaired", file->rows.repaired},
                      {"refused", file->rows.refused}}}) +
           "\n";
    for (const Finding& finding : file->findings) {
      const std::int32_t row = finding.origins.empty() ? 0 : finding.origins.front().row;
      out += "  " + language("severity." + std::string(word(finding.severity))) + ": ";
      if (row > 0) out += language({"import.inspect.row", {{"row", std::int64_t{row}}}}) + ": ";
      out += language(finding.message);
      if (finding.origins.size() > 1)
        out += " " + language({"import.inspect.more_rows", {{"count", static_cast<std::int64_t>(finding.origins.size() - 1)}}});
      out += " [" + finding.rule + "]\n";
      if (!finding.action.key.empty()) out += "    " + language(finding.action) + "\n";
    }
  }
  return out;
}

}  // namespace csp
