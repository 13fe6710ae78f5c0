#include "core/import/tables/assignment_ways.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/guid.hpp"
#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

enum class Way { Silent, Direct, Unnamed, Both, Named };

bool tells_direct(std::string_view word) {
  return text::is_one_of(word, {"direct",
                                "directly",
                                "directlyassigned",
                                "directassignment",
                                "assigneddirectly",
                                "user",
                                "notinherited",
                                "individual",
                                "direkt",
                                "direktzugewiesen",
                                "direktezuweisung",
                                "directe",
                                "directement",
                                "affectationdirecte",
                                "attribuédirectement",
                                "attribuéedirectement",
                                "directo",
                                "directa",
                                "directamente",
                                "asignacióndirecta",
                                "asignadodirectamente",
                                "asignadadirectamente",
                                "diretto",
                                "diretta",
                                "direttamente",
                                "assegnazionediretta",
                                "assegnatodirettamente",
                                "assegnatadirettamente",
                                "direto",
                                "direta",
                                "diretamente",
                                "atribuiçãodireta",
                                "atribuídodiretamente",
                                "atribuídadiretamente",
                                "doğrudan",
                                "doğrudanatama",
                                "doğrudanatandi",
                                "直接",
                                "直接割り当て"});
}

bool tells_group(std::string_view word) {
  return text::is_one_of(word, {"inherited",        "group",           "grouped",         "groupbased",
                                "bygroup",          "viagroup",        "assignedbygroup", "groupassigned",
                                "assignedviagroup", "groupassignment", "indirect",        "inheritedfromgroup",
                                "fromgroup",        "groups",          "groupinherited",  "gruppe",
                                "pergruppe",        "übergruppe",      "durchgruppe",     "gruppenbasiert",
                                "geerbt",           "vererbt",         "vongruppegeerbt", "gruppenzuweisung",
                                "groupe",           "pargroupe",       "viagroupe",       "viaungroupe",
                                "hérité",           "héritée",         "héritédugroupe",  "grupo",
                                "porgrupo",         "viagrupo",        "heredado",        "heredada",
                                "gruppo",           "tramitegruppo",   "viagruppo",       "ereditato",
                                "ereditata",        "herdado",         "herdada",         "grup",
                                "grupileüzerinden", "grupüzerinden",   "gruptan",         "devralindi",
                                "devralinan",       "グループ",        "グループ経由",    "継承",
                                "継承済み"});
}

bool tells_both(std::string_view word) {
  return text::is_one_of(word, {"both",
                                "mixed",
                                "directandgroup",
                                "groupanddirect",
                                "directandinherited",
                                "inheritedanddirect",
                                "beide",
                                "beides",
                                "direktundgruppe",
                                "direktundgeerbt",
                                "lesdeux",
                                "directetgroupe",
                                "ambos",
                                "ambas",
                                "directoygrupo",
                                "entrambi",
                                "entrambe",
                                "direttoegruppo",
                                "diretoegrupo",
                                "herikisi",
                                "ikiside",
                                "doğrudanvegrup",
                                "両方"});
}

Way way_of(std::string_view text) {
  constexpr std::size_t kLongestWord = 64;
  if (text.size() > kLongestWord) return Way::Named;
  const std::string word = text::folded(text);
  if (text::is_one_of(word, {"", "na", "none", "null"})) return Way::Silent;
  if (tells_direct(word)) return Way::Direct;
  if (tells_both(word)) return Way::Both;
  if (tells_group(word) || text.starts_with("System.") || text.starts_with("Microsoft.")) return Way::Unnamed;
  if (const std::optional<bool> truth = value::truth(text)) return *truth ? Way::Unnamed : Way::Direct;
  return Way::Named;
}

// "Group: LIC-E3", "Inherited (LIC-E3)", "Inherited from LIC-E3": the group alone; empty when no word for a group stands before it.
std::string_view named_behind(std::string_view text) {
  const std::size_t mark = text.find_first_of(":(");
  if (mark != std::string_view::npos && mark > 0 && tells_group(text::folded(text.substr(0, mark)))) {
    std::string_view name = text::trimmed(text.substr(mark + 1));
    if (text[mark] == '(' && name.ends_with(')')) name = text::trimmed(name.substr(0, name.size() - 1));
    return name;
  }
  for (const std::string_view words :
       {"inherited from group ", "inherited from ", "assigned via group ", "assigned by group ", "via group ", "by group ",
        "geerbt von gruppe ", "geerbt von ", "über gruppe ", "hérité du groupe ", "hérité de ", "heredado del grupo ", "heredado de ",
        "ereditato dal gruppo ", "ereditato da ", "herdado do grupo ", "herdado de "}) {
    if (text.size() > words.size() && text::equals_ignoring_ascii_case(text.substr(0, words.size()), words))
      return text::trimmed(text.substr(words.size()));
  }
  return {};
}

