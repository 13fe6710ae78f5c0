#pragma once
// Is anybody twice in a long list? Looking up each row in a table of all before it waits for the memory twice a row, which takes a sixth of
// reading a million users. So only the hashes are kept, four bytes each, and compared in small groups once the list is complete.

#include <bit>
#include <cstdint>
#include <vector>

namespace csp {

class Repeats {
 public:
  // Of the next place, counted from 0. Hash 0 repeats nothing.
  void add(std::uint32_t hash) { hashes_.push_back(hash); }

  // Do two places have the same hash and does same(one, other) hold for them?
  template <typename Same>
  bool any(Same same) const {
    const Groups groups(hashes_);
    std::vector<std::uint32_t> seen;  // entry + 1, of one group; 0 = free
    for (std::size_t group = 0; group + 1 < groups.begins.size(); ++group) {
      const std::uint32_t begin = groups.begins[group];
      const std::uint32_t end = groups.begins[group + 1];
      seen.assign(std::bit_ceil(std::size_t{2} * (end - begin) + 1), 0);
      const std::size_t mask = seen.size() - 1;
      for (std::uint32_t i = begin; i < end; ++i) {
        std::size_t at = groups.entries[i].hash & mask;
        for (; seen[at] != 0; at = (at + 1) & mask) {
          const Entry& before = groups.entries[seen[at] - 1];
          if (before.hash == groups.entries[i].hash && same(before.place, groups.entries[i].place)) return true;
        }
        seen[at] = i + 1;
      }
    }
    return false;
  }

 private:
  struct Entry {
    std::uint32_t hash, place;
  };

  // Some thousands each, by the upper bits of the hash: few enough groups to be filled side by side, each small enough for near memory.
  struct Groups {
    static constexpr std::size_t kInGroup = 4096;

    explicit Groups(const std::vector<std::uint32_t>& hashes) {
      const int bits = std::bit_width(hashes.size() / kInGroup);
      const auto group_of = [&](std::uint32_t hash) { return static_cast<std::size_t>(std::uint64_t{hash} << bits >> 32); };
      begins.assign((std::size_t{1} << bits) + 1, 0);
      for (const std::uint32_t hash : hashes) begins[group_of(hash) + 1] += hash != 0;
      for (std::size_t group = 1; group < begins.size(); ++group) begins[group] += begins[group - 1];
      entries.resize(begins.back());
      std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
      for (std::uint32_t place = 0; place < hashes.size(); ++place) {
        if (hashes[place] != 0) entries[next[group_of(hashes[place])]++] = {hashes[place], place};
      }
    }

    std::vector<std::uint32_t> begins;  // of each group in the entries, and the end of the last
    std::vector<Entry> entries;
  };

  std::vector<std::uint32_t> hashes_;
};

}  // namespace csp
