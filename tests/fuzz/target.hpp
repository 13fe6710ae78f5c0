#pragma once
// What a fuzz target promises, checked for every input: no crash, no hang, the same result for every chunking, a ledger that adds up.
// A target is LLVMFuzzerTestOneInput: libFuzzer drives it (tests/fuzz/run), or tests/fuzz/replay.cpp over stored files under ctest.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace csp::fuzz {

inline void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

inline std::string_view text(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

// A chunk size that differs from input to input and needs no random source.
inline std::size_t chunk_of(std::string_view bytes) {
  std::size_t sum = bytes.size();
  for (const char c : bytes.substr(0, 64)) sum = sum * 31 + static_cast<unsigned char>(c);
  return 1 + sum % 97;
}

}  // namespace csp::fuzz
