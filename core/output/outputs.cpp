#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/writers/zip.hpp"

namespace csp {

const std::vector<OutputDescription>& outputs() {
  static const std::vector<OutputDescription> all = {
      {"report", "output.report.title", "output.report.purpose", make_report},
      {"internal", "output.internal.title", "output.internal.purpose", make_internal, true},
      {"runbook", "output.runbook.title", "output.runbook.purpose", make_runbook},
      {"letters", "output.letters.title", "output.letters.purpose", make_letters},
      {"orders", "output.orders.title", "output.orders.purpose", make_orders},
      {"transfer", "output.transfer.title", "output.transfer.purpose", make_transfer},
      {"migration", "output.migration.title", "output.migration.purpose", make_migration, false, {"migration-subscriptions"}},
      {"assignments",
       "output.assignments.title",
       "output.assignments.purpose",
       make_assignments,
       false,
       {"assignments.ps1", "assignments.sha256", "graph-batch"}},
      {"calendar", "output.calendar.title", "output.calendar.purpose", make_calendar},
      {"workbook", "output.workbook.title", "output.workbook.purpose", make_workbook},
      {"offer-mapping", "output.offer_mapping.title", "output.offer_mapping.purpose", make_offer_mapping, false, {"offer-mapping"}},
      {"plan", "output.plan.title", "output.plan.purpose", make_plan_file, true},
      {"contents", "output.contents.title", "output.contents.purpose", make_contents, true},
  };
  return all;
}

std::vector<OutputFile> make_plan_file(const OutputContext& context) { return {{"plan.json", "application/json", write_plan(context)}}; }

namespace {

// Everything but the list of it.
std::vector<OutputFile> listed_outputs(const OutputContext& context) {
  const std::string hash = plan_hash(context);  // once for all of them: it is taken over the whole document
  OutputContext with_hash = context;
  with_hash.plan_hash = hash;
  std::vector<OutputFile> files;
  for (const OutputDescription& output : outputs()) {
    if (output.make == make_contents) continue;
    for (OutputFile& file : output.make(with_hash)) {
      file.output = output.id;
      files.push_back(std::move(file));
    }
  }
  return files;
}

}  // namespace

std::vector<OutputFile> make_contents(const OutputContext& context) { return {contents_of(context, listed_outputs(context))}; }

std::vector<OutputFile> make_all_outputs(const OutputContext& context) {
  std::vector<OutputFile> files = listed_outputs(context);
  files.push_back(contents_of(context, files));
  return files;
}

OutputFile make_zip(const std::vector<OutputFile>& files) {
  std::vector<ZipEntry> entries;
  entries.reserve(files.size());
  for (const OutputFile& file : files) entries.push_back({file.name, file.bytes});
  return {{}, "application/zip", zip_archive(entries)};
}

}  // namespace csp
