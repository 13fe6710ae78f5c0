#include "shell/believed_files.hpp"

#include "core/inventory/differences.hpp"

namespace csp {

std::shared_ptr<const Facts> with_believed_files(std::shared_ptr<const Facts> facts, const PlanSettings& settings) {
  if (!believed_files_apply(settings.believed_files, facts->inventory)) return facts;
  auto answered = std::make_shared<Facts>(*facts);
  apply_believed_files(settings.believed_files, answered->inventory);
  return answered;
}

}  // namespace csp
