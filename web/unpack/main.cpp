// The module's two entrances: the page gives it room by growing its memory (web/page/unpack.js).
#include <new>

#include "web/unpack/lzma.hpp"

namespace {

alignas(csp::unpack::Lzma) unsigned char place[sizeof(csp::unpack::Lzma)];
csp::unpack::Lzma* unpacking = nullptr;

}  // namespace

extern "C" {

void unpack_begin(const std::uint8_t* packed, std::uint32_t packed_size, std::uint8_t* out, std::uint32_t size) {
  unpacking = new (place) csp::unpack::Lzma(packed, packed_size, out, size);
}

// Bytes written so far; 0 when the packed bytes are damaged.
std::uint32_t unpack_until(std::uint32_t limit) { return unpacking->until(limit) ? unpacking->written() : 0; }
}
