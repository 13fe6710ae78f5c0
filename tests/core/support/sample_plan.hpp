#pragma once
// A plan written by hand that has every shape an output must cope with: a transfer, a direct subscription with a credit, an exchange
// of licences in batches and through a group, one that is let go, one that stays, one outside; and names of choice.

#include <string>

#include "core/output/output.hpp"

namespace support {

struct Sample {
  csp::Catalog catalog;
  csp::Customer customer;
  csp::PlanSettings settings;
  csp::Prices prices;
  csp::Plan plan;
  csp::Language language;
  csp::Language partner_language;

  csp::OutputContext context() const { return {catalog, customer, settings, prices, plan, language, partner_language, "1.2.3"}; }
};

// Contoso's plan. With `name`, that text stands wherever a file or a person could have written one.
Sample sample_plan(const std::string& name = "", const std::string& language = "en");

// A text of the texts files of one language, plus the sentences that sample plans use.
csp::Language sample_language(const std::string& code);

// The partner's cost of one unit in sample plans: figures that appear nowhere else.
inline const char* const kPartnerCost = "17.317171";
inline const char* const kPartnerTotal = "71717.13";

}  // namespace support
