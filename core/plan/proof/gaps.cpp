#include "core/plan/proof/gaps.hpp"

#include <algorithm>
#include <tuple>

#include "core/plan/proof/proof.hpp"

namespace csp::proof {
namespace {

auto key_of(const GapRecord& record) {
  return std::tie(record.kind, record.before_plan, record.sku, record.other_sku, record.profile, record.plan, record.lowered, record.group);
}

// ProfileUnits names one of the lost plans only, so that one is not part of what makes two records the same gap.
auto merge_key(const GapRecord& record) {
  const std::uint32_t plan = record.kind == GapKind::ProfileUnits ? kNone : record.plan;
  return std::make_tuple(record.kind, record.before_plan, record.sku, record.other_sku, record.profile, plan, record.lowered);
}

using UserRange = std::pair<std::int64_t, std::int64_t>;  // first, one behind the last

std::int64_t distinct_users(std::vector<UserRange>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::int64_t users = 0;
  std::int64_t reached = 0;
  for (const auto& [first, behind] : ranges) {
    users += std::max<std::int64_t>(0, behind - std::max(first, reached));
    reached = std::max(reached, behind);
  }
  return users;
}

std::vector<GapRecord> merged(std::vector<GapRecord> records) {
  std::sort(records.begin(), records.end(), [](const GapRecord& a, const GapRecord& b) {
    const auto ka = merge_key(a), kb = merge_key(b);
    if (ka != kb) return ka < kb;
    if (a.group != b.group) return a.group < b.group;
    return std::tie(a.from, a.to, a.first_user, a.plan) < std::tie(b.from, b.to, b.first_user, b.plan);
  });
  std::vector<GapRecord> result;
  std::vector<UserRange> ranges;
  for (std::size_t i = 0; i < records.size();) {
    GapRecord gap = records[i];
    ranges.clear();
    for (; i < records.size() && merge_key(records[i]) == merge_key(gap) && records[i].group == gap.group && records[i].from <= gap.to + 1;
         ++i) {
      gap.to = std::max(gap.to, records[i].to);
      if (records[i].missing > gap.missing) {
        gap.missing = records[i].missing;
        gap.needed = records[i].needed;
      }
      ranges.emplace_back(records[i].first_user, records[i].first_user + records[i].users);
    }
    gap.users = distinct_users(ranges);
    result.push_back(std::move(gap));
  }
  return result;
}

class Sentences {
 public:
  Sentences(const Catalog& catalog, const Customer& customer, const SkuTable& skus, const Services& services, Date last_day)
      : catalog_(catalog), customer_(customer), skus_(skus), services_(services), last_day_(last_day) {}

  ServiceGap gap_of(const GapRecord& record) const {
    ServiceGap gap;
    if (record.profile != kNone) gap.profile = customer_.profiles[record.profile].id;
    if (record.sku != kNone) gap.sku = skus_.id(record.sku);
    if (record.plan != kNone && !services_.is_unknown_sku(record.plan)) gap.plan = static_cast<PlanIndex>(record.plan);
    gap.from = record.from;
    gap.to = record.to;
    gap.users = record.users;
    gap.missing_units = record.missing;
    gap.lowered = record.lowered;
    gap.before_plan = record.before_plan;
    gap.finding = finding_of(record);
    return gap;
  }

 private:
  std::string sku_name(std::uint32_t sku) const {
    const Guid& id = skus_.id(sku);
    if (const Sku* known = catalog_.find_sku(id)) return known->name.empty() ? known->part_number : known->name;
    for (const Subscription& subscription : customer_.subscriptions) {
      if (subscription.sku == id && !subscription.name.empty()) return subscription.name;
    }
    return id.text();
  }

  std::string plan_name(std::uint32_t plan) const {
    if (services_.is_unknown_sku(plan)) return sku_name(services_.unknown_sku(plan));
    const ServicePlan& facts = catalog_.plans[plan];
    return facts.friendly_name.empty() ? facts.name : facts.friendly_name;
  }

