#include "core/customer/aspects.hpp"

#include <algorithm>

namespace csp {
namespace {

bool always_told(Aspect aspect) {
  return aspect == Aspect::Units || aspect == Aspect::Enabled || aspect == Aspect::Warning || aspect == Aspect::Suspended ||
         aspect == Aspect::LockedOut || aspect == Aspect::Consumed;
}

template <typename Record>
bool tells_more_than_nothing(const Record& record, Aspect aspect) {
  return always_told(aspect) || !same(record, Record{}, aspect);
}

template <typename Record>
void drop(Record& record) {
  const Record nothing{};
  std::erase_if(record.statements,
                [&](const Statement& statement) { return !always_told(statement.aspect) && same(record, nothing, statement.aspect); });
}

template <typename Record>
void add(Record& believed, const Record& other) {
  const std::size_t shift = believed.origins.size();
  for (Statement statement : other.statements) {
    if (statement.origin != Statement::kNone)
      statement.origin = static_cast<std::uint16_t>(std::min<std::size_t>(statement.origin + shift, Statement::kNone));
    believed.statements.push_back(statement);
  }
}

// The record is behind the value that came out.
bool is_behind(const Subscription& said, const Subscription& out, Aspect aspect) {
  // Of an offer's two ids the one of new commerce is shown.
  if (aspect == Aspect::Offer && out.product_sku) return said.product_sku == out.product_sku;
  return same(said, out, aspect);
}
bool is_behind(const UnitPool& said, const UnitPool& out, Aspect aspect) { return same(said, out, aspect); }

// One file may tell the id in new commerce and another the legacy offer: neither is wrong. Nor is "direct" where another names the
// agreement.
bool contradicts(const Subscription& said, const Subscription& out, Aspect aspect) {
  if (aspect == Aspect::Offer && !said.product_sku && said.legacy_offer == out.legacy_offer) return false;
  if (aspect == Aspect::Channel && said.channel == Channel::WebDirect && is_direct(out.channel)) return false;
  return !is_behind(said, out, aspect);
}
bool contradicts(const UnitPool& said, const UnitPool& out, Aspect aspect) { return !same(said, out, aspect); }

template <typename Record>
void settle(Record& record, const std::function<const Record*(const Origin&)>& record_at) {
  bool used[kAspects] = {};
  for (Statement& statement : record.statements) {
    bool& known = used[static_cast<std::size_t>(statement.aspect)];
    const Record* said = statement.origin < record.origins.size() ? record_at(record.origins[statement.origin]) : nullptr;
    const bool behind = said == nullptr || is_behind(*said, record, statement.aspect);
    statement.belief = behind && !known                                          ? Belief::Used
                       : behind || !contradicts(*said, record, statement.aspect) ? Belief::Agrees
                                                                                 : Belief::Overruled;
    known = known || behind;
  }
}

template <typename Record>
void put_conclusion(Record& record, Statement statement) {
  for (Statement& other : record.statements) {
    if (other.aspect == statement.aspect && other.belief != Belief::Overruled) other.belief = Belief::Overruled;
  }
  record.statements.push_back(statement);
}

}  // namespace

bool same(const Subscription& a, const Subscription& b, Aspect aspect) {
  switch (aspect) {
    case Aspect::CommerceId:
      return a.commerce_id == b.commerce_id;
    case Aspect::DirectoryId:
      return a.directory_id == b.directory_id;
    case Aspect::Name:
      return a.name == b.name;
    case Aspect::Sku:
      return a.sku == b.sku;
    case Aspect::PartNumber:
      return a.part_number == b.part_number;
    case Aspect::Offer:
      return a.product_sku == b.product_sku && a.legacy_offer == b.legacy_offer;
    case Aspect::Units:
      return a.units == b.units;
    case Aspect::State:
      return a.state == b.state && (a.state != SubscriptionState::Unknown || a.state_text == b.state_text);
    case Aspect::Trial:
      return a.trial == b.trial;
    case Aspect::SeatBased:
      return a.seat_based == b.seat_based;
    case Aspect::Purchased:
      return a.purchased == b.purchased;
    case Aspect::TermStart:
      return a.term_start == b.term_start;
    case Aspect::TermEnd:
      return a.term_end == b.term_end;
    case Aspect::PhaseEnd:
      return a.phase_end == b.phase_end;
    case Aspect::Term:
      return a.term == b.term;
    case Aspect::BillingPlan:
      return a.billing_plan == b.billing_plan;
    case Aspect::EndAction:
      return a.end_action == b.end_action;
    case Aspect::AutoRenew:
      return a.auto_renew == b.auto_renew;
    case Aspect::CancelUntil:
      return a.cancel_until == b.cancel_until;
    case Aspect::Promotion:
      return a.has_promotion == b.has_promotion;
    case Aspect::ScheduledChanges:
      return a.has_scheduled_changes == b.has_scheduled_changes;
    case Aspect::OwnerTenant:
      return a.owner_tenant == b.owner_tenant;
    case Aspect::Parent:
      return a.parent_key == b.parent_key;
    case Aspect::Channel:
      return a.channel == b.channel;
    case Aspect::UnitPrice:
      return a.unit_price_month == b.unit_price_month;
    default:
      return true;  // values of a pool
  }
}

bool same(const UnitPool& a, const UnitPool& b, Aspect aspect) {
  switch (aspect) {
    case Aspect::Sku:
      return a.sku == b.sku;
    case Aspect::PartNumber:
      return a.part_number == b.part_number;
    case Aspect::Enabled:
      return a.enabled == b.enabled;
    case Aspect::Warning:
      return a.warning == b.warning;
    case Aspect::Suspended:
      return a.suspended == b.suspended;
    case Aspect::LockedOut:
      return a.locked_out == b.locked_out;
    case Aspect::Consumed:
      return a.consumed == b.consumed;
    case Aspect::CompanyLevel:
      return a.company_level == b.company_level;
    default:
      return true;  // values of a subscription
  }
}

bool tells(const Subscription& subscription, Aspect aspect) { return tells_more_than_nothing(subscription, aspect); }
bool tells(const UnitPool& pool, Aspect aspect) { return tells_more_than_nothing(pool, aspect); }

void drop_untold(Subscription& subscription) { drop(subscription); }
void drop_untold(UnitPool& pool) { drop(pool); }
void drop_untold(Subscription& subscription, const Subscription& together) {
  std::erase_if(subscription.statements, [&](const Statement& statement) { return !tells(together, statement.aspect); });
}

void add_statements(Subscription& believed, const Subscription& other) { add(believed, other); }
void add_statements(UnitPool& believed, const UnitPool& other) { add(believed, other); }

void settle_beliefs(Subscription& subscription, const std::function<const Subscription*(const Origin&)>& record_at) {
  settle(subscription, record_at);
}
void settle_beliefs(UnitPool& pool, const std::function<const UnitPool*(const Origin&)>& record_at) { settle(pool, record_at); }

void conclude(Subscription& subscription, Aspect aspect, Conclusion conclusion, Aspect from) {
  Statement statement;
  if (const Statement* source = from == aspect ? nullptr : used_statement(subscription.statements, from)) statement = *source;
  statement.aspect = aspect;
  statement.conclusion = conclusion;
  statement.belief = Belief::Used;
  put_conclusion(subscription, statement);
}

void conclude(UnitPool& pool, Aspect aspect, Conclusion conclusion) {
  Statement statement;
  statement.aspect = aspect;
  statement.conclusion = conclusion;
  put_conclusion(pool, statement);
}

const Statement* used_statement(const Statements& statements, Aspect aspect) {
  const auto found = std::find_if(statements.begin(), statements.end(), [&](const Statement& statement) {
    return statement.aspect == aspect && (statement.belief == Belief::Used || statement.belief == Belief::Chosen);
  });
  return found == statements.end() ? nullptr : &*found;
}

}  // namespace csp
