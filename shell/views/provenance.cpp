#include "shell/views/provenance.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "shell/views/names.hpp"

namespace csp {
namespace {

constexpr std::size_t most_places = 6;

std::string_view rule_key(Conclusion conclusion) {
  switch (conclusion) {
    case Conclusion::NewCommerceId:
      return "provenance.rule.product_id";
    case Conclusion::LegacyOfferId:
      return "provenance.rule.legacy_offer";
    case Conclusion::KindOfFile:
      return "provenance.rule.kind_of_file";
    case Conclusion::PartnerTenant:
      return "provenance.rule.partner_tenant";
    case Conclusion::DefaultChannel:
      return "provenance.rule.default_channel";
    case Conclusion::AutoRenew:
      return "provenance.rule.auto_renew";
    case Conclusion::Wording:
      return "provenance.rule.wording";
    case Conclusion::CountedBack:
      return "provenance.rule.counted_back";
    case Conclusion::BilledByUsage:
      return "provenance.rule.usage";
    case Conclusion::OfferTable:
      return "provenance.rule.offer_table";
    case Conclusion::SameTitle:
      return "provenance.rule.same_title";
    case Conclusion::OnlyName:
      return "provenance.rule.only_name";
    case Conclusion::OnlyUnits:
      return "provenance.rule.only_units";
    case Conclusion::LicensingList:
      return "provenance.rule.licensing_list";
    case Conclusion::SumOfSubscriptions:
      return "provenance.rule.sum";
    case Conclusion::CountOfUsers:
      return "provenance.rule.users";
    case Conclusion::DirectAgreement:
      return "provenance.rule.direct_agreement";
    case Conclusion::Read:
      break;
  }
  return {};
}

std::string place_text(const Context& context, const Customer& customer, const plan::Provenance& place) {
  const auto file = static_cast<std::size_t>(place.origin.file);
  if (place.field.empty() || place.origin.file < 0 || file >= customer.file_names.size())
    return origin_text(context, customer, place.origin);
  return context.text({place.of_item ? "provenance.item" : "provenance.row",
                       {{"file", context.name(text::visible(customer.file_names[file]))},
                        {"row", static_cast<std::int64_t>(place.origin.row)},
                        {"field", text::visible(place.field, 80)}}});
}

std::string how_text(const Context& context, const plan::Provenance& place) {
  using How = plan::Provenance::How;
  switch (place.how) {
    case How::Concluded:
      return context.text({"provenance.concluded", {{"rule", TextKey{std::string(rule_key(place.conclusion))}}}});
    case How::Decided:
      return context.text("provenance.decided");
    case How::Chosen:
      return context.text("provenance.chosen");
    case How::Agrees:
      return context.text("provenance.agrees");
    case How::Overruled:
      return context.text("provenance.overruled");
    case How::Kept:
      return context.text("provenance.kept");
    case How::Read:
      break;
  }
  return {};
}

}  // namespace

std::string provenance_text(const Context& context, const Customer& customer, const std::vector<plan::Provenance>& places) {
  if (places.empty()) return context.text("provenance.none");
  std::string lines;
  for (std::size_t i = 0; i < places.size() && i < most_places; ++i) {
    const std::string how = how_text(context, places[i]), place = place_text(context, customer, places[i]);
    if (how.empty() && place.empty()) continue;
    lines += lines.empty() ? "" : "\n";
    lines += how.empty() ? place : place.empty() ? how : context.text({"provenance.with", {{"how", how}, {"place", place}}});
  }
  if (places.size() > most_places) lines += "\n…";
  return lines;
}

}  // namespace csp
