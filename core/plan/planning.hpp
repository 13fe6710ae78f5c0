#pragma once
// Everything that is known before anything is decided: figures, calendar, prices, and for each source what could be done with it.
// What make_plan() begins with, and what the frontier asks again and again with other settings. `remember`: keep in the memory what was
// found out about each source, and take from it what is known, where the memory rests on the facts.

#include <string_view>
#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

struct PreparedSource;

class Planning {
 public:
  Planning(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
           PlanMemory& memory, bool remember = false);
  Planning(const Planning&) = delete;
  Planning& operator=(const Planning&) = delete;

  const Circumstances& circumstances() const { return circumstances_; }
  const PriceBook& book() const { return book_; }
  TargetFinder& finder() { return finder_; }
  const std::vector<Source>& sources() const { return sources_; }
  std::vector<Draft>& drafts() { return drafts_; }

 private:
  void prepare(std::size_t index, PreparedSources* known);
  bool keeps_the_same(const PreparedSource& known, const Guid& sku) const;

  RuleFigures figures_;
  Calendar calendar_;
  PriceBook book_;
  TargetFinder finder_;
  Circumstances circumstances_;
  std::vector<Source> sources_;
  std::vector<Draft> drafts_;
};

}  // namespace csp::plan
