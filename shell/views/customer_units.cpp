// Units of each SKU in the tenant, and the profiles of the users they are assigned to.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/customer.hpp"
#include "shell/views/names.hpp"
#include "shell/views/provenance.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

std::string profile_skus(const Catalog& catalog, const Profile& profile) {
  std::vector<Guid> skus;
  for (const AssignedSku& assigned : profile.skus) skus.push_back(assigned.sku);
  return bundle_name(catalog, skus);
}

std::size_t switched_off(const Profile& profile) {
  std::size_t count = 0;
  for (const AssignedSku& assigned : profile.skus) count += assigned.disabled_plans.size();
  return count;
}

// "direct", "through groups", or both.
std::string_view way_key(const Profile& profile) {
  bool direct = false, groups = false;
  for (const AssignedSku& assigned : profile.skus) {
    direct = direct || assigned.direct;
    groups = groups || !assigned.groups.empty();
  }
  return direct && groups ? "customer.way.both" : groups ? "customer.way.groups" : "customer.way.direct";
}

}  // namespace

void CustomerStepView::draw_units(Context& context) {
  const Customer& customer = session_.customer();
  const std::string title = context.text("customer.units.title");
  ui::begin_card("units", title);
  if (customer.pools.empty()) {
    ui::heading(2, title);
    ui::paragraph(context.text("customer.units.missing"));
    ui::end_card();
    return;
  }
  const std::array<ui::Column, 7> columns = {{
      {.title = context.text("customer.column.sku"), .weight = 2.2F},
      {.title = context.text("customer.column.part_number"),
       .weight = 1.6F,
       .explanation = context.text("customer.column.part_number.why")},
      {.title = context.text("customer.column.enabled"),
       .width = 84,
       .number = true,
       .explanation = context.text("customer.column.enabled.why")},
      {.title = context.text("customer.column.warning"),
       .width = 84,
       .number = true,
       .explanation = context.text("customer.column.warning.why")},
      {.title = context.text("customer.column.suspended"),
       .width = 92,
       .number = true,
       .explanation = context.text("customer.column.suspended.why")},
      {.title = context.text("customer.column.consumed"),
       .width = 84,
       .number = true,
       .explanation = context.text("customer.column.consumed.why")},
      {.title = context.text("customer.column.free"), .width = 84, .number = true, .explanation = context.text("customer.column.free.why")},
  }};
  if (ui::Table table("units", title, columns, {.revision = session_.revision()}); table) {
    table.rows(static_cast<int>(customer.pools.size()), [&](int row) {
      const UnitPool& pool = customer.pools[static_cast<std::size_t>(row)];
      const auto from = [&](Aspect aspect) {
        table.from([&, aspect] { return provenance_text(context, customer, plan::provenance(customer, pool, aspect)); });
      };
      from(Aspect::Sku);
      table.text(sku_name(session_.catalog(), pool.sku));
      from(Aspect::PartNumber);
      table.text_quiet(pool.part_number);
      from(Aspect::Enabled);
      table.number(context.language.count(pool.enabled));
      from(Aspect::Warning);
      table.number(context.language.count(pool.warning));
      from(Aspect::Suspended);
      table.number(context.language.count(pool.suspended));
      from(Aspect::Consumed);
      table.number(pool.company_level ? std::string(not_known) : context.language.count(pool.consumed));
      const std::int64_t free = pool.enabled + pool.warning - pool.consumed;
      if (pool.company_level)
        table.number(not_known);
      else if (free >= 0)
        table.number(context.language.count(free));
      else
        table.cell(context.language.count(free), [&] { tag_at_right(ui::Tone::bad, "■", context.language.count(free)); });
    });
  }
  ui::end_card();
}

void CustomerStepView::draw_profiles(Context& context) {
  const Customer& customer = session_.customer();
  const std::string title = context.text("customer.profiles.title");
  ui::begin_card("profiles", title);
  if (customer.profiles.empty()) {
    ui::heading(2, title);
    ui::paragraph(context.text("customer.profiles.missing"));
    ui::end_card();
    return;
  }
  const std::array<ui::Column, 6> columns = {{
      {.title = context.text("customer.column.profile"), .width = 68, .explanation = context.text("customer.column.profile.why")},
      {.title = context.text("customer.column.users"), .width = 72, .number = true},
      {.title = context.text("customer.column.skus"), .weight = 3},
      {.title = context.text("customer.column.off"), .width = 104, .number = true, .explanation = context.text("customer.column.off.why")},
      {.title = context.text("customer.column.way"), .width = 150, .explanation = context.text("customer.column.way.why")},
      {.title = context.text("customer.column.no_location"),
       .width = 132,
       .number = true,
       .explanation = context.text("customer.column.no_location.why")},
  }};
  if (ui::Table table(
          "profiles", title, columns,
          {.height = customer.profiles.size() > 12 ? 420.0F : 0.0F, .lines = 2, .selectable = true, .revision = session_.revision()});
      table) {
    table.rows(
        static_cast<int>(customer.profiles.size()),
        [&](int row) {
          const Profile& profile = customer.profiles[static_cast<std::size_t>(row)];
          table.strong(profile.id);
          table.number(context.language.count(profile.users));
          table.text(profile_skus(session_.catalog(), profile));
          table.number(context.language.count(static_cast<std::int64_t>(switched_off(profile))));
          table.text_quiet(context.text(way_key(profile)));
          if (profile.without_usage_location == 0)
            table.number("0");
          else
            table.cell(context.language.count(profile.without_usage_location),
                       [&] { tag_at_right(ui::Tone::warn, "▲", context.language.count(profile.without_usage_location)); });
        },
        [&](int row) { return customer.profiles[static_cast<std::size_t>(row)].id == profile_; },
        [&](int row) { return customer.profiles[static_cast<std::size_t>(row)].id; });
    if (table.clicked_row() >= 0) profile_ = customer.profiles[static_cast<std::size_t>(table.clicked_row())].id;
  }
  ui::end_card();
  const auto chosen =
      std::find_if(customer.profiles.begin(), customer.profiles.end(), [&](const Profile& profile) { return profile.id == profile_; });
  if (chosen != customer.profiles.end()) draw_profile(context, *chosen);
}

void CustomerStepView::draw_profile(Context& context, const Profile& profile) {
  const std::string title = context.text({"customer.profile.title", {{"id", profile.id}, {"users", profile.users}}});
  const Catalog& catalog = session_.catalog();
  ui::begin_card("profile", title);
  ui::heading(2, title);
  for (const AssignedSku& assigned : profile.skus) {
    ui::strong(sku_name(catalog, assigned.sku));
    std::string details = context.text(assigned.groups.empty() ? "customer.way.direct"
                                       : assigned.direct       ? "customer.way.both"
                                                               : "customer.way.groups");
    if (!assigned.disabled_plans.empty()) {
      std::string plans;
      for (const Guid& id : assigned.disabled_plans) {
        const std::optional<PlanIndex> known = catalog.plan_index(id);
        text::append_listed(plans, (known ? plan_name(catalog, *known) : id.text()));
      }
      details += " · " + context.text({"customer.profile.off", {{"plans", plans}}});
    }
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - 10);
    ui::paragraph_quiet(details);
  }
  if (profile.with_errors > 0) ui::paragraph(context.text({"customer.profile.errors", {{"count", profile.with_errors}}}));
  if (!session_.customer().users.empty() && ui::button(context.text({"customer.profile.users", {{"count", profile.users}}}))) {
    users_.show_profile(profile.id);
    section_ = Section::Users;
  }
  ui::end_card();
}

}  // namespace csp
