#include "shell/views/files_move.hpp"

#include <algorithm>

#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field_grid.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

// Markets by name, as a person looks for them.
std::vector<const Market*> markets_by_name(const Catalog& catalog) {
  std::vector<const Market*> markets;
  for (const Market& market : catalog.markets) markets.push_back(&market);
  std::stable_sort(markets.begin(), markets.end(), [](const Market* a, const Market* b) { return a->name < b->name; });
  return markets;
}

}  // namespace

void FilesMove::change(std::string_view label_key, MessageValue value, const std::function<void(PlanSettings&)>& edit) {
  session_.edit({"files.edit", {{"field", TextKey{std::string(label_key)}}, {"value", std::move(value)}}}, edit);
}

template <class Enumeration>
void FilesMove::choice(Context& context, std::string_view label_key, std::string_view why_key, float width,
                       const std::vector<Enumeration>& values, Enumeration PlanSettings::*member) {
  const auto now = std::find(values.begin(), values.end(), session_.settings().*member);
  int index = now == values.end() ? -1 : static_cast<int>(now - values.begin());
  std::vector<std::string> choices;
  choices.reserve(values.size());
  for (const Enumeration value : values) choices.push_back(context.text(text_key(value)));
  if (!ui::combo(context.text(label_key), index, choices, {.width = width, .tooltip = context.text(why_key)})) return;
  const Enumeration value = values[static_cast<std::size_t>(index)];
  change(label_key, TextKey{std::string(text_key(value))}, [&](PlanSettings& settings) { settings.*member = value; });
}

void FilesMove::country(Context& context, std::string_view label_key, std::string_view why_key, float width, const std::string& now,
                        std::string PlanSettings::*member) {
  const std::vector<const Market*> markets = markets_by_name(session_.catalog());
  std::vector<std::string> choices;
  int index = -1;
  for (const Market* market : markets) {
    if (market->country == now) index = static_cast<int>(choices.size());
    choices.push_back(market->name + " (" + market->country + ")");
  }
  const std::string choose = context.text("files.choose");
  if (!ui::combo(context.text(label_key), index, choices, {.width = width, .placeholder = choose, .tooltip = context.text(why_key)}))
    return;
  const Market& market = *markets[static_cast<std::size_t>(index)];
  change(label_key, market.name, [&](PlanSettings& settings) { settings.*member = market.country; });
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
  bool accepted = session_.settings().relationship_accepted;
  if (ui::checkbox(context.text("files.move.relationship"), accepted)) {
    change("files.move.relationship", TextKey{accepted ? "files.yes" : "files.no"},
           [&](PlanSettings& settings) { settings.relationship_accepted = accepted; });
  }
  ui::tooltip(context.text("files.move.relationship.why"));
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
  ui::paragraph_quiet(context.text("files.move.text"));
  draw_customer(context);
  ui::separator();
  draw_partners(context);
  ui::end_card();
}

}  // namespace csp
