// The decoder: any bytes become valid UTF-8, the same for every chunking.

#include <string>

#include "core/base/text.hpp"
#include "core/import/decode.hpp"
#include "tests/fuzz/target.hpp"

namespace {

std::string decode(std::string_view bytes, std::size_t chunk) {
  csp::Decoder decoder;
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += chunk) decoder.feed(bytes.substr(at, chunk), out);
  decoder.finish(out);
  return std::string(decoder.encoding()) + ":" + out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = csp::fuzz::text(data, size);
  const std::string whole = decode(bytes, size + 1);
  csp::fuzz::require(csp::text::is_valid_utf8(whole), "decoded text is valid UTF-8");
  csp::fuzz::require(whole == decode(bytes, csp::fuzz::chunk_of(bytes)), "decoding does not depend on chunks");
  return 0;
}
