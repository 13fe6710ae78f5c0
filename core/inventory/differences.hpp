#pragma once
// Two files say different things about one subscription: which of them is right? The merge believes one (by what its file is worth) and
// asks; a person's answer names the file and row to believe and stands until the files say something else.

#include <map>
#include <string>
#include <vector>

#include "core/inventory/merge.hpp"

namespace csp {

struct DifferenceChoice {
  std::string source;  // "file:row", what an answer names
  std::string file;
  std::int64_t row = 0;
  MessageValue value;
  bool used = false;  // the plan works with this one
};

struct Difference {
  std::string id;  // finding and subject: "INVENTORY-UNITS-DIFFER 1c3e…"
  std::string rule;
  std::string name;                       // of the subscription, for people
  std::string subject;                    // its key
  std::vector<DifferenceChoice> choices;  // by source
  bool answered = false;
};

// INVENTORY-UNITS-DIFFER, -ENDS-DIFFER, -STATES-DIFFER and -SKUS-DIFFER, answered or not, one for each value of a subscription; about
// products only while both files are open. `files` are those that the inventory was made of, none for a saved plan.
std::vector<Difference> differences(const Inventory& inventory, const std::vector<std::shared_ptr<const ImportedFile>>& files);

// Answers by Difference::id. Answers that name a source no file has any more change nothing: the question is asked again.
bool believed_files_apply(const std::map<std::string, std::string>& answers, const Inventory& inventory,
                          const std::vector<std::shared_ptr<const ImportedFile>>& files);
// A product is taken over with all that names it; pools that are sums of subscriptions are counted again.
void apply_believed_files(const std::map<std::string, std::string>& answers, const Catalog& catalog,
                          const std::vector<std::shared_ptr<const ImportedFile>>& files, Inventory& inventory);

}  // namespace csp
