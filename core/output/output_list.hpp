#pragma once
// Which outputs are there? One function for each row of outputs(), defined in the file of that output.

#include <vector>

#include "core/output/output.hpp"

namespace csp {

std::vector<OutputFile> make_report(const OutputContext& context);         // report.html, for the customer
std::vector<OutputFile> make_internal(const OutputContext& context);       // internal.html, with the partner's margin
std::vector<OutputFile> make_runbook(const OutputContext& context);        // runbook.html, .csv, .md
std::vector<OutputFile> make_letters(const OutputContext& context);        // letters ready to send
std::vector<OutputFile> make_orders(const OutputContext& context);         // orders.csv, cart draft
std::vector<OutputFile> make_transfer(const OutputContext& context);       // request to the losing partner
std::vector<OutputFile> make_migration(const OutputContext& context);      // the batch migration tool's upload
std::vector<OutputFile> make_assignments(const OutputContext& context);    // script, its data, $batch sets, tables
std::vector<OutputFile> make_calendar(const OutputContext& context);       // dates.ics
std::vector<OutputFile> make_workbook(const OutputContext& context);       // plan.xlsx
std::vector<OutputFile> make_offer_mapping(const OutputContext& context);  // offer-mapping.csv, for colleagues
std::vector<OutputFile> make_plan_file(const OutputContext& context);      // plan.json
std::vector<OutputFile> make_contents(const OutputContext& context);       // contents.txt

// The list itself, of files that are there already.
OutputFile contents_of(const OutputContext& context, const std::vector<OutputFile>& files);

}  // namespace csp
