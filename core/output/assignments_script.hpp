#pragma once
// Which script carries out a reassignment? The same bytes for every customer: it holds no data and reads assignments.json beside it.

#include <string>
#include <string_view>
#include <vector>

namespace csp {

// ASCII with byte order mark and CRLF, for Windows PowerShell 5.1 and PowerShell 7.
std::string assignments_script();

// The version of Microsoft's modules that people are told to install where they have none that the script takes: the newest before those
// that send incomplete requests.
inline constexpr std::string_view kGraphModulesVersion = "2.25.0";
// The commands that install what the script loads. One module each: a version goes with one name only.
std::vector<std::string> install_graph_modules();
// The same for what is changed on a group, with no script.
std::vector<std::string> install_graph_group_modules();

}  // namespace csp
