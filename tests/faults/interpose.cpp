// Loaded before the C library (LD_PRELOAD), it makes one call of the program fail: FAULT=<kind>:<n> names the call, FAULT_COUNT=<file>
// takes how many calls of each kind there were. Kinds: new (memory), short (a read that brings half), read, write, close, rename.
#include <dlfcn.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

enum Kind { kNew, kShort, kRead, kWrite, kClose, kRename, kKinds };
constexpr const char* kNames[kKinds] = {"new", "short", "read", "write", "close", "rename"};
long counts[kKinds] = {};
std::FILE* broken = nullptr;

bool fails_now(Kind kind) {
  static const char* wanted = std::getenv("FAULT");
  ++counts[kind];
  if (wanted == nullptr) return false;
  const std::size_t length = std::strlen(kNames[kind]);
  return std::strncmp(wanted, kNames[kind], length) == 0 && wanted[length] == ':' && std::atol(wanted + length + 1) == counts[kind];
}

template <typename Function>
Function* real(Function*, const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

__attribute__((destructor)) void tell() {
  const char* path = std::getenv("FAULT_COUNT");
  if (path == nullptr) return;
  std::FILE* file = real(&std::fopen, "fopen")(path, "w");
  for (int kind = 0; kind < kKinds; ++kind) std::fprintf(file, "%s %ld\n", kNames[kind], counts[kind]);
  real(&std::fclose, "fclose")(file);
}

bool is_stream_of_the_terminal(std::FILE* file) { return file == stdout || file == stderr; }

}  // namespace

void* operator new(std::size_t size) {
  if (fails_now(kNew)) {
    if (const std::new_handler handler = std::get_new_handler()) handler();
    std::abort();  // a program without a handler
  }
  return std::malloc(size == 0 ? 1 : size);
}

extern "C" std::size_t fread(void* to, std::size_t size, std::size_t count, std::FILE* file) {
  static auto* const next = real(&std::fread, "fread");
  if (fails_now(kRead)) {
    errno = EIO;
    broken = file;
    return 0;
  }
  return next(to, size, fails_now(kShort) && count > 1 ? count / 2 : count, file);
}

extern "C" int ferror(std::FILE* file) noexcept { return file == broken ? 1 : real(&std::ferror, "ferror")(file); }

extern "C" std::size_t fwrite(const void* from, std::size_t size, std::size_t count, std::FILE* file) {
  static auto* const next = real(&std::fwrite, "fwrite");
  if (is_stream_of_the_terminal(file) || !fails_now(kWrite)) return next(from, size, count, file);
  errno = ENOSPC;
  return next(from, size, count / 2, file);
}

extern "C" int fclose(std::FILE* file) {
  static auto* const next = real(&std::fclose, "fclose");
  const int closed = next(file);
  if (!fails_now(kClose)) return closed;
  errno = ENOSPC;
  return EOF;
}

extern "C" int rename(const char* from, const char* to) noexcept {
  static auto* const next = real(&std::rename, "rename");
  if (!fails_now(kRename)) return next(from, to);
  errno = EIO;
  return -1;
}
