#include "core/import/values/licence_names.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/values/licences_in_json.hpp"
#include "core/import/values/plan_names.hpp"
#include "core/import/values/spreadsheet_errors.hpp"

namespace csp {
namespace {

constexpr std::size_t kMostUnderstood = 4096;

// Between the names of a cell where these may contain both signs themselves.
constexpr std::array<std::string_view, 2> kMarks = {" + ", ", "};

// The same where both sides are known names: "Microsoft 365 E3 and Power BI Pro", "SPE_E3/POWER_BI_PRO".
constexpr std::array<std::string_view, 12> kJoints = {" + ", ", ", " & ", " and ", " und ", " et ", " y ", " e ", " ve ", "/", "&", "~"};

// What some write between two licences instead of a semicolon, or before each of them; no name contains it.
constexpr std::array<std::string_view, 10> kOtherMarks = {"\\n", "<br>", "<br/>", "<br />", "\t", "·", "•", "・", "、", "；"};

bool has_other_mark(std::string_view text) {
  return std::any_of(kOtherMarks.begin(), kOtherMarks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

// {SPE_E3, POWER_BI_PRO}, [SPE_E3, POWER_BI_PRO]: a list as consoles write it.
bool stands_in_brackets(std::string_view text) {
  const auto stands_in = [&](char open, char close) {
    return text.size() >= 2 && text.front() == open && text.back() == close && text.find(open, 1) == std::string_view::npos;
  };
  return stands_in('{', '}') || stands_in('[', ']');
}

std::string with_line_ends(std::string_view text) {
  std::string lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = std::find_if(kOtherMarks.begin(), kOtherMarks.end(),
                                   [&](std::string_view candidate) { return text.substr(at).starts_with(candidate); });
    lines += mark == kOtherMarks.end() ? text[at] : '\n';
    at += mark == kOtherMarks.end() ? 1 : mark->size();
  }
  return lines;
}

// "1. Microsoft 365 E3", "2) Power BI Pro", "1 x SPE_E3", "SPE_E3 (1)": its place in a list, or that it is one.
std::string_view without_number(std::string_view name) {
  std::size_t digits = 0;
  while (digits < name.size() && digits < 2 && text::is_digit(name[digits])) ++digits;
  const std::string_view behind = name.substr(digits);
  if (digits > 0 && (behind.starts_with(". ") || behind.starts_with(") "))) return text::trimmed(behind.substr(2));
  for (const std::string_view one : {"1 x ", "1x ", "1 × "}) {
    if (name.starts_with(one)) return text::trimmed(name.substr(one.size()));
  }
  for (const std::string_view one : {"(1)", " x 1", " x1"}) {
    if (name.ends_with(one) && name.size() > one.size()) return text::trimmed(name.substr(0, name.size() - one.size()));
  }
  return name;
}

bool means_none(std::string_view name) {
  constexpr std::size_t kLongest = 64;
  if (name.size() > kLongest) return false;
  if (value::is_spreadsheet_error(name)) return true;  // told where the row is read
  const std::string word = text::folded(name);
  return word.empty() ||  // "-"
         text::is_one_of(word, {"unlicensed",
                                "nichtlizenziert",
                                "unlizenziert",
                                "sanslicence",
                                "utilisateursanslicence",
                                "sinlicencia",
                                "sinlicencias",
                                "sinasignar",
                                "senzalicenza",
                                "senzalicenze",
                                "nonlicenziato",
                                "semlicença",
                                "semlicenças",
                                "lisanssiz",
                                "lisansiz",
                                "lisansyok",
                                "nãolicenciado",
                                "none",
                                "noneassigned",
                                "nolicense",
                                "nolicenses",
                                "nolicence",
                                "nolicences",
                                "nolicenseassigned",
                                "nolicensesassigned",
                                "notlicensed",
                                "notassigned",
                                "unassigned",
                                "noproduct",
                                "noproducts",
                                "nonconcessoinlicenza",
                                "nonconcédésouslicence",
                                "na",
                                "nv",
                                "keine",
                                "keinelizenz",
                                "keinelizenzen",
                                "ohnelizenz",
                                "ohnelizenzen",
                                "keinprodukt",
                                "nichtzugewiesen",
                                "aucune",
                                "aucunelicence",
                                "aucun",
                                "ninguna",
                                "ningunalicencia",
                                "nessuna",
                                "nessunalicenza",
                                "nenhuma",
                                "nenhumalicença",
                                "geenlicentie",
                                "geenlicenties",
                                "ingenlicens",
                                "ingenlisens",
                                "eilisenssiä",
                                "ライセンスなし",
                                "ライセンスがありません",
                                "null",
                                "nil",
                                "false",
                                "falsch",
                                "no",
                                "nein",
                                "non",
                                "0"});
}

std::vector<std::string_view> split_at_plus(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '+') continue;
    const bool blank_before = at > 0 && text[at - 1] == ' ';
    const bool blank_after = at + 1 < text.size() && text[at + 1] == ' ';
    if (blank_before || blank_after) continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

}  // namespace

const SkuMeaning& LicenceNames::meaning_of(std::string_view name) {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  if (known_.size() >= kMostUnderstood) known_.clear();  // names that nobody knows may be others in every row
  return known_.emplace(std::string(name), sku_meaning(context_.catalog, name)).first->second;
}

bool LicenceNames::is_known(std::string_view name) {
  const SkuMeaning& meaning = meaning_of(name);
  return meaning.sku != nullptr || !meaning.candidates.empty();
}

// Something that can stand among others with nothing but blanks between them: an id, "tenant:PART", or a part number that is known.
bool LicenceNames::is_id(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon != std::string_view::npos) return colon > 0 && colon + 1 < word.size() && word.back() != ',';
  if (Guid::parse(word)) return true;
  const auto known = ids_.find(word);
  if (known != ids_.end()) return known->second;
  if (ids_.size() >= kMostUnderstood) ids_.clear();
  return ids_.emplace(std::string(word), context_.catalog.find_sku_by_part_number(word) != nullptr).first->second;
}

// "SPE_E3 - Direct", "SPE_E3 (Inherited)": how the user has it, as reports for people add it.
std::string_view LicenceNames::without_way(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, bool>, 10> kWays = {{{" - direct", false},
                                                                               {" (direct)", false},
                                                                               {" - group", true},
                                                                               {" (group)", true},
                                                                               {" - inherited", true},
                                                                               {" (inherited)", true},
                                                                               {" - group-based", true},
                                                                               {" (group-based)", true},
                                                                               {" - assigned by group", true},
                                                                               {" (assigned by group)", true}}};
  for (const auto& [words, by_group] : kWays) {
    if (name.size() == words.size() || !text::ends_ignoring_ascii_case(name, words)) continue;
    if (is_known(name)) return name;
    name = text::trimmed(name.substr(0, name.size() - words.size()));
    if (by_group && group_.empty()) {
      context_.report.note(import_finding::kGroupUnnamed, {{"name", text::quoted(name)}}, std::string(name.substr(0, 300)));
      told_ = true;
    }
    return name;
  }
  return name;
}

// "Microsoft 365 E3 (SPE_E3)", "SPE_E3 (05e9a617-…)": an id or part number behind the name tells it better, unless the name is that of
// another product, or of several.
std::string_view LicenceNames::in_brackets(std::string_view name) {
  const std::size_t open = name.rfind('(');
  if (open == 0 || open == std::string_view::npos || name.back() != ')' || is_known(name)) return name;
  for (const std::string_view mark : kMarks) {
    if (name.substr(0, open).find(mark) != std::string_view::npos) return name;
  }
  const std::string_view inner = text::trimmed(name.substr(open + 1, name.size() - open - 2));
  const Sku* sku = context_.catalog.find_sku_by_text(inner);
  const SkuMeaning& outer = meaning_of(text::trimmed(name.substr(0, open)));
  if (sku == nullptr || (outer.sku != nullptr && outer.sku->id != sku->id)) return name;
  return inner;
}

void LicenceNames::take(std::string_view name, Holding& record) {
  name = plain_name(name);
  if (name.empty() || means_none(name)) return;
  // "SPE_E3:POWER_BI_PRO" are two, "contoso:SPE_E3" is one of a tenant's.
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) {
    const std::string_view front = text::trimmed(name.substr(0, colon)), back = name.substr(colon + 1);
    const bool two = meaning_of(front).sku != nullptr, with_blank = back.starts_with(' ');
    if ((two || with_blank) && context_.catalog.skus_named(name).empty()) {
      if (!two) return take_unknown(name, {}, record);  // "removed: POWER_BI_PRO"
      take(front, record);
      return take(back, record);
    }
  }
  const SkuMeaning& meaning = meaning_of(name);
  if (meaning.sku == nullptr) return take_unknown(name, meaning, record);
  take_sku(meaning.sku->id, record);
}