bool is_plain(std::string_view piece) {
  piece = text::trimmed(piece);
  return Guid::parse(piece) || way_of(piece) != Way::Named || !named_behind(piece).empty();
}

// A name may hold commas and such signs; ids and words for a way have none, nor has what follows "Direct".
std::vector<std::string_view> pieces_of(std::string_view text) {
  for (const char mark : {';', '|', '\n', ',', '+', '&'}) {
    if (text.find(mark) == std::string_view::npos) continue;
    const std::vector<std::string_view> split = text::split(text, mark);
    const bool always = mark == ';' || mark == '|' || mark == '\n';
    if (always || std::all_of(split.begin(), split.end(), is_plain) || way_of(text::trimmed(split.front())) == Way::Direct) return split;
  }
  return {text};
}

}  // namespace

bool AssignmentWays::is_way(std::string_view text) {
  const Way way = way_of(text);
  return !value::truth(text) && (way == Way::Direct || way == Way::Unnamed || way == Way::Both || !named_behind(text).empty());
}

bool AssignmentWays::is_direct(std::string_view text) { return way_of(text) == Way::Direct && !value::truth(text); }

bool AssignmentWays::is_told(const Cells& cells) const {
  return cells.has_column(places_.by_group) || cells.has_column(places_.path) || cells.has_column(places_.directly);
}

AssignmentWays::Told AssignmentWays::understand(std::string_view text, Bare bare) {
  Told told;
  for (std::string_view piece : pieces_of(text)) {
    piece = text::trimmed(piece);
    const Way way = way_of(piece);
    // Yes under "Source" tells nothing.
    if (way == Way::Silent || (bare == Bare::Nothing && value::truth(piece))) continue;
    if (way == Way::Direct || way == Way::Both) told.direct = true;
    if (way == Way::Unnamed || way == Way::Both) told.by_group = true;
    if (way != Way::Named) continue;
    const std::string_view behind = named_behind(piece);
    if (behind.empty() && bare == Bare::Nothing) continue;
    told.by_group = true;
    const std::string name = text::ascii_lower(behind.empty() ? piece : behind);
    if (std::find(told.names.begin(), told.names.end(), name) == told.names.end()) told.names.push_back(name);
  }
  return told;
}

bool AssignmentWays::take(std::string_view text, Bare bare, Understood& understood) {
  if (text == understood.text) return false;
  understood.text = text;
  understood.told = understand(text, bare);
  return true;
}

// Rows that say the same as the one before are understood once.
const std::vector<std::string>& AssignmentWays::of_row(const Cells& cells) {
  bool other = !known_;
  other = take(cells[places_.by_group], Bare::Group, by_group_) || other;
  other = take(cells[places_.path], Bare::Group, path_) || other;
  other = take(cells[places_.word], Bare::Nothing, word_) || other;
  other = take(cells[places_.groups], Bare::Group, groups_) || other;
  if (directly_ != cells[places_.directly]) {
    directly_ = cells[places_.directly];
    other = true;
  }
  if (other) put_together(cells);
  known_ = true;
  return all_;
}

void AssignmentWays::put_together(const Cells& cells) {
  Told sum;
  for (const Told* told : {&by_group_.told, &path_.told, &word_.told}) {
    sum.direct = sum.direct || told->direct;
    sum.by_group = sum.by_group || told->by_group;
    for (const std::string& name : told->names) {
      if (std::find(sum.names.begin(), sum.names.end(), name) == sum.names.end()) sum.names.push_back(name);
    }
  }
  // "No" under the group says that there is none of a name; what the path or the flag says counts then.
  if (path_.told.by_group && !path_.told.direct && by_group_.told.names.empty()) sum.direct = false;
  if (const std::optional<bool> directly = value::truth(directly_)) {
    sum.direct = *directly;
    sum.by_group = sum.by_group || !*directly;
  } else {
    sum.direct = sum.direct || way_of(directly_) == Way::Direct;
  }
  const bool told = sum.direct || sum.by_group;
  const bool not_filled = !told && is_told(cells) && !cells.has_column(places_.by_group);
  if (sum.names.empty() && (sum.by_group || not_filled)) {
    sum.names = groups_.told.names;
    sum.by_group = sum.by_group || !sum.names.empty();
  }
  lacks_name_ = sum.by_group && sum.names.empty();
  all_ = sum.names;
  if (sum.direct || all_.empty()) all_.emplace_back();
}

}  // namespace csp
