#pragma once
// Which file said a value, in which of its fields, and what was concluded instead of read? One small record for each value that
// somebody told, kept beside the value; the names of the fields are kept once for each file.

#include <cstdint>
#include <string>
#include <vector>

namespace csp {

// The values of a subscription and of a pool of units.
enum class Aspect : std::uint8_t {
  CommerceId,
  DirectoryId,
  Name,
  Sku,
  PartNumber,
  Offer,  // ProductId:SkuId or the id of a legacy offer
  Units,
  State,
  Trial,
  SeatBased,
  Purchased,
  TermStart,
  TermEnd,
  PhaseEnd,
  Term,
  BillingPlan,
  EndAction,
  AutoRenew,
  CancelUntil,
  Promotion,
  ScheduledChanges,
  OwnerTenant,
  Parent,
  Channel,
  UnitPrice,
  // of a pool of units, besides SKU and part number
  Enabled,
  Warning,
  Suspended,
  LockedOut,
  Consumed,
  CompanyLevel,
};
inline constexpr std::size_t kAspects = static_cast<std::size_t>(Aspect::CompanyLevel) + 1;

// The rule by which a value was concluded; Read: it stands in the file.
enum class Conclusion : std::uint8_t {
  Read,
  NewCommerceId,   // its product id belongs to new commerce
  LegacyOfferId,   // its offer id belongs to legacy commerce
  KindOfFile,      // such a file lists nothing else
  PartnerTenant,   // the tenant that created it is a partner's
  DefaultChannel,  // the settings say it for all whose files do not
  AutoRenew,       // it renews automatically
  Wording,         // out of the words of another field
  CountedBack,     // a term's length before its end
  BilledByUsage,   // nothing that is counted in units of users
  OfferTable,      // a table of offers gives this SKU
  SameTitle,       // a SKU with the same title
  OnlyName,        // only one product has this name
  OnlyUnits,       // of those that it could be, the tenant has units of one only
  LicensingList,   // the licensing list says it about the SKU
  SumOfSubscriptions,
  CountOfUsers,
  DirectAgreement,  // direct from Microsoft, taken as the agreement that costs more to leave
};

enum class Belief : std::uint8_t {
  Used,       // this is the value shown
  Agrees,     // says the same as the one that is used
  Overruled,  // says something else and was not believed
  Chosen,     // used because a person believes this file
};

struct Statement {
  static constexpr std::uint16_t kNone = 0xffff;
  Aspect aspect = Aspect::Name;
  Conclusion conclusion = Conclusion::Read;
  Belief belief = Belief::Used;
  std::uint16_t field = kNone;   // of the file: FieldNames
  std::uint16_t origin = kNone;  // place among the origins of the subscription or pool
  friend bool operator==(const Statement&, const Statement&) = default;
};
static_assert(sizeof(Statement) <= 8);

using Statements = std::vector<Statement>;

// The columns of a table, or the paths inside an item of JSON, that told something.
struct FieldNames {
  bool of_items = false;
  std::vector<std::string> names;
};

}  // namespace csp