  Finding finding_of(const GapRecord& record) const {
    Finding finding;
    finding.severity = record.before_plan ? Severity::Warning : Severity::Blocker;
    std::string key;
    std::vector<MessageArgument> arguments;
    const auto say = [&](std::string name, MessageValue value) { arguments.push_back({std::move(name), std::move(value)}); };
    const std::string profile = record.profile == kNone ? std::string() : customer_.profiles[record.profile].id;
    finding.subject = record.profile != kNone ? profile : record.sku != kNone ? skus_.id(record.sku).text() : std::string();
    switch (record.kind) {
      case GapKind::Units:
        finding.rule = "PROOF-UNITS";
        key = "proof.units";
        say("sku", sku_name(record.sku));
        say("assigned", record.needed);
        say("usable", record.needed - record.missing);
        say("missing", record.missing);
        break;
      case GapKind::ProfileUnits:
        finding.rule = "PROOF-PROFILE-UNITS";
        key = "proof.profile_units";
        say("profile", profile);
        say("users", record.users);
        say("sku", sku_name(record.sku));
        say("service", plan_name(record.plan));
        break;
      case GapKind::Service:
        finding.rule = "PROOF-SERVICE";
        key = record.lowered ? "proof.service_lowered" : "proof.service_lost";
        if (record.profile == kNone) {
          key += "_unnamed";
          say("sku", sku_name(record.sku));
        } else {
          say("profile", profile);
        }
        say("users", record.users);
        say("service", plan_name(record.plan));
        break;
      case GapKind::Quantity:
        finding.rule = "PROOF-QUANTITY";
        key = "proof.quantity";
        say("sku", sku_name(record.sku));
        say("needed", record.needed);
        say("missing", record.missing);
        break;
      case GapKind::Group:
        finding.rule = "PROOF-GROUP";
        key = "proof.group";
        say("profile", profile);
        say("users", record.users);
        say("sku", sku_name(record.sku));
        say("group", record.group);
        break;
      case GapKind::BusinessSeats:
      case GapKind::Subscriptions:
        finding.rule = record.kind == GapKind::BusinessSeats ? "SMB-300" : "TENANT-SUBS";
        key = record.kind == GapKind::BusinessSeats ? "proof.business_seats" : "proof.subscriptions";
        say("count", record.needed);
        say("limit", record.needed - record.missing);
        break;
      case GapKind::AddonBase:
        finding.rule = "NCE-ADDON";
        key = "proof.addon_base";
        say("sku", sku_name(record.sku));
        say("base", sku_name(record.other_sku));
        break;
    }
    say("from", record.from);
    if (record.to < last_day_) {
      say("to", record.to);
    } else {
      key += "_on";  // lasts beyond the last day that changes anything
    }
    finding.message = {std::move(key), std::move(arguments)};
    // What is missing already no order of another day brings.
    finding.action = {record.before_plan && record.kind == GapKind::Units ? "proof.action.missing_today" : "proof.action." + finding.rule,
                      {}};
    return finding;
  }

  const Catalog& catalog_;
  const Customer& customer_;
  const SkuTable& skus_;
  const Services& services_;
  Date last_day_;
};

// A profile cannot have more users without a unit than units are missing. Merged records stand in order of kind, so the stretches
// of missing units come first, by SKU.
void cap_users_by_missing(std::vector<GapRecord>& records) {
  const auto before = [](const GapRecord& record, std::uint32_t sku) {
    return record.kind == GapKind::Units && !record.before_plan && record.sku < sku;
  };
  for (GapRecord& record : records) {
    if (record.kind != GapKind::ProfileUnits) continue;
    auto pool = std::lower_bound(records.begin(), records.end(), record.sku, before);
    for (; pool != records.end() && pool->kind == GapKind::Units && !pool->before_plan && pool->sku == record.sku; ++pool) {
      if (pool->from <= record.to && record.from <= pool->to) record.missing = std::max(record.missing, pool->missing);
    }
    record.users = std::min(record.users, record.missing);
  }
}

}  // namespace

std::vector<ServiceGap> GapLog::gaps(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const SkuTable& skus,
                                     const Services& services, Date last_day) const {
  std::vector<GapRecord> records = merged(records_);
  cap_users_by_missing(records);
  std::sort(records.begin(), records.end(), [](const GapRecord& a, const GapRecord& b) {
    if (a.from != b.from) return a.from < b.from;
    return key_of(a) < key_of(b);
  });
  const Sentences sentences(catalog, customer, skus, services, last_day);
  std::vector<ServiceGap> result;
  result.reserve(records.size());
  for (const GapRecord& record : records) {
    ServiceGap gap = sentences.gap_of(record);
    gap.accepted = std::any_of(settings.accepted.begin(), settings.accepted.end(),
                               [&](const AcceptedException& accepted) { return covers(accepted, gap); });
    if (gap.accepted) gap.finding.severity = Severity::Warning;
    result.push_back(std::move(gap));
  }
  return result;
}

}  // namespace csp::proof

namespace csp {
namespace {

// FNV-1a, 64 bit: short and the same everywhere. Not that of the planner's findings (core/plan/accepted.cpp): the prover shares no code
// with it.
class Digest {
 public:
  void add(std::string_view text) {
    for (const char byte : text) step(static_cast<unsigned char>(byte));
    step(0);
  }
  void add(std::int64_t value) {
    for (int shift = 0; shift < 64; shift += 8) step(static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> shift));
  }
  std::string text() const {
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(state_ >> shift) & 15];
    return out;
  }

 private:
  void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ull; }
  std::uint64_t state_ = 0xcbf29ce484222325ull;
};

void add_value(Digest& digest, const MessageValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) digest.add(*text);
  if (const auto* count = std::get_if<std::int64_t>(&value)) digest.add(*count);
  if (const auto* date = std::get_if<Date>(&value)) digest.add(static_cast<std::int64_t>(date->days_since_epoch()));
}

}  // namespace

std::string exception_facts(const ServiceGap& gap) {
  Digest digest;
  digest.add(gap.finding.rule);
  digest.add(gap.finding.subject);
  digest.add(gap.sku.text());
  digest.add(gap.missing_units);
  digest.add(gap.users);
  digest.add(gap.finding.message.key);
  for (const MessageArgument& argument : gap.finding.message.arguments) {
    digest.add(argument.name);
    add_value(digest, argument.value);
  }
  return digest.text();
}

bool covers(const AcceptedException& accepted, const ServiceGap& gap) {
  if (accepted.finding != gap.finding.rule || accepted.subject != gap.finding.subject) return false;
  return accepted.facts == exception_facts(gap);
}

}  // namespace csp
