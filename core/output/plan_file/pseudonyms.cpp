#include "core/output/plan_file/pseudonyms.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/migration_columns.hpp"
#include "core/base/text.hpp"
#include "core/output/writers/json_text.hpp"
#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/proof/proof.hpp"

namespace csp {
namespace {

constexpr std::size_t kShortestInside = 4;  // a shorter name is replaced where it stands alone, not inside other words

// What these stand for are words as much as names ("Office", "Units", "Christmas"): replaced where they stand alone, too.
constexpr std::string_view kProduct = "Product ";
constexpr std::string_view kFreeze = "Freeze ";
constexpr std::string_view kColumn = "Column ";
bool may_be_a_word(std::string_view pseudonym) {
  return pseudonym.starts_with(kProduct) || pseudonym.starts_with(kFreeze) || pseudonym.starts_with(kColumn);
}

// From what stands there to what shall stand there.
class Renaming {
 public:
  void add(std::string from, std::string to, bool inside) {
    if (inside && from.size() >= kShortestInside) inside_[from.substr(0, kShortestInside)].emplace_back(from, to);
    exact_.emplace(std::move(from), std::move(to));
  }
  // Longest first, so that a name inside another one does not cut it.
  void finish() {
    for (auto& [head, pairs] : inside_) {
      std::stable_sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }
  }

  void id(std::string& text) const {
    const auto found = exact_.find(text);
    if (found != exact_.end()) text = found->second;
  }
  void id(std::optional<Guid>& guid) const {
    if (!guid) return;
    const auto found = exact_.find(guid->text());
    if (found != exact_.end()) guid = Guid::parse(found->second);
  }
  // Free text: whatever is known in it is replaced, in one pass from left to right.
  void words(std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const Pair* hit = find_inside(std::string_view(text).substr(at));
      if (hit == nullptr) {
        out += text[at++];
        continue;
      }
      out += hit->second;
      at += hit->first.size();
    }
    const auto whole = exact_.find(text);
    text = whole == exact_.end() ? out : whole->second;
  }
  void message(Message& message) const {
    for (MessageArgument& argument : message.arguments.changed()) {
      if (auto* text = std::get_if<std::string>(&argument.value)) words(*text);
    }
  }
  Finding finding(Finding found) const {
    message(found.message);
    message(found.action);
    words(found.subject);
    return found;
  }

 private:
  using Pair = std::pair<std::string, std::string>;

  const Pair* find_inside(std::string_view text) const {
    const auto candidates = inside_.find(text.substr(0, kShortestInside));
    if (candidates == inside_.end()) return nullptr;
    for (const Pair& pair : candidates->second) {
      if (text.starts_with(pair.first)) return &pair;
    }
    return nullptr;
  }

  std::map<std::string, std::string, std::less<>> exact_;
  std::map<std::string, std::vector<Pair>, std::less<>> inside_;  // by their first letters
};

std::string padded(std::size_t number, std::size_t width, unsigned base) {
  std::string out(width, '0');
  for (std::size_t i = width; i-- > 0; number /= base) out[i] = "0123456789abcdef"[number % base];
  return out;
}

bool has_upper_case(std::string_view text) { return text::ascii_lower(text) != text; }

// Gathers what is to be replaced, group by group. Within a group the replacements sort as the originals do, because the planner
// works in the order of keys.
class Namer {
 public:
  void ids(const std::string& text) {
    if (!text.empty()) ids_.insert(text::ascii_lower(text)), spelled_.insert(text);
  }
  void ids(const std::optional<Guid>& guid) {
    if (guid) ids(guid->text());
  }
  void people(const std::string& text, std::set<std::string>& group) {
    if (!text.empty()) group.insert(text);
  }
  void name(const std::string& original, std::string pseudonym) {
    if (!original.empty()) taken_.emplace(original, std::move(pseudonym));
  }
  PseudonymKey finish();

  std::set<std::string> accounts, display_names, files, signers, groups, agreements, customers, products, freezes, columns;

 private:
  std::set<std::string> ids_, spelled_;
  std::map<std::string, std::string> taken_;  // original -> pseudonym
};

PseudonymKey Namer::finish() {
  std::size_t number = 0;
  std::map<std::string, std::string> by_id;
  for (const std::string& id : ids_) by_id.emplace(id, padded(++number, 8, 16) + "-c0de-4000-8000-00000000c0de");
  for (const std::string& spelled : spelled_) {
    std::string pseudonym = by_id.at(text::ascii_lower(spelled));
    if (has_upper_case(spelled)) {
      for (char& letter : pseudonym) letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 32 : letter);
    }
    taken_.emplace(spelled, std::move(pseudonym));
  }
  const auto numbered = [&](const std::set<std::string>& group, const std::string& before, const std::string& after) {
    std::size_t count = 0;
    for (const std::string& original : group) taken_.emplace(original, before + padded(++count, 7, 10) + after);
  };
  numbered(accounts, "user-", "@customer.example");
  numbered(display_names, "User ", "");
  numbered(files, "file-", "");
  numbered(signers, "Person ", "");
  numbered(groups, "Group ", "");
  numbered(agreements, "Agreement ", "");
  numbered(customers, "Customer ", "");
  numbered(products, std::string(kProduct), "");
  numbered(freezes, std::string(kFreeze), "");
  numbered(columns, std::string(kColumn), "");
  PseudonymKey key;
  for (const auto& [original, pseudonym] : taken_) key.emplace_back(pseudonym, original);
  std::sort(key.begin(), key.end());
  return key;
}

