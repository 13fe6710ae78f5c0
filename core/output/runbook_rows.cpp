#include "core/output/runbook_rows.hpp"

#include "core/output/words.hpp"

namespace csp {
namespace {

// Which role in Partner Center or in the tenant may do this (rules.md 1.1: relationship by a Global Administrator, orders by a sales
// or admin agent, licences by a License Administrator, purchases and cancellations by a Billing Administrator).
std::string_view owner_key(const Step& step) {
  const auto is = [&](std::string_view kind) { return step.kind.find(kind) != std::string::npos; };
  switch (step.role) {
    case Role::TargetPartner:
      if (is("swap")) return "output.owner.license_admin";
      if (is("order")) return "output.owner.sales_agent";
      return "output.owner.admin_agent";
    case Role::SourcePartner: return "output.owner.admin_agent";
    case Role::CustomerAdmin:
      if (is("swap") || is("units")) return "output.owner.license_admin";
      if (is("relationship") || is("agreement") || is("gdap")) return "output.owner.global_admin";
      if (is("end-choice") || is("cancel") || is("credit")) return "output.owner.billing_admin";
      return "output.owner.global_or_billing";
    case Role::Microsoft: return "output.owner.microsoft";
  }
  return "output.owner.admin_agent";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

}  // namespace

std::vector<Gate> gates_of(const CustomerView& view) {
  const auto text = [&](const Message& message) { return message.key.empty() ? std::string() : view.language(message); };
  std::vector<Gate> gates;
  for (const Step& step : view.steps) {
    std::vector<std::string> names;
    for (const std::string& key : step.subscriptions) names.push_back(view.subscription_name(key));
    gates.push_back({&step, view.language(words::key(step.role)), view.language(owner_key(step)), text(step.title), text(step.detail), text(step.why),
                     text(step.proof), text(step.way_back), step.after.empty() ? "–" : joined(step.after), joined(names)});
  }
  return gates;
}

Table gates_table(const CustomerView& view) {
  Table table;
  table.name = view.language("output.runbook.sheet");
  for (const char* key : {"step", "done", "earliest", "planned", "latest", "side", "owner", "what", "how", "before", "why", "rule", "proof", "way_back", "subscriptions", "plan"}) {
    table.columns.push_back(view.language("output.column." + std::string(key)));
  }
  for (const Gate& gate : gates_of(view)) {
    const Step& step = *gate.step;
    table.rows.push_back({step.id, std::string(), step.earliest, step.planned, step.latest, gate.side, gate.owner, gate.title, gate.how, gate.before == "–" ? std::string() : gate.before, gate.why, step.rule,
                          gate.proof, gate.way_back, gate.subscriptions, view.hash.substr(0, 12)});
  }
  return table;
}

}  // namespace csp
