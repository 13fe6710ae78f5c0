#pragma once
// One node of the search for the cheapest mix: what is decided so far, what it costs at least, and how the users would be divided.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/equivalence/bundles/mix.hpp"
#include "core/equivalence/bundles/relaxation.hpp"

namespace csp::bundles {

// Prices of what couples the users are counted in this part of a millionth, so that most of them are whole numbers.
constexpr std::int64_t kFine = 5040;

enum class Bought : std::int8_t { Open, Yes, No };

// The problem with options in one row and SKUs with minimum units numbered through.
struct FlatMix {
  explicit FlatMix(const MixProblem& problem);

  struct Item {  // an option
    std::size_t group = 0;
    std::int64_t loose = 0;
    std::int64_t seats = 0;           // with those of tied SKUs
    std::vector<std::uint32_t> tied;  // into `tied` below
  };
  struct Tied {
    std::int64_t price = 0, minimum = 0;
    bool business = false;
  };
  std::vector<Item> items;
  std::vector<std::size_t> begin;   // first item of each group, and the end
  std::vector<std::int64_t> users;  // of each group
  std::vector<Tied> tied;
  std::int64_t seats = 0;
  std::int64_t unit = 1;  // every cost is a multiple of this
  Wide most = 0;          // no assignment costs more

  // What the counts cost with unused minimum units paid; empty when they need too many seats.
  std::optional<Wide> cost(const std::vector<std::int64_t>& counts) const;
};

struct Node {
  std::vector<Bought> bought;             // of each tied SKU
  std::vector<std::int64_t> least, most;  // users of each item
  Wide bound = 0;
};

// Prices in kFine parts of a millionth.
struct Prices {
  std::vector<Wide> minimum;  // of each tied SKU
  Wide seat = 0;
};

// What a user of a SKU that nobody has decided on costs at least: its price, more where too few could have it to fill the minimum.
std::vector<Wide> open_prices(const FlatMix& mix, const Node& node);

// False: the node allows no assignment at all. Items that no answer better than `best` can use are taken from the node.
bool bound_node(const FlatMix& mix, const Prices& prices, Wide best, Node& node);

struct Division {
  std::vector<double> users;  // of each item
  Prices prices;
};
Division divide(const FlatMix& mix, const Node& node, std::int64_t& steps);

}  // namespace csp::bundles
