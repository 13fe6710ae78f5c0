#pragma once
// What did the lists that were opened change: SKUs and service plans added, removed, renamed; offers tied anew; prices?

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

class FilesChanges {
 public:
  explicit FilesChanges(const Session& session) : session_(session) {}
  // Draws nothing while the built-in facts are in use and no list replaced another.
  void draw(Context& context);

 private:
  struct Group {
    const char* key;  // "files.changes.<what>", with {count}
    std::size_t count = 0;
    std::function<std::vector<std::string>(std::size_t most)> lines;  // the first of them; a price list has tens of thousands
  };

  std::vector<Group> groups(const Context& context) const;

  const Session& session_;
  std::set<std::string, std::less<>> open_;  // keys of groups shown in full
};

}  // namespace csp
