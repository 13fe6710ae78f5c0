#include "core/plan/proof/notes.hpp"

namespace csp::proof {

std::string Notes::sku_name(const Guid& sku) const {
  if (const Sku* known = catalog_.find_sku(sku)) return known->name.empty() ? known->part_number : known->name;
  for (const Subscription& subscription : customer_.subscriptions) {
    if (subscription.sku == sku && !subscription.name.empty()) return subscription.name;
  }
  return sku.text();
}

void Notes::add(std::string rule, Severity severity, std::string key, std::vector<MessageArgument> arguments, std::string subject,
                std::vector<Origin> origins) {
  Finding note;
  note.rule = std::move(rule);
  note.severity = severity;
  note.message = {std::move(key), std::move(arguments)};
  note.subject = std::move(subject);
  note.origins = std::move(origins);
  notes_.push_back(std::move(note));
}

void Notes::source(const Subscription& subscription, const SourceLife& life) {
  const std::string& name = subscription.name.empty() ? subscription.key : subscription.name;
  const auto note = [&](std::string rule, Severity severity, std::string key, std::vector<MessageArgument> more) {
    more.insert(more.begin(), {"subscription", name});
    add(std::move(rule), severity, std::move(key), std::move(more), subscription.key, subscription.origins);
  };
  if (!life.listed_usable) return;
  if (subscription.sku.is_zero()) note("PROOF-SKU-UNKNOWN", Severity::Ask, "proof.note.sku_unknown", {});
  if (life.state_unknown) {
    const MessageValue told =
        subscription.state_text.empty() ? MessageValue(TextKey{"state.unknown"}) : MessageValue(subscription.state_text);
    note("PROOF-STATE-UNKNOWN", Severity::Ask, "proof.note.state_unknown", {{"state", told}});
  }
  // What is free renews by itself for ever, and nobody can say when it ends.
  const Sku* known = catalog_.find_sku(subscription.sku);
  if (known != nullptr && (known->sale == SkuSale::Free || (known->sale == SkuSale::Granted && !life.known_end))) return;
  if (life.cause == LifeCause::NoKnownEnd) note("PROOF-NO-END", Severity::Ask, "proof.note.no_end", {});
  if (life.cause == LifeCause::AssumedEst) {
    note("PROOF-EST-ASSUMED", Severity::Ask, "proof.note.est_assumed", {{"date", *life.known_end}});
  }
  if (life.cause == LifeCause::StopsInGrace) {
    note("PROOF-GRACE", Severity::Note, "proof.note.grace", {{"date", *life.last_day}});
  }
  if (life.cause == LifeCause::GraceEnds) note("PROOF-IN-GRACE", Severity::Warning, "proof.note.in_grace", {{"date", *life.last_day}});
}

void Notes::pool(const UnitPool& pool, std::int64_t shown, std::int64_t listed) {
  if (shown == listed) return;
  const bool more = shown > listed;
  add(more ? "PROOF-UNEXPLAINED-UNITS" : "PROOF-FEWER-UNITS", Severity::Ask,
      more ? "proof.note.unexplained_units" : "proof.note.fewer_units",
      {{"sku", sku_name(pool.sku)}, {"shown", shown}, {"listed", listed}, {"difference", more ? shown - listed : listed - shown}},
      pool.sku.text(), pool.origins);
}

void Notes::unnamed_users(const Guid& sku, std::int64_t users) {
  add("PROOF-UNNAMED-USERS", customer_.assignments_known ? Severity::Ask : Severity::Note, "proof.note.unnamed_users",
      {{"sku", sku_name(sku)}, {"users", users}}, sku.text());
}

void Notes::all_units_in_use(const Guid& sku, std::int64_t units) {
  add("PROOF-NO-ASSIGNMENTS", Severity::Note, "proof.note.all_units_in_use", {{"sku", sku_name(sku)}, {"units", units}}, sku.text());
}

void Notes::past(const Action& action, Date today) {
  add("PROOF-PAST", Severity::Warning, "proof.note.past", {{"action", action.id}, {"date", action.date}, {"today", today}}, action.id);
}

void Notes::no_such_profile(const Action& action) {
  add("PROOF-ACTION", Severity::Warning, "proof.note.no_such_profile", {{"action", action.id}, {"profile", action.profile}}, action.id);
}

void Notes::fewer_users(const Action& action) {
  add("PROOF-ACTION", Severity::Warning, "proof.note.fewer_users",
      {{"action", action.id}, {"profile", action.profile}, {"users", action.users}}, action.id);
}

}  // namespace csp::proof
