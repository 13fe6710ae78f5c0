// Whose files are these? The tenant that they name, and whether it is one: by its id, and where only names are told, by those.

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

// The whole list of a partner's customers tells names and domains of tenants, and not whose subscriptions are in the other files.
bool lists_all_customers(const ImportedFile& file) { return worth_of(file.kind).rows == Worth::Rows::EveryCustomer; }

struct NamedTenant {
  const CustomerRecord* record;
  std::string name;  // as compared
};

// "Contoso GmbH" and "Contoso" are one company in two lists.
std::string without_legal_form(std::string_view name) {
  static constexpr std::array<std::string_view, 32> kForms = {
      "gmbh", "ag",  "kg",  "cokg", "mbh",         "ug",   "se",  "ltd", "limited", "inc",     "incorporated",
      "llc",  "llp", "plc", "corp", "corporation", "co",   "sas", "sa",  "sarl",    "sasu",    "sl",
      "slu",  "srl", "spa", "bv",   "nv",          "ltda", "oy",  "ab",  "aş",      "株式会社"};
  std::string words = text::folded_words(name);
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view form : kForms) {
      if (words.size() <= form.size() + 1 || !words.ends_with(form) || words[words.size() - form.size() - 1] != ' ') continue;
      words.resize(words.size() - form.size() - 1);
      again = true;
    }
  }
  return text::folded(words);
}

// The one customer of each file that names one; a file of several is refused as such.
std::vector<NamedTenant> customer_of_each_file(const Files& files) {
  std::vector<NamedTenant> all;
  for (const auto& file : files) {
    if (lists_all_customers(*file)) continue;
    std::set<Guid> tenants;
    std::vector<NamedTenant> of_file;
    std::set<std::string> names;
    for (const CustomerRecord& record : file->records.customers) {
      of_file.push_back({&record, without_legal_form(record.name)});
      if (!record.tenant.is_zero()) tenants.insert(record.tenant);
      if (!of_file.back().name.empty()) names.insert(of_file.back().name);
    }
    if (tenants.size() > 1 || (tenants.empty() && names.size() > 1)) continue;
    // A row with more behind it tells it better than the first one.
    const auto best = std::max_element(of_file.begin(), of_file.end(), [](const NamedTenant& a, const NamedTenant& b) {
      return std::pair(!a.record->tenant.is_zero(), !a.name.empty()) < std::pair(!b.record->tenant.is_zero(), !b.name.empty());
    });
    if (best != of_file.end()) all.push_back(*best);
  }
  return all;
}

bool same_customer(const NamedTenant& a, const NamedTenant& b) {
  if (a.name.empty() || b.name.empty() || a.name == b.name) return true;
  const CustomerRecord& one = *a.record;
  const CustomerRecord& other = *b.record;
  // Tenants are compared by their ids, domains later with those of the users.
  if (!one.tenant.is_zero() && !other.tenant.is_zero()) return true;
  return !one.domain.empty() && !other.domain.empty();
}

// Two lists that know no ids, one of Contoso and one of Fabrikam.
void compare_names(const Picture& picture, const std::vector<NamedTenant>& named) {
  for (std::size_t at = 1; at < named.size(); ++at) {
    for (std::size_t before = 0; before < at; ++before) {
      if (same_customer(named[before], named[at])) continue;
      const CustomerRecord& one = *named[before].record;
      const CustomerRecord& other = *named[at].record;
      picture.report(inventory_problem(inventory_finding::kCustomersDiffer,
                                       {{"name", one.name},
                                        {"file", picture.file_name(one.origin)},
                                        {"other", other.name},
                                        {"other_file", picture.file_name(other.origin)}},
                                       {one.origin, other.origin}, other.name));
      break;
    }
  }
}

