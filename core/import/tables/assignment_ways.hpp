#pragma once
// How does a user have a licence: directly, by a group, or both? Tables say it in one column ("Direct", "Inherited from LIC-E3", "Both"),
// or in several: Yes or No under "Assigned directly", the group's name beside it.

#include <string>
#include <string_view>
#include <vector>

#include "core/import/tables/cells.hpp"

namespace csp {

class AssignmentWays {
 public:
  // Names of the columns, folded.
  static constexpr std::string_view kByGroup =
      "assignedbygroup|inheritedfromgroup|inheritedfrom|assignedvia|licensegroup|licencegroup|assignedbygroupid|assignedbygroups|"
      "assignedviagroupname|assignedfromgroup|assignedviagroup|assignedbygroupname|assigningroup|assigninggroup|licensinggroup|"
      "licencinggroup|inheritedfromgroupname|inheritedgroup|inheritedgroups|inheritedvia|groupassignment|groupassignments|"
      "licenseassignmentsource|licenceassignmentsource|licensedbygroup|licencedbygroup|licensedviagroup|licencedviagroup|licensegroups|"
      "licencegroups|assigninggroupname|assignedviagroups";
  static constexpr std::string_view kPath =
      "licenseassignmentpath|licenseassignmentpaths|assignmentpath|assignmentpaths|assignmenttype|assignmentmethod|assignmentsource|"
      "licensesource|licencesource|licenseassignmenttype|inherited|isinherited|zuweisungsart|zuweisungstyp|zuweisungsmethode|zuweisungsweg|"
      "geerbt|vererbt|typedaffectation|modedaffectation|typedattribution|modedattribution|hérité|héritée|"
      "tipodeasignación|métododeasignación|heredado|heredada|tipodiassegnazione|metododiassegnazione|ereditato|ereditata|"
      "tipodeatribuição|métododeatribuição|herdado|herdada|atamatürü|atamayöntemi|devralindi|devralinan|割り当て方法|割り当ての種類|継承";
  // May be about something else: only words that tell a way count.
  static constexpr std::string_view kWord =
      "licenseassignment|licenceassignment|assignment|source|zuweisung|lizenzzuweisung|quelle|affectation|attribution|origine|asignación|"
      "origen|assegnazione|atribuição|origem|atama|kaynak|割り当て|ソース";
  static constexpr std::string_view kDirectly =
      "assigneddirectly|isdirect|direct|directassignment|isdirectassignment|directlyassigned|isdirectlyassigned|isassigneddirectly|"
      "direktzugewiesen|direktezuweisung|attribuéedirectement|attribuédirectement|affectationdirecte|asignadadirectamente|"
      "asignadodirectamente|asignacióndirecta|assegnatadirettamente|assegnatodirettamente|assegnazionediretta|atribuídadiretamente|"
      "atribuídodiretamente|atribuiçãodireta|doğrudanatandi|doğrudanatama|直接割り当て";
  // Groups of the licence only beside a column that tells the way; else whatever groups the user is in.
  static constexpr std::string_view kGroups =
      "groups|group|groupname|groupnames|groupdisplayname|gruppe|gruppen|gruppenname|groupe|groupes|nomdugroupe|grupo|grupos|"
      "nombredelgrupo|gruppo|gruppi|nomedelgruppo|nomedogrupo|grup|gruplar|grupadi|グループ|グループ名";

  struct Places {
    std::size_t by_group, path, word, directly, groups;
  };
  explicit AssignmentWays(const Places& places) : places_(places) {}

  // Does a column tell it that tells nothing else?
  bool is_told(const Cells& cells) const;
  // Groups of the row's licences, lower case; an empty one stands for "directly, or by a group that is not named". At least one.
  const std::vector<std::string>& of_row(const Cells& cells);
  // In the row asked last a group gives the licence that the row does not name.
  bool lacks_name() const { return lacks_name_; }
  // "Direct", "By group", "Both": is it a word that tells a way?
  static bool is_way(std::string_view text);
  static bool is_direct(std::string_view text);

 private:
  struct Told {
    bool direct = false, by_group = false;
    std::vector<std::string> names;
  };
  // As the cell was written in the row before.
  struct Understood {
    std::string text;
    Told told;
  };
  enum class Bare { Group, Nothing };  // a text that is no word for a way
  static bool take(std::string_view text, Bare bare, Understood& understood);
  static Told understand(std::string_view text, Bare bare);
  void put_together(const Cells& cells);

  Places places_;
  Understood by_group_, path_, word_, groups_;
  std::string directly_;
  bool known_ = false;
  std::vector<std::string> all_;
  bool lacks_name_ = false;
};

}  // namespace csp
