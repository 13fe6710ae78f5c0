#include "core/output/transfer_requests.hpp"

#include <algorithm>
#include <map>

#include "core/customer/term_length.hpp"
#include "core/plan/rule_figures.hpp"

namespace csp {
namespace {

bool is_transferred(const CustomerView& view, std::string_view key) {
  const Move* move = view.find_move(key);
  if (move == nullptr || move->path != Path::PartnerTransfer) return false;
  // Asked for by hand although it cannot be: nobody is asked for it.
  return std::all_of(move->options.begin(), move->options.end(),
                     [](const PathOption& option) { return option.path != Path::PartnerTransfer || option.feasible; });
}

}  // namespace

bool TransferRequest::holds(std::string_view key) const {
  return std::any_of(subscriptions.begin(), subscriptions.end(),
                     [&](const Subscription* subscription) { return subscription->key == key; });
}

std::string TransferRequest::file(std::string_view stem, std::string_view ending) const {
  std::string name(stem);
  if (count > 1) name += "-" + std::to_string(number);
  return name.append(ending);
}

std::vector<TransferRequest> transfer_requests(const CustomerView& view) {
  std::vector<TransferRequest> requests;
  for (const Step& step : view.steps) {
    if (step.kind() != StepKind::TransferRequest) continue;
    TransferRequest request;
    request.request = &step;
    for (const std::string& key : step.subscriptions) {
      if (!is_transferred(view, key)) continue;
      if (const Subscription* subscription = view.find_subscription(key)) request.subscriptions.push_back(subscription);
    }
    for (const Step& other : view.steps) {
      if (other.kind() == StepKind::TransferSubmit && other.subscriptions == step.subscriptions) request.submit = &other;
    }
    request.partner = view.losing_partner(step);
    if (!request.subscriptions.empty()) requests.push_back(std::move(request));
  }
  // A transfer that no gate speaks of is asked for all the same.
  std::map<LosingPartner, std::size_t> open;
  const auto most = static_cast<std::size_t>(plan::rule_figures(view.catalog).transfer_items);
  for (const Move& move : view.moves) {
    const bool asked =
        std::any_of(requests.begin(), requests.end(), [&](const TransferRequest& request) { return request.holds(move.subscription); });
    const Subscription* subscription = view.find_subscription(move.subscription);
    if (!is_transferred(view, move.subscription) || asked || subscription == nullptr) continue;
    const LosingPartner partner = view.losing_partners.of(move.subscription);
    const auto last = open.find(partner);
    if (last == open.end() || requests[last->second].subscriptions.size() == most) {
      open[partner] = requests.size();
      requests.emplace_back().partner = partner;
    }
    requests[open[partner]].subscriptions.push_back(subscription);
  }
  for (std::size_t i = 0; i < requests.size(); ++i) {
    requests[i].number = i + 1;
    requests[i].count = requests.size();
    const auto to_same = [&](const TransferRequest& other) { return other.partner == requests[i].partner; };
    const auto here = requests.begin() + static_cast<std::ptrdiff_t>(i);
    requests[i].part = static_cast<std::size_t>(std::count_if(requests.begin(), here, to_same)) + 1;
    requests[i].parts = static_cast<std::size_t>(std::count_if(requests.begin(), requests.end(), to_same));
  }
  return requests;
}

std::optional<Date> term_end_on(const CustomerView& view, const Subscription& subscription, Date day) {
  const std::optional<Date> told = view.term_end_of(subscription);
  if (!told || *told >= day) return told;
  const Date first = *told + 1;
  Date end = *told;
  const int term = months_of(view.term_of(subscription));
  for (int months = term; end < day; months += term) end = add_months_clamped(first, months) - 1;
  return end;
}

}  // namespace csp
