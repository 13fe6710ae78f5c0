#pragma once
// Can people read all that a plan says? Every message of its findings, dates, choices and steps, in each of the built-in languages.

#include <string>
#include <vector>

#include "core/plan/plan.hpp"

namespace support {

// What is missing, one line each: a text, a word that a text stands for, a value that a text asks for and its message does not bring.
// A message of a form that was looked at before costs next to nothing, so that every plan of every test can be asked about.
std::vector<std::string> missing_texts(const csp::Plan& plan);

}  // namespace support
