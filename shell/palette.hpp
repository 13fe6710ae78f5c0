#pragma once
// One field that finds everything: commands with their keys, views, and whatever the open document holds.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shell/context.hpp"

namespace csp {

struct Command {
  std::string label;
  std::string keys;  // as written for this keyboard; empty = none
  std::function<void()> run;
  bool enabled = true;
};

class Palette {
 public:
  void open();
  // Runs the chosen command, or asks the context to jump to what was found.
  void draw(Context& context, const std::vector<Command>& commands);

 private:
  struct Entry {
    std::string label, kind;
    const Command* command = nullptr;
    Place place;
  };
  std::vector<Entry> entries(const Context& context, const std::vector<Command>& commands);
  bool draw_entry(const Entry& entry, bool lit, int index);
  void run(Context& context, const Entry& entry);

  bool opening_ = false;
  std::string wanted_;
  int lit_ = 0;  // the entry that Enter takes
  // What the document holds was looked through for this; while the palette is open, only typing or another document is news.
  struct Search {
    std::string text, language;
    std::uint64_t revision = 0;
    friend bool operator==(const Search&, const Search&) = default;
  };
  std::optional<Search> searched_;
  std::vector<Hit> hits_;
};

}  // namespace csp
