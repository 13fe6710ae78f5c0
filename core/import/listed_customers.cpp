#include "core/import/listed_customers.hpp"

#include <algorithm>

#include "core/base/text.hpp"

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

void ListedCustomers::take(const ReaderContext& context, const Named& named) {
  const std::optional<Guid> tenant = Guid::parse(named.tenant);
  std::string domain = domain_named(named.domain);
  if (domain.empty() && !tenant) domain = domain_named(named.tenant);
  Known known{tenant ? tenant->text() : std::string(), domain, text::folded(named.name)};
  // A tenant that is named by neither is still told apart from others.
  if (!tenant && domain.empty() && !named.tenant.empty()) known.tenant = text::folded(named.tenant);
  if (known == Known{} || !known_.insert(known).second) return;
  if (tenant || !domain.empty())
    context.records.customers.push_back({tenant.value_or(Guid{}), std::string(named.name), domain, context.report.origin()});
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
