// inspect: what each file is, and what was read, repaired and refused.
#include "core/import/inspect_json.hpp"
#include "shell/cli/command.hpp"

namespace csp::cli {

int inspect(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.empty()) return refuse("csp-plan inspect: name at least one file");
  const OpenedFiles opened = open_files(environment, arguments.words);
  say(arguments.json ? inspect_json(opened.files, environment.language) : inspect_text(opened.files, environment.language));
  int status = opened.all_readable ? kDone : kUnusable;
  for (const auto& file : opened.files) {
    if (refused_as_a_whole(*file)) status = refuse("csp-plan: " + file->name + " cannot be used; the findings say why");
  }
  return status;
}

}  // namespace csp::cli
