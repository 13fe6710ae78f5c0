// portfolio: many customers in one go. A folder, or a ZIP archive of it, is planned from its files, a saved plan is read; what is a
// plain export besides (a price list) counts for every customer.
#include <algorithm>
#include <set>

#include "core/import/part_name.hpp"
#include "core/import/unpack.hpp"
#include "shell/answered_facts.hpp"
#include "shell/cli/command.hpp"
#include "shell/cli/customer_files.hpp"
#include "shell/cli/files.hpp"
#include "shell/file_form.hpp"
#include "shell/portfolio_customer.hpp"
#include "shell/portfolio_names.hpp"

namespace csp::cli {
namespace {

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// Why a customer has no plan. The portfolio says it in the words of the page, so that both write the same bytes; whoever started the
// command is told more closely where there is more to tell.
struct Failure {
  Message problem;
  std::string detail = {};
};
using Read = tl::expected<Document, Failure>;

tl::unexpected<Failure> failed(const char* key, const std::string& file, const std::string& detail) {
  return tl::make_unexpected(Failure{{key, {{"file", file}}}, detail});
}

// What lies in a customer's folder or archive.
struct CustomerFolder {
  std::vector<std::shared_ptr<const ImportedFile>> files;
  std::optional<PlanSettings> settings;  // its own
  std::string saved_plan;
};

tl::expected<CustomerFolder, Failure> read_customer(const Environment& environment, const std::string& place,
                                                    const std::vector<CustomerFile>& found, const ColumnMappings& mappings) {
  CustomerFolder folder;
  ImportOptions options;
  options.column_mappings = mappings;
  for (const CustomerFile& file : found) {
    const tl::expected<std::string, std::string> bytes = file.read();
    if (!bytes && is_archive(place)) return failed("portfolio.problem.refused", base_name(place), bytes.error());
    if (!bytes) return failed("session.problem.unreadable", file.name, bytes.error());
    const IncomingForm form = form_of(*bytes);
    const std::string shown = is_archive(place) ? part_name(base_name(place), file.name) : file.name;
    if (form == IncomingForm::Settings) {
      auto read = settings_in(environment, *bytes, place + "/" + file.name);
      if (!read) return failed("session.problem.settings", shown, read.error());
      folder.settings = std::move(*read);
      continue;
    }
    if (form == IncomingForm::SavedPlan) {
      if (!folder.saved_plan.empty()) return tl::make_unexpected(Failure{{"portfolio.problem.plan_beside", {}}});
      folder.saved_plan = *bytes;
      continue;
    }
    if (form == IncomingForm::PseudonymKey || form == IncomingForm::ColumnMappings)
      return tl::make_unexpected(Failure{{"portfolio.problem.other", {{"file", shown}}}});
    const auto index = static_cast<std::int32_t>(folder.files.size());
    for (ImportedFile& part : import_files(*environment.catalog, file.name, index, *bytes, options)) {
      folder.files.push_back(std::make_shared<const ImportedFile>(std::move(part)));
    }
  }
  return folder;
}

Read saved_document(const Environment& environment, const std::string& bytes) {
  auto document = open_saved_plan(environment.catalog, bytes);
  if (!document) return tl::make_unexpected(Failure{document.error()});
  return std::move(*document);
}

// Plans one customer. Its own settings file stands in for the common settings.
Read customer_document(const Environment& environment, const PlanSettings& common_settings, const std::string& place,
                       const std::vector<std::shared_ptr<const ImportedFile>>& common, Date today) {
  const auto found = customer_files(environment, place);
  if (!found) return failed("portfolio.problem.refused", base_name(place), found.error());
  auto folder = read_customer(environment, place, *found, common_settings.column_mappings);
  // Settings may lie behind the tables that they say how to read.
  if (folder && folder->settings && folder->settings->column_mappings != common_settings.column_mappings) {
    const ColumnMappings own = folder->settings->column_mappings;
    folder = read_customer(environment, place, *found, own);
  }
  if (!folder) return tl::make_unexpected(folder.error());
  std::vector<std::shared_ptr<const ImportedFile>>& files = folder->files;
  if (!folder->saved_plan.empty()) {
    if (const auto trouble = trouble_beside_plan(files)) return tl::make_unexpected(Failure{*trouble});
    return saved_document(environment, folder->saved_plan);
  }
  if (files.empty()) return tl::make_unexpected(Failure{{"portfolio.problem.empty", {}}});
  set_strays_aside(files);
  for (const std::string& name : left_out(files)) refuse("csp-plan: " + place + ": " + name + " is no export and was left out");
  if (const auto unusable = unusable_file(files))
    return failed("portfolio.problem.refused", *unusable, *unusable + " cannot be used; csp-plan inspect says why");
  if (is_archive(place) && brings_only_lists(files)) return tl::make_unexpected(Failure{{"portfolio.problem.lists", {}}});
  return document_of(facts_from_files(environment.catalog, in_one_set(std::move(files), common)),
                     folder->settings.value_or(common_settings), today);
}

// Where the customer lies, as the page sees it when folders are dropped: a plan.json is called as its folder is.
std::string place_of(const std::string& customer) {
  const std::string directory = directory_of(customer);
  if (is_folder(customer)) return customer;
  if (base_name(customer) == "plan.json" && !name_in(directory).empty() &&
      customer_folder(directory, [](const std::string&) { return false; }))
    return directory;
  return (directory.empty() ? "" : directory + "/") + stem_of(customer);
}

// By customer, what each is called. The error says which cannot be told from another, or from the folder that all are written to.
tl::expected<std::vector<std::string>, std::string> names_of(const std::vector<std::string>& customers) {
  std::vector<std::string> names;
  std::set<std::string> places, taken;
  for (const std::string& customer : customers) {
    const std::string place = place_of(customer);
    if (!places.insert(place).second) return tl::make_unexpected(customer + ": this customer is named twice");
    const std::optional<std::string> name = customer_folder(place, [&](const std::string& wanted) { return taken.count(wanted) > 0; });
    if (!name)
      return tl::make_unexpected(customer + ": this gives the customer no name of its own; name its folder by the path that leads to it");
    taken.insert(*name);
    names.push_back(*name);
  }
  return names;
}

Read saved_file(const Environment& environment, const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return failed("session.problem.unreadable", base_name(path), bytes.error());
  return saved_document(environment, *bytes);
}

}  // namespace

int plan_portfolio(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.empty()) return refuse("csp-plan portfolio: name at least one customer's folder, archive or saved plan");
  if (arguments.out.empty()) return refuse("csp-plan portfolio: --out DIR is missing");
  std::vector<std::string> customers, exports;
  for (const std::string& word : arguments.words) {
    if (is_folder(word) || is_archive(word) || word.ends_with("plan.json") || word.ends_with(".cspmove.json"))
      customers.push_back(without_slash(word));
    else
      exports.push_back(word);
  }
  const auto names = names_of(customers);
  if (!names) return refuse("csp-plan portfolio: " + names.error());
  const auto to_plan = [](const std::string& customer) { return is_folder(customer) || is_archive(customer); };
  if (std::any_of(customers.begin(), customers.end(), to_plan) && !arguments.today)
    return refuse("csp-plan portfolio: --today YYYY-MM-DD is missing: the plans depend on it");
  const tl::expected<PlanSettings, std::string> settings = read_settings(environment, arguments.settings);
  if (!settings) return refuse("csp-plan portfolio: " + settings.error());
  const OpenedFiles common = open_files(environment, exports, settings->column_mappings);
  if (!common.all_readable ||
      std::any_of(common.files.begin(), common.files.end(), [](const auto& file) { return refused_as_a_whole(*file); })) {
    return refuse("csp-plan portfolio: a file for all customers cannot be used; csp-plan inspect says why");
  }
  if (const auto made = make_folder(arguments.out); !made) return refuse("csp-plan: " + arguments.out + ": " + made.error());

