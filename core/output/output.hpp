#pragma once
// What do people take away? Finished files made from one plan. Each output is one file in this folder and one line in outputs().

#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// Everything an output may look at.
struct OutputContext {
  const Catalog& catalog;
  const Customer& customer;
  const PlanSettings& settings;
  const Prices& prices;
  const Plan& plan;
  const Language& language;          // of what goes to the customer
  const Language& partner_language;  // of what the partner's own people use
  std::string_view version;
  std::string_view plan_hash = {};  // plan_hash() of core/output/plan_file/plan_json.hpp when it is already known, else empty
};

struct OutputFile {
  std::string name;        // "report.html"
  std::string media_type;  // "text/html"
  std::string bytes;
  std::string_view output = {};  // id of the output it belongs to; set by make_all_outputs
};

struct OutputDescription {
  std::string_view id;         // "report"
  std::string_view title_key;  // message keys for the screen
  std::string_view purpose_key;
  // Zero or more files; none when there is nothing to write (no reassignment: no script).
  std::vector<OutputFile> (*make)(const OutputContext&);
  bool partner_only = false;  // tells the partner's cost, or of files that do: never shown while a customer looks on
  // Every file names its plan by short_hash() of core/output/plan_file/plan_json.hpp, so that papers of two plans are never mixed up. These
  // do not, by how their names begin: other programs read them, whose forms have no room for it; contents.txt names them.
  std::vector<std::string_view> without_hash = {};
};
const std::vector<OutputDescription>& outputs();

// All files of all outputs, in the order of outputs().
std::vector<OutputFile> make_all_outputs(const OutputContext& context);

// All of them as one archive, which the caller names. Names of files may hold folders ("graph-batch/2027-01-12-0001.json").
OutputFile make_zip(const std::vector<OutputFile>& files);

}  // namespace csp
