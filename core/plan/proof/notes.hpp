#pragma once
// What could not be proven because no file tells it, and what was assumed instead?

#include <cstdint>
#include <vector>

#include "core/base/finding.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/proof/source.hpp"

namespace csp::proof {

class Notes {
 public:
  Notes(const Catalog& catalog, const Customer& customer) : catalog_(catalog), customer_(customer) {}

  void source(const Subscription& subscription, const SourceLife& life);
  void pool(const UnitPool& pool, std::int64_t shown, std::int64_t listed);
  void unnamed_users(const Guid& sku, std::int64_t users);
  void all_units_in_use(const Guid& sku, std::int64_t units);
  void past(const Action& action, Date today);
  void no_such_profile(const Action& action);
  void fewer_users(const Action& action);
  std::vector<Finding> take() { return std::move(notes_); }

 private:
  std::string sku_name(const Guid& sku) const;
  void add(std::string rule, Severity severity, std::string key, std::vector<MessageArgument> arguments, std::string subject,
           std::vector<Origin> origins = {});

  const Catalog& catalog_;
  const Customer& customer_;
  std::vector<Finding> notes_;
};

}  // namespace csp::proof
