#include <algorithm>
#include <set>
#include <string_view>

#include "core/base/text.hpp"
#include "core/output/assignments_script.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/reassignment.hpp"
#include "core/output/writers/csv.hpp"
#include "core/output/writers/json_text.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/steps/reassign.hpp"

namespace csp {
namespace {

constexpr std::size_t kRequestsPerBatch = 20;  // limit of Graph's $batch

// Both lists are always present: Graph refuses a request that lacks one.
void put_body(JsonText& json, const std::vector<AssignedSku>& add, const std::vector<Guid>& remove) {
  json.key("addLicenses").array();
  for (const AssignedSku& sku : add) {
    json.object().key("skuId").text(sku.sku.text()).key("disabledPlans").array();
    for (const Guid& plan : sku.disabled_plans) json.text(plan.text());
    json.close().close();
  }
  json.close().key("removeLicenses").array();
  for (const Guid& sku : remove) json.text(sku.text());
  json.close();
}

void put_head(JsonText& json, const CustomerView& view, std::string_view schema) {
  json.object(JsonLayout::Lines).key("schema").text(schema).key("version").number(1).key("planHash").text(view.hash);
  json.key("tenantId");
  if (view.customer.tenant)
    json.text(view.customer.tenant->text());
  else
    json.null();  // the script then refuses to run
  json.key("changes").array(JsonLayout::Lines);
}

std::string groups_json(const CustomerView& view, const std::vector<GroupChange>& changes) {
  JsonText json;
  put_head(json, view, "csp-move-group-assignments");
  for (const GroupChange& change : changes) {
    json.object().key("groupId").text(change.group).key("date").text(change.day.iso()).key("decideFirst").boolean(change.contradicted);
    put_body(json, change.add, change.remove);
    json.close();
  }
  json.close().close();
  return json.bytes() + "\n";
}

// One path segment of an address.
std::string encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    }
  }
  return out;
}

// One call of POST /{users|groups}/{id}/assignLicense.
struct LicenceCall {
  Date day;
  std::string address;
  const std::vector<AssignedSku>* add;
  const std::vector<Guid>* remove;
  const std::vector<std::string>* actions = nullptr;  // of a group
};

// One set of calls, which stand beside each other.
struct Batch {
  std::string file;
  std::size_t first = 0;
  std::size_t end = 0;  // the one behind its last
};

// Sets of at most 20 calls, as POST /$batch takes them. Sets of one day never mix with another day's: whoever sends a set sends it whole.
// Calls of one set run side by side, so nobody is called for twice in it.
std::vector<Batch> batches_of(const std::string& folder, const std::vector<LicenceCall>& calls) {
  std::vector<Batch> batches;
  std::size_t first = 0;
  int number = 0;
  while (first < calls.size()) {
    std::size_t end = first;
    std::set<std::string_view> called;
    while (end < calls.size() && end < first + kRequestsPerBatch && calls[end].day == calls[first].day &&
           called.insert(calls[end].address).second)
      ++end;
    number = first > 0 && calls[first - 1].day == calls[first].day ? number + 1 : 1;
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    batches.push_back({folder + "/" + calls[first].day.iso() + "-" + digits + ".json", first, end});
    first = end;
  }
  return batches;
}

void add_batches(const std::string& folder, const std::vector<LicenceCall>& calls, std::vector<OutputFile>& files) {
  for (const Batch& batch : batches_of(folder, calls)) {
    JsonText json;
    json.object(JsonLayout::Lines).key("requests").array(JsonLayout::Lines);
    for (std::size_t at = batch.first; at < batch.end; ++at) {
      json.object().key("id").text(std::to_string(at - batch.first + 1)).key("method").text("POST").key("url").text(calls[at].address);
      json.key("headers").object().key("Content-Type").text("application/json").close().key("body").object();
      put_body(json, *calls[at].add, *calls[at].remove);
      json.close().close();
    }
    json.close().close();
    files.push_back({batch.file, "application/json", json.bytes() + "\n"});
  }
}

std::vector<LicenceCall> calls_of(const CustomerView& view, const std::vector<UserChange>& changes) {
  std::vector<LicenceCall> calls;
  for (const UserChange& change : changes) {
    for (std::uint32_t index : change.users) {
      const User& user = view.customer.users[index];
      const std::string& who = Guid::parse(user.id) ? user.id : user.principal_name;
      calls.push_back({change.day, "/users/" + encoded(who) + "/assignLicense", &change.add, &change.remove});
    }
  }
  return calls;
}

// A group about which a person has to decide first is not among them: nothing that is sent as it is may take that decision.
std::vector<LicenceCall> calls_of(const std::vector<GroupChange>& changes) {
  std::vector<LicenceCall> calls;
  for (const GroupChange& change : changes) {
    if (!change.contradicted)
      calls.push_back({change.day, "/groups/" + encoded(change.group) + "/assignLicense", &change.add, &change.remove, &change.actions});
  }
  return calls;
}

constexpr std::string_view kGroupBatches = "graph-batch-groups";

std::string names(const CustomerView& view, const std::vector<Guid>& skus) {
  std::string out;
  for (const Guid& sku : skus) text::append_listed(out, view.sku_name(sku), " + ");
  return out;
}

