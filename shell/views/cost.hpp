#pragma once
// What does it cost, and against what? Key figures, months, the ledger, and whose prices it is counted with.

#include <functional>
#include <memory>
#include <vector>

#include "core/plan/costs/monthly.hpp"
#include "core/plan/costs/subscription_costs.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/views/plan_desk.hpp"

namespace csp {

class CostView : public View {
 public:
  explicit CostView(Session& session) : session_(session) {}
  std::string_view id() const override { return "cost"; }
  std::string_view title_key() const override { return "cost.title"; }
  std::string_view help_key() const override { return "cost.help"; }
  void draw(Context& context) override;

 private:
  enum class Grouping { Subscriptions, Months, Lines };

  // The prices of one file; those of a saved plan have none.
  struct PriceFile {
    std::string name;
    std::int64_t rows = 0;
    std::optional<Date> newest;  // day from which its newest rows hold
  };

  void refresh();
  void refresh_prices();
  void draw_heading(Context& context);
  void draw_figures(Context& context, const CostSummary& costs);
  void draw_comparison(Context& context, const CostSummary& costs, float width);
  void draw_prices(Context& context, float width);
  void draw_chart(Context& context);
  // cost_ledger.cpp
  void draw_ledger(Context& context);
  void draw_subscriptions(Context& context);
  void draw_months(Context& context);
  void draw_lines(Context& context);
  void draw_unit_price(Context& context);
  std::string name(const std::string& key) const;
  std::string amount(const Context& context, Decimal value) const;
  bool partner_shown(const Context& context) const;
  std::string missing_prices(const Context& context) const;

  Session& session_;
  std::unique_ptr<PlanDesk> desk_;
  std::uint64_t revision_ = 0;
  Currency currency_;
  std::vector<MonthlyCost> months_;
  std::vector<SubscriptionCost> subscriptions_;
  std::vector<const LedgerLine*> lines_;
  std::vector<std::string> unpriced_;  // subscriptions that a line without a price is for
  std::vector<PriceFile> price_files_;
  std::optional<Decimal> partner_;
  Grouping grouping_ = Grouping::Subscriptions;
  bool show_partner_ = false;
  std::function<void()> edit_;
};

}  // namespace csp
