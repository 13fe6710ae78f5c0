#include "core/output/runbook_rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "core/base/text.hpp"
#include "core/output/credit_claims.hpp"
#include "core/output/orders_table.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/reassignment.hpp"
#include "core/output/transfer_requests.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/sha256.hpp"

namespace csp {
namespace {

// Which role in Partner Center or in the tenant may do this (relationship by a Global Administrator, orders by a sales
// or admin agent, licences by a License Administrator, purchases and cancellations by a Billing Administrator).
std::string_view owner_key(const Step& step) {
  const auto is = [&](std::string_view kind) { return step.kind.find(kind) != std::string::npos; };
  switch (step.role) {
    case Role::TargetPartner:
      if (is("swap")) return "output.owner.license_admin";
      if (is("order")) return "output.owner.sales_agent";
      if (is("check")) return "output.owner.admin_or_customer";  // the tenant's own pages, which no relationship opens
      return "output.owner.admin_agent";
    case Role::SourcePartner:
      return "output.owner.admin_agent";
    case Role::CustomerAdmin:
      if (is("swap") || is("units") || is("usage-location")) return "output.owner.license_admin";
      if (is("relationship") || is("agreement") || is("gdap")) return "output.owner.global_admin";
      if (is("end-choice") || is("trial") || is("cancel") || is("credit")) return "output.owner.billing_admin";
      return "output.owner.global_or_billing";
    case Role::Microsoft:
      return "output.owner.microsoft";
  }
  return "output.owner.admin_agent";
}

// What to do when a gate was not passed by its last day. Each names the worst that comes of it.
std::string_view late_key(const Step& step) {
  struct Late {
    std::string_view kind, key;
  };
  static constexpr Late kLate[] = {{"relationship", "output.late.prerequisite"},
                                   {"agreement", "output.late.prerequisite"},
                                   {"segment-check", "output.late.prerequisite"},
                                   {"gdap", "output.late.prerequisite"},
                                   {"usage-location", "output.late.prerequisite"},
                                   {"consent", "output.late.consent"},
                                   {"source-notice", "output.late.consent"},
                                   {"renewal-notice", "output.late.renewal_notice"},
                                   {"go-ahead", "output.late.go_ahead"},
                                   {"extension", "output.late.agreement"},
                                   {"order", "output.late.order"},
                                   {"keep-alive", "output.late.order"},
                                   {"check-units", "output.late.units"},
                                   {"swap", "output.late.swap"},
                                   {"transfer-request", "output.late.transfer"},
                                   {"transfer-submit", "output.late.transfer"},
                                   {"transfer-complete", "output.late.transfer"},
                                   {"channel-transfer", "output.late.order"},
                                   {"trial", "output.late.choice"},
                                   {"cancel", "output.late.cancel"},
                                   {"reduce", "output.late.cancel"},
                                   {"check-data", "output.late.check_data"},
                                   {"export-data", "output.late.data"}};
  if (step.kind == "end-choice") {
    const bool agreement = step.texts == "step.end_choice_agreement" || step.texts == "step.end_choice_agreement_all";
    return agreement ? "output.late.agreement" : "output.late.choice";
  }
  if (step.texts == "step.release" || step.texts == "step.release_group") return "output.late.release";
  if (step.texts == "step.reduce_renewal") return "output.late.reduce_renewal";
  if (step.texts == "step.save_let_go") return "output.late.save_let_go";
  if (step.texts == "step.check_units_ending") return "output.late.units_ending";
  if (step.texts == "step.check_units_ended") return "output.late.units_ended";
  // Credited or charged by the day: no window closes over it.
  if (step.texts == "step.cancel_credit" || step.texts == "step.cancel_est") return "output.late.cancel_any_day";
  if (step.texts == "step.cancel_unused") return "output.late.cancel_unused";  // nobody is on other units, and none are paid for twice
  for (const Late& late : kLate) {
    if (late.kind == step.kind) return late.key;
  }
  return {};
}

// What a gate needs of the other results, and what has to be typed. Taken once for all gates.
struct Tools {
  Reassignment reassignment;
  std::string data_hash;  // of assignments.json; empty when there is none
  std::vector<CreditClaim> claims;
  std::vector<TransferRequest> transfers;
  std::map<std::string_view, const Action*> actions;  // by id
};

bool swaps_users(const Tools& tools, const Step& step) {
  return std::any_of(tools.reassignment.users.begin(), tools.reassignment.users.end(), [&](const UserChange& change) {
    return std::find(step.actions.begin(), step.actions.end(), change.action) != step.actions.end();
  });
}

// The script holds no data and the tenant's id is a GUID, so nothing here can be taken for more than it is.
std::vector<std::string> commands_of(const CustomerView& view, const Tools& tools, const Step& step) {
  if (step.kind != "swap" || !swaps_users(tools, step)) return {};
  const std::string tenant = view.customer.tenant ? view.customer.tenant->text() : "FILL-CUSTOMER-TENANT-ID";
  // For this window alone a script from the download folder may run. One module a line: a version goes with one name only.
  return {"Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned",
          "Unblock-File .\\assignments.ps1",
          "Install-Module Microsoft.Graph.Authentication -RequiredVersion 2.25.0 -Scope CurrentUser",
          "Install-Module Microsoft.Graph.Users -RequiredVersion 2.25.0 -Scope CurrentUser",
          "Install-Module Microsoft.Graph.Users.Actions -RequiredVersion 2.25.0 -Scope CurrentUser",
          "Import-Module Microsoft.Graph.Authentication -RequiredVersion 2.25.0",
          "Connect-MgGraph -TenantId " + tenant + " -Scopes User.Read.All,LicenseAssignment.ReadWrite.All",
          ".\\assignments.ps1 -ExpectedHash " + tools.data_hash,
          ".\\assignments.ps1 -ExpectedHash " + tools.data_hash + " -Execute"};
}

std::string files_of(const CustomerView& view, const Tools& tools, const Step& step) {
  std::vector<std::string> files;
  if (step.kind == "relationship") files = {"letter-relationship.txt"};
  if (step.kind == "agreement") files = {view.settings.relationship_accepted ? "letter-agreement.txt" : "letter-relationship.txt"};
  const LosingPartner partner = view.losing_partner(step);
  if (step.kind == "consent") files = {view.losing_partners.letter("letter-consent", partner)};
  if (step.kind == "source-notice") files = {view.losing_partners.letter("letter-source-partner", partner)};
  if (step.kind == "usage-location") files = {"assignments.csv"};
  if (step.kind == "renewal-notice") files = {view.losing_partners.letter("letter-transfer-renewal", partner)};
  if (const CreditClaim* claim = claim_of(tools.claims, step)) files = {claim->letter()};
  if (step.kind == "swap" && swaps_users(tools, step))
    files = {"assignments.ps1", "assignments.json", "assignments.csv", "letter-users.txt"};
  if (step.kind == "swap" && !swaps_users(tools, step) && !tools.reassignment.groups.empty())
    files = {"groups.json", "groups.csv", "letter-users.txt"};
  if (step.kind == "order") {
    for (const std::string& id : step.actions) {
      const auto action = tools.actions.find(id);
      if (action != tools.actions.end() && action->second->kind == ActionKind::Order)
        files = {"orders.csv (" + action->second->target_line + ")", cart_name(view, step.planned)};
    }
  }
  if (step.kind.compare(0, 9, "transfer-") == 0) {
    for (const TransferRequest& request : tools.transfers) {
      if (step.subscriptions.empty() || !request.holds(step.subscriptions.front())) continue;
      if (step.kind == "transfer-request")
        files = {request.file("transfer-request", ".json"), request.file("letter-transfer-request", ".txt"),
                 request.file("transfer-subscriptions", ".csv")};
      else
        files = {request.file("transfer-subscriptions", ".csv")};
    }
  }
  return text::listed(files);
}

// Where several partners lose subscriptions, nobody may take one for another.
std::string side_of(const CustomerView& view, const Step& step) {
  const std::string side = view.language(words::key(step.role));
  if (step.role != Role::SourcePartner || view.losing_partners.all().size() < 2) return side;
  return side + ": " + view.name_of(view.losing_partner(step));
}

}  // namespace

std::string from_instant(Date day) { return day.iso() + "T00:00:00Z"; }
std::string until_instant(Date day) { return day.iso() + "T23:59:59Z"; }

std::vector<Gate> gates_of(const CustomerView& view) {
  Tools tools{reassignment_of(view), {}, credit_claims(view), transfer_requests(view), {}};
  for (const Action& action : view.actions) tools.actions.emplace(action.id, &action);
  if (!tools.reassignment.users.empty()) tools.data_hash = sha256_hex(assignments_data(view, tools.reassignment.users));
  const auto text = [&](const Message& message) { return message.key.empty() ? std::string() : view.language(message); };
  std::vector<Gate> gates;
  for (const Step& step : view.steps) {
    std::vector<std::string> names;
    for (const std::string& key : step.subscriptions) names.push_back(view.subscription_name(key));
    gates.push_back({&step, side_of(view, step), view.language(owner_key(step)), text(step.title()), text(step.detail()), text(step.why()),
                     text(step.proof()), text(step.way_back()), late_key(step).empty() ? std::string() : view.language(late_key(step)),
                     step.after.empty() ? "–" : text::listed(step.after), text::listed(names), files_of(view, tools, step),
                     commands_of(view, tools, step)});
  }
  return gates;
}

Table gates_table(const CustomerView& view) {
  Table table;
  table.name = view.language("output.runbook.sheet");
  for (const char* key :
       {"step",    "done",  "earliest", "planned", "latest", "from_utc", "until_utc", "side", "owner",         "what", "how",
        "command", "files", "before",   "why",     "rule",   "proof",    "way_back",  "late", "subscriptions", "plan"}) {
    table.columns.push_back(view.language("output.column." + std::string(key)));
  }
  for (const Gate& gate : gates_of(view)) {
    const Step& step = *gate.step;
    table.rows.push_back({step.id,
                          std::string(),
                          step.earliest,
                          step.planned,
                          step.latest,
                          from_instant(step.earliest),
                          until_instant(step.latest),
                          gate.side,
                          gate.owner,
                          gate.title,
                          gate.how,
                          text::listed(gate.commands, "; "),
                          gate.files,
                          gate.before == "–" ? std::string() : gate.before,
                          gate.why,
                          step.rule,
                          gate.proof,
                          gate.way_back,
                          gate.late,
                          gate.subscriptions,
                          short_hash(view.hash)});
  }
  return table;
}

}  // namespace csp
