// Is the customer that a list names by a domain the one whose users and tenant the other files show?

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

// The domain every tenant gets from Microsoft. A tenant has one of them and any number of its own.
bool is_initial(std::string_view domain) {
  return domain.ends_with(".onmicrosoft.com") || domain.ends_with(".onmicrosoft.us") || domain.ends_with(".partner.onmschina.cn");
}

std::string joined(const std::set<std::string>& domains) {
  constexpr std::size_t most = 5;
  std::string text;
  std::size_t count = 0;
  for (const std::string& domain : domains) {
    if (count++ == most) return text + ", …";
    text::append_listed(text, domain);
  }
  return text;
}

// A tenant may have more of Microsoft's domains than its first, but hardly any has; mail that is routed to the cloud has one of its own.
void ask_about_initial_domains(const Picture& picture, const std::map<std::string, std::int64_t>& of_users) {
  std::set<std::string> initial;
  for (const auto& [domain, users] : of_users) {
    if (users > 0 && is_initial(domain) && !domain.ends_with(".mail.onmicrosoft.com")) initial.insert(domain);
  }
  if (initial.size() < 2) return;
  picture.report(inventory_problem(inventory_finding::kInitialDomains,
                                   {{"count", static_cast<std::int64_t>(initial.size())}, {"domains", joined(initial)}}, {}));
}

struct Named {
  std::string domain;
  Origin origin;
};

}  // namespace

void check_domains(const Picture& picture) {
  const Customer& customer = picture.customer();
  std::vector<Named> named;
  std::set<std::string> known;
  for (const auto& file : picture.files) {
    std::vector<Named> of_file;
    for (const CustomerRecord& record : file->records.customers) {
      const std::string domain = text::ascii_lower(record.domain);
      if (domain.empty()) continue;
      if (record.tenant.is_zero())
        of_file.push_back({domain, record.origin});
      else if (record.tenant == customer.tenant)
        known.insert(domain);
    }
    // A list of several customers is refused as such.
    if (of_file.size() == 1) named.push_back(of_file.front());
  }
  const std::map<std::string, std::int64_t> of_users = customer.users.domains();
  ask_about_initial_domains(picture, of_users);
  if (named.empty()) return;
  for (const auto& [domain, users] : of_users) known.insert(domain);
  for (std::size_t at = 0; at < named.size(); ++at) {
    const Named& each = named[at];
    std::set<std::string> others = known;
    for (std::size_t before = 0; before < at; ++before) others.insert(named[before].domain);
    if (others.empty() || others.count(each.domain) != 0) continue;
    // Microsoft's domain and one of the customer's own can belong together; two of a kind that do not match are two customers.
    std::set<std::string> alike;
    for (const std::string& other : others) {
      if (is_initial(other) == is_initial(each.domain)) alike.insert(other);
    }
    const bool differ = !alike.empty();
    picture.report(
        inventory_problem(differ ? inventory_finding::kDomainsDiffer : inventory_finding::kDomainUnconfirmed,
                          {{"domain", each.domain}, {"file", picture.file_name(each.origin)}, {"others", joined(differ ? alike : others)}},
                          {each.origin}, each.domain));
  }
}

}  // namespace csp
