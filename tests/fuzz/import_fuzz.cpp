// The whole way from bytes to records: containers, detection and every kind's reader.

#include "tests/fuzz/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  csp::fuzz::keep_promises(csp::fuzz::text(data, size));
  return 0;
}
