#include "shell/views/results.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/output/plan_file/plan_json.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/languages.hpp"
#include "shell/plan_name.hpp"
#include "shell/twin.hpp"
#include "shell/views/file_size.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float column_gap = 12;
constexpr std::size_t few_files = 4;  // more of one folder are folded into one line

// "graph-batch" of "graph-batch/2027-01-12-0001.json"; empty for a file outside folders.
std::string folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return std::string(name.substr(0, slash == std::string_view::npos ? 0 : slash));
}

bool is_partner_only(const OutputFile& file) {
  const auto& all = outputs();
  return std::any_of(all.begin(), all.end(),
                     [&](const OutputDescription& output) { return output.id == file.output && output.partner_only; });
}

}  // namespace

ResultsView::ResultsView(Session& session) : session_(session) { language_codes_ = csp::language_codes(); }

void ResultsView::draw(Context& context) {
  if (session_.plan().moves.empty()) {
    ui::page_heading(context.text(title_key()), context.text(help_key()));
    ui::begin_card("empty", context.text("results.empty.title"));
    ui::heading(2, context.text("results.empty.title"));
    ui::paragraph(context.text("results.empty.text"));
    if (ui::primary_button(context.text("results.empty.files"))) context.go_to = "files";
    ui::end_card();
    return;
  }
  place_ = session_.take_place(id());
  if (!desk_ || !desk_->belongs_to(session_, context.language)) desk_ = std::make_unique<PlanDesk>(session_, context.language);
  const std::vector<OutputFile>& files = session_.results(context.language);
  if (revision_ != session_.revision() || language_ != context.language.code()) {
    revision_ = session_.revision();
    language_ = context.language.code();
    hash_ = hash_of_plan(files);
    shown_for_.clear();
  }
  if (place_ && place_->part == "output") {
    const auto made = std::find_if(files.begin(), files.end(), [&](const OutputFile& file) { return file.output == place_->subject; });
    if (made != files.end()) show_preview(context, made->name);
    if (made != files.end()) twin::seek(context.text({"results.preview.name", {{"file", made->name}}}));
  }
  const auto listed =
      std::count_if(files.begin(), files.end(), [&](const OutputFile& file) { return !context.look.presenting || !is_partner_only(file); });
  ui::page_heading(context.text(title_key()),
                   context.text({"results.summary", {{"count", static_cast<std::int64_t>(listed)}, {"hash", short_hash(hash_)}}}));
  const float room = ImGui::GetContentRegionAvail().x;
  const bool beside = room > 820;
  const float left = beside ? std::floor(room * 0.46F) : room;
  draw_standing(context, room);
  ImGui::BeginGroup();
  draw_files(context, files, left);
  ImGui::EndGroup();
  if (beside) ImGui::SameLine(0, column_gap);
  const float height = beside ? std::max(420.0F, context.look.height - 250) : 480;
  draw_preview(context, files, beside ? room - column_gap - left : room, height);
  if (edit_) {
    const auto change = std::move(edit_);
    edit_ = nullptr;
    change();
  }
}

void ResultsView::draw_standing(Context& context, float width) {
  const Figures& figures = desk_->figures();
  const bool units = figures.standing == Standing::UnitsOnly;
  const bool safe = holds(figures.standing) && !units;
  const bool unnamed = safe && session_.settings().partner_name.empty();
  const bool careful = unnamed || units || figures.standing == Standing::NotReady;
  const char* word = unnamed   ? "results.standing.unnamed"
                     : safe    ? "results.standing.safe"
                     : units   ? "results.standing.units"
                     : careful ? "results.standing.not_ready"
                               : "results.standing.unsafe";
  const StepStatus plan = session_.step("plan");
  const bool asks = safe && plan.state == StepState::attention;
  const char* text = unnamed                                   ? "results.standing.unnamed.text"
                     : asks                                    ? "results.standing.safe.questions"
                     : safe                                    ? "results.standing.safe.text"
                     : units                                   ? "results.standing.units.text"
                     : careful                                 ? "results.standing.not_ready.text"
                     : figures.standing == Standing::OverLimit ? "results.standing.over_limit.text"
                                                               : "results.standing.unsafe.text";
  ui::begin_card("standing", context.text("results.standing.title"), width);
  ui::tag(careful ? ui::Tone::warn : safe ? ui::Tone::good : ui::Tone::bad, careful ? "▲" : safe ? "●" : "■", context.text(word));
  if (!context.look.narrow) ImGui::SameLine(0, 10);
  ImGui::BeginGroup();
  ui::paragraph(context.text({text, {{"count", asks ? std::int64_t{plan.count} : static_cast<std::int64_t>(figures.blockers.size())}}}));
  if (session_.is_demo()) ui::paragraph_quiet(context.text("results.standing.demo"));
  ImGui::EndGroup();
  draw_name(context);
  if (!figures.blockers.empty()) {
    ui::separator();
    draw_findings(context, session_, "blockers", figures.blockers, {.at_first = 3, .follow = [&](const Finding& finding) {
                                                                      if (desk_->move(finding.subject))
                                                                        session_.looked_at = finding.subject;
                                                                      context.go_to = "plan";
                                                                    }});
  }
  ui::end_card();
}

