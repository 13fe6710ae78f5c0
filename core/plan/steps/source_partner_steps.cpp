#include "core/plan/steps/source_partner_steps.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/sources/losing_partners.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

class Words {
 public:
  Words(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts)
      : list_(list), drafts_(drafts), today_(circumstances.calendar.today), partners_(circumstances.customer, circumstances.settings) {
    const std::size_t count = list_.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (list_.step(i).role != Role::SourcePartner || !known_seller(list_.step(i))) continue;
      const LosingPartner partner = partner_of(list_.step(i));
      agreed_[partner].push_back(i);
      if (!is_of_transfer(list_.step(i).kind())) told_[partner].push_back(i);
    }
  }

  void add() {
    for (const auto& [partner, steps] : agreed_) before(partner, steps, Role::CustomerAdmin, "letter-consent");
    for (const auto& [partner, steps] : told_) before(partner, steps, Role::TargetPartner, "letter-source-partner");
    for (const auto& [partner, steps] : told_) go_aheads(partner, steps);
  }

 private:
  // No step of a losing partner is about subscriptions of two.
  LosingPartner partner_of(const Step& step) const {
    return step.subscriptions.empty() ? std::nullopt : partners_.of(step.subscriptions.front());
  }

  // Who bills it is found out first: a word to the wrong one is worth nothing.
  bool known_seller(const Step& step) const {
    return std::none_of(step.subscriptions.begin(), step.subscriptions.end(), [&](const std::string& key) {
      const auto draft = std::find_if(drafts_.begin(), drafts_.end(), [&](const Draft& each) { return each.key() == key; });
      return draft != drafts_.end() && draft->source.channel == Channel::Unknown;
    });
  }

  std::vector<MessageArgument> arguments_of(const LosingPartner& partner, const std::set<std::string>& keys, const char* letter) const {
    std::vector<MessageArgument> arguments = partner_arguments(partners_, partner);
    arguments.push_back({"count", static_cast<std::int64_t>(keys.size())});
    arguments.push_back({"letter", partners_.letter(letter, partner)});
    return arguments;
  }

  void before(const LosingPartner& partner, const std::vector<std::size_t>& steps, Role role, const char* letter) {
    Date first = list_.step(steps.front()).planned;
    std::set<std::string> keys;
    for (const std::size_t step : steps) {
      first = std::min(first, list_.step(step).planned);
      keys.insert(list_.step(step).subscriptions.begin(), list_.step(step).subscriptions.end());
    }
    const Date soon = workday_within(today_, std::max(today_, first));
    // Whoever agrees to nothing but renewals hands over and ends nothing; whoever is told of one hears of more than ends.
    const auto renews = [&](std::size_t step) { return is_renewal(list_.step(step)); };
    const bool all = std::all_of(steps.begin(), steps.end(), renews), any = std::any_of(steps.begin(), steps.end(), renews);
    const StepForm form = role == Role::CustomerAdmin ? all ? StepForm::ConsentRenew : StepForm::Consent
                          : any                       ? StepForm::SourceNoticeRenew
                                                      : StepForm::SourceNotice;
    std::vector<MessageArgument> arguments = arguments_of(partner, keys, letter);
    arguments.push_back({"needed", first});
    const std::size_t told =
        list_.add(form, role, soon, std::max(soon, workday_on_or_before(first - 1)), "PLAN-SOURCE-CONTRACT", std::move(arguments));
    list_.step(told).subscriptions.assign(keys.begin(), keys.end());
    for (const std::size_t step : steps) list_.after(step, told);
  }

  static bool is_renewal(const Step& step) { return step.form == StepForm::EndChoiceRenew; }

  // It ends something that users may still need, which only the partner who moves them can tell. What is let go ends by itself on its last
  // day, and until then the choice can be taken back: unless its users keep what they need only by an exchange that comes first.
  bool waits_for_word(std::size_t index) {
    const Step& step = list_.step(index);
    if (step.kind() == StepKind::Trial) return true;  // whether it ends is decided by its customer
    const bool let_go = std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return draft.path == Path::LetGo && std::count(step.subscriptions.begin(), step.subscriptions.end(), draft.key()) != 0;
    });
    if (let_go && !follows_exchange(index)) return false;
    if (step.kind() == StepKind::Cancel || step.kind() == StepKind::Reduce) return true;
    return step.kind() == StepKind::EndChoice && !is_renewal(step) && step.form != StepForm::EndChoiceStands &&
           step.form != StepForm::EndChoiceOff;
  }

  bool follows_exchange(std::size_t index) {
    const std::vector<std::size_t>& waited = list_.waits_for(index);
    return std::any_of(waited.begin(), waited.end(), [&](std::size_t step) { return list_.step(step).kind() == StepKind::Swap; });
  }

  // A term too short to wait until its replacement is seen: nobody may write then that everybody has it.
  bool is_before_units(const Step& step) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      const Schedule& schedule = draft.schedule;
      return draft.buys_something() && schedule.end_choice_on && *schedule.end_choice_on < schedule.usable_from &&
             std::count(step.subscriptions.begin(), step.subscriptions.end(), draft.key()) != 0;
    });
  }

  void go_aheads(const LosingPartner& partner, const std::vector<std::size_t>& told) {
    // One word for what ends on one day; of a trial another word is said.
    std::map<std::pair<Date, bool>, std::vector<std::size_t>> by_day;
    for (const std::size_t step : told) {
      if (waits_for_word(step)) by_day[{list_.step(step).planned, list_.step(step).kind() == StepKind::Trial}].push_back(step);
    }
    for (const auto& [when, steps] : by_day) go_ahead(partner, when.first, when.second, steps);
  }

  void go_ahead(const LosingPartner& partner, Date day, bool trials, const std::vector<std::size_t>& steps) {
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
    std::vector<MessageArgument> arguments = arguments_of(partner, keys, "letter-source-partner");
    arguments.push_back({"names", names});
    const bool unseen = std::any_of(steps.begin(), steps.end(), [&](std::size_t step) { return is_before_units(list_.step(step)); });
    const StepForm form = trials ? StepForm::GoAheadTrial : unseen ? StepForm::GoAheadOrdered : StepForm::GoAhead;
    const std::size_t given =
        list_.add(form, Role::TargetPartner, day, std::max(day, latest), "PLAN-SOURCE-CONTRACT", std::move(arguments));
    list_.step(given).subscriptions.assign(keys.begin(), keys.end());
    for (const std::size_t step : steps) {
      for (const std::size_t waited : std::vector<std::size_t>(list_.waits_for(step))) list_.after(given, waited);
      list_.after(step, given);
    }
  }

  StepList& list_;
  const std::vector<Draft>& drafts_;
  const Date today_;
  const LosingPartners partners_;
  std::map<LosingPartner, std::vector<std::size_t>> agreed_;  // steps of a losing partner that its customer has to want
  std::map<LosingPartner, std::vector<std::size_t>> told_;    // what it does beside a transfer
};

}  // namespace

void add_source_partner_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts) {
  Words(list, circumstances, drafts).add();
}

}  // namespace csp::plan
