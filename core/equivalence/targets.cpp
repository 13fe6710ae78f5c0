#include "core/equivalence/targets.hpp"

#include <algorithm>
#include <string_view>

#include "core/equivalence/target_search.hpp"

namespace csp {
namespace {

constexpr std::size_t kLongestChain = 4;  // successors of successors
constexpr std::size_t kMostParts = 8;     // SKUs of a source whose parts are replaced one by one and in pairs

using Skus = std::vector<Guid>;

bool loses(const Comparison& comparison) {
  return comparison.verdict == Verdict::Loss || comparison.verdict == Verdict::Partial || comparison.verdict == Verdict::None;
}

Skus sorted(Skus skus) {
  std::sort(skus.begin(), skus.end());
  skus.erase(std::unique(skus.begin(), skus.end()), skus.end());
  return skus;
}

// The offer that gives the SKU: of several one that is surely it and asks for no minimum.
const Offer* offer_in(const Catalog& catalog, const Guid& sku, Segment segment) {
  const Offer* best = nullptr;
  const auto worth = [&](const Offer& offer) {
    return (offer.match == OfferMatch::CrosswalkAmbiguous ? 0 : 2) + (offer.minimum_units.value_or(1) > 1 ? 0 : 1);
  };
  for (const Offer& offer : catalog.offers) {
    if (offer.extended_service_term || offer.trial || offer.segment != segment) continue;
    if (std::find(offer.skus.begin(), offer.skus.end(), sku) == offer.skus.end()) continue;
    if (best == nullptr || worth(offer) > worth(*best)) best = &offer;
  }
  return best;
}

class TargetRanking {
 public:
  TargetRanking(const Catalog& catalog, const Bundle& source, const TargetQuery& query)
      : catalog_(catalog), bundle_(source), source_(side_of(catalog, source)), query_(query), requirement_(catalog, source_) {
    query_.segment = segment_of(source_, query_);
  }

  std::vector<TargetCandidate> run() {
    same();
    successors();
    if (!requirement_.empty() && source_.unknown.empty()) {
      for (const Sku& sku : catalog_.skus) {
        if (is_candidate(sku, query_.segment) && suits(catalog_, sku, source_)) candidates_.push_back(&sku);
      }
      const std::vector<TargetOption> options = options_of(requirement_, candidates_);
      covering(options);
      parts();
      arrange();
      nearest(options);
    }
    if (out_.size() > query_.maximum) out_.resize(query_.maximum);
    add_cheapest(catalog_, bundle_, query_, out_);
    return std::move(out_);
  }

 private:
  // False when it stands in the list already.
  bool add(std::vector<TargetCandidate>& list, const Skus& skus, const char* why, std::vector<const RetiredOffer*> by_way_of = {}) {
    const Skus wanted = sorted(skus);
    for (const auto* known : {&out_, &later_}) {
      if (std::any_of(known->begin(), known->end(), [&](const TargetCandidate& candidate) { return sorted(candidate.skus) == wanted; }))
        return false;
    }
    TargetCandidate candidate = candidate_of(catalog_, bundle_, query_, skus, why);
    candidate.by_way_of = std::move(by_way_of);
    list.push_back(std::move(candidate));
    return true;
  }

  const Offer* offer_for(const Guid& sku) const { return offer_in(catalog_, sku, query_.segment); }

  void same() {
    if (source_.skus.empty()) return;
    Sale worst = Sale::Open;
    for (const Guid& sku : source_.skus) worst = std::max(worst, sale_of(catalog_, sku, query_.sale).sale);
    const char* why = "target.same";
    if (worst != Sale::Open && query_.under_agreement)
      why = "target.same_channel_transfer";
    else if (worst == Sale::RenewOnly)
      why = "target.same_renew_only";
    else if (worst == Sale::Closed)
      why = "target.same_closed";
    add(out_, source_.skus, why);
  }

  // Successors of retired offers, with the other SKUs of the user beside them; a successor that is closed leads on to its own.
  void successors() {
    for (const Guid& sku : source_.skus) follow(sku, {});
  }

