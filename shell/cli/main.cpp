#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>

#include "core/base/text.hpp"
#include "shell/cli/command.hpp"
#include "shell/languages.hpp"

namespace {

using namespace csp;
using namespace csp::cli;

constexpr std::string_view kUsage =
    "csp-plan " CSP_VERSION
    "\n"
    "\n"
    "  csp-plan inspect FILE... [--json]                  what each file is, what was read, repaired, refused\n"
    "  csp-plan compare SOURCE TARGET [--json]            two SKUs or bundles (A+B), by skuId, skuPartNumber or offer id\n"
    "  csp-plan targets SOURCE [FILE...] [--settings S.json] [--today DAY] [--json]   ranked: what can be bought in its place\n"
    "  csp-plan optimise FILE... [--settings S.json] [--today DAY] [--json]   the cheapest bundles that keep every service\n"
    "  csp-plan plan FILE... [--settings S.json] --today DAY --out DIR   what moves when, and every result of it\n"
    "  csp-plan verify DIR/plan.json FILE... [--today DAY]   later exports against the plan\n"
    "  csp-plan diff EARLIER.json LATER.json              what is different between two saved plans\n"
    "  csp-plan render PLAN.json --out DIR                every result of a saved plan again\n"
    "  csp-plan portfolio FOLDER... [FILE...] [--settings S.json] --today DAY --out DIR   many customers: folders, archives, saved plans\n"
    "  csp-plan demo NAME --out DIR                       a built-in customer, finished\n"
    "\n"
    "DAY is written as 2026-11-22. Option for all: --language CODE (texts for you; customer papers follow the settings).\n"
    "Exit status: 0 safe; 3 the plan has unresolved blockers; 2 bad usage or unreadable input.";

struct Command {
  std::string_view name;
  int (*run)(const Environment&, const Arguments&);
  std::string_view options;  // those that it knows, beside --language
};

constexpr std::array<Command, 10> commands = {{{"inspect", inspect, "--json"},
                                               {"compare", compare_skus, "--json"},
                                               {"targets", show_targets, "--settings --today --json"},
                                               {"plan", plan_files, "--settings --today --out"},
                                               {"optimise", optimise_bundles, "--settings --today --json"},
                                               {"verify", verify_plan, "--today"},
                                               {"diff", diff_plans, ""},
                                               {"render", render_plan, "--out"},
                                               {"portfolio", plan_portfolio, "--settings --today --out"},
                                               {"demo", make_demo, "--out"}}};

bool knows(const Command& command, std::string_view option) {
  if (option == "--language") return true;
  const std::vector<std::string_view> options = text::split(command.options, ' ');
  return std::find(options.begin(), options.end(), option) != options.end();
}

// Nothing can be put right without memory, so the program says so and leaves; no file is left half-written (write_files).
void leave_without_memory() {
  std::fflush(stdout);
  constexpr std::string_view words =
      "csp-plan: the memory that this program may use ran out. No file was left half-written; plan fewer files at a time.\n";
  std::fwrite(words.data(), 1, words.size(), stderr);
  std::_Exit(kUnusable);
}

}  // namespace

int main(int count, char** values) {
  std::set_new_handler(leave_without_memory);
  std::vector<std::string_view> words(values + 1, values + count);
  if (words.empty() || words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
    say(kUsage);
    return words.empty() ? kUnusable : kDone;
  }
  if (words[0] == "--version") {
    say("csp-plan " CSP_VERSION);
    return kDone;
  }
  const Command* command = nullptr;
  for (const Command& known : commands) {
    if (known.name == words[0]) command = &known;
  }
  if (command == nullptr) return refuse("csp-plan: there is no command \"" + std::string(words[0]) + "\"; see csp-plan --help");

  Arguments arguments;
  std::string language_code = "en";
  std::optional<std::string> today;
  bool only_words = false;
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string_view word = words[i];
    std::string* value = nullptr;
    if (only_words || word.substr(0, 2) != "--") {
      arguments.words.emplace_back(word);
      continue;
    }
    if (word == "--") {
      only_words = true;
    } else if (!knows(*command, word)) {
      return refuse("csp-plan " + std::string(command->name) + ": there is no option \"" + std::string(word) +
                    "\" here; see csp-plan --help");
    } else if (word == "--json") {
      arguments.json = true;
    } else if (word == "--settings") {
      value = &arguments.settings;
    } else if (word == "--today") {
      value = &today.emplace();
    } else if (word == "--out") {
      value = &arguments.out;
    } else if (word == "--language") {
      value = &language_code;
    }
    if (value == nullptr) continue;
    if (i + 1 == words.size()) return refuse("csp-plan: " + std::string(word) + " needs a value");
    *value = words[++i];
  }

  if (today) arguments.today = told_day(*today);
  if (today && !arguments.today)
    return refuse("csp-plan " + std::string(command->name) + ": \"" + *today +
                  "\" is no day of the years 1900 to 2200; write it as 2026-11-22");

  const std::vector<std::string>& known = language_codes();
  if (std::find(known.begin(), known.end(), language_code) == known.end())
    return refuse("csp-plan: there are no texts in the language \"" + language_code + "\"");
  const auto catalog = built_in_catalog();
  if (!catalog) return refuse("csp-plan: the built-in facts are damaged: " + catalog.error());
  const int status = command->run({*catalog, language_for(language_code)}, arguments);
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return refuse("csp-plan: what was to be printed could not be written");
  return status;
}
