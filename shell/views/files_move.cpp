#include "shell/views/files_move.hpp"

#include <algorithm>

#include "core/plan/checks/preflight.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/enum_combo.hpp"
#include "shell/widgets/field_grid.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

using Countries = std::vector<std::pair<std::string, std::string>>;  // code and name

// Named and ordered as in the reader's language, where the platform can; else in English.
Countries countries_for(Context& context, const Catalog& catalog) {
  std::string codes;
  Countries countries;
  for (const Market& market : catalog.markets) {
    codes += (codes.empty() ? "" : "\n") + market.country;
    countries.emplace_back(market.country, market.name);
  }
  const std::string named = context.platform.country_names(context.language.code(), codes);
  if (named.empty()) {
    std::stable_sort(countries.begin(), countries.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return countries;
  }
  countries.clear();
  for (std::size_t at = 0; at < named.size();) {
    const std::size_t end = std::min(named.find('\n', at), named.size());
    const std::size_t space = std::min(named.find(' ', at), end);
    countries.emplace_back(named.substr(at, space - at), named.substr(std::min(space + 1, end), end - std::min(space + 1, end)));
    at = end + 1;
  }
  return countries;
}

}  // namespace

void FilesMove::change(std::string_view label_key, MessageValue value, const std::function<void(PlanSettings&)>& edit) {
  session_.edit({"files.edit", {{"field", TextKey{std::string(label_key)}}, {"value", std::move(value)}}}, edit);
}

template <class Enumeration>
void FilesMove::choice(Context& context, std::string_view label_key, std::string_view why_key, float width,
                       const std::vector<Enumeration>& values, Enumeration PlanSettings::*member) {
  const std::optional<Enumeration> value =
      ui::enum_combo(context.text(label_key), values, session_.settings().*member,
                     [&](Enumeration each) { return context.text(text_key(each)); }, {.width = width, .tooltip = context.text(why_key)});
  if (value) change(label_key, TextKey{std::string(text_key(*value))}, [&](PlanSettings& settings) { settings.*member = *value; });
}

void FilesMove::country(Context& context, std::string_view label_key, std::string_view why_key, float width, const std::string& now,
                        std::string PlanSettings::*member) {
  if (countries_in_ != context.language.code()) {
    countries_ = countries_for(context, session_.catalog());
    countries_in_ = context.language.code();
  }
  std::vector<std::string> choices;
  choices.reserve(countries_.size());
  int index = -1;
  for (const auto& [code, name] : countries_) {
    if (code == now) index = static_cast<int>(choices.size());
    choices.push_back(name + " (" + code + ")");
  }
  const std::string choose = context.text("files.choose");
  if (!ui::combo(context.text(label_key), index, choices, {.width = width, .placeholder = choose, .tooltip = context.text(why_key)}))
    return;
  const auto& [code, name] = countries_[static_cast<std::size_t>(index)];
  change(label_key, name, [&, chosen = code](PlanSettings& settings) { settings.*member = chosen; });
}

void FilesMove::tenant(Context& context, std::string_view label_key, std::string_view why_key, float width,
                       std::optional<Guid> PlanSettings::*member) {
  const std::optional<Guid>& now = session_.settings().*member;
  const auto readable = [](std::string_view typed) { return typed.empty() || Guid::parse(typed).has_value(); };
  const std::optional<std::string> typed =
      ui::finished_text(context.text(label_key), now ? now->text() : std::string(),
                        {.width = width, .placeholder = "00000000-0000-0000-0000-000000000000", .tooltip = context.text(why_key)}, readable,
                        context.text("files.move.tenant.error"));
  if (typed) change(label_key, *typed, [&](PlanSettings& settings) { settings.*member = Guid::parse(*typed); });
}

void FilesMove::name(Context& context, std::string_view label_key, std::string_view why_key, float width,
                     std::string PlanSettings::*member) {
  const std::optional<std::string> typed =
      ui::finished_text(context.text(label_key), session_.settings().*member, {.width = width, .tooltip = context.text(why_key)});
  if (typed) change(label_key, *typed, [&](PlanSettings& settings) { settings.*member = *typed; });
}

