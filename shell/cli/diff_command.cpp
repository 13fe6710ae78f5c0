// diff: what is different between two saved plans of one customer.
#include "core/base/text.hpp"
#include "core/plan/verify/plan_differences.hpp"
#include "shell/cli/command.hpp"
#include "shell/cli/files.hpp"

namespace csp::cli {
namespace {

PlanOfCustomer view_of(const Document& document, const Plan& plan) {
  return {*document.facts->catalog, document.facts->inventory.customer, *document.settings, plan};
}

}  // namespace

int diff_plans(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.size() != 2) return refuse("csp-plan diff: name two saved plans, the earlier one first");
  std::vector<Document> documents;
  std::vector<Plan> plans;
  for (const std::string& path : arguments.words) {
    const tl::expected<std::string, std::string> bytes = read_file(path);
    if (!bytes) return refuse("csp-plan: " + path + ": " + bytes.error());
    tl::expected<Document, Message> opened = open_saved_plan(environment.catalog, *bytes);
    if (!opened) return refuse("csp-plan: " + path + ": " + sentence(environment, opened.error()));
    plans.push_back(derive_plan(*opened));
    documents.push_back(std::move(*opened));
  }
  const auto value = [&](const Message& message) { return message.key.empty() ? std::string("-") : sentence(environment, message); };
  for (const PlanDifference& change : plan_differences(view_of(documents[0], plans[0]), view_of(documents[1], plans[1]))) {
    say((change.name.empty() ? "-" : text::visible(change.name)) + "\t" + environment.language(text_key(change.kind)) + "\t" +
        value(change.before) + "\t" + value(change.after));
  }
  return kDone;
}

}  // namespace csp::cli