std::string_view LicenceNames::plain_name(std::string_view name) {
  name = text::trimmed(name);
  if (!is_known(name)) name = without_number(name);
  return in_brackets(without_way(name));
}

void LicenceNames::take_unknown(std::string_view name, const SkuMeaning& meaning, Holding& record) {
  report_sku_meaning(context_.report, name, meaning);
  record.unresolved_names.emplace_back(name);
  told_ = true;
}

AssignedSku& LicenceNames::take_sku(const Guid& sku, Holding& record) {
  auto place =
      std::lower_bound(record.skus.begin(), record.skus.end(), sku, [](const AssignedSku& a, const Guid& id) { return a.sku < id; });
  if (place == record.skus.end() || !(place->sku == sku)) {
    AssignedSku assigned;
    assigned.sku = sku;
    assigned.direct = group_.empty();
    place = record.skus.insert(place, std::move(assigned));
  }
  if (group_.empty()) {
    place->direct = true;
    return *place;
  }
  const auto group = std::lower_bound(place->groups.begin(), place->groups.end(), group_);
  if (group == place->groups.end() || *group != group_) place->groups.emplace(group, group_);
  return *place;
}

// By the groups that the licence itself names, of which an empty one stands for "directly"; at least one.
AssignedSku& LicenceNames::take_from(const std::vector<std::string>& groups, const Guid& sku, Holding& record) {
  AssignedSku* taken = nullptr;
  for (const std::string& group : groups) {
    group_ = group;
    taken = &take_sku(sku, record);
  }
  group_ = {};
  return *taken;
}

