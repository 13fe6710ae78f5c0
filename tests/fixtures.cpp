#include "tests/fixtures.hpp"

namespace csp::test {
std::string fixtures_folder() { return CSP_FIXTURES; }
}  // namespace csp::test
