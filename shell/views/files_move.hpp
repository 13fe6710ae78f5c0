#pragma once
// About the move: what no file tells, and the whole plan depends on.

#include <string>
#include <utility>
#include <vector>

#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

class FilesMove {
 public:
  explicit FilesMove(Session& session) : session_(session) {}
  void draw(Context& context);

 private:
  void draw_customer(Context& context);
  void draw_partners(Context& context);
  void country(Context& context, std::string_view label_key, std::string_view why_key, float width, const std::string& now,
               std::string PlanSettings::*member);
  void tenant(Context& context, std::string_view label_key, std::string_view why_key, float width,
              std::optional<Guid> PlanSettings::*member);
  void name(Context& context, std::string_view label_key, std::string_view why_key, float width, std::string PlanSettings::*member);
  void tick(Context& context, std::string_view label_key, std::string_view why_key, bool PlanSettings::*member);
  // A choice among enumerators, one undo step when it changes.
  template <class Enumeration>
  void choice(Context& context, std::string_view label_key, std::string_view why_key, float width, const std::vector<Enumeration>& values,
              Enumeration PlanSettings::*member);
  void change(std::string_view label_key, MessageValue value, const std::function<void(PlanSettings&)>& edit);

  Session& session_;
  std::vector<std::pair<std::string, std::string>> countries_;  // code and name, in the order of the language they are named in
  std::string countries_in_;
};

}  // namespace csp
