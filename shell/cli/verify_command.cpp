// verify: later exports laid beside a saved plan. The day they were made is --today, else the day of this machine (UTC).
#include <ctime>

#include "core/plan/verify/verify.hpp"
#include "shell/cli/facts_of_files.hpp"
#include "shell/cli/files.hpp"

namespace csp::cli {
namespace {

Date machine_day() { return Date(std::time(nullptr) / 86400); }

std::string_view word(VerifyState state) {
  switch (state) {
    case VerifyState::Done:
      return "done";
    case VerifyState::Open:
      return "open";
    case VerifyState::Late:
      return "late";
    case VerifyState::Different:
      return "different";
    case VerifyState::NotShown:
      break;
  }
  return "not shown";
}

}  // namespace

int verify_plan(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.size() < 2) return refuse("csp-plan verify: name the saved plan and at least one later export");
  const Date today = arguments.today.value_or(machine_day());
  const tl::expected<std::string, std::string> bytes = read_file(arguments.words[0]);
  if (!bytes) return refuse("csp-plan: " + arguments.words[0] + ": " + bytes.error());
  const tl::expected<Document, Message> planned = open_saved_plan(environment.catalog, *bytes);
  if (!planned) return refuse("csp-plan: " + arguments.words[0] + ": " + sentence(environment, planned.error()));

  // As the plan's own files were read: with its column mappings and what it answers.
  const std::shared_ptr<const Facts> now =
      facts_of(environment, "verify", {arguments.words.begin() + 1, arguments.words.end()}, *planned->settings);
  if (now == nullptr) return kUnusable;
  const Plan plan = derive_plan(*planned);
  const Verification verification =
      verify(*now->catalog, planned->facts->inventory.customer, *planned->settings, plan, now->inventory.customer, today);
  for (const VerifyItem& item : verification.items) {
    for (const Finding& finding : item.findings) say(std::string(word(item.state)) + "\t" + sentence(environment, finding.message));
  }
  if (verification.next) {
    say("next\t" + environment.language.date(verification.next->date) + "\t" + verification.next->step + "\t" +
        sentence(environment, verification.next->title));
  }
  return verification.on_track() ? kDone : kBlocked;
}

}  // namespace csp::cli
