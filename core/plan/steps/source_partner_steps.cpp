#include "core/plan/steps/source_partner_steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

class Words {
 public:
  Words(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts)
      : list_(list), drafts_(drafts), today_(circumstances.calendar.today) {
    const std::string& name = circumstances.settings.source_partner_name;
    source_ = name.empty() ? MessageValue(TextKey{"output.letter.fill_source_partner"}) : MessageValue(name);
    const std::size_t count = list_.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (list_.step(i).role != Role::SourcePartner || !known_seller(list_.step(i))) continue;
      // Whether a trial is stopped or paid for is a decision still to come: nothing is agreed to yet.
      if (list_.step(i).kind != "trial") agreed_.push_back(i);
      if (list_.step(i).kind.compare(0, 9, "transfer-") != 0) told_.push_back(i);
    }
  }

  void add() {
    if (!agreed_.empty()) before(agreed_, "consent", Role::CustomerAdmin, "PLAN-SOURCE-CONTRACT");
    if (!told_.empty()) before(told_, "source-notice", Role::TargetPartner, "PLAN-SOURCE-CONTRACT");
    go_aheads();
  }

 private:
  // Who bills it is found out first: a word to the wrong one is worth nothing.
  bool known_seller(const Step& step) const {
    return std::none_of(step.subscriptions.begin(), step.subscriptions.end(), [&](const std::string& key) {
      const auto draft = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& each) { return each.key() == key; });
      return draft != drafts_.end() && draft->source.channel == Channel::Unknown;
    });
  }

  void before(const std::vector<std::size_t>& steps, const char* kind, Role role, const char* rule) {
    Date first = list_.step(steps.front()).planned;
    std::set<std::string> keys;
    for (const std::size_t step : steps) {
      first = std::min(first, list_.step(step).planned);
      keys.insert(list_.step(step).subscriptions.begin(), list_.step(step).subscriptions.end());
    }
    const Date soon = workday_within(today_, std::max(today_, first));
    std::string texts = kind;
    std::replace(texts.begin(), texts.end(), '-', '_');
    const std::size_t told = list_.add(kind, texts, role, soon, std::max(soon, workday_on_or_before(first - 1)), rule,
                                       {{"source", source_}, {"count", static_cast<std::int64_t>(keys.size())}, {"needed", first}});
    list_.step(told).subscriptions.assign(keys.begin(), keys.end());
    for (const std::size_t step : steps) list_.after(step, told);
  }

  // It ends something that users may still need, which only the partner who moves them can tell. What is let go ends by itself on its last
  // day, and until then the choice can be taken back.
  bool waits_for_word(const Step& step) const {
    const bool let_go = std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return draft.path == Path::LetGo && std::count(step.subscriptions.begin(), step.subscriptions.end(), draft.key()) != 0;
    });
    if (let_go) return false;
    if (step.kind == "cancel" || step.kind == "reduce") return true;
    return step.kind == "end-choice" && step.texts != "step.end_choice_stands" && step.texts != "step.end_choice_off";
  }

  void go_aheads() {
    std::map<Date, std::vector<std::size_t>> by_day;
    for (const std::size_t step : told_) {
      if (waits_for_word(list_.step(step))) by_day[list_.step(step).planned].push_back(step);
    }
    for (const auto& [day, steps] : by_day) go_ahead(day, steps);
  }

  void go_ahead(Date day, const std::vector<std::size_t>& steps) {
    Date latest = list_.step(steps.front()).latest;
    std::set<std::string> keys;
    for (const std::size_t step : steps) {
      latest = std::min(latest, list_.step(step).latest);
      keys.insert(list_.step(step).subscriptions.begin(), list_.step(step).subscriptions.end());
    }
    std::string names;
    for (const std::string& key : keys) {
      const auto draft = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& each) { return each.key() == key; });
      if (draft != drafts_.end()) text::append_listed(names, draft->source.name);
    }
    const std::size_t given = list_.add("go-ahead", "go_ahead", Role::TargetPartner, day, std::max(day, latest), "PLAN-SOURCE-CONTRACT",
                                        {{"source", source_}, {"names", names}, {"count", static_cast<std::int64_t>(keys.size())}});
    list_.step(given).subscriptions.assign(keys.begin(), keys.end());
    for (const std::size_t step : steps) {
      for (const std::size_t waited : std::vector<std::size_t>(list_.waits_for(step))) list_.after(given, waited);
      list_.after(step, given);
    }
  }

  StepList& list_;
  const std::vector<Draft>& drafts_;
  const Date today_;
  MessageValue source_;
  std::vector<std::size_t> agreed_;  // steps of the losing partner that its customer has to want
  std::vector<std::size_t> told_;    // what it does beside a transfer
};

}  // namespace

void add_source_partner_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts) {
  Words(list, circumstances, drafts).add();
}

}  // namespace csp::plan
