#pragma once
// Which script carries out a reassignment? The same bytes for every customer: it holds no data and reads assignments.json beside it.

#include <string>

namespace csp {

// ASCII with byte order mark and CRLF, for Windows PowerShell 5.1 and PowerShell 7.
std::string assignments_script();

}  // namespace csp