// "disabledPlans=System.Object[]": something is switched off, and the console did not write what. A swap would switch it on.
void LicenceNames::tell_lost_plans(std::string_view objects) {
  constexpr std::string_view kPlans = "disabledplans=";
  const std::string lower = text::ascii_lower(objects);
  for (std::size_t at = lower.find(kPlans); at != std::string::npos; at = lower.find(kPlans, at + 1)) {
    const std::string_view rest = objects.substr(at + kPlans.size());
    const std::string_view plans = text::trimmed(rest.substr(0, rest.find_first_of(";}")));
    if (plans.empty() || plans == "{") continue;
    tell_lost(plans);
    return;
  }
}

void LicenceNames::tell_lost(std::string_view plans) {
  context_.report.note(import_finding::kAssignmentsLost, {{"column", std::string("disabledPlans")}, {"found", text::quoted(plans)}});
  told_ = true;
}

// "@{skuId=05e9a617-…; disabledPlans=System.Object[]}": what a console's table leaves of Graph's own answer. True when it is one.
bool LicenceNames::read_console_objects(std::string_view text, Holding& record) {
  constexpr std::string_view kSkuId = "skuid=";
  if (text.find("@{") == std::string_view::npos) return false;
  const std::string lower = text::ascii_lower(text);
  bool found = false;
  for (std::size_t at = lower.find(kSkuId); at != std::string::npos; at = lower.find(kSkuId, at + 1)) {
    const std::string_view rest = text.substr(at + kSkuId.size());
    take(rest.substr(0, rest.find_first_of(";}")), record);
    found = true;
  }
  if (found) tell_lost_plans(text);
  return found;
}

bool LicenceNames::read_json(std::string_view text, Holding& record) {
  const auto licences = licences_in_json(text);
  if (!licences) return false;
  const std::vector<AssignedSku> before = record.skus;
  for (const LicenceInJson& licence : *licences) {
    const std::optional<Guid> id = Guid::parse(licence.name);
    const Sku* named = id ? nullptr : meaning_of(plain_name(licence.name)).sku;
    if (!id && named == nullptr) {
      take(licence.name, record);  // says what is wrong with it, or that it is none
      continue;
    }
    const Guid sku = id ? *id : named->id;
    const bool has_it = std::any_of(before.begin(), before.end(), [&](const AssignedSku& a) { return a.sku == sku; });
    AssignedSku& taken = licence.groups.empty() || !group_.empty() ? take_sku(sku, record) : take_from(licence.groups, sku, record);
    if (!has_it) taken.disabled_plans = plans_of(sku, licence.switched_off);
  }
  return true;
}

// Ids also several in one text, as a console joins them.
std::vector<Guid> LicenceNames::plans_of(const Guid& sku, const std::vector<std::string>& switched_off) {
  std::vector<Guid> plans;
  for (const std::string& text : switched_off) {
    if (const std::optional<Guid> named = plan_named(context_.catalog, sku, text)) {
      plans.push_back(*named);
      continue;
    }
    const std::optional<std::vector<Guid>> ids = plan_ids_in(text);
    if (!ids)
      tell_lost(text);
    else
      plans.insert(plans.end(), ids->begin(), ids->end());
  }
  std::sort(plans.begin(), plans.end());
  plans.erase(std::unique(plans.begin(), plans.end()), plans.end());
  return plans;
}

