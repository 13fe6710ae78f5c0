#include "shell/views/names.hpp"

#include "core/base/text.hpp"
#include "imgui.h"

namespace csp {

std::string plan_name(const Catalog& catalog, PlanIndex plan) {
  if (plan >= catalog.plans.size()) return not_known;
  const ServicePlan& known = catalog.plans[plan];
  return known.friendly_name.empty() ? known.name : known.friendly_name;
}

std::string short_product_name(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> beginnings[] = {
      {"Microsoft 365 ", "M365 "}, {"Office 365 ", "O365 "}, {"Dynamics 365 ", "D365 "}, {"Microsoft ", ""}};
  for (const auto& [whole, part] : beginnings) {
    if (name.starts_with(whole)) return std::string(part).append(name.substr(whole.size()));
  }
  return std::string(name);
}

std::string_view text_key(Segment segment) {
  switch (segment) {
    case Segment::Commercial:
      return "files.segment.commercial";
    case Segment::Education:
      return "files.segment.education";
    case Segment::Nonprofit:
      return "files.segment.nonprofit";
    case Segment::Government:
      return "files.segment.government";
    case Segment::China:
      return "files.segment.china";
    case Segment::Unknown:
      break;
  }
  return "files.segment.unknown";
}

std::string_view text_key(AgreementState state) {
  switch (state) {
    case AgreementState::AcceptedDirectly:
      return "files.agreement.accepted_directly";
    case AgreementState::AttestedToTarget:
      return "files.agreement.attested_to_target";
    case AgreementState::AttestedBefore2023April:
      return "files.agreement.attested_before_2023_april";
    case AgreementState::NotAccepted:
      return "files.agreement.not_accepted";
    case AgreementState::Unknown:
      break;
  }
  return "files.agreement.unknown";
}

std::string_view text_key(PartnerModel model) {
  switch (model) {
    case PartnerModel::IndirectProvider:
      return "files.model.indirect_provider";
    case PartnerModel::IndirectReseller:
      return "files.model.indirect_reseller";
    case PartnerModel::DirectBill:
      break;
  }
  return "files.model.direct_bill";
}

std::string date_text(const Context& context, const std::optional<Date>& date) { return date ? context.language.date(*date) : not_known; }

std::optional<std::int64_t> day_key(const std::optional<Date>& date) {
  return date ? std::int64_t{date->days_since_epoch()} : std::int64_t{-1'000'000};
}
std::optional<std::int64_t> amount_key(Decimal amount) { return amount.micros(); }

std::string difference_text(const Context& context, Decimal amount, Currency currency) {
  const std::string text = context.language.money({amount.is_negative() ? -amount : amount, currency});
  return amount.is_zero() ? text : (amount.is_negative() ? "− " : "+ ") + text;
}

std::string money_text(const Context& context, const std::optional<Money>& money) {
  return money ? context.language.money(*money) : not_known;
}

std::string origin_text(const Context& context, const Customer& customer, const Origin& origin) {
  const std::size_t file = static_cast<std::size_t>(origin.file);
  if (origin.file < 0 || file >= customer.file_names.size()) return {};
  const std::string name = context.name(text::visible(customer.file_names[file]));
  if (origin.row <= 0) return name;
  return context.text({"files.origin", {{"file", name}, {"row", static_cast<std::int64_t>(origin.row)}}});
}

void verdict_tag(const Context& context, Verdict verdict) {
  struct Sign {
    ui::Tone tone;
    const char* shape;
  };
  const Sign sign = [&]() -> Sign {
    switch (verdict) {
      case Verdict::Same:
      case Verdict::Equal:
        return {ui::Tone::good, "="};
      case Verdict::Better:
        return {ui::Tone::good, "▲"};
      case Verdict::Loss:
        return {ui::Tone::bad, "▼"};
      case Verdict::Partial:
        return {ui::Tone::warn, "◆"};
      case Verdict::None:
        break;
    }
    return {ui::Tone::bad, "■"};
  }();
  ui::tag(sign.tone, sign.shape, context.text("verdict." + std::string(verdict_word(verdict))));
}

void severity_tag(const Context& context, Severity severity) {
  switch (severity) {
    case Severity::Note:
      ui::tag(ui::Tone::neutral, "●", context.text("severity.note"));
      return;
    case Severity::Ask:
      ui::tag(ui::Tone::warn, "▲", context.text("severity.ask"));
      return;
    case Severity::Warning:
      ui::tag(ui::Tone::warn, "▲", context.text("severity.warning"));
      return;
    case Severity::Blocker:
      ui::tag(ui::Tone::bad, "■", context.text("severity.blocker"));
      return;
  }
}

void tag_at_right(ui::Tone tone, std::string_view shape, std::string_view word) {
  const float free = ImGui::GetContentRegionAvail().x - ui::tag_width(shape, word);
  if (free > 0) ImGui::SetCursorPosX(ImGui::GetCursorPosX() + free);
  ui::tag(tone, shape, word);
}

}  // namespace csp
