#pragma once
// Which subscriptions go into which transfer request? A request holds a limited number of items (rule TRANSFER-ITEMS), and the plan's
// gates say which go together; request body, list and letter of one request carry the same number.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/output/customer_view.hpp"

namespace csp {

struct TransferRequest {
  std::size_t number = 1;
  std::size_t count = 1;  // of all requests
  LosingPartner partner;  // that is asked
  std::size_t part = 1;   // of the requests to this partner
  std::size_t parts = 1;
  const Step* request = nullptr;  // gates of the plan
  const Step* submit = nullptr;
  std::vector<const Subscription*> subscriptions;

  bool holds(std::string_view key) const;
  // "letter-transfer-request.txt"; with its number where there are several.
  std::string file(std::string_view stem, std::string_view ending) const;
};

std::vector<TransferRequest> transfer_requests(const CustomerView& view);

// When its term ends, for who looks at it on that day: what is transferred after it has renewed runs in another one than today's.
std::optional<Date> term_end_on(const CustomerView& view, const Subscription& subscription, Date day);

}  // namespace csp
