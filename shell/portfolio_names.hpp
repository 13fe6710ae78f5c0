#pragma once
// What a customer of a portfolio is called where its files do not say: the same for the command line and the page. The name is also the
// folder that its plan is written to, so no two customers of a set may have the same, and none may lead out of the folder for all.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace csp {

// "customers/contoso/users.json" lies in "customers/contoso"; empty for a loose file.
std::string directory_of(std::string_view path);

// "customers/contoso.zip", "customers/contoso.cspmove.json" -> "contoso": what a person calls it.
std::string stem_of(std::string_view path);

// The last part of the customer's path, or all of it where another has that name already; never a part that is "." or "..". Empty: it ends
// in such a part and so tells no name, or both are taken.
std::optional<std::string> customer_folder(std::string_view path, const std::function<bool(const std::string&)>& is_taken);

}  // namespace csp
