#include "shell/views/files_mapping_preview.hpp"

#include <array>

#include "core/base/text.hpp"
#include "core/import/tables/mapping_preview.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

void draw_users(Context& context, const Session& session, const std::string& title, const UserRecords& users) {
  const std::array<ui::Column, 3> columns = {{{.title = context.text("files.mapping.sign_in"), .weight = 1.4F},
                                              {.title = context.text("files.mapping.name")},
                                              {.title = context.text("files.mapping.licences"), .weight = 2.0F}}};
  ui::Table table("users", title, columns, {.sortable = false});
  if (!table) return;
  for (const UserRecord& user : users) {
    table.next_row();
    table.text(text::visible(user.user.principal_name));
    table.text(text::visible(user.user.display_name));
    std::vector<Guid> skus;
    for (const AssignedSku& sku : user.skus) skus.push_back(sku.sku);
    std::string names = bundle_name(session.catalog(), skus);
    for (const std::string& name : user.unresolved_names) names += (names.empty() ? "? " : " + ? ") + text::visible(name);
    table.text(names);
  }
}

void draw_subscriptions(Context& context, const Session& session, const std::string& title,
                        const std::vector<Subscription>& subscriptions) {
  const std::array<ui::Column, 4> columns = {{{.title = context.text("files.mapping.subscription"), .weight = 2.0F},
                                              {.title = context.text("files.mapping.sku"), .weight = 1.4F},
                                              {.title = context.text("files.mapping.units"), .width = 90, .number = true},
                                              {.title = context.text("files.mapping.end"), .width = 130}}};
  ui::Table table("subscriptions", title, columns, {.sortable = false});
  if (!table) return;
  for (const Subscription& subscription : subscriptions) {
    table.next_row();
    table.text(text::visible(subscription.name));
    table.text(subscription.sku.is_zero() ? subscription.product_sku ? subscription.product_sku->text() : std::string(not_known)
                                          : sku_name(session.catalog(), subscription.sku));
    table.number(context.language.count(subscription.units));
    table.text(date_text(context, subscription.term_end));
  }
}

void draw_pools(Context& context, const Session& session, const std::string& title, const std::vector<UnitPoolRecord>& pools) {
  const std::array<ui::Column, 3> columns = {{{.title = context.text("files.mapping.sku"), .weight = 2.0F},
                                              {.title = context.text("files.mapping.units"), .width = 90, .number = true},
                                              {.title = context.text("files.mapping.in_use"), .width = 90, .number = true}}};
  ui::Table table("pools", title, columns, {.sortable = false});
  if (!table) return;
  for (const UnitPoolRecord& pool : pools) {
    table.next_row();
    table.text(sku_name(session.catalog(), pool.pool.sku));
    table.number(context.language.count(pool.pool.enabled));
    table.number(context.language.count(pool.pool.consumed));
  }
}

}  // namespace

void draw_mapping_preview(Context& context, const Session& session, const ImportedFile& file, std::int32_t index) {
  const std::string title = context.text("files.mapping.preview");
  ui::heading(3, title);
  ui::paragraph_quiet(context.text(
      {"files.mapping.preview.rows",
       {{"total", file.rows.total()}, {"read", file.rows.read}, {"repaired", file.rows.repaired}, {"refused", file.rows.refused}}}));
  if (!file.records.users.empty()) draw_users(context, session, title, file.records.users);
  if (!file.records.subscriptions.empty()) draw_subscriptions(context, session, title, file.records.subscriptions);
  // A kind may say who bills, though the table does not: that is never decided in silence.
  if (const Channel channel = channel_of_all(file); channel != Channel::Unknown)
    ui::paragraph(context.text({"files.mapping.preview.channel", {{"channel", context.text(text_key(channel))}}}));
  if (!file.records.pools.empty()) draw_pools(context, session, title, file.records.pools);
  if (!file.findings.empty()) draw_findings(context, session, "preview", by_severity(file.findings), {.at_first = 3, .of_file = index});
}

}  // namespace csp
