#include "shell/views/portfolio.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/base/text.hpp"
#include "core/output/words.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/portfolio.hpp"
#include "shell/twin.hpp"
#include "shell/views/file_size.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/chart.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t few_rows = 8;
constexpr float most_for_day = 84;  // longer ones break

ui::Tone tone_of(const PortfolioEntry& entry) {
  if (!entry.problem.empty() || !entry.safe) return ui::Tone::bad;
  return entry.blockers != 0 || entry.questions != 0 ? ui::Tone::warn : ui::Tone::good;
}

const char* shape_of(ui::Tone tone) { return tone == ui::Tone::good ? "●" : tone == ui::Tone::warn ? "▲" : "■"; }

std::pair<std::optional<Date>, std::optional<Date>> days_of(const PortfolioEntry& entry) {
  std::optional<Date> first, last;
  for (const Step& step : entry.steps) {
    first = std::min(first.value_or(step.planned), step.planned);
    last = std::max(last.value_or(step.planned), step.planned);
  }
  return {first, last};
}

std::string moving_text(const Context& context, const PortfolioEntry& entry) {
  return context.text({"portfolio.column.moving.of", {{"moving", entry.moving}, {"count", entry.subscriptions}}});
}

// As in portfolio.csv: where prices are missing no sum is one.
bool knows_total(const PortfolioEntry& entry) { return !entry.costs.empty() && !entry.prices_missing; }

bool knows_stay(const PortfolioEntry& entry) { return knows_total(entry) && entry.compares; }

// Currencies are never mixed, and none of several stands for all: each has its row in the file.
std::string amount_text(const Context& context, const PortfolioEntry& entry, bool known, Decimal CostSummary::*which) {
  if (!known) return std::string(not_known);
  if (entry.costs.size() > 1)
    return context.text({"portfolio.several_currencies", {{"count", static_cast<std::int64_t>(entry.costs.size())}}});
  return context.language.money({entry.costs.front().*which, entry.costs.front().currency});
}

// Two lines of a row: the remark is read whole beside its customer's plan, and where the pointer rests on it.
void draw_name_and_remark(const std::string& name, const std::string& remark) {
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
  const float room = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ui::draw_text(at, look().theme.ink, name, look().fonts.strong, text_size::body, room, ui::Cut::middle);
  ui::draw_text({at.x, at.y + text_size::body}, look().theme.ink_quiet, remark, nullptr, text_size::small, room);
  ImGui::Dummy({room, text_size::body + text_size::small});
  if (ImGui::IsItemHovered()) ui::tooltip(name + "\n" + remark);
  twin::text(name);
  twin::text(remark);
  ImGui::PopStyleVar();
}

}  // namespace

// A title breaks between its words; each of them, and each value, is read whole.
void PortfolioView::name_columns(const Context& context) {
  const auto width_of = [&](const std::string& text) { return ui::text_extent(text).x; };
  const auto column = [&](std::string title, float width, bool number, std::string why = {}) {
    for (const std::string_view word : text::split(title, ' '))
      width = std::max(width, ui::text_extent(word, context.look.fonts.strong, text_size::small).x + 2);
    return ui::Column{std::move(title), std::ceil(width), 1, number, std::move(why)};
  };
  float standing = 0, moving = 0, units = 0, day = 0, total = 0, stays = 0;
  for (const PortfolioEntry& entry : entries_) {
    const ui::Tone tone = tone_of(entry);
    standing = std::max(standing, ui::tag_width(shape_of(tone), context.text(standing_key(entry))));
    moving = std::max(moving, width_of(moving_text(context, entry)));
    units = std::max(units, width_of(context.language.count(entry.units)));
    const auto [first, last] = days_of(entry);
    day = std::max({day, width_of(date_text(context, first)), width_of(date_text(context, last))});
    total = std::max(total, width_of(amount_text(context, entry, knows_total(entry), &CostSummary::total)));
    stays = std::max(stays, width_of(amount_text(context, entry, knows_stay(entry), &CostSummary::doing_nothing)));
  }
  const auto title_of = [&](const char* name) { return context.text("output.column." + std::string(name)); };
  columns_ = {{.title = title_of("customer"), .weight = 1.3F},
              column(title_of("standing"), standing, false),
              column(title_of("blockers"), 0, true),
              column(title_of("questions"), 0, true),
              column(context.text("portfolio.column.moving"), moving, true, context.text("portfolio.column.moving.why")),
              column(title_of("units"), units, true),
              column(title_of("first"), std::min(day, most_for_day), false),
              column(title_of("last"), std::min(day, most_for_day), false),
              column(title_of("total"), total, true),
              column(context.text("portfolio.column.stays"), stays, true, title_of("doing_nothing")),
              {.title = title_of("remark"), .weight = 1.6F}};
}

