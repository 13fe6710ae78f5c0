// plan, demo, render: from files, a demo customer or a saved plan to a folder of results.
#include "core/base/text.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/answered_facts.hpp"
#include "shell/cli/command.hpp"
#include "shell/cli/files.hpp"

namespace csp::cli {
namespace {

void say_finding(const Environment& environment, const Finding& finding) {
  std::string line = "  " + finding.rule + ": " + sentence(environment, finding.message);
  if (!finding.action.key.empty()) line += " " + sentence(environment, finding.action);
  refuse(line);
}

void say_blockers(const Environment& environment, const Plan& plan) {
  for_each_finding(plan, [&](const Finding& finding, const FindingPlace& place) {
    if (place.list == FindingList::Comparison) return;  // the move says it
    const bool open = place.gap != nullptr ? !place.gap->accepted && !place.gap->before_plan : finding.severity == Severity::Blocker;
    if (open) say_finding(environment, finding);
  });
}

}  // namespace

int write_results(const Environment& environment, const Document& document, const Plan& plan, const std::string& folder) {
  if (const auto made = make_folder(folder); !made) return refuse("csp-plan: " + folder + ": " + made.error());
  const std::vector<OutputFile> results = make_results(document, plan, environment.language);
  std::vector<FileToWrite> files;
  for (const OutputFile& file : results) {
    const std::string path = folder + "/" + file.name;
    if (const std::size_t slash = path.find_last_of('/'); slash > folder.size()) {
      if (const auto made = make_folder(path.substr(0, slash)); !made) return refuse("csp-plan: " + path + ": " + made.error());
    }
    files.push_back({path, file.bytes});
  }
  if (const auto written = write_files(files); !written) return refuse("csp-plan: " + written.error());
  for (const FileToWrite& file : files) say(file.path);
  if (plan.proof.safe && !plan.has_blockers()) return kDone;
  refuse("csp-plan: the plan is written, but it is not ready to be carried out:");
  say_blockers(environment, plan);
  return kBlocked;
}

int plan_files(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.empty()) return refuse("csp-plan plan: name at least one exported file");
  if (arguments.out.empty()) return refuse("csp-plan plan: --out DIR is missing");
  if (!arguments.today) return refuse("csp-plan plan: --today YYYY-MM-DD is missing: the plan depends on it");
  tl::expected<PlanSettings, std::string> settings = read_settings(environment, arguments.settings);
  if (!settings) return refuse("csp-plan: " + settings.error());
  OpenedFiles opened = open_files(environment, arguments.words, settings->column_mappings);
  bool readable = opened.all_readable;
  for (const auto& file : opened.files) {
    if (!refused_as_a_whole(*file)) continue;
    readable = false;
    refuse("csp-plan: " + file->name + " cannot be used:");
    for (const Finding& finding : file->findings) {
      if (finding.severity >= Severity::Warning) say_finding(environment, finding);
    }
  }
  if (!readable) return refuse("csp-plan: no plan was made, because it would rest on a part of the files only");

  const Document document =
      document_of(facts_from_files(environment.catalog, std::move(opened.files)), std::move(*settings), *arguments.today);
  return write_results(environment, document, derive_plan(document), arguments.out);
}

int make_demo(const Environment& environment, const Arguments& arguments) {
  std::string names;
  for (const std::string& id : demo_ids()) text::append_listed(names, id);
  if (arguments.words.size() != 1) return refuse("csp-plan demo: name one of " + names);
  if (arguments.out.empty()) return refuse("csp-plan demo: --out DIR is missing");
  const tl::expected<Document, Message> document = open_demo(environment.catalog, arguments.words[0]);
  if (!document) return refuse("csp-plan: " + sentence(environment, document.error()) + " (there are " + names + ")");
  return write_results(environment, *document, derive_plan(*document), arguments.out);
}

int render_plan(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.size() != 1) return refuse("csp-plan render: name one saved plan");
  if (arguments.out.empty()) return refuse("csp-plan render: --out DIR is missing");
  const tl::expected<std::string, std::string> bytes = read_file(arguments.words[0]);
  if (!bytes) return refuse("csp-plan: " + arguments.words[0] + ": " + bytes.error());
  const tl::expected<Document, Message> document = open_saved_plan(environment.catalog, *bytes);
  if (!document) return refuse("csp-plan: " + arguments.words[0] + ": " + sentence(environment, document.error()));
  return write_results(environment, *document, derive_plan(*document), arguments.out);
}

}  // namespace csp::cli
