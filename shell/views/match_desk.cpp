#include "shell/views/match_desk.hpp"

#include <algorithm>

namespace csp {

MatchDesk::MatchDesk(const Session& session)
    : session_(session),
      prices_(session.inventory().prices, session.settings(), session.catalog()),
      finder_(session.catalog(), session.inventory().customer, session.settings(), prices_, session.document().today, memory_),
      sources_(plan::sources_of(session.catalog(), session.customer(), session.settings(), session.document().today)),
      outcomes_(profile_outcomes(session.catalog(), session.customer(), session.plan())),
      lines_(session.plan()) {
  for (const Move& move : session.plan().moves) moves_.emplace(move.subscription, &move);
}

const plan::Source* MatchDesk::source(const std::string& key) const {
  const auto found = std::find_if(sources_.begin(), sources_.end(), [&](const plan::Source& source) { return source.key() == key; });
  return found == sources_.end() ? nullptr : &*found;
}

const Move* MatchDesk::move(const std::string& key) const {
  const auto found = moves_.find(key);
  return found == moves_.end() ? nullptr : found->second;
}

const std::vector<TargetCandidate>& MatchDesk::candidates(const plan::Source& source) {
  static const std::vector<TargetCandidate> none;
  return source.subscription->sku.is_zero()
             ? none
             : finder_.proposals(source.subscription->sku, source.segment, source.channel == Channel::EnterpriseAgreement);
}

const std::vector<TargetCandidate>& MatchDesk::candidates(const Profile& profile) {
  return finder_.proposals(profile, session_.settings().segment);
}

std::optional<Money> MatchDesk::price(const std::vector<Guid>& skus) {
  Money sum;
  for (const Guid& sku : skus) {
    const plan::TargetOffer offer = finder_.offer(sku, std::nullopt, session_.document().today);
    if (!offer.price || !offer.price->retail_month) return std::nullopt;
    sum.amount += *offer.price->retail_month;
    sum.currency = offer.price->currency;
  }
  return skus.empty() ? std::nullopt : std::optional(sum);
}

std::optional<Money> MatchDesk::price(const Move& move) const {
  Money sum;
  const std::vector<const TargetLine*> bought = lines(move);
  for (const TargetLine* line : bought) {
    if (!line->retail_unit_month) return std::nullopt;
    sum.amount += *line->retail_unit_month;
    sum.currency = line->currency;
  }
  return bought.empty() ? std::nullopt : std::optional(sum);
}

std::vector<TargetCandidate> targets_for(const Session& session, const Bundle& source, std::size_t maximum) {
  const plan::PriceBook prices(session.inventory().prices, session.settings(), session.catalog());
  PlanMemory memory;
  plan::TargetFinder finder(session.catalog(), session.inventory().customer, session.settings(), prices, session.document().today, memory);
  std::vector<bundles::Priced> priced;
  if (prices.currency().known()) priced = finder.priced_skus(session.document().today);
  TargetQuery query;
  query.maximum = maximum;
  query.sale = {session.document().today, session.settings().customer_country, session.settings().teams_sale};
  query.prices = &priced;
  return find_targets(session.catalog(), source, query);
}

}  // namespace csp
