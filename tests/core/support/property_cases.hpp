#pragma once
// How many of the cases that a property could be asked about are looked at in this run?

namespace support {

// Of so many cases the sanitized tests, several times as slow, look at one: CSP_PROPERTY_SHARE, else 1.
int property_share();

// How many cases a property test runs: CSP_PROPERTY_CASES where set, else its share of `usual`, but `least`: with fewer it could not
// tell what it is for.
int property_cases(int usual, int least = 10);

}  // namespace support
