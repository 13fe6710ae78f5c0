// Reading the embedded tables into a Catalog. Every cell is checked; the first wrong one ends the reading with file and line.

#include <algorithm>

#include "core/base/text.hpp"
#include "core/catalog/catalog.hpp"
#include "core/catalog/fact_table.hpp"

namespace csp {
namespace {

using Failure = std::optional<std::string>;

class Loader {
 public:
  explicit Loader(std::string_view (*file)(std::string_view)) : file_(file) {}

  tl::expected<Catalog, std::string> load() {
    for (Failure (Loader::*step)() :
         {&Loader::about, &Loader::plans, &Loader::skus, &Loader::offers, &Loader::legacy_offers, &Loader::markets, &Loader::conflicts,
          &Loader::retired_offers, &Loader::limits, &Loader::prerequisites, &Loader::remarks, &Loader::names, &Loader::quantities,
          &Loader::retention, &Loader::rules, &Loader::lifecycle, &Loader::rule_skus, &Loader::sale_windows}) {
      if (Failure failure = (this->*step)()) return tl::make_unexpected(*failure);
    }
    catalog_.prepare();
    return std::move(catalog_);
  }

 private:
  bool open(std::string_view name, std::initializer_list<std::string_view> columns) {
    const std::string path = "catalog/" + std::string(name) + ".tsv";
    tl::expected<FactTable, std::string> table = FactTable::parse(path, file_(path), columns);
    if (!table) {
      failure_ = table.error();
      return false;
    }
    table_ = std::move(*table);
    failure_.reset();
    return true;
  }

  // The first error of a row wins; later cells of a wrong row read as nothing.
  void wrong(std::size_t row, std::string_view what, std::string_view cell) {
    if (!failure_) failure_ = table_.error(row, std::string(what) + ": \"" + text::visible(cell, 60) + "\"");
  }
  Guid guid(std::size_t row, std::string_view cell) {
    const std::optional<Guid> id = Guid::parse(cell);
    if (!id) wrong(row, "not a GUID", cell);
    return id.value_or(Guid{});
  }
  std::size_t index(std::size_t row, std::string_view cell, std::size_t size) {
    const std::optional<int> number = whole_number(cell);
    if (number && static_cast<std::size_t>(*number) < size) return static_cast<std::size_t>(*number);
    wrong(row, "not a row of the table it points into", cell);
    return 0;
  }
  std::vector<PlanIndex> plan_list(std::size_t row, std::string_view cell, std::size_t size) {
    std::vector<PlanIndex> out;
    for (std::string_view part : list_parts(cell)) out.push_back(static_cast<PlanIndex>(index(row, part, size)));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }
  std::vector<PlanIndex> plan_list(std::size_t row, std::string_view cell) { return plan_list(row, cell, catalog_.plans.size()); }
  Guid sku_id(std::size_t row, std::string_view cell) {
    const std::size_t at = index(row, cell, catalog_.skus.size());
    return catalog_.skus.empty() ? Guid{} : catalog_.skus[at].id;
  }
  std::vector<Guid> sku_list(std::size_t row, std::string_view cell, char separator = ';') {
    std::vector<Guid> out;
    for (std::string_view part : list_parts(cell, separator)) out.push_back(sku_id(row, part));
    return out;
  }
  Confidence confidence(std::size_t row, std::string_view cell) {
    const std::optional<Confidence> found = confidence_named(cell);
    if (!found) wrong(row, "not a confidence", cell);
    return found.value_or(Confidence::Low);
  }
  Segment segment(std::size_t row, std::string_view cell) {
    const std::optional<Segment> found = segment_named(cell);
    if (!found) wrong(row, "not a segment", cell);
    return found.value_or(Segment::Unknown);
  }
  // "12/1": a year, invoiced by the month.
  OfferTerm offer_term(std::size_t row, std::string_view cell) {
    const std::size_t slash = std::min(cell.find('/'), cell.size());
    const std::optional<int> months = whole_number(cell.substr(0, slash));
    const std::optional<int> billed = whole_number(cell.substr(std::min(slash + 1, cell.size())));
    const auto known = [](const std::optional<int>& length) { return length == 1 || length == 12 || length == 36; };
    if (known(months) && known(billed) && *billed <= *months) return {*months, *billed};
    wrong(row, "not a term and its billing", cell);
    return {};
  }
  bool flag(std::string_view cell) { return cell == "1" || cell == "yes"; }

