#pragma once
// What are the files of a customer called?

#include <string>
#include <string_view>

namespace csp {

// The customer's name as it is written, in any script: only what a file system refuses becomes a hyphen. Two customers must not
// come out with the same name because their letters are foreign to us.
std::string customer_file_stem(std::string_view customer);
// With the ending of a saved plan.
std::string plan_file_name(std::string_view customer);

}  // namespace csp
