// Arrow ArrowSphere: licences of a customer. Terms and billing cycles are hours: 720 is a month, 8640 a year, 25920 three years.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"vendorlicenseid|licensevendorlicenseid|vendorsubscriptionid|licensevendorsubscriptionid", true},
    {"friendlyname|licensefriendlyname|name|licensename|offer|licenseoffer"},
    {"vendorsku|licensevendorsku|sku|licensesku"},
    {""},
    {""},
    {"seats|licenseseats|seat|licenseseat|quantity", true},
    {"state|licensestate|statuslabel|licensestatuslabel"},
    {""},
    {"activationdatetime|licenseactivationdatetime|startdate|licensestartdate"},
    {"expirydatetime|licenseexpirydatetime|enddate|licenseenddate|nextrenewaldate|licensenextrenewaldate"},
    {"termcode|licensetermcode|term|licenseterm"},
    {"periodicitycode|licenseperiodicitycode|periodicity|licenseperiodicity"},
    {"autorenew|licenseautorenew"},
    {"istrial|licenseistrial|trial|licensetrial"},
    {"customertenantid|licensecustomertenantid"},
    {"customername|licensecustomername"},
    {""},
    {""},
    {""},
    {""},
    {"customerdomain|licensecustomerdomain|domain|domainname"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  form.terms_in_hours = true;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind arrow_kind() {
  return {"arrow-licences",
          "vendorlicenseid+sku+seats",
          kColumns,
          "vendor_license_id+sku|vendorLicenseId+sku|license.vendor_license_id|license.vendorLicenseId",
          "",
          true,
          make};
}

}  // namespace csp
