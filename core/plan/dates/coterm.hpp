#pragma once
// On which days may a new subscription end? The normal end of its term; the last day of the calendar month nearest to it without
// passing it; or the end of another active subscription of the same customer with the same partner (rules NCE-COTERM-*).

#include <string>
#include <vector>

#include "core/plan/sources/source.hpp"

namespace csp::plan {

struct Anchor {
  Date term_end;
  Term term = Term::OneYear;
  std::string name;
};

struct LegalEnd {
  Date date;
  std::string rule;    // NCE-TERM for the normal end, else NCE-COTERM-MATCH
  std::string anchor;  // name of the anchoring subscription, empty otherwise
};

// Last day of a term that begins on `order`.
Date normal_end(Date order, Term term);

// In order of date, each day once; the normal end wins over other reasons for the same day.
std::vector<LegalEnd> legal_ends(Date order, Term term, const std::vector<Anchor>& anchors);

// Subscriptions the target partner already has with the customer; only these may be anchors (rule NCE-COTERM-FOREIGN).
std::vector<Anchor> anchors_of(const std::vector<Source>& sources, Date today);

}  // namespace csp::plan
