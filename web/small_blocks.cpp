// The page's operator new. Planning again after an edit makes and drops some hundred thousand small things, and the allocator that comes
// with the compiler searches for each of them; here one of up to 256 bytes comes off a list of free blocks of its size, and goes back to
// it. A region of 64 KiB holds blocks of one size, and a table says which, so that a block needs no header. Larger things go to malloc.
// Regions stay with their size: what a plan takes, the next plan takes again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t kStep = 16, kLargest = 256, kRegion = 65536;
constexpr std::size_t kSizes = kLargest / kStep;

struct Block {
  Block* next;
};

Block* free_blocks[kSizes];
char* fresh[kSizes];  // of the latest region: where nothing was handed out yet
char* fresh_end[kSizes];
std::uint8_t size_of_region[65536];  // by the upper half of an address: 1 + which size; 0 = malloc's

void* fresh_block(std::size_t size) {
  if (fresh[size] == fresh_end[size]) {
    char* region = static_cast<char*>(std::aligned_alloc(kRegion, kRegion));
    if (region == nullptr) std::abort();
    size_of_region[reinterpret_cast<std::uintptr_t>(region) / kRegion] = static_cast<std::uint8_t>(size + 1);
    const std::size_t bytes = (size + 1) * kStep;
    fresh[size] = region;
    fresh_end[size] = region + kRegion / bytes * bytes;
  }
  char* block = fresh[size];
  fresh[size] += (size + 1) * kStep;
  return block;
}

}  // namespace

// Never inlined: the page would carry a copy at each of some ten thousand places.
[[gnu::noinline]] void* operator new(std::size_t bytes) {
  if (bytes > kLargest) {
    void* block = std::malloc(bytes);
    if (block == nullptr) std::abort();
    return block;
  }
  const std::size_t size = bytes == 0 ? 0 : (bytes - 1) / kStep;
  Block* block = free_blocks[size];
  if (block == nullptr) return fresh_block(size);
  free_blocks[size] = block->next;
  return block;
}

[[gnu::noinline]] void operator delete(void* block) noexcept {
  if (block == nullptr) return;
  const std::uint8_t size = size_of_region[reinterpret_cast<std::uintptr_t>(block) / kRegion];
  if (size == 0) {
    std::free(block);
    return;
  }
  auto* freed = static_cast<Block*>(block);
  freed->next = free_blocks[size - 1];
  free_blocks[size - 1] = freed;
}

void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
void* operator new[](std::size_t bytes) { return operator new(bytes); }
void operator delete[](void* block) noexcept { operator delete(block); }
void operator delete[](void* block, std::size_t) noexcept { operator delete(block); }
