#pragma once
// What is open? A document is facts (from files) and decisions; everything else is derived from it by pure functions. The command
// line and the page share this, so both give the same bytes.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/catalog/catalog.hpp"
#include "core/catalog/replace.hpp"
#include "core/import/import.hpp"
#include "core/inventory/merge.hpp"
#include "core/output/output.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/plan_memory.hpp"
#include "core/plan/settings.hpp"
#include "shell/built_in.hpp"

namespace csp {

// What people said about the facts, where it changes them.
struct Answers {
  std::map<ProductSku, Guid> offers;
  std::map<std::string, Guid> names;
  std::map<std::string, std::string> believed_files;
  friend bool operator==(const Answers&, const Answers&) = default;
};

// What the files say. Immutable: opening or removing a file makes new facts.
struct Facts {
  std::vector<std::shared_ptr<const ImportedFile>> files;  // none after a saved plan was opened
  std::shared_ptr<const Catalog> catalog;                  // built in, or with newer lists the user opened
  std::shared_ptr<const Facts> saved;                      // of the saved plan that the files were opened on top of; null otherwise
  CatalogChanges changes;                                  // what those lists changed
  Inventory inventory;
  std::shared_ptr<const Facts> told;  // what the files tell where people's answers changed something (answered_facts.hpp); null otherwise
  Answers answers;                    // that did
};

// The plan that was opened or saved last, with what it was made from: what later facts and decisions are compared with.
struct Baseline {
  std::shared_ptr<const Facts> facts;
  std::shared_ptr<const PlanSettings> settings;
  Date today;
  std::shared_ptr<const Plan> plan;
};

struct Document {
  std::string demo;  // id of the demo customer, empty for one's own files
  std::shared_ptr<const Facts> facts;
  std::shared_ptr<const PlanSettings> settings;
  Date today;
  std::shared_ptr<const Baseline> baseline;  // null: nothing to compare with
  std::uint32_t id = 0;                      // in a session, the same through all edits: DocumentId of shell/platform.hpp; 0: none yet
};

// What files say together, found out bit by bit: a million users take longer than a page may stand still.
class FactsInWork {
 public:
  // `saved` are those of the saved plan that the files are opened on top of, null without one.
  FactsInWork(std::shared_ptr<const Catalog> built_in, std::vector<std::shared_ptr<const ImportedFile>> files,
              std::shared_ptr<const Facts> saved = nullptr);
  // Looks at no more than so many users; true while there is more.
  bool work(std::size_t most);
  std::shared_ptr<const Facts> take();  // when there is no more

 private:
  std::shared_ptr<Facts> facts_;
  std::unique_ptr<Merging> merging_;
};

// All at once.
std::shared_ptr<const Facts> facts_from_files(std::shared_ptr<const Catalog> built_in,
                                              std::vector<std::shared_ptr<const ImportedFile>> files,
                                              std::shared_ptr<const Facts> saved = nullptr);

// True when nothing of the file could be used.
bool refused_as_a_whole(const ImportedFile& file);

// Do the files tell nothing about a customer, only what products, offers and prices there are?
bool only_lists(const std::vector<std::shared_ptr<const ImportedFile>>& files);

// Can the customer of a saved plan stay when these are opened on top of it? A table that nobody knows tells of no customer, either.
bool tell_of_no_customer(const std::vector<std::shared_ptr<const ImportedFile>>& files);

// The customer of a saved plan, judged with these lists.
std::shared_ptr<const Facts> facts_with_lists(std::shared_ptr<const Catalog> built_in, std::shared_ptr<const Facts> saved,
                                              std::vector<std::shared_ptr<const ImportedFile>> lists);

// The error is a message for people: what is wrong with the demo or the settings.
tl::expected<Document, Message> open_demo(std::shared_ptr<const Catalog> built_in, std::string_view id);

// A saved plan (plan.json, *.cspmove.json). Damage is noticed and named.
tl::expected<Document, Message> open_saved_plan(std::shared_ptr<const Catalog> built_in, std::string_view bytes);

Plan derive_plan(const Document& document);
// The same plan, sooner, when the memory has seen this customer's catalogue before.
Plan derive_plan(const Document& document, PlanMemory& memory);

// The plan as a file that open_saved_plan() opens again: result "plan.json".
std::string plan_file(const Document& document, const Plan& plan);

// Every result file. `partner_language` is the language of the people at the desk.
std::vector<OutputFile> make_results(const Document& document, const Plan& plan, const Language& partner_language);

}  // namespace csp
