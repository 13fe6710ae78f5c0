#include "core/output/portfolio.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/output/customer_view.hpp"
#include "core/output/figures.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/csv.hpp"

namespace csp {
namespace {

Table with_columns(const Language& language, std::initializer_list<const char*> columns) {
  Table table;
  for (const char* column : columns) table.columns.push_back(language("output.column." + std::string(column)));
  return table;
}

// Latest day on which a gate leaves those that wait for it on their own days.
Date room_of(const PortfolioEntry& entry, const Step& step) {
  Date latest = step.latest;
  for (const Step& other : entry.steps) {
    if (std::find(other.after.begin(), other.after.end(), step.id) != other.after.end()) latest = std::min(latest, other.planned);
  }
  return std::max(latest, step.planned);
}

Date monday_of(Date day) { return day - (day.weekday() - 1); }

Table customers(const std::vector<PortfolioEntry>& entries, const Language& language) {
  Table table = with_columns(language, {"folder", "customer", "standing", "blockers", "questions", "subscriptions", "moving", "units",
                                        "reassigned", "first", "last", "currency", "total", "doing_nothing", "plan", "remark"});
  for (const PortfolioEntry& entry : entries) {
    Cell first;
    Cell last;
    const auto by_day = [](const Step& a, const Step& b) { return a.planned < b.planned; };
    if (!entry.steps.empty()) {
      const auto [soonest, furthest] = std::minmax_element(entry.steps.begin(), entry.steps.end(), by_day);
      first = soonest->planned;
      last = furthest->planned;
    }
    const auto row = [&](const Cell& currency, const Cell& total, const Cell& nothing) {
      table.rows.push_back({entry.folder, entry.name, language(standing_key(entry)), entry.blockers, entry.questions, entry.subscriptions,
                            entry.moving, entry.units, entry.reassigned, first, last, currency, total, nothing, entry.hash,
                            remark_of(entry, language)});
    };
    if (entry.costs.empty()) row({}, {}, {});
    for (const CostSummary& cost : entry.costs) {  // currencies are never mixed
      if (entry.prices_missing)
        row(std::string(cost.currency.code()), {}, {});
      else if (!entry.compares)
        row(std::string(cost.currency.code()), cost.total, {});
      else
        row(std::string(cost.currency.code()), cost.total, cost.doing_nothing);
    }
  }
  return table;
}

}  // namespace

const char* standing_key(const PortfolioEntry& entry) {
  if (!entry.problem.empty()) return "output.portfolio.no_plan";
  if (!entry.safe) return "output.portfolio.unsafe";
  if (entry.blockers != 0) return "output.portfolio.blocked";
  return entry.questions != 0 ? "output.portfolio.asks" : "output.portfolio.ready";
}

std::string remark_of(const PortfolioEntry& entry, const Language& language) {
  if (!entry.problem.empty() || entry.left_out.empty()) return entry.problem;
  std::string files;
  for (const std::string& name : entry.left_out) text::append_listed(files, name);
  return language({"output.portfolio.left_out", {{"files", files}}});
}

PortfolioEntry portfolio_entry(const OutputContext& context, const std::string& folder) {
  const CustomerView view = customer_view(context, context.partner_language);
  const Figures figures = figures_of(view);
  PortfolioEntry entry;
  entry.folder = folder;
  entry.name = view.customer_name();
  entry.hash = short_hash(view.hash);
  entry.safe = view.proof.safe;
  entry.blockers = open_points(figures);
  entry.questions = static_cast<std::int64_t>(figures.questions.size());
  entry.subscriptions = static_cast<std::int64_t>(view.moves.size());
  entry.moving = figures.moving;
  entry.reassigned = figures.reassigned;
  for (const Move& move : view.moves) {
    const Subscription* subscription = view.find_subscription(move.subscription);
    if (moves_away(move) && subscription != nullptr) entry.units += subscription->units;
  }
  entry.steps = view.steps;
  entry.costs = view.costs;
  entry.prices_missing = figures.unpriced.any();
  entry.compares = comparable(figures);
  return entry;
}

std::vector<std::vector<Date>> levelled(const std::vector<PortfolioEntry>& entries) {
  struct Place {
    std::size_t entry;
    std::size_t step;
  };
  std::map<Date, std::int64_t> load;
  std::vector<std::vector<Date>> days(entries.size());
  std::vector<Place> movable;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t k = 0; k < entries[i].steps.size(); ++k) {
      const Step& step = entries[i].steps[k];
      days[i].push_back(step.planned);
      if (step.actions.empty() && room_of(entries[i], step) > step.planned)
        movable.push_back({i, k});
      else
        ++load[step.planned];
    }
  }
  // What has least room chooses first.
  const auto step_at = [&](const Place& place) -> const Step& { return entries[place.entry].steps[place.step]; };
  std::stable_sort(movable.begin(), movable.end(), [&](const Place& a, const Place& b) { return step_at(a).latest < step_at(b).latest; });
  for (const Place& place : movable) {
    const Date planned = step_at(place).planned, latest = room_of(entries[place.entry], step_at(place));
    Date best = planned;
    for (Date day = planned; day <= latest; day = day + 1) {
      const auto at = [&](Date date) {
        const auto found = load.find(date);
        return found == load.end() ? std::int64_t{0} : found->second;
      };
      if (day.weekday() <= 5 && at(day) < at(best)) best = day;
    }
    ++load[best];
    days[place.entry][place.step] = best;
  }
  return days;
}