  void follow(const Guid& sku, const std::vector<const RetiredOffer*>& way) {
    for (const RetiredOffer& retired : catalog_.retired_offers) {
      if (std::find(retired.skus.begin(), retired.skus.end(), sku) == retired.skus.end()) continue;
      if (way.size() >= kLongestChain || std::find(way.begin(), way.end(), &retired) != way.end()) continue;
      std::vector<const RetiredOffer*> longer = way;
      longer.push_back(&retired);
      const Guid& first = way.empty() ? sku : first_;
      if (way.empty()) first_ = sku;
      for (const Skus& successor : retired.successors) {
        Skus skus = successor;
        for (const Guid& other : source_.skus) {
          if (other != first && std::find(skus.begin(), skus.end(), other) == skus.end()) skus.push_back(other);
        }
        add(out_, skus, "target.successor", longer);
        for (const Guid& next : successor) {
          if (next != sku && sale_of(catalog_, next, query_.sale).sale != Sale::Open) follow(next, longer);
        }
      }
    }
  }

  // Nothing lost: equal ones go into the list at once, the others wait for their place.
  std::size_t cover(const std::vector<Skus>& lists, std::size_t room, const char* why) {
    std::size_t taken = 0;
    for (const Skus& skus : lists) {
      if (taken == room) break;
      if (!add(later_, skus, why)) continue;
      ++taken;
      TargetCandidate& candidate = later_.back();
      // Losses that only an old row of the list shows stay visible in the comparison.
      if (loses(candidate.comparison)) candidate.why_key = skus.size() > 1 ? "target.bundle_old_row" : "target.covers_old_row";
      if (candidate.comparison.verdict != Verdict::Equal) continue;
      candidate.why_key = "target.equal";
      out_.push_back(std::move(candidate));
      later_.pop_back();
    }
    return taken;
  }

  // Those whose every SKU has a known offer that is open come first.
  std::vector<Skus> purchasable_first(std::vector<Skus> lists) const {
    const auto obstacles = [&](const Skus& skus) {
      return std::count_if(skus.begin(), skus.end(), [&](const Guid& sku) {
        return offer_for(sku) == nullptr || sale_of(catalog_, sku, query_.sale).sale != Sale::Open;
      });
    };
    std::stable_sort(lists.begin(), lists.end(), [&](const Skus& a, const Skus& b) { return obstacles(a) < obstacles(b); });
    return lists;
  }

  void covering(const std::vector<TargetOption>& options) {
    const std::size_t singles_room = query_.maximum / 3 + 1, bundles_room = query_.maximum / 4 + 1;
    const std::vector<Skus> singles = bundles_of(catalog_, source_, requirement_, options, 1, 200);
    cover(singles, singles_room, "target.covers");
    cover(purchasable_first(bundles_of(catalog_, source_, requirement_, options, 2, 60)), bundles_room, "target.bundle");
    if (!singles.empty() && !options.empty() && requirement_.surplus(options.front().plans) == 0 &&
        later_.size() + out_.size() >= query_.maximum)
      return;
    // Three are worth showing only where they fit better than what is there: little surplus.
    std::vector<const Sku*> lean;
    for (const TargetOption& option : options) {
      if (option.surplus <= 2) lean.push_back(option.sku);
    }
    cover(bundles_of(catalog_, source_, requirement_, options_of(requirement_, lean), 3, 2), 2, "target.bundle");
  }

  // Of several SKUs on one user: one or two replaced by a single one, or one by two, while the others stay.
  void parts() {
    const std::size_t count = source_.skus.size();
    if (count < 2 || count > kMostParts) return;
    std::size_t room = query_.maximum / 4 + 1;
    for (std::size_t first = 0; first < count && room > 0; ++first) {
      for (std::size_t second = first + 1; second < count && room > 0; ++second) {
        if (count > 2) room -= replace({source_.skus[first], source_.skus[second]}, 1, 1);
      }
    }
    for (std::size_t part = 0; part < count && room > 0; ++part) room -= replace({source_.skus[part]}, 1, 1);
    for (std::size_t part = 0; part < count && room > 0; ++part) room -= replace({source_.skus[part]}, 2, 1);
  }

  std::size_t replace(const Skus& part, std::size_t size, std::size_t most) {
    Bundle staying;
    for (const BundleSku& entry : bundle_) {
      if (std::find(part.begin(), part.end(), entry.sku) == part.end()) staying.push_back(entry);
    }
    const Requirement requirement(catalog_, source_, side_of(catalog_, staying).plans);
    if (requirement.empty()) return 0;
    std::vector<Skus> lists = bundles_of(catalog_, source_, requirement, options_of(requirement, candidates_), size, 12, staying);
    for (Skus& skus : lists) {
      for (const BundleSku& entry : staying) skus.push_back(entry.sku);
      skus = sorted(std::move(skus));
    }
    return cover(purchasable_first(std::move(lists)), most, "target.part");
  }

