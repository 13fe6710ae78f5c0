#pragma once
// Does nothing in a file look like an export? Notes of a person, a picture, a contract lie in a customer's folder as well. A table or an
// answer that nobody knows is no stray, nor is what is damaged: somebody has to look at it.

#include "core/import/import.hpp"

namespace csp {

bool is_stray(const ImportedFile& file);

// Nothing is left of it but a note that it was not used.
void set_aside(ImportedFile& stray);

}  // namespace csp
