#include "shell/cli/facts_of_files.hpp"

#include "shell/answered_facts.hpp"

namespace csp::cli {

std::shared_ptr<const Facts> facts_of(const Environment& environment, const std::string& who, const std::vector<std::string>& paths,
                                      const PlanSettings& settings) {
  OpenedFiles opened = open_files(environment, paths, settings.column_mappings);
  if (!opened.all_readable) {
    refuse("csp-plan " + who + ": no answer, because it would rest on a part of the files only");
    return nullptr;
  }
  for (const auto& file : opened.files) {
    if (!refused_as_a_whole(*file)) continue;
    refuse("csp-plan " + who + ": " + file->name + " cannot be used; see csp-plan inspect");
    return nullptr;
  }
  return document_of(facts_from_files(environment.catalog, std::move(opened.files)), settings, {}).facts;
}

Date price_day(const Arguments& arguments, const Facts& facts) {
  if (arguments.today) return *arguments.today;
  Date day = facts.catalog->facts_date;
  for (const PriceRecord& row : facts.inventory.prices) {
    if (row.valid_from && day < *row.valid_from) day = *row.valid_from;
  }
  return day;
}

}  // namespace csp::cli