void rename_customer(Customer& customer, const Renaming& renaming) {
  renaming.id(customer.name);
  renaming.id(customer.domain);
  renaming.id(customer.tenant);
  for (Subscription& subscription : customer.subscriptions) {
    for (std::string* text : {&subscription.key, &subscription.commerce_id, &subscription.directory_id, &subscription.parent_key})
      renaming.id(*text);
    renaming.words(subscription.name);
    renaming.id(subscription.owner_tenant);
    renaming.id(subscription.agreement_number);
    for (std::string& cell : subscription.migration_row) renaming.id(cell);
  }
  for (Profile& profile : customer.profiles) {
    for (AssignedSku& sku : profile.skus) {
      for (std::string& group : sku.groups) renaming.id(group);
    }
  }
  std::map<std::string, std::string> group_names;
  for (const auto& group : customer.group_names) {
    std::string id = group.first;
    std::string name = group.second;
    renaming.id(id);
    renaming.id(name);
    group_names.emplace(std::move(id), std::move(name));
  }
  customer.group_names = std::move(group_names);
  Users renamed;
  renamed.reserve(customer.users.size());
  for (User user : customer.users) {
    for (std::string* text : {&user.id, &user.principal_name, &user.display_name}) renaming.id(*text);
    renamed.push_back(user);
  }
  customer.users = std::move(renamed);
  for (std::string& file : customer.file_names) renaming.id(file);
  for (Finding& finding : customer.findings) finding = renaming.finding(std::move(finding));
}

// "file:row" of core/inventory/differences.hpp, taken apart.
struct Source {
  std::string file;
  std::string row;  // with the colon
};
Source source_in(const std::string& answer) {
  const std::size_t colon = std::min(answer.rfind(':'), answer.size());
  return {answer.substr(0, colon), answer.substr(colon)};
}

// The question is the finding's id and its subject.
std::size_t subject_of(const std::string& question) {
  const std::size_t space = question.find(' ');
  return space == std::string::npos ? question.size() : space + 1;
}

template <class Value>
void rename_keys(std::map<std::string, Value>& map, const Renaming& renaming) {
  std::map<std::string, Value> renamed;
  for (auto& entry : map) {
    std::string key = entry.first;
    renaming.id(key);
    renamed.emplace(std::move(key), std::move(entry.second));
  }
  map = std::move(renamed);
}

void rename_believed_files(std::map<std::string, std::string>& believed, const Renaming& renaming) {
  std::map<std::string, std::string> renamed;
  for (const auto& entry : believed) {
    const std::size_t at = subject_of(entry.first);
    std::string subject = entry.first.substr(at);
    renaming.id(subject);
    Source source = source_in(entry.second);
    renaming.id(source.file);
    renamed.emplace(entry.first.substr(0, at) + subject, source.file + source.row);
  }
  believed = std::move(renamed);
}

void rename_accepted(AcceptedException& accepted, const Plan& plan, const Renaming& renaming) {
  // The facts of what was accepted name customers, groups, people too.
  std::string facts;
  for_each_finding(plan, [&](const Finding& finding, const FindingPlace& place) {
    if (accepted.facts.empty() || !facts.empty()) return;
    if (place.gap == nullptr) {
      if (covers(accepted, finding)) facts = facts_digest(renaming.finding(finding));
    } else if (covers(accepted, *place.gap)) {
      ServiceGap gap = *place.gap;
      gap.finding = renaming.finding(std::move(gap.finding));
      facts = exception_facts(gap);
    }
  });
  if (!facts.empty()) accepted.facts = facts;
  renaming.words(accepted.subject);
  renaming.id(accepted.accepted_by);
}

void rename_settings(PlanSettings& settings, const Plan& plan, const Renaming& renaming) {
  for (std::string* text : {&settings.customer_name, &settings.partner_name, &settings.source_partner_name}) renaming.id(*text);
  renaming.id(settings.partner_tenant);
  renaming.id(settings.source_partner_tenant);
  rename_keys(settings.subscriptions, renaming);
  rename_keys(settings.name_mapping, renaming);
  rename_keys(settings.column_mappings, renaming);
  for (auto& mapping : settings.column_mappings) rename_keys(mapping.second.columns, renaming);
  rename_believed_files(settings.believed_files, renaming);
  for (Freeze& freeze : settings.freezes) renaming.id(freeze.name);
  for (AcceptedException& accepted : settings.accepted) rename_accepted(accepted, plan, renaming);
}

