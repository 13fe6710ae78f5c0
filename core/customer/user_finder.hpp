#pragma once
// Was this person seen before? Places of users by directory id or by sign-in name, eight to twelve bytes a user.

#include <cstdint>
#include <vector>

namespace csp {

class UserFinder {
 public:
  // The place remembered under `hash` for which `same` holds; -1 when none. Hash 0 finds nothing.
  template <typename Same>
  std::int64_t find(std::uint32_t hash, Same same) const {
    if (hash == 0 || slots_.empty()) return -1;
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      if (slots_[at] == 0) return -1;
      const std::uint32_t entry = slots_[at] - 1;
      if (hashes_[entry] == hash && same(places_.empty() ? entry : places_[entry])) return places_.empty() ? entry : places_[entry];
    }
  }

  // Entries without a name (hash 0) must be remembered, too, when places count upwards from 0 without a gap.
  void remember(std::uint32_t hash, std::uint32_t place) {
    const std::uint32_t entry = static_cast<std::uint32_t>(hashes_.size());
    if (places_.empty() && place != entry) {
      for (std::uint32_t before = 0; before < entry; ++before) places_.push_back(before);
      places_.push_back(place);
    } else if (!places_.empty()) {
      places_.push_back(place);
    }
    hashes_.push_back(hash);
    if (hash == 0) return;
    if (2 * ++used_ > slots_.size()) {
      grow();
    } else {
      insert(entry);
    }
  }

 private:
  void insert(std::uint32_t entry) {
    std::size_t at = hashes_[entry] & mask_;
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = entry + 1;
  }

  void grow() {
    const std::size_t size = slots_.empty() ? 64 : slots_.size() * 2;
    slots_ = std::vector<std::uint32_t>();  // the old ones first: never both in memory
    slots_.resize(size);
    mask_ = size - 1;
    for (std::uint32_t entry = 0; entry < hashes_.size(); ++entry) {
      if (hashes_[entry] != 0) insert(entry);
    }
  }

  std::vector<std::uint32_t> slots_;  // entry + 1; 0 = free
  std::vector<std::uint32_t> hashes_;
  std::vector<std::uint32_t> places_;  // of the entries; empty while entry and place are the same number
  std::size_t mask_ = 0;
  std::size_t used_ = 0;
};

}  // namespace csp
