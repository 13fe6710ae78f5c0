// Partner Center: the list of customers (tenant, company, domain), from the API, the screen, PowerShell or the batch migration tool.

#include <array>

#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

enum { kTenant, kName, kDomain };
constexpr std::array<Column, 3> kColumns = {{
    {"microsoftid|companyprofiletenantid|tenantid|customerid|idmicrosoft|idmicrosoftu|microsoftkennung", true},
    {"companyname|companyprofilecompanyname|name|firmenname|unternehmensname|nomdelasociété|nomdelentreprise|nombredelacompañía|"
     "nombredelaempresa|nomesocietà|nomedaempresa|şirketadi|会社名"},
    {"primarydomainname|companyprofiledomain|domain|primärerdomänenname|nomdedomaineprincipal|nombrededominioprincipal|nomedominioprimario|"
     "nomedodomínioprimário|birinciletkialaniadi|プライマリドメイン名"},
}};

class PartnerCustomers : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    const auto tenant = guid_field(context_.report, cells.name(kTenant), cells[kTenant], Need::Required);
    if (!tenant) return;
    context_.records.customers.push_back({*tenant, std::string(cells[kName]), std::string(cells[kDomain]), context_.report.origin()});
  }
};

}  // namespace

Kind partner_center_customers_kind() {
  return {.id = "partner-center-customers",
          .worth = {Worth::Rows::EveryCustomer, Worth::Authority::Commerce, Worth::Ids::Microsofts},
          .table_signs = "microsoftid+primarydomainname|tenantid+domain+companyname|customerid+domain+name+relationshiptopartner",
          .columns = kColumns,
          .json_signs = "companyProfile.tenantId|tenantId+companyName+domain|customerId+domain+name+relationshipToPartner",
          .flat_json = true,
          .make = make_reader<PartnerCustomers>};
}

}  // namespace csp