std::vector<PortfolioGate> gates_of(const std::vector<PortfolioEntry>& entries) {
  const std::vector<std::vector<Date>> days = levelled(entries);
  std::vector<PortfolioGate> gates;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t k = 0; k < days[i].size(); ++k) gates.push_back({days[i][k], i, k});
  }
  std::stable_sort(gates.begin(), gates.end(), [](const PortfolioGate& a, const PortfolioGate& b) { return a.day < b.day; });
  return gates;
}

std::vector<PortfolioWeek> weeks_of(const std::vector<PortfolioEntry>& entries, const std::vector<PortfolioGate>& gates) {
  std::vector<PortfolioWeek> weeks;
  for (const PortfolioGate& gate : gates) {
    const Date monday = monday_of(gate.day);
    if (weeks.empty() || weeks.back().monday != monday) weeks.push_back({monday, {}});
    const Role role = entries[gate.entry].steps[gate.step].role;
    for (std::size_t i = 0; i < kPortfolioRoles.size(); ++i) weeks.back().of_role[i] += kPortfolioRoles[i] == role ? 1 : 0;
  }
  return weeks;
}

std::vector<OutputFile> make_portfolio(const std::vector<PortfolioEntry>& entries, const Language& language) {
  const std::vector<PortfolioGate> gates = gates_of(entries);
  Table work = with_columns(language, {"day", "planned", "latest", "customer", "folder", "step", "side", "what", "before", "plan"});
  for (const PortfolioGate& gate : gates) {
    const PortfolioEntry& entry = entries[gate.entry];
    const Step& step = entry.steps[gate.step];
    std::string before;
    for (const std::string& id : step.after) text::append_listed(before, id);
    work.rows.push_back({gate.day, step.planned, step.latest, entry.name, entry.folder, step.id, language(words::key(step.role)),
                         language(step.title()), before, entry.hash});
  }
  Table by_week = with_columns(language, {"week", "gates"});
  for (const Role role : kPortfolioRoles) by_week.columns.push_back(language(words::key(role)));
  for (const PortfolioWeek& week : weeks_of(entries, gates))
    by_week.rows.push_back({week.monday, week.all(), week.of_role[0], week.of_role[1], week.of_role[2], week.of_role[3]});
  return {{"portfolio.csv", "text/csv", csv(customers(entries, language))},
          {"weeks.csv", "text/csv", csv(by_week)},
          {"work.csv", "text/csv", csv(work)}};
}

}  // namespace csp
