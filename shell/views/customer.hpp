#pragma once
// What does the customer have today? Subscriptions, units of each SKU, profiles of users, the users, and what to know about them.

#include <vector>

#include "core/plan/source.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/customer_users.hpp"
#include "shell/views/document_stamp.hpp"

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

  void renew();
  void draw_figures(Context& context);
  void draw_sections(Context& context);
  void draw_findings_card(Context& context);
  void follow(const Finding& finding);
  bool leads(const Finding& finding) const;
  // customer_subscriptions.cpp
  void draw_subscriptions(Context& context);
  void draw_subscription_table(Context& context, float height);
  void draw_subscription(Context& context, const plan::Source& source);
  void draw_corrections(Context& context, const plan::Source& source);
  void draw_facts(Context& context, const plan::Source& source);
  void sort_subscriptions(int column, bool ascending);
  void decide(const plan::Source& source, std::string_view field_key, MessageValue value, const std::function<void(SubscriptionDecision&)>& change);
  // customer_units.cpp
  void draw_units(Context& context);
  void draw_profiles(Context& context);
  void draw_profile(Context& context, const Profile& profile);

  Session& session_;
  CustomerUsers users_;
  DocumentStamp stamp_;
  Section section_ = Section::Subscriptions;
  std::vector<plan::Source> sources_;  // the subscriptions with the decisions laid over them
  std::vector<std::size_t> order_;     // of sources_, as the table is sorted
  int sort_column_ = -1;
  bool sort_ascending_ = true;
  std::string profile_;                // id of the one looked at
};

}  // namespace csp
