#include "shell/views/registry.hpp"

#include "shell/views/about.hpp"
#include "shell/views/cost.hpp"
#include "shell/views/customer.hpp"
#include "shell/views/files.hpp"
#include "shell/views/glossary.hpp"
#include "shell/views/match.hpp"
#include "shell/views/plan.hpp"
#include "shell/views/portfolio.hpp"
#include "shell/views/results.hpp"

namespace csp {
namespace {

template <class Step>
void add_step(std::vector<RegisteredView>& views, Session& session) {
  views.push_back({std::make_unique<Step>(session), true});
}

}  // namespace

std::vector<RegisteredView> make_views(Session& session) {
  std::vector<RegisteredView> views;
  add_step<FilesView>(views, session);
  add_step<CustomerStepView>(views, session);
  add_step<MatchView>(views, session);
  add_step<PlanView>(views, session);
  add_step<CostView>(views, session);
  add_step<ResultsView>(views, session);
  views.push_back({std::make_unique<PortfolioView>(session), false});
  views.push_back({std::make_unique<GlossaryView>(session), false});
  views.push_back({std::make_unique<AboutView>(), false});
  return views;
}

}  // namespace csp
