#pragma once
// The files of one customer, whether they lie in a folder or in a ZIP archive of it. Both give the same plan.

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "shell/archived_files.hpp"
#include "shell/cli/command.hpp"

namespace csp::cli {

bool is_archive(const std::string& path);  // named .zip
// By path, as the folder would list them. The error says what is wrong with the folder or the archive.
tl::expected<std::vector<CustomerFile>, std::string> customer_files(const Environment& environment, const std::string& place);

}  // namespace csp::cli
