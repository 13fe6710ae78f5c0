#include "core/import/user_records.hpp"

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
  if (added) holdings_.push_back(holding);
  return place->second;
}

void UserRecords::add(const PackedUsers::Fields& user, HoldingNumber holding, const Origin& origin) {
  const std::uint32_t place = static_cast<std::uint32_t>(numbers_.size());
  const std::uint32_t id = PackedUsers::hash_of_id(user.id);
  const std::uint32_t name = PackedUsers::hash_of_name(user.principal_name);
  repeated_ = repeated_ || by_id_.find(id, [&](std::uint32_t at) { return users_->has_id(at, user.id); }) >= 0 ||
              by_name_.find(name, [&](std::uint32_t at) { return users_->has_name(at, user.principal_name); }) >= 0;
  by_id_.remember(id, place);
  by_name_.remember(name, place);
  users_->add(user, origin.row);
  numbers_.push_back(holding);
  file_ = origin.file;
}

void UserRecords::push_back(const UserRecord& record) {
  add({record.user.id, record.user.principal_name, record.user.display_name, record.user.usage_location}, number_of(record), record.origin);
}

std::int64_t UserRecords::find_name(std::string_view name) const {
  return by_name_.find(PackedUsers::hash_of_name(name), [&](std::uint32_t at) { return users_->has_name(at, name); });
}

void UserRecords::settle() {
  by_id_ = UserFinder();
  by_name_ = UserFinder();
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
