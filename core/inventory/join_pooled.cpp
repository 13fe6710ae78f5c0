// A report of a tenant's units can also say when they end. What it tells is a SKU's units together, from all sellers: a subscription only
// where nothing else is known of that SKU. Beside a list of subscriptions it may tell an end that the list lacks, and never how many
// units somebody sold; otherwise units would be moved that nobody has, and an order would wait for a day that is not its own.

#include <algorithm>
#include <iterator>

#include "core/customer/aspects.hpp"
#include "core/inventory/combine_subscriptions.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct PooledJoiner {
  const Picture& picture;
  std::vector<Subscription>& listed;
  std::vector<Subscription> reported = {};  // of what no list knows

  // The subscriptions that are the row's SKU, or may turn out to be it.
  std::vector<Subscription*> of_sku(const Subscription& row) const {
    std::vector<Subscription*> found;
    for (Subscription& each : listed) {
      if (each.state == SubscriptionState::Deleted) continue;
      const std::vector<Guid> skus = skus_it_can_be(picture.catalog, each);
      if (std::find(skus.begin(), skus.end(), row.sku) != skus.end()) found.push_back(&each);
    }
    return found;
  }

  void take(const Subscription& row) {
    const std::vector<Subscription*> known = of_sku(row);
    if (known.empty())
      take_unlisted(row);
    else if (known.size() == 1 && known.front()->sku == row.sku)  // of several nobody knows whose end it is
      fill_end(*known.front(), row);
  }

  // Two rows of one report are two subscriptions; those of another report are the same units on another day, and the later opened one is
  // believed.
  void take_unlisted(const Subscription& row) {
    const Origin& origin = row.origins.front();
    const auto known = std::find_if(reported.begin(), reported.end(), [&](const Subscription& each) {
      return each.sku == row.sku && each.origins.front().file != origin.file;
    });
    if (known != reported.end()) {
      *known = combined(picture, row, *known, std::string(known->key));
      return;
    }
    reported.emplace_back(row).key = std::to_string(origin.file) + ":" + std::to_string(origin.row);
  }

  void fill_end(Subscription& known, const Subscription& row) const {
    const auto unknown = [](const Subscription& each) { return each.state == SubscriptionState::Unknown; };
    if (known.state != row.state && !unknown(known) && !unknown(row)) return;  // then the day is the end of another phase
    Subscription end;
    end.sku = known.sku;
    end.units = known.units;
    end.term_end = row.term_end;
    end.phase_end = row.phase_end;
    end.origins = row.origins;
    for (Statement statement : row.statements) {
      if (statement.aspect != Aspect::TermEnd && statement.aspect != Aspect::PhaseEnd) continue;
      if (tells(known, statement.aspect)) statement.belief = same(known, end, statement.aspect) ? Belief::Agrees : Belief::Overruled;
      end.statements.push_back(statement);
    }
    if (end.statements.empty()) return;
    known = combined(picture, known, end, std::string(known.key));
  }
};

}  // namespace

void join_pooled(const Picture& picture) {
  std::vector<Subscription>& all = picture.customer().subscriptions;
  PooledJoiner joiner{picture, all};
  for (const auto& file : picture.files) {
    if (worth_of(file->kind).rows != Worth::Rows::UnitsOfTenant) continue;
    for (const Subscription& row : file->records.subscriptions) joiner.take(row);
  }
  settle_combined(picture, joiner.reported);
  all.insert(all.end(), std::make_move_iterator(joiner.reported.begin()), std::make_move_iterator(joiner.reported.end()));
  std::stable_sort(all.begin(), all.end(), [](const Subscription& a, const Subscription& b) { return a.key < b.key; });
}

}  // namespace csp
