#pragma once
// The files of one customer in a ZIP archive, unpacked one by one as they are asked for.

#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/language.hpp"

namespace csp {

struct CustomerFile {
  std::string name;  // without its folder
  std::function<tl::expected<std::string, std::string>()> read;
};

bool is_archive_name(std::string_view path);  // ends in .zip
// What an operating system puts beside a person's files: names that begin with a dot, thumbnails, the second tree of icons that macOS adds.
bool is_hidden_file(std::string_view path);

std::string name_in(std::string_view path);  // its last part
// By path. The error says what is wrong with the archive; what comes out is bounded (core/import/containers/limits.hpp). `language` has to
// outlive the files.
tl::expected<std::vector<CustomerFile>, std::string> archived_files(const Language& language, std::string bytes);

}  // namespace csp