void FilesMove::draw_customer(Context& context) {
  ui::heading(3, context.text("files.move.customer"));
  ui::FieldGrid grid;
  name(context, "files.move.customer_name", "files.move.customer_name.why", grid.next(), &PlanSettings::customer_name);
  country(context, "files.move.country", "files.move.country.why", grid.next(), session_.settings().customer_country,
          &PlanSettings::customer_country);
  choice<Segment>(context, "files.move.segment", "files.move.segment.why", grid.next(),
                  {Segment::Commercial, Segment::Education, Segment::Nonprofit, Segment::Government, Segment::China},
                  &PlanSettings::segment);
  choice<Channel>(context, "files.move.channel", "files.move.channel.why", grid.next(),
                  {Channel::Unknown, Channel::WebDirectMosa, Channel::WebDirectMca, Channel::EnterpriseAgreement, Channel::OpenValue,
                   Channel::CspPartner, Channel::CspPartnerLegacy, Channel::TargetPartner},
                  &PlanSettings::default_channel);
  choice<AgreementState>(context, "files.move.agreement", "files.move.agreement.why", grid.next(),
                         {AgreementState::Unknown, AgreementState::AcceptedDirectly, AgreementState::AttestedToTarget,
                          AgreementState::AttestedBefore2023April, AgreementState::NotAccepted},
                         &PlanSettings::agreement);
  choice<TeamsSale>(context, "files.move.teams_sale", "files.move.teams_sale.why", grid.next(),
                    {TeamsSale::ByDate, TeamsSale::OnSale, TeamsSale::Closed}, &PlanSettings::teams_sale);
  tick(context, "files.move.relationship", "files.move.relationship.why", &PlanSettings::relationship_accepted);
  if (plan::validated_segment(session_.settings().segment))
    tick(context, "files.move.validated", "files.move.validated.why", &PlanSettings::segment_validated);
}

void FilesMove::tick(Context& context, std::string_view label_key, std::string_view why_key, bool PlanSettings::*member) {
  bool on = session_.settings().*member;
  if (ui::explained_checkbox(context.text(label_key), context.text(why_key), on))
    change(label_key, TextKey{on ? "files.yes" : "files.no"}, [&](PlanSettings& settings) { settings.*member = on; });
}

void FilesMove::draw_partners(Context& context) {
  ui::heading(3, context.text("files.move.gaining"));
  ui::FieldGrid gaining;
  name(context, "files.move.partner_name", "files.move.partner_name.why", gaining.next(), &PlanSettings::partner_name);
  country(context, "files.move.partner_country", "files.move.partner_country.why", gaining.next(), session_.settings().partner_country,
          &PlanSettings::partner_country);
  choice<PartnerModel>(context, "files.move.model", "files.move.model.why", gaining.next(),
                       {PartnerModel::DirectBill, PartnerModel::IndirectProvider, PartnerModel::IndirectReseller},
                       &PlanSettings::partner_model);
  tenant(context, "files.move.partner_tenant", "files.move.partner_tenant.why", gaining.next(), &PlanSettings::partner_tenant);
  ui::heading(3, context.text("files.move.losing"));
  ui::FieldGrid losing;
  name(context, "files.move.source_partner", "files.move.source_partner.why", losing.next(), &PlanSettings::source_partner_name);
  tenant(context, "files.move.source_tenant", "files.move.source_tenant.why", losing.next(), &PlanSettings::source_partner_tenant);
}

void FilesMove::draw(Context& context) {
  const std::string title = context.text("files.move.title");
  ui::begin_card("move", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text(context.look.touch ? "files.move.text.touch" : "files.move.text"));
  draw_customer(context);
  ui::separator();
  draw_partners(context);
  ui::end_card();
}

}  // namespace csp
