#include "shell/views/customer.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/customer/units_in_use.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void CustomerStepView::renew() {
  if (!stamp_.renewed(session_)) return;
  sources_ = plan::sources_of(session_.catalog(), session_.customer(), session_.settings(), session_.document().today);
  units_ = {};
  for (const UnitPool& pool : session_.customer().pools) {
    const UnitsInUse use = units_in_use(session_.customer(), pool.sku);
    units_.units = units_together(units_.units, use.units);
    units_.assigned += use.assigned;
    units_.missing += use.missing();
  }
  // Subscriptions come and go with files; ticks of those that are gone do not count.
  std::set<std::string> left;
  for (const plan::Source& source : sources_) {
    if (ticked_.count(source.key()) > 0) left.insert(source.key());
  }
  ticked_ = std::move(left);
}

void CustomerStepView::draw(Context& context) {
  renew();
  if (const std::optional<Place> place = session_.take_place(id())) go(*place);
  asked_.begin_frame(context.platform);
  const Customer& customer = session_.customer();
  ui::page_heading(context.text("customer.title"), context.text("customer.help"));
  if (customer.subscriptions.empty() && customer.pools.empty() && customer.profiles.empty()) {
    ui::begin_card("empty", context.text("customer.empty.title"));
    ui::heading(2, context.text("customer.empty.title"));
    ui::paragraph(context.text("customer.empty.text"));
    if (ui::primary_button(context.text("customer.empty.action"))) context.go_to = "files";
    ui::end_card();
    return;
  }
  draw_figures(context);
  draw_sections(context);
  switch (section_) {
    case Section::Subscriptions:
      draw_subscriptions(context);
      break;
    case Section::Units:
      draw_units(context);
      break;
    case Section::Profiles:
      draw_profiles(context);
      break;
    case Section::Users:
      users_.draw(context);
      break;
    case Section::Findings:
      draw_findings_card(context);
      break;
  }
}

void CustomerStepView::draw_figures(Context& context) {
  const Customer& customer = session_.customer();
  std::int64_t users = 0, without_location = 0;
  for (const Profile& profile : customer.profiles) users += profile.users, without_location += profile.without_usage_location;
  const std::string labels[] = {context.text("customer.figure.subscriptions"), context.text("customer.figure.units"),
                                context.text("customer.figure.users"), context.text("customer.figure.profiles")};
  const std::string values[] = {
      context.language.count(static_cast<std::int64_t>(customer.subscriptions.size())),
      customer.pools_known ? context.language.count(units_.units) : std::string(not_known),
      customer.assignments_known ? context.language.count(users) : std::string(not_known),
      customer.assignments_known ? context.language.count(static_cast<std::int64_t>(customer.profiles.size())) : std::string(not_known)};
  // Without a name the domain says who it is; beside a name it says which of those that are called so.
  const std::string domain = text::visible(customer.domain);
  const std::string who = customer.name.empty() || domain.empty() ? customer.name + domain : customer.name + " · " + domain;
  const std::string notes[] = {who.empty()               ? context.text("customer.figure.subscriptions.note")
                               : context.look.presenting ? context.text("present.customer")
                                                         : who,
                               !customer.pools_known ? context.text("customer.figure.units.missing")
                               : units_.missing > 0
                                   ? context.text({"customer.figure.units.over", {{"count", units_.assigned}, {"over", units_.missing}}})
                                   : context.text({"customer.figure.units.note", {{"count", units_.assigned}}}),
                               !customer.assignments_known ? context.text("customer.figure.users.missing")
                               : without_location > 0      ? context.text({"customer.figure.users.location", {{"count", without_location}}})
                                                           : context.text("customer.figure.users.note"),
                               context.text("customer.figure.profiles.note")};
  std::array<ui::Figure, 4> figures;
  for (std::size_t i = 0; i < figures.size(); ++i) figures[i] = {labels[i], values[i], notes[i]};
  if (customer.pools_known && units_.missing > 0) figures[1].tone = ui::Tone::warn;
  if (without_location > 0) figures[2].tone = ui::Tone::warn;
  ui::figure_strip("figures", figures.data(), static_cast<int>(figures.size()));
}

void CustomerStepView::draw_sections(Context& context) {
  const Customer& customer = session_.customer();
  struct Entry {
    Section section;
    const char* key;
    std::size_t count;
  };
  const Entry entries[] = {{Section::Subscriptions, "customer.section.subscriptions", customer.subscriptions.size()},
                           {Section::Units, "customer.section.units", customer.pools.size()},
                           {Section::Profiles, "customer.section.profiles", customer.profiles.size()},
                           {Section::Users, "customer.section.users", customer.users.size()},
                           {Section::Findings, "customer.section.findings", session_.inventory().findings.size()}};
  bool first = true;
  for (const Entry& entry : entries) {
    const std::string label = context.text({entry.key, {{"count", static_cast<std::int64_t>(entry.count)}}});
    if (!first) {
      ImGui::SameLine(0, 6);
      if (ImGui::GetContentRegionAvail().x < ui::text_extent(label, context.look.fonts.strong).x + 24) ImGui::NewLine();
    }
    first = false;
    if (ui::toggle(label, section_ == entry.section)) section_ = entry.section;
  }
}

void CustomerStepView::go(const Place& place) {
  constexpr std::pair<std::string_view, Section> parts[] = {{"subscriptions", Section::Subscriptions},
                                                            {"units", Section::Units},
                                                            {"profiles", Section::Profiles},
                                                            {"users", Section::Users},
                                                            {"findings", Section::Findings}};
  for (const auto& [part, section] : parts) {
    if (place.part == part) section_ = section;
  }
  if (section_ == Section::Subscriptions && !place.subject.empty()) asked_.ask(5);  // the cards above find their heights first
  if (section_ == Section::Profiles) profile_ = place.subject;
  if (section_ == Section::Users) users_.search(place.subject);
}

void CustomerStepView::draw_findings_card(Context& context) {
  const std::string title = context.text("customer.findings.title");
  ui::begin_card("findings", title);
  ui::heading(2, title);
  const std::vector<const Finding*> findings = by_severity(session_.inventory().findings);
  if (findings.empty()) ui::paragraph(context.text("customer.findings.none"));
  draw_findings(context, session_, "findings", findings, {.at_first = 20});
  ui::end_card();
}

}  // namespace csp
