#pragma once
// The commands of csp-plan. Exit status: 0 done and safe; 3 the plan has unresolved blockers (it is still written); 2 bad usage or
// unreadable input, with a message on standard error.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/language.hpp"
#include "core/catalog/catalog.hpp"
#include "core/import/import.hpp"
#include "core/plan/plan.hpp"
#include "shell/document.hpp"

namespace csp::cli {

constexpr int kDone = 0;
constexpr int kUnusable = 2;
constexpr int kBlocked = 3;

// What every command works with.
struct Environment {
  std::shared_ptr<const Catalog> catalog;
  const Language& language;  // of messages and of the partner's own papers
};

// Words after the command name, told apart once for all commands.
struct Arguments {
  std::vector<std::string> words;  // files, SKUs, the demo's name
  bool json = false;               // --json
  std::string settings;            // --settings FILE
  std::optional<Date> today;       // --today DAY
  std::string out;                 // --out DIR
};

int inspect(const Environment& environment, const Arguments& arguments);
int compare_skus(const Environment& environment, const Arguments& arguments);
int show_targets(const Environment& environment, const Arguments& arguments);
int plan_files(const Environment& environment, const Arguments& arguments);
int optimise_bundles(const Environment& environment, const Arguments& arguments);
int verify_plan(const Environment& environment, const Arguments& arguments);
int diff_plans(const Environment& environment, const Arguments& arguments);
int make_demo(const Environment& environment, const Arguments& arguments);
int plan_portfolio(const Environment& environment, const Arguments& arguments);
int render_plan(const Environment& environment, const Arguments& arguments);

// --- shared by the commands ---

// Both are safe for a terminal, whatever a file is called or says.
void say(std::string_view text);    // lines on standard output
int refuse(std::string_view text);  // a line on standard error; returns kUnusable
std::string sentence(const Environment& environment, const Message& message);

// The decisions of a settings file; those of nobody when the path is empty. The error names the file and what is wrong with it.
tl::expected<PlanSettings, std::string> read_settings(const Environment& environment, const std::string& path);
// The same from bytes that are there already; `name` is how messages call them.
tl::expected<PlanSettings, std::string> settings_in(const Environment& environment, const std::string& bytes, const std::string& name);

// Reads every file; a file that cannot be opened is refused on standard error and makes `all_readable` false. A file that was
// opened but refused as a whole stays in the list: its findings say why.
struct OpenedFiles {
  std::vector<std::shared_ptr<const ImportedFile>> files;
  bool all_readable = true;
};
OpenedFiles open_files(const Environment& environment, const std::vector<std::string>& paths, const ColumnMappings& mappings = {});

// Writes all result files into the folder and says what stands in the way, if anything. Returns kDone, kBlocked or kUnusable.
int write_results(const Environment& environment, const Document& document, const Plan& plan, const std::string& folder);

}  // namespace csp::cli