  Failure about() {
    if (!open("about", {"key", "value"})) return failure_;
    std::string skus;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (table_.cell(row, 0) == "list_date") {
        const std::optional<Date> date = Date::from_iso(table_.cell(row, 1));
        if (!date) wrong(row, "not a date", table_.cell(row, 1));
        catalog_.facts_date = date.value_or(Date{});
      } else if (table_.cell(row, 0) == "skus") {
        skus = table_.text(row, 1);
      }
    }
    catalog_.facts_name = "licensing list " + skus + " SKUs";
    return failure_;
  }

  Failure plans() {
    if (!open("plans", {"id", "name", "friendly", "family", "group", "rank", "covers", "role", "data", "at_risk", "applies", "segment",
                        "status", "confidence", "source"}))
      return failure_;
    static constexpr std::pair<std::string_view, PlanRole> kRoles[] = {
        {"core", PlanRole::Core},   {"feature", PlanRole::Feature}, {"plumbing", PlanRole::Plumbing}, {"trial", PlanRole::Trial},
        {"addon", PlanRole::Addon}, {"device", PlanRole::Device},   {"storage", PlanRole::Storage}};
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      ServicePlan plan;
      plan.id = guid(row, table_.cell(row, 0));
      plan.name = table_.text(row, 1);
      plan.friendly_name = table_.text(row, 2);
      plan.family = table_.text(row, 3);
      plan.rank_group = table_.text(row, 4);
      if (!table_.cell(row, 5).empty()) {
        plan.rank = whole_number(table_.cell(row, 5));
        if (!plan.rank) wrong(row, "not a rank", table_.cell(row, 5));
      }
      plan.covers = plan_list(row, table_.cell(row, 6), table_.rows());
      const auto role = std::find_if(std::begin(kRoles), std::end(kRoles), [&](const auto& r) { return r.first == table_.cell(row, 7); });
      if (role == std::end(kRoles))
        wrong(row, "not a role", table_.cell(row, 7));
      else
        plan.role = role->second;
      plan.data_bearing = flag(table_.cell(row, 8));
      plan.data_at_risk = table_.text(row, 9);
      plan.company_level = table_.cell(row, 10) == "company";
      plan.segment = table_.cell(row, 11) == "any" ? Segment::Unknown : segment(row, table_.cell(row, 11));
      plan.status = table_.text(row, 12);
      plan.retired = plan.status.rfind("retired", 0) == 0 && plan.status.rfind("retired from sale", 0) != 0;
      plan.confidence = confidence(row, table_.cell(row, 13));
      plan.source = table_.text(row, 14);
      if (!catalog_.plans.empty() && !(catalog_.plans.back().id < plan.id)) wrong(row, "not in order of id", table_.cell(row, 0));
      catalog_.plans.push_back(std::move(plan));
    }
    return failure_;
  }

