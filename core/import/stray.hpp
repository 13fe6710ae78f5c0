#pragma once
// Does nothing in a file look like an export? Notes of a person, a picture, a contract lie in a customer's folder as well, and what an
// operating system leaves there. Name and content have to agree on it: nothing called as exports are is a stray, whatever is in it, and
// nothing that looks like a table or an answer is one, whatever it is called. Somebody has to look at those.

#include <string_view>

#include "core/import/import.hpp"

namespace csp {

// The name of the note, picture or document itself ("a.zip › b.docx" of "a.zip › b.docx › word/document.xml"); empty when the name is
// not that of one.
std::string_view named_as_stray(std::string_view name);

bool is_stray(const ImportedFile& file);

// Nothing is left of it but a note that it was not used.
void set_aside(ImportedFile& stray);

}  // namespace csp