std::vector<Guid> ids_of(const std::vector<AssignedSku>& skus) {
  std::vector<Guid> out;
  out.reserve(skus.size());
  for (const AssignedSku& sku : skus) out.push_back(sku.sku);
  return out;
}

// Switched-off plans in words: "Teams, Yammer".
std::string disabled(const CustomerView& view, const std::vector<AssignedSku>& skus) {
  std::string out;
  for (const AssignedSku& sku : skus) {
    for (const Guid& id : sku.disabled_plans) {
      const ServicePlan* plan = view.catalog.find_plan(id);
      text::append_listed(out, (plan == nullptr ? id.text() : plan->friendly_name.empty() ? plan->name : plan->friendly_name));
    }
  }
  return out;
}

Table with_columns(const CustomerView& view, std::initializer_list<const char*> columns) {
  Table table;
  for (const char* column : columns) table.columns.push_back(view.language("output.column." + std::string(column)));
  return table;
}

// The runbook's gate that carries the action out: "S07".
std::string gate_of(const CustomerView& view, std::string_view action) {
  for (const Step& step : view.steps) {
    if (std::find(step.actions.begin(), step.actions.end(), action) != step.actions.end()) return step.id;
  }
  return {};
}

Table people(const CustomerView& view, const std::vector<UserChange>& changes) {
  Table table = with_columns(
      view, {"day", "gate", "principal_name", "display_name", "licence_now", "licence_then", "switched_off", "remark", "plan"});
  const bool locations_told = plan::usage_locations_told(view.customer);
  for (const UserChange& change : changes) {
    const std::string from = names(view, change.remove);
    const std::string gate = gate_of(view, change.action);
    const std::string to = names(view, ids_of(change.add));
    const std::string off = disabled(view, change.add);
    for (std::uint32_t index : change.users) {
      const User& user = view.customer.users[index];
      const std::string remark =
          locations_told && user.usage_location.empty() ? view.language("output.assignments.no_location") : std::string();
      table.rows.push_back({change.day, gate, user.principal_name.empty() ? user.id : user.principal_name, user.display_name, from, to, off,
                            remark, short_hash(view.hash)});
    }
  }
  return table;
}

Table groups(const CustomerView& view, const std::vector<GroupChange>& changes) {
  Table table =
      with_columns(view, {"day", "group", "group_name", "users", "licence_now", "licence_then", "switched_off", "remark", "plan"});
  for (const GroupChange& change : changes) {
    const std::string remark = view.language(change.contradicted ? "output.groups.contradicted" : "output.groups.all_members");
    const auto named = view.customer.group_names.find(change.group);
    table.rows.push_back({change.day, change.group, named == view.customer.group_names.end() ? std::string() : named->second, change.users,
                          names(view, change.remove), names(view, ids_of(change.add)), disabled(view, change.add), remark,
                          short_hash(view.hash)});
  }
  return table;
}

}  // namespace

std::string assignments_data(const CustomerView& view, const std::vector<UserChange>& changes) {
  JsonText json;
  put_head(json, view, "csp-move-assignments");
  for (const UserChange& change : changes) {
    json.object(JsonLayout::Lines).key("id").text(change.action).key("date").text(change.day.iso());
    put_body(json, change.add, change.remove);
    json.key("users").array(JsonLayout::Lines);
    for (std::uint32_t index : change.users) {
      const User& user = view.customer.users[index];
      json.object().key("id").text(user.id).key("userPrincipalName").text(user.principal_name).close();
    }
    json.close().close();
  }
  json.close().close();
  return json.bytes() + "\n";
}

std::vector<std::string> group_batches_of(const std::vector<GroupChange>& changes, const std::vector<std::string>& actions) {
  const std::vector<LicenceCall> calls = calls_of(changes);
  std::vector<std::string> files;
  for (const Batch& batch : batches_of(std::string(kGroupBatches), calls)) {
    const bool holds = std::any_of(calls.begin() + static_cast<std::ptrdiff_t>(batch.first),
                                   calls.begin() + static_cast<std::ptrdiff_t>(batch.end), [&](const LicenceCall& call) {
                                     return std::find_first_of(call.actions->begin(), call.actions->end(), actions.begin(),
                                                               actions.end()) != call.actions->end();
                                   });
    if (holds) files.push_back(batch.file);
  }
  return files;
}

std::vector<OutputFile> make_assignments(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  const Reassignment reassignment = reassignment_of(view);
  std::vector<OutputFile> files;
  if (!reassignment.users.empty()) {
    std::string data = assignments_data(view, reassignment.users);
    const std::string hash = sha256_hex(data);
    files.push_back({"assignments.ps1", "text/plain", assignments_script()});
    files.push_back({"assignments.json", "application/json", std::move(data)});
    files.push_back({"assignments.sha256", "text/plain", hash + "  assignments.json\n"});
    files.push_back({"assignments.csv", "text/csv", csv(people(view, reassignment.users))});
    add_batches("graph-batch", calls_of(view, reassignment.users), files);
  }
  if (!reassignment.groups.empty()) {
    files.push_back({"groups.json", "application/json", groups_json(view, reassignment.groups)});
    files.push_back({"groups.csv", "text/csv", csv(groups(view, reassignment.groups))});
    add_batches(std::string(kGroupBatches), calls_of(reassignment.groups), files);
  }
  return files;
}

}  // namespace csp
