#pragma once
// Does a text show the key of a sentence instead of the sentence? A language that lacks a text says its key in angle brackets.

#include <string>
#include <string_view>

namespace support {

// The first key that is shown, "<room.what>" as it stands in plain text or in a page ("&lt;room.what>"); empty when every text was there.
std::string untranslated(std::string_view text);

}  // namespace support
