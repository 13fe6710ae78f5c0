#pragma once
// How is packed content unpacked slice by slice? Deflate, raw as in ZIP archives or in gzip members with their own checks (zlib).

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace csp {

class Inflater {
 public:
  enum class Form { Raw, Gzip };
  enum class State { More, Ended, Damaged };
  static constexpr std::size_t kSlice = 64 * 1024;

  explicit Inflater(Form form);
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Takes from the front of `packed` and appends at most kSlice bytes to `out`. More: call again with what is left or with new bytes.
  State step(std::string_view& packed, std::string& out);
  void restart();  // a new member begins

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
};

}  // namespace csp
