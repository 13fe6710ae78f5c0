#include "shell/views/about.hpp"

#include <array>
#include <string>

#include "shell/context.hpp"
#include "shell/views/about_components.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

struct Directive {
  std::string_view name;
  std::string_view key;
};

// What each part of the policy forbids, in words. Parts that are not listed are shown as they are.
constexpr std::array<Directive, 9> directives = {{
    {"default-src", "about.policy.default"},
    {"connect-src", "about.policy.connect"},
    {"script-src", "about.policy.script"},
    {"style-src", "about.policy.style"},
    {"img-src", "about.policy.image"},
    {"base-uri", "about.policy.base"},
    {"form-action", "about.policy.form"},
    {"require-trusted-types-for", "about.policy.trusted"},
    {"trusted-types", "about.policy.trusted"},
}};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string_view explanation_key(std::string_view directive) {
  for (const Directive& known : directives) {
    if (known.name == directive) return known.key;
  }
  return {};
}

void draw_policy(Context& context) {
  const std::string policy = context.platform.content_policy();
  const std::array<ui::Column, 3> columns = {{
      {.title = context.text("about.policy.part"), .width = 210},
      {.title = context.text("about.policy.meaning"), .weight = 2},
      {.title = context.text("about.policy.value"), .weight = 1},
  }};
  ui::Table table("policy", context.text("about.policy.title"), columns, {.sortable = false});
  if (!table) return;
  std::string_view rest = policy;
  while (!rest.empty()) {
    const std::size_t end = rest.find(';');
    const std::string_view part = trimmed(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (part.empty()) continue;
    const std::size_t space = part.find(' ');
    const std::string_view name = part.substr(0, space);
    const std::string_view value = space == std::string_view::npos ? std::string_view() : trimmed(part.substr(space));
    const std::string_view key = explanation_key(name);
    table.next_row();
    table.mono(name);
    table.text(key.empty() ? std::string() : context.text(key));
    table.mono(value);
  }
}

}  // namespace

void AboutView::draw(Context& context) {
  ui::page_heading(context.text("about.title"), context.text("about.subtitle"));

  ui::begin_card("silence", context.text("about.silence.title"));
  ui::heading(2, context.text("about.silence.title"));
  ui::paragraph(context.text("about.silence.text"));
  const int requests = context.platform.requests_since_load();
  ui::tag(requests == 0 ? ui::Tone::good : ui::Tone::bad, requests == 0 ? "●" : "■",
          context.text({"shell.requests", {{"count", static_cast<std::int64_t>(requests)}}}));
  ImGui::SameLine(0, 12);
  if (ui::link(context.text("about.policy.copy"))) {
    context.platform.copy_text(context.platform.content_policy());
    context.toast = context.text("about.policy.copied");
  }
  ui::end_card();

  ui::begin_card("policy-card", context.text("about.policy.title"));
  ui::heading(2, context.text("about.policy.title"));
  draw_policy(context);
  ui::end_card();

  draw_components(context);
}

}  // namespace csp