// Customers of one name are told apart by their folders.
void PortfolioView::name_customers() {
  std::map<std::string_view, int> times;
  for (const PortfolioEntry& entry : entries_) ++times[entry.name];
  names_.clear();
  for (const PortfolioEntry& entry : entries_) {
    const std::string name = entry.name.empty() ? entry.folder : times[entry.name] > 1 ? entry.name + " · " + entry.folder : entry.name;
    names_.push_back(text::visible(name));
  }
}

void PortfolioView::draw(Context& context) {
  Portfolio& portfolio = session_.portfolio();
  if (revision_ != portfolio.revision() || language_ != context.language.code()) {
    revision_ = portfolio.revision();
    language_ = context.language.code();
    entries_ = portfolio.entries(context.language);
    name_customers();
    name_columns(context);
    gates_ = gates_of(entries_);
    weeks_ = weeks_of(entries_, gates_);
  }
  ui::page_heading(context.text(title_key()), context.text(help_key()));
  draw_opening(context);
  if (!entries_.empty()) {
    draw_customers(context);
    draw_chosen(context);
  }
  if (!gates_.empty()) {
    draw_weeks(context);
    draw_gates(context);
  }
  if (edit_) std::exchange(edit_, nullptr)();
}

void PortfolioView::draw_opening(Context& context) {
  Portfolio& portfolio = session_.portfolio();
  const std::string title = context.text("portfolio.open.title");
  ui::begin_card("opening", title);
  ui::heading(2, title);
  ui::paragraph(context.text("portfolio.open.text"));
  const auto beside = [&] {
    if (!context.look.narrow) ImGui::SameLine(0, 12);
  };
  if (entries_.empty() ? ui::primary_button(context.text("portfolio.open.files")) : ui::button(context.text("portfolio.open.files")))
    context.platform.pick_files();
  if (!context.look.touch) {
    beside();
    if (ui::button(context.text("portfolio.open.folder"))) context.platform.pick_folder();
  }
  if (!session_.plan().moves.empty()) {
    beside();
    if (ui::button(context.text("portfolio.take"))) {
      edit_ = [this, &portfolio] { portfolio.take(session_.document(), session_.document_name()); };
      context.toast = context.text({"portfolio.taken", {{"name", context.name(session_.document_name())}}});
    }
  }
  if (!entries_.empty()) {
    beside();
    if (ui::button(context.text("portfolio.clear"))) edit_ = [&portfolio] { portfolio.clear(); };
  }
  if (const std::optional<Portfolio::Progress> progress = portfolio.progress()) {
    const std::string line = context.text({"portfolio.reading",
                                           {{"count", static_cast<std::int64_t>(progress->customers)},
                                            {"read", file_size_text(context, progress->read_bytes)},
                                            {"size", file_size_text(context, progress->size_bytes)}}});
    const double part =
        progress->size_bytes == 0 ? 0 : static_cast<double>(progress->read_bytes) / static_cast<double>(progress->size_bytes);
    ui::progress_bar(title, static_cast<float>(std::min(1.0, part)));
    ui::small(line);
    ImGui::SameLine(0, 12);
    if (ui::link(context.text("portfolio.stop"))) edit_ = [&portfolio] { portfolio.stop(); };
  }
  ui::end_card();
}

