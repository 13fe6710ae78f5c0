// Looking things up in the catalogue: by id in sorted lists, by part number and name without regard to case and blanks.

#include <algorithm>
#include <tuple>

#include "core/base/text.hpp"
#include "core/catalog/catalog.hpp"

namespace csp {
namespace {

template <class List, class Key, class Project>
auto find_sorted(const List& list, const Key& key, Project project) -> decltype(list.data()) {
  const auto at = std::lower_bound(list.begin(), list.end(), key, [&](const auto& item, const Key& k) { return project(item) < k; });
  return at != list.end() && !(key < project(*at)) ? &*at : nullptr;
}

// "tenant:PART" as some exports write it, blanks and letter case aside. A blank before the colon belongs to no tenant's name: several part
// numbers stand there, and the text names none.
std::string folded_part_number(std::string_view part_number) {
  part_number = text::trimmed(part_number);
  const std::size_t colon = part_number.rfind(':');
  if (colon != std::string_view::npos) {
    if (text::trimmed(part_number.substr(0, colon)).find_first_of(" \t\r\n") != std::string_view::npos) return {};
    part_number.remove_prefix(colon + 1);
  }
  std::string out;
  for (std::size_t offset = 0; offset < part_number.size();) {
    const std::uint32_t point = text::decode_utf8(part_number, offset);
    if (point <= ' ' || point == 0xA0 || point == 0xFEFF || (point >= 0x2000 && point <= 0x200F)) continue;
    text::append_utf8(out, point >= 'A' && point <= 'Z' ? point + 32 : point);
  }
  return out;
}

// Of six hundred names nearly all begin differently from the one that is wanted: only the others are worth folding. `wanted` is folded;
// what is not a plain letter or digit is left to the folding.
bool may_begin_alike(std::string_view wanted, std::string_view name) {
  for (std::size_t at = 0; at < name.size(); ++at) {
    const char c = name[at] >= 'A' && name[at] <= 'Z' ? static_cast<char>(name[at] + 32) : name[at];
    if (!((c >= 'a' && c <= 'z') || text::is_digit(c))) return true;
    if (at >= wanted.size() || wanted[at] != c) return false;
  }
  return true;
}

}  // namespace

const ServicePlan* Catalog::find_plan(const Guid& id) const {
  return find_sorted(plans, id, [](const ServicePlan& plan) { return plan.id; });
}

std::optional<PlanIndex> Catalog::plan_index(const Guid& id) const {
  const ServicePlan* plan = find_plan(id);
  if (plan == nullptr) return std::nullopt;
  return static_cast<PlanIndex>(plan - plans.data());
}

const Sku* Catalog::find_sku(const Guid& id) const {
  return find_sorted(skus, id, [](const Sku& sku) { return sku.id; });
}

const UnitQuantity* Catalog::find_quantity(const Guid& sku) const {
  return find_sorted(quantities, sku, [](const UnitQuantity& quantity) { return quantity.sku; });
}

const Sku* Catalog::find_sku_by_part_number(std::string_view part_number) const {
  const std::string wanted = folded_part_number(part_number);
  if (wanted.empty()) return nullptr;
  const Sku* found = nullptr;
  for (const Sku& sku : skus) {
    const bool whole = sku.part_number.find(':') == std::string::npos;
    if (whole && !may_begin_alike(wanted, sku.part_number)) continue;
    if (folded_part_number(sku.part_number) != wanted) continue;
    if (found != nullptr) return nullptr;
    found = &sku;
  }
  return found;
}

const Sku* Catalog::find_sku_by_text(std::string_view text) const {
  if (const std::optional<Guid> id = Guid::parse(text)) return find_sku(*id);
  return find_sku_by_part_number(text);
}

std::vector<const Sku*> Catalog::skus_named(std::string_view display_name) const {
  const std::string wanted = text::folded_words(display_name);
  std::vector<const Sku*> found;
  if (wanted.empty()) return found;
  for (const Sku& sku : skus) {
    const auto is_wanted = [&](std::string_view name) { return may_begin_alike(wanted, name) && text::folded_words(name) == wanted; };
    const bool hit = is_wanted(sku.name) || std::any_of(sku.other_names.begin(), sku.other_names.end(), is_wanted) ||
                     std::any_of(sku.also_called.begin(), sku.also_called.end(), is_wanted);
    if (hit) found.push_back(&sku);
  }
  return found;
}

std::vector<const Sku*> Catalog::skus_within(std::string_view display_name, std::size_t most) const {
  const std::string text = " " + text::folded_words(display_name) + " ";
  std::vector<std::pair<std::size_t, const Sku*>> found;
  for (const Sku& sku : skus) {
    std::size_t longest = 0;
    const auto look = [&](std::string_view name) {
      const std::string words = " " + text::folded_words(name) + " ";
      // One word alone ("Visio") is a family, not a product.
      if (words.find(' ', 1) + 1 != words.size() && text.find(words) != std::string::npos) longest = std::max(longest, words.size());
    };
    look(sku.name);
    for (const std::string& name : sku.other_names) look(name);
    for (const std::string& name : sku.also_called) look(name);
    if (longest > 0) found.emplace_back(longest, &sku);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const Sku*> result;
  for (std::size_t i = 0; i < found.size() && i < most; ++i) result.push_back(found[i].second);
  return result;
}

const Offer* Catalog::find_offer(const ProductSku& id) const {
  return find_sorted(offers, id, [](const Offer& offer) -> const ProductSku& { return offer.id; });
}

const LegacyOffer* Catalog::find_legacy_offer(const Guid& id) const {
  return find_sorted(legacy_offers, id, [](const LegacyOffer& offer) { return offer.offer_id; });
}

const Market* Catalog::find_market(std::string_view country) const {
  std::string code;
  for (char c : text::trimmed(country)) code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return find_sorted(markets, code, [](const Market& market) -> const std::string& { return market.country; });
}

const Rule* Catalog::find_rule(std::string_view id) const {
  return find_sorted(rules, id, [](const Rule& rule) { return std::string_view(rule.id); });
}

bool Catalog::is_about(std::string_view rule, const Guid& sku) const {
  const auto found = std::lower_bound(rule_skus.begin(), rule_skus.end(), std::tie(rule, sku), [](const RuleSku& each, const auto& wanted) {
    return std::tuple<std::string_view, const Guid&>(each.rule, each.sku) < wanted;
  });
  return found != rule_skus.end() && found->rule == rule && found->sku == sku;
}

}  // namespace csp
