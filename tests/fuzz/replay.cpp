// Runs a fuzz target over stored files, and over each of them damaged at a few places, where libFuzzer is not at hand.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/fuzz/target.hpp"

namespace {

void run(const std::string& bytes) { LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()); }

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> paths;
  for (int at = 1; at < count; ++at) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[at])) {
      // A bomb takes a second each time; the unit tests open it once.
      if (entry.is_regular_file() && entry.path().stem() != "bomb") paths.push_back(entry.path().string());
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream stream;
    stream << file.rdbuf();
    const std::string bytes = stream.str();
    run(bytes);
    const std::string letters("\"\0,\n{}[]\xff\xc3;e", 12);
    for (std::size_t place = 0; place < bytes.size(); place += 1 + bytes.size() / 12) {
      std::string damaged = bytes;
      damaged[place] = letters[place % letters.size()];
      run(damaged);
      run(bytes.substr(0, place));
    }
  }
  std::printf("%zu files\n", paths.size());
  return paths.empty() ? 1 : 0;
}
