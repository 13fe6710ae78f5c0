#pragma once
// Reading and writing files for the command line; the only place that touches the disk.

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace csp::cli {

// The error says what the system said.
tl::expected<std::string, std::string> read_file(const std::string& path);
// The error of writing names the file, too.
tl::expected<void, std::string> write_file(const std::string& path, std::string_view bytes);
struct FileToWrite {
  std::string path;
  std::string_view bytes;
};
// All of them, or (unless they cannot be put in their places, once written) none: a full disk does not leave half of an old folder and half
// of a new one.
tl::expected<void, std::string> write_files(const std::vector<FileToWrite>& files);
// Makes the folder and its parents.
tl::expected<void, std::string> make_folder(const std::string& path);
bool is_folder(const std::string& path);
// The files of a folder and of the folders in it, by name. A part of them would pass for all of them, so one folder or link that cannot be
// looked into is an error; it names the place.
tl::expected<std::vector<std::string>, std::string> files_in(const std::string& folder);
// Last part of a path.
std::string base_name(std::string_view path);

}  // namespace csp::cli
