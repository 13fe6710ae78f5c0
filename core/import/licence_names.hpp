#pragma once
// Which SKUs do the licence names of one user mean? Exports for people name products instead of ids; a name that means two SKUs is
// asked about, never guessed.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/fields.hpp"

namespace csp {

class LicenceNames {
 public:
  explicit LicenceNames(const ReaderContext& context) : context_(context) {}

  // "Office 365 E3+Power BI Pro": a plus sign with a blank beside it belongs to a name ("Enterprise Mobility + Security E3").
  UserRecords::HoldingNumber holding_of_joined_by_plus(std::string_view text);
  // Joined by comma, semicolon, line break, bar, or plus without blanks; on top of what the user has already.
  UserRecords::HoldingNumber holding_of_joined(std::string_view text, UserRecords::HoldingNumber before);

 private:
  void read_joined_by_plus(std::string_view text, Holding& record);
  void read_joined(std::string_view text, Holding& record);
  const SkuMeaning& meaning_of(std::string_view name);
  void take(std::string_view name, Holding& record);

  const ReaderContext& context_;
  using Understood = std::map<std::string, UserRecords::HoldingNumber, std::less<>>;
  std::map<std::string, SkuMeaning, std::less<>> known_;  // a million users share a few names
  Understood by_text_;                                    // and a few combinations of them, all names known
  std::map<UserRecords::HoldingNumber, Understood> on_top_;
};

}  // namespace csp