  void arrange() {
    const auto rank = [](const TargetCandidate& candidate) {
      if (candidate.why_key == "target.bundle_old_row" || candidate.why_key == "target.covers_old_row") return 0;
      return candidate.why_key == "target.part" ? 3 : candidate.skus.size() == 1 ? 1 : 2;
    };
    std::stable_sort(later_.begin(), later_.end(), [&](const TargetCandidate& a, const TargetCandidate& b) { return rank(a) < rank(b); });
    for (TargetCandidate& candidate : later_) out_.push_back(std::move(candidate));
    later_.clear();
  }

  // The nearest ones with their losses, most kept first.
  void nearest(const std::vector<TargetOption>& options) {
    std::vector<const TargetOption*> nearest;
    for (const TargetOption& option : options) {
      if (!covers_all(option.gives, requirement_.need())) nearest.push_back(&option);
    }
    std::stable_sort(nearest.begin(), nearest.end(), [](const TargetOption* a, const TargetOption* b) {
      const std::size_t ka = bit_count(a->gives), kb = bit_count(b->gives);
      return ka != kb ? ka > kb : a->surplus < b->surplus;
    });
    const std::size_t left = query_.maximum > out_.size() ? std::min<std::size_t>(3, query_.maximum - out_.size()) : 0;
    const std::size_t room = std::max<std::size_t>(2, left);
    if (out_.size() + room > query_.maximum && query_.maximum > room) out_.resize(query_.maximum - room);
    for (std::size_t i = 0, taken = 0; i < nearest.size() && taken < room; ++i) {
      if (add(out_, {nearest[i]->sku->id}, "target.nearest")) ++taken;
    }
  }

  const Catalog& catalog_;
  const Bundle& bundle_;
  const Side source_;
  TargetQuery query_;
  const Requirement requirement_;
  Guid first_;  // source SKU whose chain of successors is followed
  std::vector<const Sku*> candidates_;
  std::vector<TargetCandidate> out_;
  std::vector<TargetCandidate> later_;  // nothing lost, but more than needed
};

}  // namespace

Segment segment_of(const Side& source, const TargetQuery& query) {
  if (query.segment != Segment::Unknown) return query.segment;
  return source.known.empty() ? Segment::Commercial : source.known.front()->segment;
}

TargetCandidate candidate_of(const Catalog& catalog, const Bundle& source, const TargetQuery& query, const std::vector<Guid>& skus,
                             const char* why) {
  TargetCandidate candidate;
  candidate.skus = skus;
  for (const Guid& sku : skus) {
    // What is switched off stays so as long as the SKU stays.
    const auto today = std::find_if(source.begin(), source.end(), [&](const BundleSku& entry) { return entry.sku == sku; });
    candidate.bundle.push_back({sku, today == source.end() ? std::vector<Guid>{} : today->disabled_plans});
    candidate.offers.push_back(offer_in(catalog, sku, query.segment));
    candidate.sales.push_back(sale_of(catalog, sku, query.sale));
  }
  candidate.comparison = compare(catalog, source, candidate.bundle);
  candidate.why_key = why;
  return candidate;
}

bool same_audience(const Sku& sku, const Side& source) {
  return std::all_of(source.known.begin(), source.known.end(),
                     [&](const Sku* mine) { return sku.audience.empty() || mine->audience.empty() || sku.audience == mine->audience; });
}

bool new_to_frontline(const Catalog& catalog, const Sku& sku, const Side& source) {
  constexpr std::string_view rule = "FRONTLINE-USERS";
  return catalog.is_about(rule, sku.id) &&
         std::none_of(source.skus.begin(), source.skus.end(), [&](const Guid& mine) { return catalog.is_about(rule, mine); });
}

bool suits(const Catalog& catalog, const Sku& sku, const Side& source) {
  return same_audience(sku, source) && !new_to_frontline(catalog, sku, source);
}

bool sold_in(const Sku& sku, Segment segment) { return sku.segment == segment || (segment == Segment::Nonprofit && sku.nonprofit_offer); }

bool is_candidate(const Sku& sku, Segment segment) {
  return (sku.sale == SkuSale::Current || sku.sale == SkuSale::Granted) && sold_in(sku, segment);
}

bool TargetCandidate::can_be_bought() const {
  return std::all_of(sales.begin(), sales.end(), [](const SaleState& state) { return state.sale == Sale::Open; });
}

std::vector<TargetCandidate> find_targets(const Catalog& catalog, const Bundle& source, const TargetQuery& query) {
  return TargetRanking(catalog, source, query).run();
}

}  // namespace csp
