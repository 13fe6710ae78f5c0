#include "core/import/lists/user_records.hpp"

namespace csp {

std::string profile_key(const std::vector<AssignedSku>& skus) {
  std::string key;
  const auto add = [&](const Guid& guid) {
    for (const std::uint64_t half : {guid.high(), guid.low()}) {
      for (int shift = 56; shift >= 0; shift -= 8) key += static_cast<char>(half >> shift);
    }
  };
  for (const AssignedSku& sku : skus) {
    add(sku.sku);
    key += sku.direct ? 'd' : 'g';
    for (const Guid& plan : sku.disabled_plans) {
      key += '-';
      add(plan);
    }
    for (const std::string& group : sku.groups) key += '@' + group + '\0';
    key += '\n';
  }
  return key;
}

UserRecords::HoldingNumber UserRecords::number_of(const Holding& holding) {
  std::string key = profile_key(holding.skus);
  key += holding.has_assignment_error ? '!' : '.';
  for (const std::string& name : holding.unresolved_names) key += name + '\0';
  const auto [place, added] = known_.try_emplace(std::move(key), static_cast<HoldingNumber>(holdings_.size()));
  if (!added) return place->second;
  holdings_.push_back(holding);
  for (const AssignedSku& sku : holding.skus) {
    tells_ways_ = tells_ways_ || !sku.direct || !sku.groups.empty();
    tells_plans_ = tells_plans_ || !sku.disabled_plans.empty();
  }
  return place->second;
}

void UserRecords::add(const PackedUsers::Fields& user, HoldingNumber holding, const Origin& origin) {
  ids_.add(PackedUsers::hash_of_id(user.id));
  names_.add(PackedUsers::hash_of_name(user.principal_name));
  users_->add(user, origin.row);
  numbers_.push_back(holding);
  file_ = origin.file;
}

void UserRecords::push_back(const UserRecord& record) {
  add({record.user.id, record.user.principal_name, record.user.display_name, record.user.usage_location}, number_of(record), record.origin);
}

void UserRecords::settle() {
  const PackedUsers& users = *users_;
  repeated_ = ids_.any([&](std::uint32_t one, std::uint32_t other) { return users.has_same_id(one, other); }) ||
              names_.any([&](std::uint32_t one, std::uint32_t other) { return users.has_same_name(one, other); });
  ids_ = {};
  names_ = {};
  known_ = {};
}

UserRecord UserRecords::operator[](std::size_t index) const {
  UserRecord record;
  static_cast<Holding&>(record) = holdings_[numbers_[index]];
  record.user = (*users_)[index];
  record.origin = origin(index);
  return record;
}

}  // namespace csp
