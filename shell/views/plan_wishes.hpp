#pragma once
// What the plan has to keep to: when work may be done, what is bought, what counts as best. Part of the Plan view.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/widgets/enum_combo.hpp"

namespace csp {

class PlanWishes {
 public:
  explicit PlanWishes(Session& session) : session_(session) {}

  // An edit that somebody asked for; to be made when nothing refers to the plan any more.
  std::function<void()> draw(Context& context, float width);

 private:
  void draw_time(Context& context);
  void draw_freezes(Context& context);
  void draw_purchase(Context& context);
  void draw_best(Context& context);
  void number(Context& context, std::string_view label_key, std::string_view why_key, float width, int least, int most,
              int PlanSettings::*member);
  void check(Context& context, std::string_view label_key, std::string_view why_key, bool PlanSettings::*member);
  // The value that was chosen in this frame; `key` gives the text of each.
  template <class Values, class Key>
  std::optional<ui::ChoiceOf<Values>> choice(Context& context, std::string_view label_key, float width, const Values& values,
                                             ui::ChoiceOf<Values> now, const Key& key);
  void change(std::string_view label_key, MessageValue value, std::function<void(PlanSettings&)> edit);

  Session& session_;
  std::function<void()> edit_;
  // The freeze that somebody is about to add.
  std::optional<Date> first_, last_;
  std::string name_;
  bool added_ = false;
};

}  // namespace csp
