#pragma once
// How do many customers stand, and in which week is what to be done for which of them? Opens folders and archives of customers, and
// leads into the plan of each.

#include <functional>
#include <string>
#include <vector>

#include "core/output/portfolio.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"
#include "shell/widgets/table.hpp"

namespace csp {

class PortfolioView : public View {
 public:
  explicit PortfolioView(Session& session) : session_(session) {}
  std::string_view id() const override { return "portfolio"; }
  std::string_view title_key() const override { return "portfolio.title"; }
  std::string_view help_key() const override { return "portfolio.help"; }
  void draw(Context& context) override;

 private:
  void draw_opening(Context& context);
  void draw_customers(Context& context);
  void draw_chosen(Context& context);
  void draw_weeks(Context& context);
  void draw_gates(Context& context);
  void save(Context& context, const OutputFile& file);
  void name_customers();
  void name_columns(const Context& context);

  Session& session_;
  std::uint64_t revision_ = 0;
  std::string language_;
  std::vector<PortfolioEntry> entries_;
  std::vector<std::string> names_;   // of the entries
  std::vector<ui::Column> columns_;  // of the table of customers; the remark is the last one
  std::vector<PortfolioGate> gates_;
  std::vector<PortfolioWeek> weeks_;
  std::string chosen_;  // folder of the customer below the table
  std::function<void()> edit_;
};

}  // namespace csp