void rename(Customer& customer, PlanSettings& settings, const Plan& plan, const PseudonymKey& key, bool back) {
  Renaming renaming;
  for (const auto& [pseudonym, original] : key) {
    const bool inside = !may_be_a_word(pseudonym);
    if (back)
      renaming.add(pseudonym, original, inside);
    else
      renaming.add(original, pseudonym, inside);
  }
  renaming.finish();
  rename_customer(customer, renaming);
  rename_settings(settings, plan, renaming);
}

}  // namespace

namespace {

// The batch migration tool's own file names the customer and the partners in cells of their own.
void name_migration_row(const std::vector<std::string>& row, Namer& namer) {
  const std::vector<std::string> columns = migration_columns(row.size());
  for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
    if (columns[i] == "CustomerName")
      namer.people(row[i], namer.customers);
    else if (columns[i] == "LegacySubscriptionName")
      namer.people(row[i], namer.products);
    else if (columns[i].ends_with("Id"))
      namer.ids(row[i]);
  }
}

void name_settings(const PlanSettings& settings, Namer& namer) {
  for (const auto& entry : settings.subscriptions) namer.ids(entry.first);
  for (const AcceptedException& accepted : settings.accepted) namer.people(accepted.accepted_by, namer.signers);
  for (const auto& entry : settings.believed_files) {
    namer.ids(entry.first.substr(subject_of(entry.first)));
    namer.people(source_in(entry.second).file, namer.files);
  }
  for (const auto& entry : settings.name_mapping) namer.people(entry.first, namer.products);
  for (const Freeze& freeze : settings.freezes) namer.people(freeze.name, namer.freezes);
  for (const auto& entry : settings.column_mappings) {
    namer.people(entry.first, namer.columns);
    for (const auto& column : entry.second.columns) namer.people(column.first, namer.columns);
  }
}

}  // namespace

PseudonymKey make_pseudonyms(const Customer& customer, const PlanSettings& settings) {
  Namer namer;
  namer.name(customer.name, "Customer A");
  namer.name(settings.customer_name, settings.customer_name == customer.name ? "Customer A" : "Customer B");
  namer.name(customer.domain, "customer.example");
  namer.name(settings.partner_name, "Gaining partner");
  namer.name(settings.source_partner_name, "Losing partner");
  for (const std::optional<Guid>& tenant : {customer.tenant, settings.partner_tenant, settings.source_partner_tenant}) namer.ids(tenant);
  for (const Subscription& subscription : customer.subscriptions) {
    for (const std::string* id : {&subscription.key, &subscription.commerce_id, &subscription.directory_id, &subscription.parent_key})
      namer.ids(*id);
    namer.ids(subscription.owner_tenant);
    namer.people(subscription.agreement_number, namer.agreements);
    name_migration_row(subscription.migration_row, namer);
  }
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& sku : profile.skus) {
      for (const std::string& group : sku.groups) namer.ids(group);
    }
  }
  for (const auto& [id, name] : customer.group_names) {
    namer.ids(id);
    namer.people(name, namer.groups);
  }
  for (const User& user : customer.users) {
    namer.ids(user.id);
    namer.people(user.principal_name, namer.accounts);
    namer.people(user.display_name, namer.display_names);
  }
  for (const std::string& file : customer.file_names) namer.people(file, namer.files);
  name_settings(settings, namer);
  return namer.finish();
}

void pseudonymise(Customer& customer, PlanSettings& settings, const Plan& plan, const PseudonymKey& key) {
  rename(customer, settings, plan, key, false);
}

void restore_names(Customer& customer, PlanSettings& settings, const Plan& plan, const PseudonymKey& key) {
  rename(customer, settings, plan, key, true);
}

std::string write_pseudonym_key(const PseudonymKey& key) {
  JsonText json;
  json.object(JsonLayout::Lines).key("schema").text("csp-move-pseudonyms").key("version").number(1);
  json.key("names").array(JsonLayout::Lines);
  for (const auto& [pseudonym, original] : key) json.array().text(pseudonym).text(original).close();
  json.close().close();
  return json.bytes() + "\n";
}

tl::expected<PseudonymKey, Message> read_pseudonym_key(std::string_view bytes) {
  const nlohmann::json read = nlohmann::json::parse(bytes, nullptr, false);
  const auto schema = read.find("schema");  // of something else than an object there is none
  if (schema == read.end() || *schema != "csp-move-pseudonyms") return tl::make_unexpected(Message{"pseudonyms.not_a_key", {}});
  const auto names = read.find("names");
  if (names == read.end() || !names->is_array()) return tl::make_unexpected(Message{"pseudonyms.not_a_key", {}});
  PseudonymKey key;
  std::int64_t entry = 0;
  for (const nlohmann::json& pair : *names) {
    ++entry;
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string()) {
      return tl::make_unexpected(Message{"pseudonyms.damaged", {{"entry", entry}}});
    }
    key.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  return key;
}

}  // namespace csp