// Asked for where it is missed: reports and letters say who made them.
void ResultsView::draw_name(Context& context) {
  if (!session_.settings().partner_name.empty()) return;
  constexpr std::string_view label = "files.move.partner_name";
  const std::optional<std::string> typed = ui::finished_text(context.text(label), {},
                                                             {.width = 320,
                                                              .explanation = context.text("files.move.partner_name.why"),
                                                              .takes_focus = place_.has_value() && place_->part == "name"});
  if (!typed) return;
  edit_ = [this, label, name = *typed] {
    session_.edit({"files.edit", {{"field", TextKey{std::string(label)}}, {"value", name}}},
                  [&](PlanSettings& settings) { settings.partner_name = name; });
  };
}

void ResultsView::draw_language(Context& context) {
  std::vector<std::string> names;
  int index = -1;
  for (std::size_t i = 0; i < language_codes_.size(); ++i) {
    names.emplace_back(own_name(language_codes_[i]));
    if (language_codes_[i] == session_.settings().report_language) index = static_cast<int>(i);
  }
  if (!ui::combo(context.text("results.language"), index, names, {.width = 240, .explanation = context.text("results.language.note")}) ||
      index < 0)
    return;
  edit_ = [this, code = language_codes_[static_cast<std::size_t>(index)]] {
    session_.edit({"results.edit.language", {{"name", std::string(own_name(code))}}},
                  [&](PlanSettings& settings) { settings.report_language = code; });
  };
}

void ResultsView::draw_files(Context& context, const std::vector<OutputFile>& files, float width) {
  ui::begin_card("files", context.text("results.files.title"), width);
  ui::heading(2, context.text("results.files.title"));
  if (!context.look.presenting && ui::primary_button(context.text("results.save_all"))) {
    OutputFile all = make_zip(files);
    all.name = customer_file_stem(session_.document_name()) + ".zip";
    save(context, all);
  }
  draw_language(context);
  for (const OutputDescription& output : outputs()) {
    if (context.look.presenting && output.partner_only) continue;
    const auto first = std::find_if(files.begin(), files.end(), [&](const OutputFile& file) { return file.output == output.id; });
    if (first == files.end()) continue;
    ui::separator();
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 3);
    ui::heading(3, context.text(output.title_key));
    ui::paragraph_small(context.text(output.purpose_key));
    std::map<std::string, std::vector<const OutputFile*>> folders;
    for (const OutputFile& file : files) {
      if (file.output == output.id) folders[folder_of(file.name)].push_back(&file);
    }
    for (const auto& [folder, inside] : folders) {
      if (!folder.empty() && inside.size() > few_files) {
        draw_folder(context, folder, inside);
      } else {
        for (const OutputFile* file : inside) draw_file(context, *file);
      }
    }
    ImGui::PopStyleVar();
  }
  ui::end_card();
}

void ResultsView::draw_file(Context& context, const OutputFile& file) {
  ImGui::PushID(file.name.c_str());
  const std::string save_text = context.text("results.save"), size = file_size_text(context, file.bytes.size());
  const float button = ui::button_width(save_text), room = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = context.look.theme.target;
  const float extent = ui::text_extent(size, nullptr, text_size::small).x;
  // Not below the size, whose quiet ink needs the panel.
  if (shown_for_ == file.name)
    ImGui::GetWindowDrawList()->AddRectFilled({at.x - 6, at.y}, {at.x + room - button - extent - 20, at.y + height},
                                              context.look.theme.accent_soft, context.look.theme.radius);
  ImGui::SetCursorScreenPos({at.x, at.y + std::max(0.0F, (height - (context.look.touch ? 44.0F : 24.0F)) / 2)});
  if (ui::link(file.name, context.text({"results.preview.name", {{"file", file.name}}}), room - button - extent - 24)) {
    show_preview(context, file.name);
  }
  const float bottom = ImGui::GetItemRectMax().y;
  ImGui::SetCursorScreenPos({std::floor(at.x + room - button - 12 - extent), at.y + (height - text_size::small) / 2});
  ui::small(size);
  ImGui::SetCursorScreenPos({at.x + room - button, at.y});
  if (ui::button(save_text, {.width = button, .name = context.text({"results.save.name", {{"file", file.name}}})})) save(context, file);
  // Below a name of several lines.
  if (const ImVec2 below = ImGui::GetCursorScreenPos(); bottom > at.y + height)
    ImGui::SetCursorScreenPos({below.x, below.y + bottom - at.y - height});
  ImGui::PopID();
}

