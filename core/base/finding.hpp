#pragma once
// What should a person know or do, how grave is it, where does it come from, and which rule says so?

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"

namespace csp {

enum class Severity {
  Note,     // good to know
  Ask,      // a person has to decide or confirm; the plan made an assumption
  Warning,  // something may go wrong
  Blocker,  // the plan is not safe or not executable until this is solved
};

// The word for it in files and message keys: "severity.warning".
constexpr std::string_view word(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Ask:
      return "ask";
    case Severity::Warning:
      return "warning";
    case Severity::Blocker:
      return "blocker";
  }
  return {};
}

// One place in one input: which file and which row. Rows count from 1 as a person sees them (JSON: the n-th item; CSV: the
// n-th line of the file, header included). row 0 = the file as a whole; file -1 = no file.
struct Origin {
  std::int32_t file = -1;
  std::int32_t row = 0;
  friend bool operator==(const Origin&, const Origin&) = default;
};

struct Finding {
  std::string rule;  // stable id: of assets/catalog/rules.tsv (NCE-..., EST-...) or of core/FINDINGS.md (IMPORT-..., PLAN-...)
  Severity severity = Severity::Note;
  Message message;  // what happened, what was found, what was expected
  Message action;   // what to do next; empty key = nothing
  std::vector<Origin> origins;
  std::string subject;  // what it is about: subscription key, SKU id, profile id ("" = the whole)
};

}  // namespace csp