void PortfolioView::draw_customers(Context& context) {
  const std::string title = context.text("portfolio.table");
  ui::begin_card("customers", title);
  ui::heading(2, title);
  std::int64_t ready = 0, open = 0, unsafe = 0, failed = 0;
  for (const PortfolioEntry& entry : entries_) {
    std::int64_t& kind = !entry.problem.empty()                        ? failed
                         : !entry.safe                                 ? unsafe
                         : entry.blockers != 0 || entry.questions != 0 ? open
                                                                       : ready;
    ++kind;
  }
  ui::paragraph(context.text(
      {"portfolio.summary",
       {{"count", static_cast<std::int64_t>(entries_.size())}, {"ready", ready}, {"open", open}, {"unsafe", unsafe}, {"failed", failed}}}));
  const float room = ImGui::GetContentRegionAvail().x;
  // Where there is no room for it the remark stands below the name; on a phone, in the row's block.
  const bool remarks = context.look.narrow || ui::least_table_width(columns_) <= room;
  const std::span<const ui::Column> columns(columns_.data(), columns_.size() - (remarks ? 0 : 1));
  // A stacked row is as high as eight lines: a few of them stand on the page itself.
  const float height = !context.look.narrow         ? std::min(470.0F, 96 + 50 * static_cast<float>(entries_.size()))
                       : entries_.size() > few_rows ? 560.0F
                                                    : 0.0F;
  if (ui::Table table("customers", title, columns,
                      {.height = height, .lines = 2, .frozen_columns = 1, .selectable = true, .revision = revision_ + 1});
      table) {
    table.rows(
        static_cast<int>(entries_.size()),
        [&](int row) {
          const PortfolioEntry& entry = entries_[static_cast<std::size_t>(row)];
          const std::string name = context.name(names_[static_cast<std::size_t>(row)]);
          const std::string remark = context.look.presenting ? std::string() : text::visible(remark_of(entry, context.language));
          if (remarks || remark.empty())
            table.strong(name);
          else
            table.cell(name, [&] { draw_name_and_remark(name, remark); });
          const std::string standing = context.text(standing_key(entry));
          table.cell(standing, [&] { ui::tag(tone_of(entry), shape_of(tone_of(entry)), standing); });
          const bool planned = entry.problem.empty();
          const auto number = [&](const std::string& text, std::int64_t key) {
            table.number(planned ? text : std::string(not_known), planned ? key : -1);
          };
          for (const std::int64_t count : {entry.blockers, entry.questions}) number(context.language.count(count), count);
          number(moving_text(context, entry), entry.moving);
          number(context.language.count(entry.units), entry.units);
          const auto [first, last] = days_of(entry);
          table.day(date_text(context, first), first);
          table.day(date_text(context, last), last);
          const auto amount = [&](bool known, Decimal CostSummary::*which) {
            table.number(amount_text(context, entry, known, which),
                         known && entry.costs.size() == 1 ? amount_key(entry.costs.front().*which) : std::nullopt);
          };
          amount(knows_total(entry), &CostSummary::total);
          amount(knows_stay(entry), &CostSummary::doing_nothing);
          if (remarks) table.text(remark);
        },
        [&](int row) { return entries_[static_cast<std::size_t>(row)].folder == chosen_; },
        [&](int row) { return context.name(names_[static_cast<std::size_t>(row)]); });
    if (table.clicked_row() >= 0) chosen_ = entries_[static_cast<std::size_t>(table.clicked_row())].folder;
  }
  if (ui::primary_button(context.text("portfolio.save_all"))) save(context, session_.portfolio().everything(context.language));
  for (const char* file : {"portfolio.csv", "work.csv", "weeks.csv"}) {
    if (!context.look.narrow) ImGui::SameLine(0, 12);
    if (!ui::button(file, {.name = context.text({"results.save.name", {{"file", std::string(file)}}})})) continue;
    for (const OutputFile& made : session_.portfolio().files(context.language)) {
      if (made.name == file) save(context, made);
    }
  }
  ui::end_card();
}

