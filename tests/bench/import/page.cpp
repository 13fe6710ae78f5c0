// The planner's reading as a module of its own, for the page of the bench.
#include <emscripten/emscripten.h>

#include <memory>
#include <string>

#include "assets/embedded.hpp"
#include "core/catalog/catalog.hpp"
#include "tests/bench/import/reading.hpp"

namespace {

const csp::Catalog& catalog() {
  static const tl::expected<csp::Catalog, std::string> loaded = csp::load_catalog(csp::embedded_asset);
  return *loaded;
}
std::unique_ptr<csp::bench::Reading> reading;
std::string result;

}  // namespace

extern "C" {
// The page of the planner has its facts before anybody opens a file.
EMSCRIPTEN_KEEPALIVE void bench_prepare() { catalog(); }
EMSCRIPTEN_KEEPALIVE void bench_begin() { reading = std::make_unique<csp::bench::Reading>(catalog()); }
EMSCRIPTEN_KEEPALIVE void bench_feed(const char* bytes, unsigned size) { reading->feed({bytes, size}); }
EMSCRIPTEN_KEEPALIVE const char* bench_finish() {
  result = reading->finish();
  reading.reset();
  return result.c_str();
}
}
