#include "core/output/runbook_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "core/base/text.hpp"
#include "core/output/assignments_script.hpp"
#include "core/output/credit_claims.hpp"
#include "core/output/orders_table.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/reassignment.hpp"
#include "core/output/transfer_requests.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/sha256.hpp"

namespace csp {
namespace {

std::string_view customers_owner_key(StepKind kind) {
  switch (kind) {
    case StepKind::Swap:
    case StepKind::CheckUnits:
    case StepKind::AddUnits:
    case StepKind::UsageLocation:
      return "output.owner.license_admin";
    case StepKind::Relationship:
    case StepKind::Agreement:
    case StepKind::Gdap:
      return "output.owner.global_admin";
    case StepKind::EndChoice:
    case StepKind::Trial:
    case StepKind::Cancel:
    case StepKind::Credit:
      return "output.owner.billing_admin";
    case StepKind::SegmentCheck:
    case StepKind::TrialDecision:
    case StepKind::Extension:
    case StepKind::Order:
    case StepKind::KeepAlive:
    case StepKind::Consent:
    case StepKind::SourceNotice:
    case StepKind::RenewalNotice:
    case StepKind::GoAhead:
    case StepKind::TransferRequest:
    case StepKind::TransferSubmit:
    case StepKind::TransferComplete:
    case StepKind::Reduce:
    case StepKind::Check:
    case StepKind::Review:
    case StepKind::ExportData:
    case StepKind::CheckData:
    case StepKind::ChannelTransfer:
      return "output.owner.global_or_billing";
  }
  return "output.owner.global_or_billing";
}

// Which role in Partner Center or in the tenant may do this (relationship by a Global Administrator, orders by a sales
// or admin agent, licences by a License Administrator, purchases and cancellations by a Billing Administrator).
std::string_view owner_key(const Step& step) {
  const StepKind kind = step.kind();
  switch (step.role) {
    case Role::TargetPartner:
      if (kind == StepKind::Swap) return "output.owner.license_admin";
      if (kind == StepKind::Order) return "output.owner.sales_agent";
      // The tenant's own pages, which no relationship opens.
      if (kind == StepKind::CheckUnits || kind == StepKind::Check) return "output.owner.admin_or_customer";
      return "output.owner.admin_agent";
    case Role::SourcePartner:
      return "output.owner.admin_agent";
    case Role::CustomerAdmin:
      return customers_owner_key(kind);
    case Role::Microsoft:
      return "output.owner.microsoft";
  }
  return "output.owner.admin_agent";
}

// What to do when a gate was not passed by its last day. Each names the worst that comes of it.
std::string_view late_key(const Step& step) {
  switch (step.kind()) {
    case StepKind::Relationship:
    case StepKind::Agreement:
    case StepKind::SegmentCheck:
    case StepKind::Gdap:
    case StepKind::UsageLocation:
      return "output.late.prerequisite";
    case StepKind::Consent:
    case StepKind::SourceNotice:
      return "output.late.consent";
    case StepKind::RenewalNotice:
      return "output.late.renewal_notice";
    case StepKind::GoAhead:
      return "output.late.go_ahead";
    case StepKind::Extension:
      return "output.late.agreement";
    case StepKind::Order:
    case StepKind::KeepAlive:
    case StepKind::ChannelTransfer:
      return "output.late.order";
    case StepKind::CheckUnits:
      return step.form == StepForm::CheckUnitsEnding    ? "output.late.units_ending"
             : step.form == StepForm::CheckUnitsEnded   ? "output.late.units_ended"
             : step.form == StepForm::CheckUnitsStopped ? "output.late.units_stopped"
                                                        : "output.late.units";
    case StepKind::Swap: {
      const bool released = step.form == StepForm::Release || step.form == StepForm::ReleaseGroup;
      return released ? "output.late.release" : "output.late.swap";
    }
    case StepKind::TransferRequest:
    case StepKind::TransferSubmit:
    case StepKind::TransferComplete:
      return "output.late.transfer";
    case StepKind::EndChoice: {
      const bool agreement = step.form == StepForm::EndChoiceAgreement || step.form == StepForm::EndChoiceAgreementAll;
      return agreement ? "output.late.agreement" : "output.late.choice";
    }
    case StepKind::TrialDecision:
    case StepKind::Trial:
      return "output.late.choice";
    case StepKind::Cancel:
      // Credited or charged by the day: no window closes over it.
      if (step.form == StepForm::CancelCredit || step.form == StepForm::CancelEst) return "output.late.cancel_any_day";
      // Nobody is on other units, and none are paid for twice.
      return step.form == StepForm::CancelUnused ? "output.late.cancel_unused" : "output.late.cancel";
    case StepKind::Reduce:
      return step.form == StepForm::ReduceRenewal ? "output.late.reduce_renewal" : "output.late.cancel";
    case StepKind::CheckData:
      return step.form == StepForm::SaveLetGo ? "output.late.save_let_go" : "output.late.check_data";
    case StepKind::ExportData:
      return "output.late.data";
    case StepKind::AddUnits:
    case StepKind::Credit:
    case StepKind::Check:
    case StepKind::Review:
      return {};
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

std::vector<const GroupChange*> group_changes_of(const Tools& tools, const Step& step) {
  std::vector<const GroupChange*> changes;
  for (const GroupChange& change : tools.reassignment.groups) {
    if (std::find_first_of(change.actions.begin(), change.actions.end(), step.actions.begin(), step.actions.end()) != change.actions.end())
      changes.push_back(&change);
  }
  return changes;
}

// For this window alone: a script from the download folder may run, and so may Microsoft's modules.
constexpr std::string_view kAllowScripts = "Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned";

std::string connect(const CustomerView& view, std::string_view scopes) {
  const std::string tenant = view.customer.tenant ? view.customer.tenant->text() : "FILL-CUSTOMER-TENANT-ID";
  return "Connect-MgGraph -TenantId " + tenant + " -Scopes " + std::string(scopes);
}

std::string import_module(std::string_view name) {
  return "Import-Module " + std::string(name) + " -RequiredVersion " + std::string(kGraphModulesVersion);
}

// "'a','b'"
std::string quoted(const std::vector<Guid>& ids) {
  std::string out;
  for (const Guid& id : ids) text::append_listed(out, "'" + id.text() + "'", ",");
  return out;
}

// Both lists always, the new licence and the old one in the same call: nobody is without a licence in between.
std::string change_group(const std::string& group, const GroupChange& change) {
  std::string add;
  for (const AssignedSku& sku : change.add)
    text::append_listed(add, "@{SkuId='" + sku.sku.text() + "'; DisabledPlans=@(" + quoted(sku.disabled_plans) + ")}", ",");
  return "Set-MgGroupLicense -GroupId " + group + " -AddLicenses @(" + add + ") -RemoveLicenses @(" + quoted(change.remove) + ")";
}

// Of a group about which a person has to decide first there is no command, and none of an id that is no GUID: it comes from a file.
std::vector<std::string> group_commands_of(const CustomerView& view, const Tools& tools, const Step& step) {
  std::vector<std::string> changes;
  for (const GroupChange* change : group_changes_of(tools, step)) {
    const std::optional<Guid> id = Guid::parse(change->group);
    if (!id || change->contradicted) continue;
    const std::string group = "'" + id->text() + "'";
    changes.push_back("Get-MgGroup -GroupId " + group + " -Property Id,DisplayName,AssignedLicenses | ConvertTo-Json -Depth 5 | " +
                      "Out-File 'group-before-" + id->text() + ".json'");  // to put back what was there
    changes.push_back(change_group(group, *change));
    changes.push_back("(Get-MgGroup -GroupId " + group +
                      " -Property Id,LicenseProcessingState).LicenseProcessingState.State");  // until "ProcessingComplete"
    changes.push_back("Get-MgGroupMemberWithLicenseError -GroupId " + group + " -All");       // has to list nobody
  }
  if (changes.empty()) return {};
  std::vector<std::string> commands = {std::string(kAllowScripts)};
  for (std::string& install : install_graph_group_modules()) commands.push_back(std::move(install));
  commands.insert(commands.end(), {import_module("Microsoft.Graph.Authentication"), import_module("Microsoft.Graph.Groups"),
                                   connect(view, "Group.Read.All,LicenseAssignment.ReadWrite.All")});
  commands.insert(commands.end(), changes.begin(), changes.end());
  return commands;
}

// The script holds no data and the ids are GUIDs, so nothing here can be taken for more than it is.
std::vector<std::string> commands_of(const CustomerView& view, const Tools& tools, const Step& step) {
  if (step.kind() != StepKind::Swap) return {};
  if (!swaps_users(tools, step)) return group_commands_of(view, tools, step);
  std::vector<std::string> commands = {std::string(kAllowScripts), "Unblock-File .\\assignments.ps1"};
  for (std::string& install : install_graph_modules()) commands.push_back(std::move(install));
  commands.insert(
      commands.end(),
      {import_module("Microsoft.Graph.Authentication"), connect(view, "User.Read.All,LicenseAssignment.ReadWrite.All"),
       ".\\assignments.ps1 -ExpectedHash " + tools.data_hash, ".\\assignments.ps1 -ExpectedHash " + tools.data_hash + " -Execute"});
  const std::vector<std::string> of_groups = group_commands_of(view, tools, step);
  commands.insert(commands.end(), of_groups.begin(), of_groups.end());
  return commands;
}

std::string files_of(const CustomerView& view, const Tools& tools, const Step& step) {
  std::vector<std::string> files;
  if (step.kind() == StepKind::Relationship) files = {"letter-relationship.txt"};
  if (step.kind() == StepKind::Agreement)
    files = {view.settings.relationship_accepted ? "letter-agreement.txt" : "letter-relationship.txt"};
  const LosingPartner partner = view.losing_partner(step);
  if (step.kind() == StepKind::Consent) files = {view.losing_partners.letter("letter-consent", partner)};
  if (step.kind() == StepKind::SourceNotice) files = {view.losing_partners.letter("letter-source-partner", partner)};
  if (step.kind() == StepKind::UsageLocation) files = {"assignments.csv"};
  if (step.kind() == StepKind::RenewalNotice) files = {view.losing_partners.letter("letter-transfer-renewal", partner)};
  if (const CreditClaim* claim = claim_of(tools.claims, step)) files = {claim->letter()};
  if (step.kind() == StepKind::Swap && swaps_users(tools, step))
    files = {"assignments.ps1", "assignments.json", "assignments.csv", "letter-users.txt"};
  if (step.kind() == StepKind::Swap && !group_changes_of(tools, step).empty()) {
    if (files.empty()) files = {"letter-users.txt"};
    const std::vector<std::string> batches = group_batches_of(tools.reassignment.groups, step.actions);
    files.insert(files.begin(), batches.begin(), batches.end());
    files.insert(files.begin(), {"groups.json", "groups.csv"});
  }
  if (step.kind() == StepKind::Order) {
    for (const std::string& id : step.actions) {
      const auto action = tools.actions.find(id);
      if (action != tools.actions.end() && action->second->kind == ActionKind::Order)
        files = {"orders.csv (" + action->second->target_line + ")", cart_name(view, step.planned)};
    }
  }
  if (is_of_transfer(step.kind())) {
    for (const TransferRequest& request : tools.transfers) {
      if (step.subscriptions.empty() || !request.holds(step.subscriptions.front())) continue;
      if (step.kind() == StepKind::TransferRequest)
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
