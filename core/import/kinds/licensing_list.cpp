// Microsoft's "Product names and service plan identifiers for licensing": one row for each product and service plan, or (scraped
// from the page) one row for each product with "NAME (id)" lines in one cell.

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/import/fields.hpp"
#include "core/import/kinds.hpp"

namespace csp {
namespace {

enum { kName, kPartNumber, kSkuId, kPlanName, kPlanId, kPlanFriendly, kPlans, kPlansFriendly };
constexpr std::array<Column, 8> kColumns = {{
    {"productdisplayname|productname|displayname|produktname|nomduproduit", true},
    {"stringid|skupartnumber", true},
    {"guid|skuid", true},
    {"serviceplanname"},
    {"serviceplanid"},
    {"serviceplansincludedfriendlynames|serviceplanfriendlyname"},
    {"serviceplansincluded"},
    {"serviceplansincludedfriendlynamesall"},
}};

class LicensingList : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    const std::optional<Guid> sku_id = guid_field(report, cells.name(kSkuId), cells[kSkuId], Need::Required);
    std::vector<ServicePlan> plans;
    if (cells.has_column(kPlanId)) {
      if (!cells[kPlanId].empty() || !cells[kPlanName].empty()) {
        const std::optional<Guid> plan_id = guid_field(report, cells.name(kPlanId), cells[kPlanId], Need::Required);
        if (!plan_id) return;
        plans.push_back(plan(*plan_id, cells[kPlanName], cells[kPlanFriendly]));
      }
    } else if (!plans_of_cell(cells, plans)) {
      return;
    }
    if (!sku_id) return;
    Sku& sku = sku_of(*sku_id, cells);
    for (ServicePlan& found : plans) {
      const auto [known, added] = plans_.try_emplace(found.id, static_cast<PlanIndex>(context_.records.catalog_plans.size()));
      if (added) {
        if (context_.records.catalog_plans.size() >= 0xffff) {
          report.refused(import_finding::kValueRefused, {{"column", std::string("Service_Plan_Id")}, {"found", found.id.text()}, {"expected", TextKey{"import.expected.fewer_plans"}}});
          return;
        }
        context_.records.catalog_plans.push_back(std::move(found));
      }
      if (std::find(sku.plans.begin(), sku.plans.end(), known->second) == sku.plans.end()) {
        sku.plans.push_back(known->second);
      } else {
        report.note(import_finding::kRowRepeated);
      }
    }
  }

  void finish() override {
    for (Sku& sku : context_.records.catalog_skus) std::sort(sku.plans.begin(), sku.plans.end());
  }

 private:
  static ServicePlan plan(const Guid& id, std::string_view name, std::string_view friendly) {
    ServicePlan plan;
    plan.id = id;
    plan.name = text::trimmed(name);
    plan.friendly_name = text::trimmed(friendly);
    return plan;
  }

  Sku& sku_of(const Guid& id, const Cells& cells) {
    const auto [known, added] = skus_.try_emplace(id, context_.records.catalog_skus.size());
    if (added) {
      Sku sku;
      sku.id = id;
      sku.name = cells[kName];
      sku.part_number = cells[kPartNumber];
      context_.records.catalog_skus.push_back(std::move(sku));
    }
    return context_.records.catalog_skus[known->second];
  }

  // "NAME (id)" again and again, with line breaks or <br/> between.
  bool plans_of_cell(const Cells& cells, std::vector<ServicePlan>& plans) {
    std::string_view rest = cells[kPlans];
    while (!rest.empty()) {
      const std::size_t open = rest.find('(');
      const std::size_t close = rest.find(')', open == std::string_view::npos ? rest.size() : open);
      if (close == std::string_view::npos) break;
      const std::optional<Guid> id = Guid::parse(rest.substr(open + 1, close - open - 1));
      std::string_view name = rest.substr(0, open);
      if (const std::size_t tag = name.rfind("/>"); tag != std::string_view::npos) name.remove_prefix(tag + 2);
      if (id) plans.push_back(plan(*id, name, ""));
      rest.remove_prefix(close + 1);
    }
    if (!plans.empty() || cells[kPlans].empty()) return true;
    context_.report.refused(import_finding::kValueRefused, {{"column", cells.name(kPlans)}, {"found", std::string(cells[kPlans].substr(0, 200))}, {"expected", TextKey{"import.expected.plan_list"}}});
    return false;
  }

  std::map<Guid, std::size_t> skus_;
  std::map<Guid, PlanIndex> plans_;
};

}  // namespace

Kind licensing_list_kind() {
  return {"licensing-list", "serviceplanid+stringid|stringid+guid+serviceplansincluded", kColumns, "", "", false, make_reader<LicensingList>};
}

}  // namespace csp
