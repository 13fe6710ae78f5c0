#include "shell/file_form.hpp"

namespace csp {

IncomingForm form_of(std::string_view head) {
  head = head.substr(0, kBytesToDecide);
  if (head.find("\"csp-move-plan\"") != std::string_view::npos) return IncomingForm::SavedPlan;
  if (head.find("\"csp-move-columns\"") != std::string_view::npos) return IncomingForm::ColumnMappings;
  if (head.find("\"csp-move-settings\"") != std::string_view::npos) return IncomingForm::Settings;
  if (head.find("\"csp-move-pseudonyms\"") != std::string_view::npos) return IncomingForm::PseudonymKey;
  return IncomingForm::Export;
}

}  // namespace csp