void ResultsView::show_preview(Context& context, const std::string& file) {
  shown_ = file;
  preview_title_.ask();
  context.platform.announce(context.text({"results.preview.of", {{"file", file}}}));
}

// Many files of one kind are saved together, as they are sent together; one by one only for who wants to look.
void ResultsView::draw_folder(Context& context, const std::string& folder, const std::vector<const OutputFile*>& files) {
  ImGui::PushID(folder.c_str());
  const std::string save_text = context.text("results.save");
  const float button = ui::button_width(save_text), room = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const auto count = static_cast<std::int64_t>(files.size());
  const bool open = open_folders_.count(folder) > 0;
  ImGui::SetCursorScreenPos({at.x, at.y + std::max(0.0F, (context.look.theme.target - (context.look.touch ? 44.0F : 24.0F)) / 2)});
  if (ui::link(context.text({open ? "results.folder.hide" : "results.folder.show", {{"folder", folder}, {"count", count}}}))) {
    if (open)
      open_folders_.erase(folder);
    else
      open_folders_.insert(folder);
  }
  ImGui::SetCursorScreenPos({at.x + room - button, at.y});
  if (ui::button(save_text, {.width = button, .name = context.text({"results.save.name", {{"file", folder + ".zip"}}})})) {
    std::vector<OutputFile> inside;
    inside.reserve(files.size());
    for (const OutputFile* file : files) inside.push_back(*file);
    OutputFile zip = make_zip(inside);
    zip.name = folder + ".zip";
    save(context, zip);
  }
  if (open) {
    for (const OutputFile* file : files) draw_file(context, *file);
  }
  ImGui::PopID();
}

void ResultsView::save(Context& context, const OutputFile& file) {
  // A browser saves into one folder: only the last part of the name counts.
  const std::size_t slash = file.name.rfind('/');
  context.platform.save_file(slash == std::string::npos ? file.name : file.name.substr(slash + 1), file.media_type, file.bytes);
  context.toast = context.text({"results.saved", {{"file", file.name}}});
}

void ResultsView::draw_preview(Context& context, const std::vector<OutputFile>& files, float width, float height) {
  auto shown = std::find_if(files.begin(), files.end(), [&](const OutputFile& file) { return file.name == shown_; });
  if (shown == files.end() || (context.look.presenting && is_partner_only(*shown))) shown = files.begin();
  const std::string title =
      shown == files.end() ? context.text("results.preview.title") : context.text({"results.preview.of", {{"file", shown->name}}});
  ImGui::BeginGroup();
  ui::begin_card("preview", title, width);
  ui::heading(2, title);
  preview_title_.title(context.platform, context.look.narrow ? 400 : 200);
  if (shown == files.end()) {
    ui::end_card();
    ImGui::EndGroup();
    return;
  }
  // Every result names the customer.
  if (context.look.presenting) {
    ui::paragraph_quiet(context.text("present.no_preview"));
    ui::end_card();
    ImGui::EndGroup();
    return;
  }
  const bool another = shown_for_ != shown->name;
  if (another) {
    preview_ = preview_of(*shown);
    shown_for_ = shown->name;
  }
  ui::paragraph_small(context.text(preview_.lines.empty() ? "results.preview.binary"
                                   : preview_.is_html     ? "results.preview.html"
                                   : preview_.is_workbook ? "results.preview.workbook"
                                                          : "results.preview.text"));
  if (ui::button(context.text("results.preview.save"), {.name = context.text({"results.save.name", {{"file", shown->name}}})}))
    save(context, *shown);
  if (!preview_.lines.empty()) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, context.look.theme.ground);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(12, 10));
    ui::begin_scrolled("lines", {0, height}, ImGuiChildFlags_Borders, preview_.is_prose ? 0 : ImGuiWindowFlags_HorizontalScrollbar);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
    if (another || ImGui::IsWindowAppearing()) ImGui::SetScrollY(0);
    if (preview_.is_prose) {
      ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 6);
      for (const std::string& line : preview_.lines) {
        if (!line.empty()) ui::paragraph(line);
      }
      ImGui::PopStyleVar();
    } else {
      ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
      ImGuiListClipper clipper;
      clipper.Begin(static_cast<int>(preview_.lines.size()), text_size::body);
      while (clipper.Step()) {
        for (int line = clipper.DisplayStart; line < clipper.DisplayEnd; ++line) {
          const std::string& text = preview_.lines[static_cast<std::size_t>(line)];
          if (text.empty())
            ImGui::Dummy({1, text_size::body});
          else
            ui::mono(text);
        }
      }
      ImGui::PopStyleVar();
    }
    ui::end_scrolled();
    if (preview_.cut)
      ui::paragraph_small(context.text({"results.preview.cut", {{"count", static_cast<std::int64_t>(preview_.lines.size())}}}));
  }
  ui::end_card();
  ImGui::EndGroup();
}

}  // namespace csp
