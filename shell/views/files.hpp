#pragma once
// What are the files, what was read from them, what is still missing, and what must be known about the move?

#include <string>
#include <vector>

#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/document_stamp.hpp"
#include "shell/views/files_changes.hpp"
#include "shell/views/files_differences.hpp"
#include "shell/views/files_mapping.hpp"
#include "shell/views/files_move.hpp"
#include "shell/views/files_reading.hpp"
#include "shell/views/files_rows.hpp"
#include "shell/widgets/into_view.hpp"

namespace csp {

class FilesView : public View {
 public:
  explicit FilesView(Session& session)
      : session_(session), reading_(session), mapping_(session), changes_(session), differences_(session), move_(session), rows_(session) {}
  std::string_view id() const override { return "files"; }
  std::string_view title_key() const override { return "files.title"; }
  std::string_view help_key() const override { return "files.help"; }
  void draw(Context& context) override;

 private:
  void draw_problem(Context& context);
  void draw_table(Context& context);
  void draw_details(Context& context);
  void draw_reading_choices(Context& context, std::size_t index);
  void draw_missing(Context& context);

  static int first_with_trouble(const std::vector<std::shared_ptr<const ImportedFile>>& files);

  Session& session_;
  FilesReading reading_;
  FilesMapping mapping_;
  FilesChanges changes_;
  FilesDifferences differences_;
  FilesMove move_;
  FilesRows rows_;
  int selected_ = -1;
  ui::IntoView asked_;            // of the chosen file
  bool to_columns_ = false;       // that is the columns of the file
  bool rescue_ = false;           // asked for in this frame
  const Facts* shown_ = nullptr;  // to notice that other files are open
};

}  // namespace csp
