#pragma once
// What does the customer have today? Subscriptions, units of each SKU, profiles of users, the users, and what to know about them.

#include <set>
#include <string>
#include <vector>

#include "core/plan/sources/source.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/customer_users.hpp"
#include "shell/views/document_stamp.hpp"
#include "shell/widgets/into_view.hpp"
#include "shell/widgets/table.hpp"

namespace csp {

class CustomerStepView : public View {
 public:
  explicit CustomerStepView(Session& session) : session_(session), users_(session) {}
  std::string_view id() const override { return "customer"; }
  std::string_view title_key() const override { return "customer.title"; }
  std::string_view help_key() const override { return "customer.help"; }
  void draw(Context& context) override;

 private:
  enum class Section { Subscriptions, Units, Profiles, Users, Findings };
  // Columns of the table of subscriptions, in their order.
  enum SubscriptionColumn { name, units, assigned, state, end, end_action, channel, price, part_number, subscription_columns };

  // Of what users can hold, over all SKUs.
  struct Units {
    std::int64_t units = 0;
    std::int64_t assigned = 0;
    std::int64_t missing = 0;  // what one SKU lacks, no spare unit of another makes up for
  };

  void renew();
  void draw_figures(Context& context);
  void draw_sections(Context& context);
  void draw_findings_card(Context& context);
  void go(const Place& place);
  // customer_subscriptions.cpp
  void draw_subscriptions(Context& context);
  void draw_subscription_table(Context& context, float height);
  void draw_subscription(Context& context, const plan::Source& source);
  void draw_corrections(Context& context, const plan::Source& source);
  void paste(Context& context, const std::vector<ui::PastedRow>& rows, const std::vector<std::string>& unknown);
  // customer_several.cpp
  void draw_several(Context& context);
  void draw_facts(Context& context, const plan::Source& source);
  std::string source_text(const Context& context, const plan::Source& source, Aspect aspect) const;
  void decide(const plan::Source& source, std::string_view field_key, MessageValue value,
              const std::function<void(SubscriptionDecision&)>& change);
  // customer_units.cpp
  void draw_units(Context& context);
  void draw_profiles(Context& context);
  void draw_profile(Context& context, const Profile& profile);

  Session& session_;
  CustomerUsers users_;
  DocumentStamp stamp_;
  Section section_ = Section::Subscriptions;
  std::vector<plan::Source> sources_;  // the subscriptions with the decisions laid over them
  Units units_;
  ui::IntoView facts_;            // of the chosen subscription
  ui::IntoView asked_;            // what somebody was led to
  std::string profile_;           // id of the one looked at
  std::set<std::string> ticked_;  // keys of the subscriptions chosen to be decided together
};

}  // namespace csp
