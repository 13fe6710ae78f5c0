#pragma once
// Is it still the same customer after an edit? A plan is only written over a plan of the same one.

#include <string>

#include "shell/document.hpp"

namespace csp {

// As far as facts and settings tell. In doubt it is another one: then the user is asked once more where to save.
bool is_same_customer(const Document& before, const Document& after);

// As people call the customer; empty when nobody told a name.
const std::string& customer_name(const Document& document);

}  // namespace csp
