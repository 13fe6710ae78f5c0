#include "core/import/lists/listed_customers.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp {

std::string domain_named(std::string_view text) {
  text = text::trimmed(text);
  if (!text.empty() && text.front() == '@') text.remove_prefix(1);
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  if (text.size() > 253 || text.find('.') == std::string_view::npos) return {};
  for (const std::string_view label : text::split(text, '.')) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return {};
    // Letters beyond ASCII stand in names of other scripts.
    const bool allowed = std::all_of(label.begin(), label.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || (c & 0x80) != 0;
    });
    if (!allowed) return {};
  }
  // "4.0" and "10.1.2.3" are figures, not names.
  const std::string_view last = text.substr(text.rfind('.') + 1);
  if (std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  return text::ascii_lower(text);
}

namespace {

bool is_microsofts(std::string_view domain) { return domain.ends_with(".onmicrosoft.com"); }

// An id of the seller's own says nothing about who it is.
bool names_somebody(std::string_view text) {
  const auto beyond_digits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
  return !Guid::parse(text) && std::any_of(text.begin(), text.end(), beyond_digits);
}

}  // namespace

void ListedCustomers::take(const ReaderContext& context, const Named& named) {
  if (named.tenant == last_tenant_ && named.domain == last_domain_ && named.name == last_name_) return;
  last_tenant_ = named.tenant;
  last_domain_ = named.domain;
  last_name_ = named.name;
  const auto told = [](std::string_view text) { return value::says_nothing(text) ? std::string_view() : text; };
  const std::string_view tenant_text = told(named.tenant), domain_text = told(named.domain);
  const std::optional<Guid> tenant = Guid::parse(tenant_text);
  std::string domain = domain_named(domain_text);
  if (domain.empty() && !tenant) domain = domain_named(tenant_text);
  std::string_view name = told(named.name);
  if (name.empty() && domain.empty()) name = domain_text;  // some write who it is where a domain belongs
  Known known{tenant ? tenant->text() : std::string(), domain, text::folded(name)};
  // A tenant that is named by neither is still told apart from others.
  if (!tenant && domain.empty() && !tenant_text.empty()) known.tenant = text::folded(tenant_text);
  if (known == Known{} || !known_.insert(known).second) return;
  if (name.empty() && !tenant && domain.empty()) name = tenant_text;
  if (!names_somebody(name)) name = {};
  names_.emplace(text::folded(name), name);
  if (tenant || !domain.empty() || !name.empty())
    context.records.customers.push_back({tenant.value_or(Guid{}), std::string(name), domain, context.report.origin()});
}

void OtherCustomers::look(const Cells& cells, std::initializer_list<std::size_t> columns) {
  for (const std::size_t column : columns) {
    if (!cells.varies(column)) continue;
    for (const int place : cells.other_places(column)) {
      const std::string_view text = value::without_spreadsheet_guard(cells.as_written()[static_cast<std::size_t>(place)]);
      if (value::says_nothing(text)) continue;
      Column& other = columns_[place];
      other.name = text::trimmed(cells.header()[static_cast<std::size_t>(place)]);
      other.values.emplace(text::folded(text), text);
    }
  }
}

void OtherCustomers::tell(FileReport& report, std::int64_t customers) const {
  if (customers > 1) return;  // asked already
  for (const auto& [place, column] : columns_) {
    if (column.values.size() < 2) continue;
    report.about_file(import_finding::kCustomersUnread, {{"column", column.name},
                                                         {"first", text::quoted(column.values.begin()->second)},
                                                         {"second", text::quoted(std::next(column.values.begin())->second)}});
  }
}

void ListedCustomers::finish(const ReaderContext& context) {
  join_domains(context);
  if (const std::int64_t customers = count(); customers > 1)
    context.report.about_file(import_finding::kSeveralCustomers, {{"count", customers}});
}

// A tenant has a domain of Microsoft's beside its own, and sellers note now one, now the other: under one name, without ids, they are
// taken for one customer, and a person is asked.
void ListedCustomers::join_domains(const ReaderContext& context) {
  std::map<std::string_view, std::vector<const Known*>> by_name;
  for (const Known& known : known_) {
    if (!known.tenant.empty()) return;
    if (!known.name.empty() && !known.domain.empty()) by_name[known.name].push_back(&known);
  }
  std::vector<Known> joined;
  for (const auto& [name, all] : by_name) {
    if (all.size() != 2) continue;
    const bool first = is_microsofts(all[0]->domain), second = is_microsofts(all[1]->domain);
    if (first == second) continue;
    context.report.about_file(import_finding::kDomainsJoined,
                              {{"first", all[0]->domain}, {"second", all[1]->domain}, {"name", names_[all[0]->name]}});
    joined.push_back(*all[first ? 0 : 1]);
  }
  for (const Known& known : joined) known_.erase(known);
}

std::int64_t ListedCustomers::count() const {
  // Domains and names that stand beside something better in another row are no customers of their own.
  std::set<std::string_view> tenants, domains, names, domains_of_tenants, names_of_known;
  for (const Known& known : known_) {
    if (!known.tenant.empty()) {
      tenants.insert(known.tenant);
      domains_of_tenants.insert(known.domain);
    }
    if (!known.tenant.empty() || !known.domain.empty()) names_of_known.insert(known.name);
  }
  for (const Known& known : known_) {
    if (!known.tenant.empty()) continue;
    if (!known.domain.empty()) {
      if (domains_of_tenants.count(known.domain) == 0) domains.insert(known.domain);
    } else if (names_of_known.count(known.name) == 0) {
      names.insert(known.name);
    }
  }
  return static_cast<std::int64_t>(tenants.size() + domains.size() + names.size());
}

}  // namespace csp
