#include "core/import/file_index.hpp"

namespace csp {
namespace {

void place(std::vector<Origin>& origins, std::int32_t index) {
  for (Origin& origin : origins) origin.file = index;
}

}  // namespace

void set_file_index(ImportedFile& file, std::int32_t index) {
  for (Finding& finding : file.findings) place(finding.origins, index);
  for (Subscription& subscription : file.records.subscriptions) place(subscription.origins, index);
  for (UnitPoolRecord& record : file.records.pools) place(record.pool.origins, index);
  file.records.users.set_file(index);
  for (CustomerRecord& record : file.records.customers) record.origin.file = index;
  for (PriceRecord& record : file.records.prices) record.origin.file = index;
  for (ActivityRecord& record : file.records.activity) record.origin.file = index;
  for (GroupRecord& record : file.records.groups) record.origin.file = index;
}

}  // namespace csp
