#pragma once
// How does text from a file stand in Markdown or a plain letter without becoming markup?

#include <string>
#include <string_view>

namespace csp {

// One line; every character that Markdown or HTML inside it could take for markup is escaped.
std::string markdown_text(std::string_view text);

// Plain text as mail programs and Windows editors expect it: CRLF line ends, no other control characters.
std::string plain_text(std::string_view text);

}  // namespace csp
