#include "shell/views/about.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "imgui.h"
#include "shell/context.hpp"
#include "shell/twin.hpp"
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

// One attempt to send something away, and what became of it: "blocked", or else something to worry about.
struct Attempt {
  std::string way, outcome;
};

std::vector<Attempt> attempts_of(const Context& context) {
  std::vector<Attempt> attempts;
  const std::string report = context.platform.attempts();
  std::string_view rest = report;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos) continue;
    attempts.push_back({context.text("about.try." + std::string(line.substr(0, space))),
                        context.text("about.outcome." + std::string(line.substr(space + 1)))});
  }
  return attempts;
}

// Side by side where there is room; on a phone one below the other, so that nothing is cut.
void draw_attempts(Context& context) {
  const std::vector<Attempt> attempts = attempts_of(context);
  if (attempts.empty()) return;
  const std::string title = context.text("about.try.title");
  if (context.look.narrow) {
    const ImVec2 low = ImGui::GetCursorScreenPos();
    twin::begin(twin::Role::list, title, low,
                {low.x + ImGui::GetContentRegionAvail().x, low.y + static_cast<float>(attempts.size()) * (2 * text_size::body + 12)});
    for (const Attempt& attempt : attempts) {
      const ImVec2 at = ImGui::GetCursorScreenPos();
      twin::begin(twin::Role::list_item, {}, at, {at.x + ImGui::GetContentRegionAvail().x, at.y + 2 * text_size::body});
      ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
      ui::paragraph(attempt.way);
      ImGui::PopStyleVar();
      ui::paragraph_quiet(attempt.outcome);
      twin::end();
    }
    twin::end();
    return;
  }
  const std::array<ui::Column, 2> columns = {{
      {.title = context.text("about.try.way"), .weight = 1},
      {.title = context.text("about.try.outcome"), .width = 220},
  }};
  ui::Table table("attempts", title, columns, {.sortable = false});
  if (!table) return;
  for (const Attempt& attempt : attempts) {
    table.next_row();
    table.text(attempt.way);
    table.text(attempt.outcome);
  }
}

void draw_kept(Context& context) {
  ui::begin_card("kept", context.text("about.kept.title"));
  ui::heading(2, context.text("about.kept.title"));
  ui::paragraph(context.text("about.kept.text"));
  bool keeps = context.platform.keeps_crash_copy();
  if (ui::checkbox(context.text("about.kept.switch"), keeps)) {
    if (keeps)
      context.platform.keep_crash_copy(context.workspace.plan_file());
    else
      context.platform.forget_everything();
  }
  if (const int age = context.platform.crash_copy_age_minutes(); age >= 0) {
    ui::paragraph(context.text({"about.kept.age", {{"minutes", static_cast<std::int64_t>(age)}}}));
    if (ui::button(context.text("about.kept.open"))) {
      context.platform.open_crash_copy();
      context.go_to = "files";
    }
    ImGui::SameLine(0, 12);
    if (ui::button(context.text("about.kept.forget"))) {
      context.platform.forget_everything();
      context.toast = context.text("about.kept.forgotten");
    }
  }
  ui::end_card();
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
  if (ui::link(context.text("about.policy.copy")))
    context.platform.copy_text(context.platform.content_policy(), context.text("about.policy.copied"));
  if (ui::button(context.text("about.try"))) context.platform.try_reaching_out();
  draw_attempts(context);
  ui::paragraph_small(context.text({"about.version", {{"version", std::string(CSP_VERSION)}, {"hash", context.platform.content_hash()}}}));
  ui::end_card();

  draw_kept(context);

  ui::begin_card("policy-card", context.text("about.policy.title"));
  ui::heading(2, context.text("about.policy.title"));
  draw_policy(context);
  ui::end_card();

  draw_components(context);
}

}  // namespace csp
