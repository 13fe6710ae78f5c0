#pragma once
// How is a thing of the trade called on the screen? Names, states and verdicts as words and tags, the same in every view.

#include <optional>
#include <string>

#include "core/customer/customer.hpp"
#include "core/equivalence/comparison.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/words.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/widgets/card.hpp"

namespace csp {

// Stands where nothing is known.
inline constexpr const char* not_known = "–";

std::string plan_name(const Catalog& catalog, PlanIndex plan);  // friendly name, else the technical one
// For a narrow place: most names begin alike and differ at their end. "M365 Business Standard", "Teams Phone Standard".
std::string short_product_name(std::string_view name);

std::string_view text_key(Segment segment);
std::string_view text_key(AgreementState state);
std::string_view text_key(PartnerModel model);

std::string date_text(const Context& context, const std::optional<Date>& date);
// What a table sorts days and amounts by.
std::optional<std::int64_t> day_key(const std::optional<Date>& date);
std::optional<std::int64_t> amount_key(Decimal amount);
// "+ USD 412.00" or "− USD 412.00": what something costs more or less than something else.
std::string difference_text(const Context& context, Decimal amount, Currency currency);
std::string money_text(const Context& context, const std::optional<Money>& money);

// "users.csv, row 118"
std::string origin_text(const Context& context, const Customer& customer, const Origin& origin);

void verdict_tag(const Context& context, Verdict verdict);
void severity_tag(const Context& context, Severity severity);
// In a column of numbers: at the right edge of its cell.
void tag_at_right(ui::Tone tone, std::string_view shape, std::string_view word);

}  // namespace csp
