// Microsoft's "Product names and service plan identifiers for licensing": one row for each product and service plan, or (scraped
// from the page) one row for each product with "NAME (id)" lines in one cell.

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

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
    for (const int column : {kPartNumber, kSkuId, kPlanName, kPlanId}) {
      const std::size_t place = static_cast<std::size_t>(column);
      if (cells.raw(place) != plain(cells.raw(place))) report.repaired(import_finding::kIdBlanks, {{"column", cells.name(place)}});
    }
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
          report.refused(import_finding::kValueRefused, {{"column", std::string("Service_Plan_Id")},
                                                         {"found", found.id.text()},
                                                         {"expected", TextKey{"import.expected.fewer_plans"}}});
          return;
        }
        context_.records.catalog_plans.push_back(found);
      } else {
        second_plan_name(context_.records.catalog_plans[known->second], found.name);
      }
      if (std::find(sku.plans.begin(), sku.plans.end(), known->second) == sku.plans.end()) {
        sku.plans.push_back(known->second);
      } else {
        report.note(import_finding::kRowRepeated);
      }
    }
  }

  void finish() override {
    std::map<std::string, int> names;
    for (Sku& sku : context_.records.catalog_skus) {
      std::sort(sku.plans.begin(), sku.plans.end());
      ++names[text::folded_words(sku.name)];
      if (const std::string part = text::folded_words(sku.part_number); part != text::folded_words(sku.name)) ++names[part];
    }
    const std::int64_t shared =
        std::count_if(names.begin(), names.end(), [](const auto& name) { return name.second > 1 && !name.first.empty(); });
    if (shared > 0) context_.report.about_file(import_finding::kNamesShared, {{"count", shared}});
  }

 private:
  static ServicePlan plan(const Guid& id, std::string_view name, std::string_view friendly) {
    ServicePlan plan;
    plan.id = id;
    plan.name = plain(name);
    plan.friendly_name = plain(friendly);
    return plan;
  }

  Sku& sku_of(const Guid& id, const Cells& cells) {
    const auto [known, added] = skus_.try_emplace(id, context_.records.catalog_skus.size());
    if (added) {
      Sku sku;
      sku.id = id;
      sku.name = cells[kName];
      sku.part_number = plain(cells[kPartNumber]);
      context_.records.catalog_skus.push_back(std::move(sku));
    }
    Sku& sku = context_.records.catalog_skus[known->second];
    const std::string name(cells[kName]);
    const bool told = text::folded(name) == text::folded(sku.name) ||
                      std::find(sku.other_names.begin(), sku.other_names.end(), name) != sku.other_names.end();
    if (told || name.empty()) return sku;
    sku.other_names.push_back(name);
    context_.report.note(import_finding::kSecondName, {{"id", id.text()}, {"first", sku.name}, {"second", name}}, id.text());
    const Sku* built_in = context_.catalog.find_sku(id);
    if (built_in != nullptr && built_in->name == name) std::swap(sku.name, sku.other_names.back());
    return sku;
  }

  // Of two technical names the one that is known already stays.
  void second_plan_name(ServicePlan& plan, const std::string& name) {
    if (name.empty() || text::folded(name) == text::folded(plan.name)) return;
    const ServicePlan* built_in = context_.catalog.find_plan(plan.id);
    context_.report.note(import_finding::kSecondName, {{"id", plan.id.text()}, {"first", plan.name}, {"second", name}}, plan.id.text());
    if (built_in != nullptr && text::folded(built_in->name) == text::folded(name)) plan.name = name;
  }

  // Blanks of every kind at the ends taken away, inside made plain ones.
  static std::string plain(std::string_view text) {
    std::string out;
    text = text::trimmed(text);
    for (std::size_t offset = 0; offset < text.size();) {
      const std::uint32_t point = text::decode_utf8(text, offset);
      const bool blank = point <= ' ' || point == 0xA0 || point == 0x200B || point == 0xFEFF;
      if (!blank)
        text::append_utf8(out, point);
      else if (!out.empty() && out.back() != ' ')
        out += ' ';
    }
    return out;
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
    context_.report.refused(
        import_finding::kValueRefused,
        {{"column", cells.name(kPlans)}, {"found", text::quoted(cells[kPlans])}, {"expected", TextKey{"import.expected.plan_list"}}});
    return false;
  }

  std::map<Guid, std::size_t> skus_;
  std::map<Guid, PlanIndex> plans_;
};

}  // namespace

Kind licensing_list_kind() {
  return {.id = "licensing-list",
          .worth = {Worth::Rows::NoCustomers, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "serviceplanid+stringid|stringid+guid+serviceplansincluded",
          .columns = kColumns,
          .make = make_reader<LicensingList>};
}

}  // namespace csp
