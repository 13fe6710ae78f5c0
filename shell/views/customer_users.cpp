#include "shell/views/customer_users.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::uint32_t no_profile = UINT32_MAX;
constexpr std::uint32_t slice = 20'000;       // users searched for each frame
constexpr std::size_t most_sorted = 100'000;  // more would make a click wait

}  // namespace

void CustomerUsers::renew() {
  if (facts_ == session_.document().facts) return;
  facts_ = session_.document().facts;
  const Customer& customer = session_.customer();
  profile_of_.assign(customer.users.size(), no_profile);
  for (std::size_t i = 0; i < customer.profiles.size(); ++i) {
    for (const std::uint32_t member : customer.profiles[i].members) {
      if (member < profile_of_.size()) profile_of_[member] = static_cast<std::uint32_t>(i);
    }
  }
  found_.clear();
  searched_ = 0;
}

void CustomerUsers::show_profile(const std::string& id) {
  profile_ = id;
  found_.clear();
  searched_ = 0;
  ++wish_;
}

void CustomerUsers::search(const std::string& text) {
  wanted_ = text;
  folded_ = text::folded(text);
  show_profile({});
}

bool CustomerUsers::matches(std::uint32_t user) const {
  const Customer& customer = session_.customer();
  if (!profile_.empty() && (profile_of_[user] == no_profile || customer.profiles[profile_of_[user]].id != profile_)) return false;
  if (folded_.empty()) return true;
  const User& candidate = customer.users[user];
  return text::folded(candidate.principal_name).find(folded_) != std::string::npos ||
         text::folded(candidate.display_name).find(folded_) != std::string::npos;
}

void CustomerUsers::search_on(Context& context) {
  const std::uint32_t count = static_cast<std::uint32_t>(session_.customer().users.size());
  const std::uint32_t end = std::min(count, searched_ + slice);
  for (; searched_ < end; ++searched_) {
    if (matches(searched_)) found_.push_back(searched_);
  }
  if (searched_ < count) context.platform.request_frame();
}

void CustomerUsers::draw(Context& context) {
  renew();
  const Customer& customer = session_.customer();
  const std::string title = context.text("customer.users.title");
  ui::begin_card("users", title);
  if (customer.users.empty()) {
    ui::heading(2, title);
    ui::paragraph(context.text("customer.users.missing"));
    ui::end_card();
    return;
  }
  const std::string search = context.text("customer.users.search");
  if (ui::text_field(search, wanted_, {.width = 320, .placeholder = search, .show_label = false})) {
    folded_ = text::folded(wanted_);
    found_.clear();
    searched_ = 0;
    ++wish_;
  }
  if (!profile_.empty()) {
    ImGui::SameLine(0, 12);
    if (ui::button(context.text({"customer.users.profile", {{"id", profile_}}}),
                   {.name = context.text({"customer.users.profile.clear", {{"id", profile_}}})}))
      show_profile({});
  }
  const bool filtered = !folded_.empty() || !profile_.empty();
  if (filtered) search_on(context);
  const std::size_t shown = filtered ? found_.size() : customer.users.size();
  ui::small(filtered && searched_ < customer.users.size()
                ? context.text("customer.users.searching")
                : context.text({"customer.users.count",
                                {{"count", static_cast<std::int64_t>(shown)}, {"all", static_cast<std::int64_t>(customer.users.size())}}}));
  const std::array<ui::Column, 4> columns = {{
      {.title = context.text("customer.column.user"), .weight = 2},
      {.title = context.text("customer.column.display_name"), .weight = 1.5F},
      {.title = context.text("customer.column.location"), .width = 110, .explanation = context.text("customer.column.no_location.why")},
      {.title = context.text("customer.column.skus"), .weight = 3},
  }};
  if (ui::Table table("users", title, columns,
                      {.height = 480, .sortable = shown <= most_sorted, .tools = false, .revision = session_.revision() + wish_});
      table) {
    table.rows(static_cast<int>(shown), [&](int row) {
      const std::uint32_t index = filtered ? found_[static_cast<std::size_t>(row)] : static_cast<std::uint32_t>(row);
      const User& user = customer.users[index];
      table.text(context.name(text::visible(user.principal_name.empty() ? user.id : user.principal_name)));
      table.text_quiet(context.name(text::visible(user.display_name)));
      if (user.usage_location.empty())
        table.cell(context.text("customer.users.no_location"),
                   [&] { ui::tag(ui::Tone::warn, "▲", context.text("customer.users.no_location")); });
      else
        table.text(text::visible(user.usage_location));
      if (profile_of_[index] == no_profile) return table.text_quiet(context.text("customer.users.no_licence"));
      std::vector<Guid> skus;
      for (const AssignedSku& assigned : customer.profiles[profile_of_[index]].skus) skus.push_back(assigned.sku);
      table.text(bundle_name(session_.catalog(), skus));
    });
  }
  ui::end_card();
}

}  // namespace csp
