#include "shell/document.hpp"

#include <algorithm>

#include "core/import/finding_ids.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/answered_facts.hpp"
#include "shell/languages.hpp"

namespace csp {
namespace {

// Newer lists the user opened take the place of the built-in ones for this document; what changed is said.
std::shared_ptr<const Catalog> catalog_of(std::shared_ptr<const Catalog> built_in,
                                          const std::vector<std::shared_ptr<const ImportedFile>>& files, CatalogChanges& changes) {
  std::vector<Sku> skus;
  std::vector<ServicePlan> plans;
  std::vector<Offer> offers;
  for (const auto& file : files) {
    const std::size_t first_plan = plans.size();
    plans.insert(plans.end(), file->records.catalog_plans.begin(), file->records.catalog_plans.end());
    for (Sku sku : file->records.catalog_skus) {
      for (PlanIndex& plan : sku.plans) plan = static_cast<PlanIndex>(plan + first_plan);
      skus.push_back(std::move(sku));
    }
    offers.insert(offers.end(), file->records.offers.begin(), file->records.offers.end());
  }
  if (skus.empty() && offers.empty()) return built_in;
  ReplacedCatalog replaced = replace_catalog(*built_in, skus, plans, offers, std::nullopt);
  changes = std::move(replaced.changes);
  return std::make_shared<const Catalog>(std::move(replaced.catalog));
}

// The saved plan holds the customer, not the licensing list it was judged with.
Finding judged_with_another_list(const PlanDocument& saved, const Catalog& now) {
  Finding finding;
  finding.rule = "CAT-LIST-NEW";
  finding.severity = Severity::Ask;
  finding.message = {"catalog.other_list",
                     {{"name", saved.facts_name}, {"date", saved.facts_date}, {"now", now.facts_name}, {"today", now.facts_date}}};
  finding.action = {"catalog.action.open_list", {}};
  return finding;
}

}  // namespace

FactsInWork::FactsInWork(std::shared_ptr<const Catalog> built_in, std::vector<std::shared_ptr<const ImportedFile>> files,
                         std::shared_ptr<const Facts> saved)
    : facts_(std::make_shared<Facts>()) {
  if (saved != nullptr && saved->told != nullptr) saved = saved->told;
  facts_->saved = std::move(saved);
  facts_->catalog = catalog_of(std::move(built_in), files, facts_->changes);
  facts_->files = std::move(files);
  merging_ = std::make_unique<Merging>(*facts_->catalog, facts_->files, facts_->inventory,
                                       facts_->saved == nullptr ? nullptr : &facts_->saved->inventory);
}

bool FactsInWork::work(std::size_t most) { return merging_->work(most); }

std::shared_ptr<const Facts> FactsInWork::take() {
  merging_.reset();
  facts_->inventory.findings.insert(facts_->inventory.findings.end(), facts_->changes.findings.begin(), facts_->changes.findings.end());
  return std::move(facts_);
}

std::shared_ptr<const Facts> facts_from_files(std::shared_ptr<const Catalog> built_in,
                                              std::vector<std::shared_ptr<const ImportedFile>> files, std::shared_ptr<const Facts> saved) {
  FactsInWork facts(std::move(built_in), std::move(files), std::move(saved));
  while (facts.work(SIZE_MAX)) {
  }
  return facts.take();
}

bool refused_as_a_whole(const ImportedFile& file) {
  if (file.rows.read + file.rows.repaired > 0) return false;
  for (const Finding& finding : file.findings) {
    if (finding.severity == Severity::Blocker) return true;
    if (finding.rule == import_finding::kPartNotUsed.id) return false;  // another sheet or entry of its file was read
  }
  return file.kind == "unknown";
}

bool only_lists(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  return tell_of_no_customer(files) && std::all_of(files.begin(), files.end(), [](const auto& file) {
           const Records& records = file->records;
           return !records.catalog_skus.empty() || !records.offers.empty() || !records.prices.empty() || !records.offer_answers.empty() ||
                  !records.name_answers.empty();
         });
}

bool tell_of_no_customer(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  return std::all_of(files.begin(), files.end(), [](const auto& file) {
    const Records& records = file->records;
    return records.subscriptions.empty() && records.pools.empty() && records.users.empty() && records.customers.empty();
  });
}

std::shared_ptr<const Facts> facts_with_lists(std::shared_ptr<const Catalog> built_in, std::shared_ptr<const Facts> saved,
                                              std::vector<std::shared_ptr<const ImportedFile>> lists) {
  if (saved->told != nullptr) saved = saved->told;
  auto facts = std::make_shared<Facts>(*saved);
  facts->catalog = catalog_of(std::move(built_in), lists, facts->changes);
  PriceChanges price_changes;
  const std::vector<PriceRecord> prices = prices_together(lists, price_changes);
  if (!prices.empty()) {
    facts->inventory.prices = prices;
    facts->inventory.price_changes = std::move(price_changes);
  }
  const auto about_lists = [](const Finding& finding) { return finding.rule == "CAT-LIST-NEW"; };
  std::vector<Finding>& findings = facts->inventory.findings;
  if (facts->catalog != saved->catalog) findings.erase(std::remove_if(findings.begin(), findings.end(), about_lists), findings.end());
  findings.insert(findings.end(), facts->changes.findings.begin(), facts->changes.findings.end());
  for (const auto& file : lists) findings.insert(findings.end(), file->findings.begin(), file->findings.end());
  facts->files = std::move(lists);
  facts->saved = std::move(saved);
  return facts;
}

tl::expected<Document, Message> open_demo(std::shared_ptr<const Catalog> built_in, std::string_view id) {
  const tl::expected<Demo, std::string> opened = demo(id);
  if (!opened) return tl::make_unexpected(Message{"session.problem.demo", {{"reason", opened.error()}}});
  tl::expected<PlanSettings, Message> settings = settings_from_json(opened->settings);
  if (!settings) return tl::make_unexpected(settings.error());
  std::vector<std::shared_ptr<const ImportedFile>> files;
  for (const DemoFile& file : opened->files) {
    files.push_back(
        std::make_shared<const ImportedFile>(import_file(*built_in, file.name, static_cast<std::int32_t>(files.size()), file.bytes)));
  }
  Document document;
  document.demo = opened->id;
  document.facts = with_answers(facts_from_files(std::move(built_in), std::move(files)), *settings);
  document.settings = std::make_shared<const PlanSettings>(std::move(*settings));
  document.today = opened->today;
  return document;
}

tl::expected<Document, Message> open_saved_plan(std::shared_ptr<const Catalog> built_in, std::string_view bytes) {
  tl::expected<PlanDocument, Message> read = read_plan(bytes);
  if (!read) return tl::make_unexpected(read.error());
  auto facts = std::make_shared<Facts>();
  facts->catalog = std::move(built_in);
  facts->inventory.customer = std::move(read->customer);
  facts->inventory.prices = std::move(read->prices);
  facts->inventory.findings = facts->inventory.customer.findings;
  if (read->facts_date != facts->catalog->facts_date || read->facts_name != facts->catalog->facts_name) {
    facts->inventory.findings.push_back(judged_with_another_list(*read, *facts->catalog));
  }
  Document document;
  document.facts = std::move(facts);
  document.settings = std::make_shared<const PlanSettings>(std::move(read->settings));
  document.today = read->today;
  return document;
}

Plan derive_plan(const Document& document) {
  PlanMemory memory;
  return derive_plan(document, memory);
}

Plan derive_plan(const Document& document, PlanMemory& memory) {
  const Inventory& inventory = document.facts->inventory;
  return make_plan(*document.facts->catalog, inventory.customer, *document.settings, inventory.prices, document.today, memory);
}

namespace {

OutputContext context_of(const Document& document, const Plan& plan, const Language& partner_language) {
  const Inventory& inventory = document.facts->inventory;
  return {*document.facts->catalog,
          inventory.customer,
          *document.settings,
          inventory.prices,
          plan,
          language_for(document.settings->report_language),
          partner_language,
          CSP_VERSION};
}

}  // namespace

std::vector<OutputFile> make_results(const Document& document, const Plan& plan, const Language& partner_language) {
  return make_all_outputs(context_of(document, plan, partner_language));
}

std::string plan_file(const Document& document, const Plan& plan) { return write_plan(context_of(document, plan, language_for("en"))); }

}  // namespace csp