  std::vector<PortfolioEntry> entries;
  bool ready = true;
  for (std::size_t number = 0; number < customers.size(); ++number) {
    const std::string& customer = customers[number];
    const bool planned_here = to_plan(customer);
    const std::string& name = (*names)[number];
    const Read document = planned_here ? customer_document(environment, *settings, customer, common.files, *arguments.today)
                                       : saved_file(environment, customer);
    if (!document) {
      // One customer's bad file stops no other customer.
      PortfolioEntry& entry = entries.emplace_back();
      entry.folder = name;
      entry.problem = sentence(environment, document.error().problem);
      refuse("csp-plan: " + customer + ": " + (document.error().detail.empty() ? entry.problem : document.error().detail));
      ready = false;
      continue;
    }
    PlannedCustomer planned = planned_customer(*document, name);
    ready = ready && planned.entry.problem.empty() && planned.entry.safe && planned.entry.blockers == 0;
    entries.push_back(std::move(planned.entry));
    if (!planned_here) continue;
    const std::string place = arguments.out + "/" + name;
    if (const auto made = make_folder(place); !made) return refuse("csp-plan: " + place + ": " + made.error());
    if (const auto written = write_file(place + "/plan.json", planned.plan); !written) return refuse("csp-plan: " + written.error());
  }
  for (const OutputFile& file : make_portfolio(entries, environment.language)) {
    const std::string path = arguments.out + "/" + file.name;
    if (const auto written = write_file(path, file.bytes); !written) return refuse("csp-plan: " + written.error());
    say(path);
  }
  return ready ? kDone : kBlocked;
}

}  // namespace csp::cli
