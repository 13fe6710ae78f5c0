#pragma once
// Seeded customers under a person's constraints: freezes, latest finish, limits, ceilings that are near, prices that change.

#include "tests/core/support/planner_world.hpp"

namespace support {

// Up to `sources` subscriptions that end within `days` days.
planner_world::World constrained_world(std::uint64_t seed, int sources, int days);

}  // namespace support
