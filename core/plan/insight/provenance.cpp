#include "core/plan/insight/provenance.hpp"

#include <algorithm>

#include "core/customer/aspects.hpp"
#include "core/plan/sources/told_seller.hpp"

namespace csp::plan {
namespace {

using How = Provenance::How;

How how_of(const Statement& statement) {
  switch (statement.belief) {
    case Belief::Agrees:
      return How::Agrees;
    case Belief::Overruled:
      return How::Overruled;
    case Belief::Chosen:
      return How::Chosen;
    case Belief::Used:
      break;
  }
  return statement.conclusion == Conclusion::Read ? How::Read : How::Concluded;
}

template <typename Record>
Provenance place_of(const Customer& customer, const Record& record, const Statement& statement) {
  const Origin origin = statement.origin < record.origins.size() ? record.origins[statement.origin] : Origin{};
  Provenance out = provenance(customer, origin, statement.field);
  out.how = how_of(statement);
  out.conclusion = statement.conclusion;
  return out;
}

// What files and rules say; what is used stands first.
template <typename Record>
std::vector<Provenance> told(const Customer& customer, const Record& record, Aspect aspect) {
  std::vector<Provenance> out;
  for (const Statement& statement : record.statements) {
    if (statement.aspect == aspect) out.push_back(place_of(customer, record, statement));
  }
  std::stable_sort(out.begin(), out.end(), [](const Provenance& a, const Provenance& b) {
    const auto behind = [](const Provenance& each) { return each.how == How::Overruled ? 2 : each.how == How::Agrees ? 1 : 0; };
    return behind(a) < behind(b);
  });
  if (!out.empty() || !record.statements.empty() || !tells(record, aspect)) return out;
  for (const Origin& origin : record.origins) {
    Provenance kept;
    kept.how = How::Kept;
    kept.origin = origin;
    out.push_back(kept);
  }
  return out;
}

// A decision stands before the files, which agree with it or not.
std::vector<Provenance> decided_before(std::vector<Provenance> files, bool agree) {
  for (Provenance& each : files) {
    if (each.how != How::Overruled) each.how = agree ? How::Agrees : How::Overruled;
  }
  Provenance decided;
  decided.how = How::Decided;
  files.insert(files.begin(), decided);
  return files;
}

Provenance concluded(const Customer& customer, const Subscription& subscription, Conclusion conclusion, Aspect from) {
  Provenance out;
  if (const Statement* statement = used_statement(subscription.statements, from)) out = place_of(customer, subscription, *statement);
  out.how = How::Concluded;
  out.conclusion = conclusion;
  return out;
}

std::vector<Provenance> of_channel(const Customer& customer, const Source& source, const PlanSettings& settings) {
  const Subscription& subscription = *source.subscription;
  if (source.agreement_assumed) return {concluded(customer, subscription, Conclusion::DirectAgreement, Aspect::Channel)};
  if (source.channel_inferred) {
    if (tenant_tells_seller(subscription, settings))
      return {concluded(customer, subscription, Conclusion::PartnerTenant, Aspect::OwnerTenant)};
    return {concluded(customer, subscription, Conclusion::DefaultChannel, Aspect::Channel)};
  }
  if (source.channel != subscription.channel) return {concluded(customer, subscription, Conclusion::PartnerTenant, Aspect::OwnerTenant)};
  return told(customer, subscription, Aspect::Channel);
}

std::vector<Provenance> of_purchase(const Customer& customer, const Source& source) {
  const Subscription& subscription = *source.subscription;
  if (source.bought_inferred) {
    std::vector<Provenance> out = {concluded(customer, subscription, Conclusion::CountedBack, Aspect::TermEnd)};
    if (source.decision != nullptr && source.decision->term_end) out.front().origin = Origin{}, out.front().field.clear();
    return out;
  }
  return told(customer, subscription, source.bought == subscription.purchased ? Aspect::Purchased : Aspect::TermStart);
}

}  // namespace

Provenance provenance(const Customer& customer, const Origin& origin, std::uint16_t field) {
  Provenance out;
  out.origin = origin;
  const auto file = static_cast<std::size_t>(origin.file);
  if (origin.file < 0 || file >= customer.fields.size()) return out;
  const FieldNames& fields = customer.fields[file];
  out.of_item = fields.of_items;
  if (field < fields.names.size()) out.field = fields.names[field];
  return out;
}

std::vector<Provenance> provenance(const Customer& customer, const UnitPool& pool, Aspect aspect) { return told(customer, pool, aspect); }

std::vector<Provenance> provenance(const Customer& customer, const Source& source, const PlanSettings& settings, Aspect aspect) {
  const Subscription& subscription = *source.subscription;
  const SubscriptionDecision none;
  const SubscriptionDecision& decision = source.decision != nullptr ? *source.decision : none;
  const auto with = [&](const auto& decided, bool agree) {
    std::vector<Provenance> files = told(customer, subscription, aspect);
    return decided ? decided_before(std::move(files), agree) : files;
  };
  switch (aspect) {
    case Aspect::Channel: {
      // "direct" agrees with either of the direct agreements.
      const bool agree = decision.channel == subscription.channel ||
                         (decision.channel && subscription.channel == Channel::WebDirect && is_direct(*decision.channel));
      return decision.channel ? with(decision.channel, agree) : of_channel(customer, source, settings);
    }
    case Aspect::Purchased:
      return decision.purchased ? with(decision.purchased, decision.purchased == subscription.purchased) : of_purchase(customer, source);
    case Aspect::Term:
      return with(decision.term, decision.term == subscription.term);
    case Aspect::TermEnd:
      if (source.term_end_inferred) return {concluded(customer, subscription, Conclusion::CountedBack, Aspect::PhaseEnd)};
      return with(decision.term_end, decision.term_end == subscription.term_end);
    case Aspect::EndAction:
      return with(decision.end_action, decision.end_action == subscription.end_action);
    case Aspect::UnitPrice:
      return with(decision.unit_price_month, decision.unit_price_month == subscription.unit_price_month);
    default:
      return told(customer, subscription, aspect);
  }
}

}  // namespace csp::plan
