#pragma once
// What can be taken away? Every result file with its purpose, a look inside, and a way to save it.

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/plan_desk.hpp"
#include "shell/views/preview.hpp"
#include "shell/widgets/into_view.hpp"

namespace csp {

class ResultsView : public View {
 public:
  explicit ResultsView(Session& session);
  std::string_view id() const override { return "results"; }
  std::string_view title_key() const override { return "results.title"; }
  std::string_view help_key() const override { return "results.help"; }
  void draw(Context& context) override;

 private:
  void draw_standing(Context& context, float width);
  void draw_name(Context& context);
  void draw_language(Context& context);
  void draw_files(Context& context, const std::vector<OutputFile>& files, float width);
  void draw_file(Context& context, const OutputFile& file);
  void draw_folder(Context& context, const std::string& folder, const std::vector<const OutputFile*>& files);
  void show_preview(Context& context, const std::string& file);
  void draw_preview(Context& context, const std::vector<OutputFile>& files, float width, float height);
  void save(Context& context, const OutputFile& file);

  Session& session_;
  std::vector<std::string> language_codes_;
  std::unique_ptr<PlanDesk> desk_;
  std::uint64_t revision_ = 0;
  std::string language_, hash_;
  std::set<std::string> open_folders_;
  std::optional<Place> place_;  // what somebody wants to be shown, in this frame
  std::string shown_;           // name of the file in the preview
  std::string shown_for_;       // what `preview_` was made of
  Preview preview_;
  ui::IntoView preview_title_;
  std::function<void()> edit_;
};

}  // namespace csp
