#pragma once
// Where the stored example files are. Only fixtures.cpp knows the folder, so that no other object file depends on where the
// repository stands.

#include <string>

namespace csp::test {
std::string fixtures_folder();
}