  Failure skus() {
    if (!open("skus", {"id", "part", "name", "other_names", "segment", "audience", "sale", "business", "plans"})) return failure_;
    static constexpr std::pair<std::string_view, SkuSale> kSales[] = {
        {"current", SkuSale::Current}, {"granted", SkuSale::Granted}, {"trial", SkuSale::Trial},    {"free", SkuSale::Free},
        {"test", SkuSale::Test},       {"retired", SkuSale::Retired}, {"special", SkuSale::Special}};
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      Sku sku;
      sku.id = guid(row, table_.cell(row, 0));
      sku.part_number = table_.text(row, 1);
      sku.name = table_.text(row, 2);
      for (std::string_view name : list_parts(table_.cell(row, 3))) sku.other_names.emplace_back(name);
      sku.segment = segment(row, table_.cell(row, 4));
      sku.audience = table_.text(row, 5);
      const auto sale = std::find_if(std::begin(kSales), std::end(kSales), [&](const auto& s) { return s.first == table_.cell(row, 6); });
      if (sale == std::end(kSales))
        wrong(row, "not a sale state", table_.cell(row, 6));
      else
        sku.sale = sale->second;
      sku.business_family = flag(table_.cell(row, 7));
      sku.plans = plan_list(row, table_.cell(row, 8));
      if (!catalog_.skus.empty() && !(catalog_.skus.back().id < sku.id)) wrong(row, "not in order of id", table_.cell(row, 0));
      catalog_.skus.push_back(std::move(sku));
    }
    return failure_;
  }

  Failure offers() {
    if (!open("offers", {"id", "title", "segment", "match", "skus", "flags", "minimum", "terms"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      Offer offer;
      const std::string_view id = table_.cell(row, 0);
      const std::size_t colon = id.find(':');
      if (colon == std::string_view::npos || id.size() - colon != 5)
        wrong(row, "not a ProductId:SkuId", id);
      else
        offer.id = {std::string(id.substr(0, colon)), std::string(id.substr(colon + 1))};
      offer.title = table_.text(row, 1);
      offer.segment = segment(row, table_.cell(row, 2));
      offer.matched_by = table_.text(row, 3);
      offer.skus = sku_list(row, table_.cell(row, 4));
      if (offer.matched_by == "matrix")
        offer.match = OfferMatch::OfferMatrix;
      else if (offer.matched_by == "title" || offer.matched_by == "named")
        offer.match = OfferMatch::Crosswalk;
      else if (offer.matched_by == "ambiguous")
        offer.match = OfferMatch::CrosswalkAmbiguous;
      else if (offer.matched_by != "none")
        wrong(row, "not a match method", table_.cell(row, 3));
      offer.trial = table_.cell(row, 5).find('t') != std::string_view::npos;
      offer.extended_service_term = table_.cell(row, 5).find('e') != std::string_view::npos;
      if (const std::optional<int> minimum = whole_number(table_.cell(row, 6))) offer.minimum_units = *minimum;
      for (std::string_view term : list_parts(table_.cell(row, 7))) offer.terms.push_back(offer_term(row, term));
      catalog_.offers.push_back(std::move(offer));
    }
    std::sort(catalog_.offers.begin(), catalog_.offers.end(), [](const Offer& a, const Offer& b) { return a.id < b.id; });
    return failure_;
  }

  Failure legacy_offers() {
    if (!open("legacy", {"id", "name", "sku", "addon", "prerequisites"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      LegacyOffer offer;
      offer.offer_id = guid(row, table_.cell(row, 0));
      offer.name = table_.text(row, 1);
      offer.sku = guid(row, table_.cell(row, 2));
      offer.addon = flag(table_.cell(row, 3));
      std::string_view needs = table_.cell(row, 4);
      if (!needs.empty() && needs.front() == '=') needs = table_.cell(index(row, needs.substr(1), row), 4);  // the list of an earlier row
      for (std::string_view part : list_parts(needs)) {
        if (const std::optional<int> other = whole_number(part)) {
          offer.prerequisites.push_back(guid(row, table_.cell(index(row, part, table_.rows()), 0)));
        } else {
          offer.prerequisites.push_back(guid(row, part));
        }
      }
      if (!catalog_.legacy_offers.empty() && !(catalog_.legacy_offers.back().offer_id < offer.offer_id))
        wrong(row, "not in order of id", table_.cell(row, 0));
      catalog_.legacy_offers.push_back(std::move(offer));
    }
    return failure_;
  }

  Failure markets() {
    if (!open("markets", {"country", "name", "region", "currency", "status"})) return failure_;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      catalog_.markets.push_back(
          {table_.text(row, 0), table_.text(row, 1), table_.text(row, 2), table_.text(row, 3), table_.cell(row, 4) == "left"});
    }
    std::sort(catalog_.markets.begin(), catalog_.markets.end(), [](const Market& a, const Market& b) { return a.country < b.country; });
    return failure_;
  }

  Failure conflicts() {
    if (!open("conflicts", {"group", "service", "severity", "plans"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      catalog_.conflicts.push_back(
          {table_.text(row, 0), table_.text(row, 1), table_.cell(row, 2) == "exclude", plan_list(row, table_.cell(row, 3))});
    }
    return failure_;
  }

  Failure retired_offers() {
    if (!open("retired",
              {"id", "name", "skus", "status", "date", "successors", "renewable", "buyable", "source", "source_date", "confidence"}))
      return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      RetiredOffer offer;
      offer.id = table_.text(row, 0);
      offer.name = table_.text(row, 1);
      offer.skus = sku_list(row, table_.cell(row, 2));
      offer.status = table_.text(row, 3);
      offer.date = table_.text(row, 4);
      for (std::string_view bundle : list_parts(table_.cell(row, 5))) offer.successors.push_back(sku_list(row, bundle, '+'));
      offer.renewable = flag(table_.cell(row, 6));
      offer.buyable = flag(table_.cell(row, 7));
      offer.source = table_.text(row, 8);
      offer.source_date = table_.text(row, 9);
      offer.confidence = confidence(row, table_.cell(row, 10));
      catalog_.retired_offers.push_back(std::move(offer));
    }
    return failure_;
  }

  Failure sale_windows() {
    if (!open("sale_windows", {"rule", "skus", "countries", "from", "to"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      SaleWindow window;
      window.rule = table_.text(row, 0);
      if (catalog_.find_rule(window.rule) == nullptr) wrong(row, "no such rule", window.rule);
      window.skus = sku_list(row, table_.cell(row, 1));
      std::sort(window.skus.begin(), window.skus.end());
      for (std::string_view country : list_parts(table_.cell(row, 2))) window.countries.emplace_back(country);
      std::sort(window.countries.begin(), window.countries.end());
      const std::optional<Date> from = Date::from_iso(table_.cell(row, 3)), to = Date::from_iso(table_.cell(row, 4));
      if (!from) wrong(row, "not a day", table_.cell(row, 3));
      if (!to) wrong(row, "not a day", table_.cell(row, 4));
      if (from) window.from = *from;
      if (to) window.to = *to;
      catalog_.sale_windows.push_back(std::move(window));
    }
    return failure_;
  }

  Failure limits() {
    if (!open("limits", {"sku", "plan", "limit", "kind", "confidence"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      CarrierLimit limit;
      limit.sku = sku_id(row, table_.cell(row, 0));
      if (!table_.cell(row, 1).empty()) limit.plan = static_cast<PlanIndex>(index(row, table_.cell(row, 1), catalog_.plans.size()));
      limit.limit = table_.text(row, 2);
      limit.narrows = table_.cell(row, 3) == "narrows";
      limit.confidence = confidence(row, table_.cell(row, 4));
      catalog_.carrier_limits.push_back(std::move(limit));
    }
    return failure_;
  }

  Failure prerequisites() {
    if (!open("prerequisites", {"rule", "skus", "base_skus", "base_plans", "confidence"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      catalog_.prerequisites.push_back({table_.text(row, 0), sku_list(row, table_.cell(row, 1)), sku_list(row, table_.cell(row, 2)),
                                        plan_list(row, table_.cell(row, 3)), confidence(row, table_.cell(row, 4))});
    }
    return failure_;
  }

  Failure names() {
    if (!open("names", {"sku", "name", "source", "source_date", "confidence"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      confidence(row, table_.cell(row, 4));
      const std::size_t at = index(row, table_.cell(row, 0), catalog_.skus.size());
      if (!failure_) catalog_.skus[at].also_called.push_back(table_.text(row, 1));
    }
    return failure_;
  }

  Failure remarks() {
    if (!open("remarks", {"sku", "missing_plans", "remark", "confidence"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      catalog_.list_remarks.push_back({sku_id(row, table_.cell(row, 0)), plan_list(row, table_.cell(row, 1)), table_.text(row, 2),
                                       confidence(row, table_.cell(row, 3))});
    }
    return failure_;
  }

  Failure quantities() {
    if (!open("quantities", {"sku", "counts", "amount", "unit", "source", "source_date", "confidence"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      const std::optional<int> amount = whole_number(table_.cell(row, 2));
      if (!amount || *amount <= 0) wrong(row, "not an amount", table_.cell(row, 2));
      catalog_.quantities.push_back({sku_id(row, table_.cell(row, 0)), table_.text(row, 1), amount.value_or(1), table_.text(row, 3),
                                     table_.text(row, 4), table_.text(row, 5), confidence(row, table_.cell(row, 6))});
    }
    std::sort(catalog_.quantities.begin(), catalog_.quantities.end(),
              [](const UnitQuantity& a, const UnitQuantity& b) { return a.sku < b.sku; });
    return failure_;
  }

  Failure retention() {
    if (!open("retention", {"id", "service", "event", "families", "days", "recoverable", "source", "source_date", "checks"}))
      return failure_;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      RetentionFact fact;
      fact.id = table_.text(row, 0);
      fact.service = table_.text(row, 1);
      fact.event = table_.text(row, 2);
      for (std::string_view family : list_parts(table_.cell(row, 3))) fact.families.emplace_back(family);
      fact.days = table_.text(row, 4);
      fact.recoverable = flag(table_.cell(row, 5));
      fact.source = table_.text(row, 6);
      fact.source_date = table_.text(row, 7);
      for (std::string_view check : list_parts(table_.cell(row, 8))) fact.checks.emplace_back(check);
      catalog_.retention.push_back(std::move(fact));
    }
    return failure_;
  }

  Failure rules() {
    if (!open("rules", {"id", "topic", "value", "unit", "from", "source", "source_date", "confidence"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      catalog_.rules.push_back({table_.text(row, 0), table_.text(row, 1), table_.text(row, 2), table_.text(row, 3), table_.text(row, 4),
                                table_.text(row, 5), table_.text(row, 6), confidence(row, table_.cell(row, 7))});
    }
    std::sort(catalog_.rules.begin(), catalog_.rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
    for (std::size_t i = 1; i < catalog_.rules.size(); ++i) {
      if (catalog_.rules[i].id == catalog_.rules[i - 1].id) return "catalog/rules.tsv: two rules with the id " + catalog_.rules[i].id;
    }
    return failure_;
  }

  Failure lifecycle() {
    if (!open("lifecycle", {"rule", "channel", "ending", "order", "phase", "days", "service", "data", "billed", "reactivates"}))
      return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      LifecyclePhase phase;
      phase.rule = table_.text(row, 0);
      if (catalog_.find_rule(phase.rule) == nullptr) wrong(row, "no such rule", phase.rule);
      phase.channel = table_.text(row, 1);
      phase.ending = table_.text(row, 2);
      const std::optional<int> order = whole_number(table_.cell(row, 3));
      if (!order) wrong(row, "not a phase number", table_.cell(row, 3));
      phase.order = order.value_or(1);
      phase.phase = table_.text(row, 4);
      if (!table_.cell(row, 5).empty()) {
        phase.days = whole_number(table_.cell(row, 5));
        if (!phase.days) wrong(row, "not a number of days", table_.cell(row, 5));
      }
      phase.users_have_service = flag(table_.cell(row, 6));
      phase.admins_have_data = flag(table_.cell(row, 7));
      phase.billed = flag(table_.cell(row, 8));
      phase.reactivates = flag(table_.cell(row, 9));
      catalog_.lifecycle.push_back(std::move(phase));
    }
    std::sort(catalog_.lifecycle.begin(), catalog_.lifecycle.end(), [](const LifecyclePhase& a, const LifecyclePhase& b) {
      if (a.channel != b.channel) return a.channel < b.channel;
      if (a.ending != b.ending) return a.ending < b.ending;
      return a.order < b.order;
    });
    return failure_;
  }

  Failure rule_skus() {
    if (!open("rule_skus", {"rule", "sku"})) return failure_;
    for (std::size_t row = 0; row < table_.rows() && !failure_; ++row) {
      const std::string rule = table_.text(row, 0);
      const Sku* sku = catalog_.find_sku_by_part_number(table_.cell(row, 1));
      if (catalog_.find_rule(rule) == nullptr) wrong(row, "no such rule", rule);
      if (sku == nullptr)
        wrong(row, "no such SKU", table_.cell(row, 1));
      else
        catalog_.rule_skus.push_back({rule, sku->id});
    }
    std::sort(catalog_.rule_skus.begin(), catalog_.rule_skus.end(),
              [](const RuleSku& a, const RuleSku& b) { return std::tie(a.rule, a.sku) < std::tie(b.rule, b.sku); });
    return failure_;
  }

  std::string_view (*file_)(std::string_view);
  FactTable table_;
  Failure failure_;
  Catalog catalog_;
};

}  // namespace

tl::expected<Catalog, std::string> load_catalog(std::string_view (*file)(std::string_view path)) { return Loader(file).load(); }

}  // namespace csp