// True when the text is known names with `mark` between them; of several ways the one with the longest names first.
bool LicenceNames::take_apart(std::string_view text, std::string_view mark, Holding& record) {
  constexpr std::size_t kLongestName = 200, kMostNames = 60, kMostPiecesOfName = 3;
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; pieces.size() <= kMostNames;) {
    const std::size_t end = text.find(mark, begin);
    pieces.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) break;
    begin = end + mark.size();
  }
  if (pieces.size() < 2 || pieces.size() > kMostNames) return false;
  const auto name_of = [&](std::size_t first, std::size_t behind) {
    const char* begin = pieces[first].data();
    return text::trimmed({begin, static_cast<std::size_t>(pieces[behind - 1].data() + pieces[behind - 1].size() - begin)});
  };
  // From the last piece on: where the longest name ends that begins here, if what is behind it are known names as well; 0: nowhere.
  std::vector<std::size_t> behind_name(pieces.size() + 1, 0);
  behind_name.back() = pieces.size();
  for (std::size_t first = pieces.size(); first-- > 0;) {
    const std::size_t furthest = std::min(first + kMostPiecesOfName, pieces.size() - (first == 0 ? 1 : 0));
    for (std::size_t behind = furthest; behind > first && behind_name[first] == 0; --behind) {
      if (behind_name[behind] == 0) continue;
      const std::string_view name = name_of(first, behind);
      if (!name.empty() && name.size() <= kLongestName && is_known(plain_name(name))) behind_name[first] = behind;
    }
  }
  if (behind_name[0] == 0) return false;
  for (std::size_t first = 0; first < pieces.size(); first = behind_name[first]) take(name_of(first, behind_name[first]), record);
  return true;
}

void LicenceNames::read_joined_by_plus(std::string_view text, Holding& record) {
  if (read_json(text, record)) return;
  const std::vector<std::string_view> parts = split_at_plus(text);
  for (std::size_t first = 0; first < parts.size();) {
    // The longest run of pieces that is the name of a product: a name may contain a plus sign without blanks.
    std::size_t length = 1;
    for (std::size_t count = std::min<std::size_t>(3, parts.size() - first); count > 1; --count) {
      const char* begin = parts[first].data();
      const char* end = parts[first + count - 1].data() + parts[first + count - 1].size();
      if (is_known(text::trimmed(std::string_view(begin, static_cast<std::size_t>(end - begin))))) {
        length = count;
        break;
      }
    }
    const char* begin = parts[first].data();
    const char* end = parts[first + length - 1].data() + parts[first + length - 1].size();
    const std::string_view name = text::trimmed(std::string_view(begin, static_cast<std::size_t>(end - begin)));
    const bool whole = is_known(name) ||
                       std::none_of(kJoints.begin(), kJoints.end(), [&](std::string_view mark) { return take_apart(name, mark, record); });
    if (whole) take(name, record);
    first += length;
  }
}

void LicenceNames::read_joined(std::string_view text, Holding& record) {
  // A console's form of a list.
  text = text::trimmed(text);
  if (read_json(text, record) || read_console_objects(text, record)) return;
  if (stands_in_brackets(text) && !Guid::parse(text)) text = text.substr(1, text.size() - 2);
  if (has_other_mark(text)) return read_joined(with_line_ends(text), record);
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool slash = text.substr(at, 1) == "/" && at > 0 && text[at - 1] == ' ' && text.substr(at + 1, 1) == " ";
    if (at < text.size() && !slash && text[at] != ',' && text[at] != ';' && text[at] != '\n' && text[at] != '|') continue;
    read_piece(text::trimmed(text.substr(begin, at - begin)), record);
    begin = at + 1;
  }
}

void LicenceNames::read_piece(std::string_view text, Holding& record) {
  if (text.find(' ') != std::string_view::npos && !is_known(text)) {
    std::vector<std::string_view> words = text::split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    if (std::all_of(words.begin(), words.end(), [&](std::string_view word) { return is_id(word); })) {
      for (std::string_view word : words) take(word, record);
      return;
    }
  }
  read_joined_by_plus(text, record);
}

UserRecords::HoldingNumber LicenceNames::holding_of_joined_by_plus(std::string_view text) {
  if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
  Holding holding;
  told_ = false;
  if (has_other_mark(text) || stands_in_brackets(text::trimmed(text)))
    read_joined(text, holding);
  else
    read_piece(text::trimmed(text), holding);
  const UserRecords::HoldingNumber number = context_.records.users.number_of(holding);
  // What is told about it is told in every row.
  if (!told_ && by_text_.size() < kMostUnderstood) by_text_.emplace(text, number);
  return number;
}

UserRecords::HoldingNumber LicenceNames::holding_of_joined(std::string_view text, UserRecords::HoldingNumber before,
                                                           std::string_view group) {
  Understood& understood = on_top_[{before, std::string(group)}];
  if (const auto known = understood.find(text); known != understood.end()) return known->second;
  Holding holding = context_.records.users.holdings()[before];
  told_ = false;
  group_ = group;
  read_joined(text, holding);
  group_ = {};
  const UserRecords::HoldingNumber number = context_.records.users.number_of(holding);
  if (!told_ && understood.size() < kMostUnderstood) understood.emplace(text, number);
  return number;
}

}  // namespace csp
