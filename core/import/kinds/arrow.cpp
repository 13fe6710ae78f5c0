// Arrow ArrowSphere: licences of a customer. Terms and billing cycles are hours: 720 is a month, 8640 a year, 25920 three years.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"vendorlicenseid|licensevendorlicenseid|vendorsubscriptionid|licensevendorsubscriptionid", true}},
    {Listed::kName, {"friendlyname|licensefriendlyname|name|licensename|offer|licenseoffer"}},
    {Listed::kOffer, {"vendorsku|licensevendorsku|sku|licensesku"}},
    {Listed::kUnits, {"seats|licenseseats|seat|licenseseat|quantity", true}},
    {Listed::kStatus, {"state|licensestate|statuslabel|licensestatuslabel"}},
    {Listed::kStart, {"activationdatetime|licenseactivationdatetime|startdate|licensestartdate"}},
    {Listed::kEnd, {"expirydatetime|licenseexpirydatetime|enddate|licenseenddate|nextrenewaldate|licensenextrenewaldate"}},
    {Listed::kTerm, {"termcode|licensetermcode|term|licenseterm"}},
    {Listed::kBilling, {"periodicitycode|licenseperiodicitycode|periodicity|licenseperiodicity"}},
    {Listed::kAutoRenew, {"autorenew|licenseautorenew"}},
    {Listed::kTrial, {"istrial|licenseistrial|trial|licensetrial"}},
    {Listed::kTenant, {"customertenantid|licensecustomertenantid"}},
    {Listed::kCustomer, {"customername|licensecustomername"}},
    {Listed::kDomain, {"customerdomain|licensecustomerdomain|domain|domainname"}},
});

constexpr ListedForm kForm = {.terms_in_hours = true, .channel = Channel::CspPartner};

}  // namespace

Kind arrow_kind() {
  return {.id = "arrow-licences",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "vendorlicenseid+sku+seats",
          .columns = kColumns,
          .json_signs = "vendor_license_id+sku|vendorLicenseId+sku|license.vendor_license_id|license.vendorLicenseId",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
