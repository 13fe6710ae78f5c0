#pragma once
// How far is the reading of files, and how long will it still take?

#include <map>

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class FilesReading {
 public:
  explicit FilesReading(Session& session) : session_(session) {}
  void draw(Context& context);

 private:
  struct Pace {
    double since_s = 0;  // when the first bytes came
    std::uint64_t from_bytes = 0;
  };
  // Seconds left at the pace so far; -1 while it is too early to say.
  std::int64_t seconds_left(const Reading& reading, double now_s);

  Session& session_;
  std::map<FileId, Pace> paces_;
};

}  // namespace csp
