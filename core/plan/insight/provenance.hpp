#pragma once
// Where does a value that is shown come from? The decision, the place in a file or the rule behind it first, then what else was told.

#include <string>
#include <vector>

#include "core/plan/sources/source.hpp"

namespace csp::plan {

struct Provenance {
  enum class How {
    Read,       // stands there
    Concluded,  // by the rule
    Decided,    // by a person
    Chosen,     // stands there, and a person believes this file
    Agrees,     // another place says the same
    Overruled,  // another place says something else
    Kept,       // one of the places that a saved plan names for the whole record
  };
  How how = How::Read;
  Conclusion conclusion = Conclusion::Read;
  Origin origin = {};      // file -1: no place
  std::string field = {};  // column or path; empty when none is known
  bool of_item = false;    // the row counts items of JSON
};

// Empty when nobody tells the value.
std::vector<Provenance> provenance(const Customer& customer, const Source& source, const PlanSettings& settings, Aspect aspect);
std::vector<Provenance> provenance(const Customer& customer, const UnitPool& pool, Aspect aspect);
// Of a price in a price list.
Provenance provenance(const Customer& customer, const Origin& origin, std::uint16_t field);

}  // namespace csp::plan