void PortfolioView::draw_chosen(Context& context) {
  const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const PortfolioEntry& each) { return each.folder == chosen_; });
  if (entry == entries_.end()) {
    ui::paragraph_quiet(context.text("portfolio.choose"));
    return;
  }
  const auto index = static_cast<std::size_t>(entry - entries_.begin());
  const Portfolio::Customer& customer = session_.portfolio().customers()[index];
  const std::string name = context.name(names_[index]);
  ui::begin_card("chosen", name);
  ui::heading(3, name);
  const std::string remark = remark_of(*entry, context.language);
  if (!remark.empty()) ui::paragraph(context.look.presenting ? std::string() : text::visible(remark));
  if (!customer.plan.empty()) {
    if (ui::button(context.text("portfolio.customer.open"), {.name = context.text({"portfolio.customer.open.name", {{"name", name}}})})) {
      edit_ = [this, plan = customer.plan, title = entry->name.empty() ? entry->folder : entry->name] {
        session_.open_portfolio_plan(title, plan);
      };
      context.go_to = "plan";
    }
    if (!context.look.narrow) ImGui::SameLine(0, 12);
  } else if (entry->problem.empty()) {
    ui::paragraph(context.text("portfolio.customer.no_room"));
  }
  if (ui::button(context.text("portfolio.customer.remove"), {.name = context.text({"portfolio.customer.remove.name", {{"name", name}}})}))
    edit_ = [this, index] { session_.portfolio().remove(index); };
  ui::end_card();
}

void PortfolioView::draw_weeks(Context& context) {
  const std::string title = context.text("portfolio.weeks.title");
  ui::begin_card("weeks", title);
  ui::heading(2, title);
  ui::paragraph_small(context.text("portfolio.weeks.text"));
  std::vector<ui::ChartColumn> columns;
  double highest = 1;
  std::string description = title + ".";
  for (const PortfolioWeek& week : weeks_) {
    ui::ChartColumn column;
    column.label = context.language.date(week.monday);
    column.lower = static_cast<double>(week.all() - week.of_role[0]);
    column.upper = static_cast<double>(week.of_role[0]);
    column.spoken = context.text({"portfolio.weeks.spoken", {{"date", week.monday}, {"count", week.all()}, {"own", week.of_role[0]}}});
    highest = std::max(highest, column.lower + column.upper);
    description += " " + column.spoken + ".";
    columns.push_back(std::move(column));
  }
  const ui::ChartScale scale = ui::chart_scale(highest);
  std::vector<std::string> labels;
  for (int i = 0; i <= scale.parts; ++i) {
    const double value = scale.top * i / scale.parts;
    labels.push_back(value == std::floor(value) ? context.language.count(static_cast<std::int64_t>(value)) : std::string());
  }
  ui::column_chart("chart", description, columns, scale, labels, context.look.narrow ? 160.0F : 190.0F);
  ui::end_card();
}

void PortfolioView::draw_gates(Context& context) {
  const std::string title = context.text("portfolio.gates.title");
  ui::begin_card("gates", title);
  ui::heading(2, title);
  const auto title_of = [&](const char* column) { return context.text("output.column." + std::string(column)); };
  const std::array<ui::Column, 5> columns = {{{.title = title_of("day"), .width = 110},
                                              {.title = title_of("customer"), .weight = 0.7F},
                                              {.title = title_of("what"), .weight = 1.6F},
                                              {.title = title_of("side"), .weight = 0.7F},
                                              {.title = title_of("latest"), .width = 110}}};
  if (ui::Table table("gates", title, columns, {.height = 360, .revision = revision_ + 1}); table) {
    table.rows(static_cast<int>(gates_.size()), [&](int row) {
      const PortfolioGate& gate = gates_[static_cast<std::size_t>(row)];
      const PortfolioEntry& entry = entries_[gate.entry];
      const Step& step = entry.steps[gate.step];
      table.day(context.language.date(gate.day), gate.day);
      table.text(context.name(names_[gate.entry]));
      table.text(context.text(step.title()));
      table.text_quiet(context.text(words::key(step.role)));
      table.day(context.language.date(step.latest), step.latest);
    });
  }
  ui::end_card();
}

void PortfolioView::save(Context& context, const OutputFile& file) {
  context.platform.save_file(file.name, file.media_type, file.bytes);
  context.toast = context.text({"results.saved", {{"file", file.name}}});
}

}  // namespace csp
