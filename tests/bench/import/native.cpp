// bench-import FILE...: each file read by the planner (A) and by a plain loop over its bytes (B), A-B-B-A, processor time, medians.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/catalog/catalog.hpp"
#include "tests/bench/import/reading.hpp"

namespace {

constexpr std::size_t kSlice = std::size_t{1} << 20;

template <typename Take>
bool slices(const char* path, Take take) {
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  std::vector<char> slice(kSlice);
  while (const std::size_t size = std::fread(slice.data(), 1, slice.size(), file)) take(std::string_view(slice.data(), size));
  std::fclose(file);
  return true;
}

// Reads every byte once: what no reader of this file can do without.
std::uint64_t plain(const char* path) {
  std::uint64_t sum = 0;
  slices(path, [&](std::string_view bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, bytes.data() + at, 8);
      sum = sum * 31 + eight;
    }
  });
  return sum;
}

// Highest resident memory so far in KiB; 0 where the system does not tell.
long peak_kib(bool from_now) {
  if (from_now) {
    if (std::FILE* reset = std::fopen("/proc/self/clear_refs", "w")) {
      std::fputs("5", reset);
      std::fclose(reset);
    }
  }
  long peak = 0;
  if (std::FILE* status = std::fopen("/proc/self/status", "r")) {
    char line[256];
    while (std::fgets(line, sizeof line, status) != nullptr) std::sscanf(line, "VmHWM: %ld", &peak);
    std::fclose(status);
  }
  return peak;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <typename Work>
double milliseconds(Work work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC;
}

}  // namespace

int main(int count, char** arguments) {
  const auto catalog = csp::load_catalog(csp::embedded_asset);
  if (!catalog) return 1;
  for (int i = 1; i < count; ++i) {
    const char* path = arguments[i];
    std::uint64_t bytes = 0;
    if (!slices(path, [&](std::string_view slice) { bytes += slice.size(); })) {
      std::fprintf(stderr, "%s: cannot be read\n", path);
      return 2;
    }
    std::vector<double> ours;
    std::vector<double> loop;
    std::string result;
    std::uint64_t sum = 0;
    const long before = peak_kib(true);
    for (int round = 0; round < 4; ++round) {
      for (const bool a : {true, false, false, true}) {
        if (a) {
          ours.push_back(milliseconds([&] {
            csp::bench::Reading reading(*catalog);
            slices(path, [&](std::string_view slice) { reading.feed(slice); });
            result = reading.finish();
          }));
        } else {
          loop.push_back(milliseconds([&] { sum += plain(path); }));
        }
      }
    }
    const double megabytes = static_cast<double>(bytes) / 1e6;
    std::printf(
        "%s: %.0f MB; planner %.0f ms (%.0f MB/s), plain loop %.0f ms (%.0f MB/s), ratio %.1f; memory of the planner at its peak %.0f MB\n "
        " %s (%u)\n",
        path, megabytes, median(ours), megabytes / median(ours) * 1e3, median(loop), megabytes / median(loop) * 1e3,
        median(ours) / median(loop), static_cast<double>(peak_kib(false) - before) / 1024, result.c_str(), static_cast<unsigned>(sum));
  }
  return 0;
}
