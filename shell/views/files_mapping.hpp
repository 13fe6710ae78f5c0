#pragma once
// What do the columns of a table mean whose header nobody knows? Proposes, shows what would be read, remembers.

#include <optional>
#include <string>

#include "core/import/import.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class FilesMapping {
 public:
  explicit FilesMapping(Session& session) : session_(session) {}
  // Draws nothing for a file whose header is known. `into_view`: somebody asked for it.
  void draw(Context& context, std::size_t file, bool into_view);

 private:
  void renew(const ImportedFile& file);
  void draw_rows(Context& context);
  void draw_kind(Context& context, float width);
  void draw_fields(Context& context, float width);
  void draw_preview(Context& context, std::size_t index);
  void draw_actions(Context& context, std::size_t file);
  void propose_again();

  Session& session_;
  const ImportedFile* file_ = nullptr;
  std::string signature_;
  TablePreview table_;
  std::vector<std::string> kinds_;  // the likeliest for this table first
  ColumnMapping mapping_;
  std::optional<ImportedFile> preview_;  // of mapping_; made when first needed
  bool remembered_ = false;              // mapping_ is the one of the document
  bool all_fields_ = false;              // also those that the table has no column for
};

}  // namespace csp
