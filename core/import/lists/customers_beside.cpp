#include "core/import/lists/customers_beside.hpp"

#include <algorithm>
#include <array>

#include "core/base/few_bytes.hpp"
#include "core/base/text.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

constexpr std::size_t kMostCompanies = 64;

constexpr std::array<Column, 3> kColumns = {{{customer_columns::kTenant}, {customer_columns::kName}, {customer_columns::kDomain}}};
constexpr std::array<Column, 1> kOfUsers = {{{customer_columns::kOfUsers}}};

// What stands behind the '@' of the first cell or member that has one.
std::string_view mail_domain(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
}

}  // namespace

CustomersBeside::Tells CustomersBeside::told_by(std::string_view name) const {
  // Names of an account are somebody's sign-in, or Graph's own word for the tenant, which its reader knows.
  if (name.starts_with("account")) return Tells::Nothing;
  const int column = column_named(kColumns, name);
  if (column == 0) return Tells::Tenant;
  if (column == 2) return of_users_ && text::is_one_of(name, {"domain", "domainname", "domäne"}) ? Tells::Nothing : Tells::Domain;
  if (column == 1) return of_users_ && column_named(kOfUsers, name) < 0 ? Tells::Company : Tells::Name;
  return column_named(kOfUsers, name) >= 0 ? Tells::Name : Tells::Nothing;
}

void CustomersBeside::take(Tells tells, std::string_view text, Said& said) const {
  if (tells == Tells::Tenant && said.tenant.empty()) said.tenant = text;
  if (tells == Tells::Domain && said.domain.empty()) said.domain = text;
  if (tells == Tells::Name && said.name.empty()) said.name = text;
}

void CustomersBeside::take_company(const std::string& column, std::string_view company, std::string_view domain) {
  Company& known = companies_[column];
  known.name = column;
  if (company.empty() || domain.empty() || value::says_nothing(company) || known.domains.size() > kMostCompanies) return;
  const auto of_company = known.domains.find(std::string(company));
  if (of_company != known.domains.end() && of_company->second.size() > kMostCompanies) return;
  known.domains[std::string(company)].insert(text::ascii_lower(domain));
}

void CustomersBeside::keep(const Said& said) {
  if (said.tenant.empty() && said.domain.empty() && said.name.empty()) return;
  customers_.take({context_.catalog, context_.options, aside_, context_.report, context_.separator}, {said.tenant, said.domain, said.name});
}

bool CustomersBeside::take_title(const std::vector<std::string>& cells) {
  if (cells.empty()) return false;
  const std::string_view first = text::trimmed(cells.front());
  const std::size_t colon = first.find(':');
  std::string_view name = first.substr(0, colon), value = colon == std::string_view::npos ? std::string_view() : first.substr(colon + 1);
  const auto filled = std::count_if(cells.begin(), cells.end(), [](const std::string& cell) { return !text::trimmed(cell).empty(); });
  if (text::trimmed(value).empty() && filled == 2) value = cells[1];  // more of them are names of columns
  value = text::trimmed(value);
  if (value.empty() || value::says_nothing(value)) return false;
  switch (told_by(text::folded(name))) {
    case Tells::Tenant:
      title_tenant_ = value;
      return true;
    case Tells::Domain:
      title_domain_ = value;
      return true;
    case Tells::Name:
    case Tells::Company:
      title_name_ = value;
      return true;
    case Tells::Nothing:
      break;
  }
  return false;
}

void CustomersBeside::row(const Cells& cells) {
  if (!places_) {
    places_.emplace();
    for (std::size_t place = 0; place < cells.header().size(); ++place) {
      if (cells.knows(place)) continue;
      const Tells tells = told_by(text::folded(cells.header()[place]));
      if (tells == Tells::Nothing) continue;
      places_->push_back({place, tells, std::string(text::trimmed(cells.header()[place]))});
    }
  }
  if (places_->empty() || context_.report.row_refused()) return;
  const auto written = cells.as_written();
  Said said;
  for (const Place& each : *places_) {
    if (each.place >= written.size()) continue;
    const std::string_view text = value::without_spreadsheet_guard(written[each.place]);
    if (each.tells == Tells::Company) {
      const auto sign_in = std::find_if(written.begin(), written.end(), [](std::string_view cell) { return !mail_domain(cell).empty(); });
      take_company(each.name, text, sign_in == written.end() ? std::string_view() : mail_domain(*sign_in));
      continue;
    }
    if (column_.empty()) column_ = each.name;
    take(each.tells, text, said);
  }
  keep(said);
}

void CustomersBeside::item(const JsonValue& item) {
  if (context_.report.row_refused()) return;
  Said said;
  std::size_t at = 0;
  for (const JsonMember& member : item.members) {
    if (at == of_members_.size()) of_members_.emplace_back();
    auto& [name, tells] = of_members_[at++];
    if (!same_bytes(name, member.name)) {
      name = member.name;
      tells = told_by(text::folded(member.name));
    }
    if (tells == Tells::Nothing) continue;
    if (tells == Tells::Company)
      take_company(name, member.value.scalar(), mail_domain(item["userPrincipalName"].scalar()));
    else
      take(tells, member.value.scalar(), said);
  }
  keep(said);
}

// Companies whose people share no domain may be customers.
void CustomersBeside::ask() const {
  for (const auto& [column, company] : companies_) {
    if (company.domains.size() < 2 || company.domains.size() > kMostCompanies) continue;
    std::set<std::string> seen;
    std::size_t domains = 0;
    for (const auto& [name, of_company] : company.domains) {
      domains += of_company.size();
      seen.insert(of_company.begin(), of_company.end());
    }
    if (seen.size() != domains) continue;
    context_.report.about_file(import_finding::kCustomersUnread, {{"column", column},
                                                                  {"first", text::quoted(company.domains.begin()->first)},
                                                                  {"second", text::quoted(std::next(company.domains.begin())->first)}});
  }
}

void CustomersBeside::finish() {
  Records& records = context_.records;
  const bool about_customers = !records.subscriptions.empty() || !records.pools.empty() || !records.users.empty() ||
                               !records.groups.empty() || !records.activity.empty();
  if (!about_customers) return;
  if (records.customers.empty()) {
    if (customers_.count() == 0) keep({title_tenant_, title_domain_, title_name_});
    records.customers = std::move(aside_.customers);
    customers_.finish(context_);
  } else if (places_ && customers_.count() > 1 && records.customers.size() == 1 && aside_.customers.size() > 1) {
    const auto shown = [](const CustomerRecord& customer) {
      return text::quoted(!customer.name.empty() ? customer.name : !customer.domain.empty() ? customer.domain : customer.tenant.text());
    };
    context_.report.about_file(import_finding::kCustomersUnread,
                               {{"column", column_}, {"first", shown(aside_.customers[0])}, {"second", shown(aside_.customers[1])}});
  }
  if (customers_.count() < 2) ask();
}

}  // namespace csp
