#pragma once
// Which SKUs do the licence names of one user mean? Exports for people name products instead of ids; a name that means two SKUs is
// asked about, never guessed.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/import/values/fields.hpp"

namespace csp {

class LicenceNames {
 public:
  explicit LicenceNames(const ReaderContext& context) : context_(context) {}

  // "Office 365 E3+Power BI Pro": a plus sign with a blank beside it belongs to a name ("Enterprise Mobility + Security E3"), unless there
  // are known names on both sides of it and none with it; commas likewise.
  UserRecords::HoldingNumber holding_of_joined_by_plus(std::string_view text);
  // Joined by comma, semicolon, line break, bar, a slash between blanks, or plus without blanks; ids and part numbers also by blanks alone.
  // On top of what the user has already. `group`: by which group the user has them; empty: directly.
  UserRecords::HoldingNumber holding_of_joined(std::string_view text, UserRecords::HoldingNumber before, std::string_view group = {});

 private:
  void read_joined_by_plus(std::string_view text, Holding& record);
  void read_joined(std::string_view text, Holding& record);
  void read_piece(std::string_view text, Holding& record);
  bool read_json(std::string_view text, Holding& record);
  bool read_console_objects(std::string_view text, Holding& record);
  void tell_lost_plans(std::string_view objects);
  void tell_lost(std::string_view plans);
  std::vector<Guid> plans_of(const Guid& sku, const std::vector<std::string>& switched_off);
  bool take_apart(std::string_view text, std::string_view mark, Holding& record);
  bool is_known(std::string_view name);
  bool is_id(std::string_view word);
  const SkuMeaning& meaning_of(std::string_view name);  // until the next question
  // Without what lists and reports put round it.
  std::string_view plain_name(std::string_view name);
  std::string_view without_way(std::string_view name);
  std::string_view in_brackets(std::string_view name);
  void take(std::string_view name, Holding& record);
  void take_unknown(std::string_view name, const SkuMeaning& meaning, Holding& record);
  AssignedSku& take_sku(const Guid& sku, Holding& record);
  AssignedSku& take_from(const std::vector<std::string>& groups, const Guid& sku, Holding& record);

  const ReaderContext& context_;
  using Understood = std::map<std::string, UserRecords::HoldingNumber, std::less<>>;
  std::map<std::string, SkuMeaning, std::less<>> known_;                             // a million users share a few names
  std::map<std::string, bool, std::less<>> ids_;                                     // and a few words: is it one that stands among others?
  Understood by_text_;                                                               // and a few combinations of them, all names known
  std::map<std::pair<UserRecords::HoldingNumber, std::string>, Understood> on_top_;  // of what, by which group
  std::string_view group_;                                                           // of the cell that is being read
  bool told_ = false;                                                                // something about that cell, and so in every row
};

}  // namespace csp
