// The five texts of a step, which have their arguments in common: its own, its days and its rule.
#include "core/plan/plan.hpp"

namespace csp {
namespace {

Message said(const Step& step, std::string_view part) {
  Message message{std::string(texts_of(step.form)) + std::string(part), step.arguments};
  std::vector<MessageArgument>& arguments = message.arguments.changed();
  arguments.push_back({"date", step.planned});
  arguments.push_back({"latest", step.latest});
  arguments.push_back({"rule", step.rule});
  return message;
}

}  // namespace

Message Step::title() const { return said(*this, ".title"); }
Message Step::detail() const { return said(*this, ".detail"); }
Message Step::why() const { return other_why.key.empty() ? said(*this, ".why") : other_why; }
Message Step::proof() const { return said(*this, ".proof"); }
Message Step::way_back() const { return said(*this, ".back"); }

}  // namespace csp
