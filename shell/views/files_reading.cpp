#include "shell/views/files_reading.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/views/file_size.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

std::int64_t FilesReading::seconds_left(const Reading& reading, double now_s) {
  if (reading.read_bytes == 0 || reading.size_bytes <= reading.read_bytes) return -1;
  const auto [pace, first] = paces_.try_emplace(reading.id, Pace{now_s, reading.read_bytes});
  const double took = now_s - pace->second.since_s;
  const double bytes = static_cast<double>(reading.read_bytes - pace->second.from_bytes);
  if (first || took < 0.5 || bytes <= 0) return -1;
  return static_cast<std::int64_t>(static_cast<double>(reading.size_bytes - reading.read_bytes) * took / bytes) + 1;
}

void FilesReading::draw(Context& context) {
  const std::optional<PuttingTogether> together = session_.putting_together();
  if (session_.reading().empty()) paces_.clear();
  if (session_.reading().empty() && !together) return;
  ui::begin_card("reading", context.text("files.reading.title"));
  for (const Reading& reading : session_.reading()) {
    ImGui::PushID(static_cast<int>(reading.id));
    const std::string name = text::visible(reading.name);
    const float part = reading.size_bytes == 0
                           ? -1.0F
                           : static_cast<float>(static_cast<double>(reading.read_bytes) / static_cast<double>(reading.size_bytes));
    ui::progress_bar(name, part);
    std::string line = context.text(
        {"files.reading.progress",
         {{"name", name}, {"read", file_size_text(context, reading.read_bytes)}, {"size", file_size_text(context, reading.size_bytes)}}});
    if (reading.rows > 0) line += " · " + context.text({"files.reading.rows", {{"count", reading.rows}}});
    const std::int64_t left = seconds_left(reading, ImGui::GetTime());
    if (left >= 90)
      line += " · " + context.text({"files.reading.minutes_left", {{"count", (left + 30) / 60}}});
    else if (left >= 0)
      line += " · " + context.text({"files.reading.seconds_left", {{"count", left}}});
    ui::small(line);
    ImGui::SameLine(0, 12);
    if (context.look.narrow) ImGui::NewLine();
    if (ui::link(context.text("files.reading.stop"), context.text({"files.reading.stop.name", {{"name", name}}})))
      session_.stop_reading(reading.id);
    ImGui::PopID();
  }
  if (together) {
    const std::string line = context.text({"files.reading.together", {{"count", together->files}}});
    ui::progress_bar(line, together->users == 0 ? -1.0F : static_cast<float>(together->looked_at) / static_cast<float>(together->users));
    ui::small(line);
  }
  ui::end_card();
}

}  // namespace csp
