#include "shell/document.hpp"

#include "core/catalog/replace.hpp"
#include "core/output/plan_json.hpp"
#include "core/plan/settings_json.hpp"
#include "shell/believed_files.hpp"
#include "shell/languages.hpp"
#include "shell/offer_mapping.hpp"

namespace csp {
namespace {

// Newer lists the user opened take the place of the built-in ones for this document; what changed is said.
std::shared_ptr<const Catalog> catalog_of(std::shared_ptr<const Catalog> built_in, const std::vector<std::shared_ptr<const ImportedFile>>& files,
                                          std::vector<Finding>& changes) {
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
  changes = std::move(replaced.changes.findings);
  return std::make_shared<const Catalog>(std::move(replaced.catalog));
}

const Language& language_for(const std::vector<Language>& languages, std::string_view code) {
  return languages[best_language(languages, code)];
}

}  // namespace

std::shared_ptr<const Facts> facts_from_files(std::shared_ptr<const Catalog> built_in, std::vector<std::shared_ptr<const ImportedFile>> files) {
  auto facts = std::make_shared<Facts>();
  std::vector<Finding> changes;
  facts->catalog = catalog_of(std::move(built_in), files, changes);
  facts->inventory = merge(*facts->catalog, files);
  facts->inventory.findings.insert(facts->inventory.findings.end(), changes.begin(), changes.end());
  facts->files = std::move(files);
  return facts;
}

tl::expected<Document, Message> open_demo(std::shared_ptr<const Catalog> built_in, std::string_view id) {
  const tl::expected<Demo, std::string> opened = demo(id);
  if (!opened) return tl::make_unexpected(Message{"session.problem.demo", {{"reason", opened.error()}}});
  tl::expected<PlanSettings, Message> settings = settings_from_json(opened->settings);
  if (!settings) return tl::make_unexpected(settings.error());
  std::vector<std::shared_ptr<const ImportedFile>> files;
  for (const DemoFile& file : opened->files) {
    files.push_back(std::make_shared<const ImportedFile>(
        import_file(*built_in, file.name, static_cast<std::int32_t>(files.size()), file.bytes)));
  }
  Document document;
  document.demo = opened->id;
  document.facts = with_believed_files(with_offer_mapping(facts_from_files(std::move(built_in), std::move(files)), *settings), *settings);
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
  Document document;
  document.facts = std::move(facts);
  document.settings = std::make_shared<const PlanSettings>(std::move(read->settings));
  document.today = read->today;
  return document;
}

Plan derive_plan(const Document& document) {
  const Inventory& inventory = document.facts->inventory;
  return make_plan(*document.facts->catalog, inventory.customer, *document.settings, inventory.prices, document.today);
}

std::vector<OutputFile> make_results(const Document& document, const Plan& plan, const Language& partner_language) {
  const std::vector<Language> languages = load_languages();
  const Inventory& inventory = document.facts->inventory;
  const OutputContext context{*document.facts->catalog,
                              inventory.customer,
                              *document.settings,
                              inventory.prices,
                              plan,
                              language_for(languages, document.settings->report_language),
                              partner_language,
                              CSP_VERSION};
  return make_all_outputs(context);
}

}  // namespace csp