// Units of Contoso beside the subscriptions of Fabrikam: the units name the subscriptions that they come from, and none of them is there.
void compare_subscriptions(const Picture& picture) {
  constexpr std::size_t kFewest = 2;  // one alone may have been replaced between two exports
  std::set<std::string> of_units, of_directory;
  std::vector<Origin> units, directory;
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools) {
      of_units.insert(record.subscription_ids.begin(), record.subscription_ids.end());
      if (units.empty() && !record.subscription_ids.empty()) units = record.pool.origins;
    }
    for (const Subscription& subscription : file->records.subscriptions) {
      if (subscription.directory_id.empty()) continue;
      of_directory.insert(text::ascii_lower(subscription.directory_id));
      of_directory.insert(text::ascii_lower(subscription.commerce_id));
      if (directory.empty()) directory = subscription.origins;
    }
  }
  of_directory.erase(std::string());
  const bool shared = std::any_of(of_units.begin(), of_units.end(), [&](const std::string& id) { return of_directory.count(id) > 0; });
  if (shared || of_units.size() < kFewest || of_directory.size() < kFewest) return;
  picture.report(inventory_problem(inventory_finding::kSubscriptionsForeign,
                                   {{"file", picture.file_name(directory.front())}, {"other_file", picture.file_name(units.front())}},
                                   {directory.front(), units.front()}));
}

}  // namespace

void read_tenant(const Picture& picture) {
  Customer& customer = picture.customer();
  std::map<Guid, std::vector<Origin>> tenants;
  std::map<Guid, std::string> names;
  std::map<Guid, const CustomerRecord*> listed;
  std::map<std::string, const CustomerRecord*> named;  // by domain alone
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools) {
      if (!record.tenant) continue;
      std::vector<Origin>& origins = tenants[*record.tenant];
      if (origins.empty() || origins.back().file != record.pool.origins.front().file) origins.push_back(record.pool.origins.front());
      if (!record.tenant_name.empty()) names.emplace(*record.tenant, record.tenant_name);
    }
    for (const CustomerRecord& record : file->records.customers) {
      if (!record.tenant.is_zero())
        listed.emplace(record.tenant, &record);
      else if (!record.domain.empty())
        named.emplace(record.domain, &record);
    }
  }
  const std::vector<NamedTenant> of_files = customer_of_each_file(picture.files);
  for (const NamedTenant& each : of_files) {
    if (each.record->tenant.is_zero()) continue;
    std::vector<Origin>& origins = tenants[each.record->tenant];
    if (origins.empty() || origins.back().file != each.record->origin.file) origins.push_back(each.record->origin);
  }
  if (tenants.size() > 1) {
    std::vector<Origin> origins;
    std::string ids;
    for (const auto& [tenant, places] : tenants) {
      text::append_listed(ids, tenant.text());
      origins.insert(origins.end(), places.begin(), places.end());
    }
    picture.report(inventory_problem(inventory_finding::kTenantsDiffer, {{"tenants", ids}}, std::move(origins)));
  }
  compare_subscriptions(picture);
  if (!tenants.empty()) customer.tenant = tenants.begin()->first;
  if (!customer.tenant && listed.size() == 1) customer.tenant = listed.begin()->first;
  // A list of all customers tells whose domain it is.
  for (const auto& [tenant, record] : listed) {
    if (!customer.tenant && named.size() == 1 && text::ascii_lower(record->domain) == named.begin()->first) customer.tenant = tenant;
  }
  // A tenant of one list whose subscriptions name another domain is compared later; here nothing is believed against an id.
  compare_names(picture, of_files);
  for (const NamedTenant& each : of_files) {
    if (customer.name.empty() && each.record->tenant.is_zero()) customer.name = each.record->name;
  }
  if (named.size() == 1) {
    customer.domain = named.begin()->first;
    if (!named.begin()->second->name.empty()) customer.name = named.begin()->second->name;
  }
  if (!customer.tenant) return;
  if (const auto name = names.find(*customer.tenant); name != names.end()) customer.name = name->second;
  if (const auto record = listed.find(*customer.tenant); record != listed.end()) {
    if (!record->second->name.empty()) customer.name = record->second->name;
    if (!record->second->domain.empty()) customer.domain = record->second->domain;
  }
}

}  // namespace csp
