#pragma once
// One customer of a portfolio, from its files to its row: the same for the command line and the page, so that both give the same bytes.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/output/portfolio.hpp"
#include "shell/document.hpp"

namespace csp {

// What is no export at all is left out with a note where other files are read.
void set_strays_aside(std::vector<std::shared_ptr<const ImportedFile>>& files);
// What was left out of them, by name; nothing of it is silent.
std::vector<std::string> left_out(const std::vector<std::shared_ptr<const ImportedFile>>& files);
// The file that keeps the customer from being planned.
std::optional<std::string> unusable_file(const std::vector<std::shared_ptr<const ImportedFile>>& files);

// Why a saved plan cannot be read where these lie beside it: of a plan and exports nobody knows which is meant, and of what is damaged
// nobody knows what it was.
std::optional<Message> trouble_beside_plan(const std::vector<std::shared_ptr<const ImportedFile>>& files);

// Nothing of a customer is among them, but lists that count for all.
bool brings_only_lists(const std::vector<std::shared_ptr<const ImportedFile>>& files);

// A customer's own files and those that count for all; origins name each by its place in this set.
std::vector<std::shared_ptr<const ImportedFile>> in_one_set(std::vector<std::shared_ptr<const ImportedFile>> own,
                                                            const std::vector<std::shared_ptr<const ImportedFile>>& lists);

struct PlannedCustomer {
  PortfolioEntry entry;
  std::string plan;  // the file that open_saved_plan() opens again
};
// `folder` names the customer where its files do not.
PlannedCustomer planned_customer(const Document& document, const std::string& folder);

}  // namespace csp
