#pragma once
// Reading and writing files for the command line; the only place that touches the disk.

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace csp::cli {

// The error says what the system said.
tl::expected<std::string, std::string> read_file(const std::string& path);
tl::expected<void, std::string> write_file(const std::string& path, std::string_view bytes);
// Makes the folder and its parents.
tl::expected<void, std::string> make_folder(const std::string& path);
// Last part of a path.
std::string base_name(std::string_view path);

}  // namespace csp::cli
