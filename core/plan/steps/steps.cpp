#include "core/plan/steps/steps.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/customer/units_in_use.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/steps/let_go_data.hpp"
#include "core/plan/steps/prerequisites.hpp"
#include "core/plan/steps/source_partner_steps.hpp"
#include "core/plan/steps/source_steps.hpp"
#include "core/plan/steps/staying_steps.hpp"
#include "core/plan/steps/step_list.hpp"
#include "core/plan/steps/swap_steps.hpp"
#include "core/plan/steps/transfer_steps.hpp"
#include "core/plan/steps/unit_totals.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

class Builder {
 public:
  Builder(const Circumstances& circumstances, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines,
          const std::vector<SwapBatch>& batches)
      : circumstances_(circumstances),
        drafts_(drafts),
        lines_(lines),
        batches_(batches),
        units_(circumstances.customer, drafts, lines, circumstances.calendar.today),
        today_(circumstances.calendar.today),
        list_(circumstances.calendar) {}

  Runbook run() {
    prerequisites_ = add_prerequisites(list_, circumstances_, drafts_, batches_);
    find_buyers();
    for (std::size_t i = 0; i < lines_.size(); ++i) order(i);
    for (std::size_t i = 0; i < drafts_.size(); ++i) keep_alive(i);
    for (const Draft& draft : drafts_) save_data(list_, circumstances_, draft);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const std::size_t saved = save_let_go_data(list_, circumstances_, drafts_[i]);
      if (saved != StepList::kNone) saved_[i] = saved;
    }
    swaps_of_ = add_swap_steps(list_, circumstances_, drafts_, batches_, prerequisites_, checks_);
    add_transfer_steps(list_, circumstances_, drafts_, prerequisites_);
    ask_once();
    for (std::size_t i = 0; i < drafts_.size(); ++i) leave(i);
    wait_for_room();
    add_source_partner_steps(list_, circumstances_, drafts_);
    return list_.finished();
  }

 private:
  void find_buyers() {
    for (const Draft& draft : drafts_) {
      for (const Buy& buy : draft.buys) {
        if (!buy.line.empty()) buyers_[buy.line].push_back(&draft);
      }
    }
  }

  // The units of the tenant stand on its own pages, which no relationship opens: until delegated rights are there, its administrator looks.
  Role who_sees_units(Date day) {
    const std::size_t rights = prerequisites_.gdap;
    return rights == StepList::kNone || day <= list_.step(rights).latest ? Role::CustomerAdmin : Role::TargetPartner;
  }

  void wait_for_rights(std::size_t look) {
    if (list_.step(look).role == Role::TargetPartner) list_.after(look, prerequisites_.gdap);
  }

  // Is the old one told to end before anybody sees its new units? An agreement ends by itself.
  bool set_to_end_first(const Draft& draft) const {
    const Schedule& schedule = draft.schedule;
    if (!schedule.end_choice_on || is_volume_licence(draft.source.channel)) return false;
    return choice_stands(draft) || draft.source.auto_renew == false || *schedule.end_choice_on < schedule.check_date;
  }

  void order(std::size_t index) {
    const TargetLine& line = lines_[index];
    Date latest = line.order_date;
    const Draft* owner = nullptr;
    for (const Draft* draft : buyers_[line.id]) {
      latest = owner == nullptr ? draft->schedule.latest_order : std::min(latest, draft->schedule.latest_order);
      if (owner == nullptr) owner = draft;
    }
    const MessageValue offer =
        line.product_sku ? MessageValue(line.product_sku->text()) : MessageValue(TextKey{"step.offer_open"});  // found by hand
    const MessageArguments arguments = {{"name", line.name},
                                        {"title", name_to_order(circumstances_.catalog, line.product_sku, line.name)},
                                        {"units", line.units},
                                        {"offer", offer},
                                        {"usable", line.usable_from},
                                        {"end", line.term_end},
                                        {"term", TextKey{std::string(text_key(line.term))}},
                                        {"line", line.id}};
    const std::size_t ordered =
        list_.add(by_provider(circumstances_.settings) ? StepForm::OrderByProvider : StepForm::Order, Role::TargetPartner, line.order_date,
                  latest, owner != nullptr ? owner->schedule.order_rule.c_str() : "NCE-RENEW-TIME", arguments);
    list_.step(ordered).subscriptions = line.for_subscriptions;
    if (owner != nullptr && !owner->schedule.order_why.key.empty()) list_.step(ordered).other_why = owner->schedule.order_why;
    list_.after(ordered, prerequisites_.relationship);
    list_.after(ordered, prerequisites_.agreement);
    list_.after(ordered, prerequisites_.validation);
    for (const Draft* draft : buyers_[line.id]) {
      const auto extension = prerequisites_.extensions.find(agreement_of(*draft));
      if (extension != prerequisites_.extensions.end()) list_.after(ordered, extension->second);
    }
    Action action;
    action.kind = ActionKind::Order;
    action.date = line.order_date;
    action.target_line = line.id;
    action.sku = line.sku;
    action.units = line.units;
    list_.act(ordered, std::move(action));
    orders_[line.id] = ordered;
    const Date check = owner != nullptr ? owner->schedule.check_date : line.usable_from;
    const std::vector<const Draft*>& buyers = buyers_[line.id];
    const auto any = [&](const auto& holds) { return std::any_of(buyers.begin(), buyers.end(), holds); };
    const bool ended = any([&](const Draft* draft) {
      const std::optional<Date>& last_day = draft->schedule.source_last_day;
      return draft->source.last_part() && last_day && *last_day < check;
    });
    const bool ending = any([&](const Draft* draft) { return set_to_end_first(*draft); });
    // Its users wait without service, and no units of theirs run beside the new ones.
    const bool stopped = any([](const Draft* draft) { return draft->source.stopped(); });
    const std::size_t checked = list_.add(stopped  ? StepForm::CheckUnitsStopped
                                          : ended  ? StepForm::CheckUnitsEnded
                                          : ending ? StepForm::CheckUnitsEnding
                                                   : StepForm::CheckUnits,
                                          who_sees_units(check), check, latest + 1, "NCE-RENEW-TIME", arguments);
    list_.step(checked).subscriptions = line.for_subscriptions;
    list_.after(checked, ordered);
    wait_for_rights(checked);
    checks_[line.id] = checked;
  }

  void keep_alive(std::size_t index) {
    const Draft& draft = drafts_[index];
    if (!draft.schedule.bridge || !draft.source.last_part()) return;
    const bool renews = *draft.schedule.bridge == EndOfTermAction::Renew;
    const Date latest = draft.source.term_end ? std::max(draft.schedule.bridge_on, *draft.source.term_end - 1) : draft.schedule.bridge_on;
    const bool credited = credited_any_day(draft.source);
    const std::size_t kept = list_.add(!renews    ? StepForm::KeepAliveEst
                                       : credited ? StepForm::KeepAliveCredited
                                                  : StepForm::KeepAliveRenew,
                                       seller_of(draft.source.channel), draft.schedule.bridge_on, latest,
                                       !renews    ? "EST-ACTIONS"
                                       : credited ? "CREDIT-MOSA"
                                                  : "NCE-CANCEL",
                                       arguments_of(draft, today_));
    list_.step(kept).subscriptions = {draft.key()};
    set_end(list_, kept, draft, draft.schedule.bridge_on, *draft.schedule.bridge);
  }

  std::size_t saved_of(std::size_t index) const {
    const auto found = saved_.find(index);
    return found == saved_.end() ? StepList::kNone : found->second;
  }

  std::size_t check_of(const std::string& line) const {
    const auto found = checks_.find(line);
    return found == checks_.end() ? StepList::kNone : found->second;
  }

  // The steps that end the source, or that look after it.
  void leave(std::size_t index) {
    const Draft& draft = drafts_[index];
    switch (draft.path) {
      case Path::ChannelTransfer:
        ask_for_channel_transfer(list_, circumstances_, draft, prerequisites_);
        return;
      case Path::RenewAndWait:
        review_before_renewal(list_, circumstances_, draft);
        return;
      case Path::LetGo:
        if (draft.schedule.cancel_on)
          cancel(draft, index);
        else
          end(draft, index);
        return;
      case Path::BuySame:
      case Path::BuyOther:
        if (!draft.buys_something()) return;
        if (draft.schedule.cancel_on && !draft.source.last_part())
          give_back(draft, index);
        else if (draft.schedule.cancel_on)
          cancel(draft, index);
        else
          end(draft, index);
        return;
      case Path::OutOfScope:
        if (draft.source.subscription->trial) decide_trial(list_, circumstances_, draft);
        return;
      case Path::PartnerTransfer:
        return;
    }
  }

  void after_replacement(std::size_t step_index, const Draft& draft, std::size_t index) {
    for (const Buy& buy : draft.buys) {
      if (!draft.buys_something()) break;
      const std::size_t check = check_of(buy.line);
      // Where a term leaves no room for the check, it is at least ordered.
      const bool unseen = check != StepList::kNone && list_.step(check).planned > list_.step(step_index).planned;
      list_.after(step_index, unseen ? orders_.at(buy.line) : check);
    }
    const auto swapped = swaps_of_.find(index);
    if (swapped == swaps_of_.end()) return;
    for (std::size_t swap : swapped->second) list_.after(step_index, swap);
  }

  // What its users keep they keep by an exchange: it may end only when that is done.
  bool ends_after_exchange(std::size_t index) const {
    return std::any_of(batches_.begin(), batches_.end(),
                       [&](const SwapBatch& batch) { return batch.draft == index && batch.kept_by_exchange; });
  }

  bool choice_stands(const Draft& draft) const { return draft.end.action == EndOfTermAction::CancelAtTermEnd && !draft.end.action_assumed; }

  // What ends with one agreement is one question to one licensing solution partner, whose one answer is the proof for all.
  void ask_once() {
    std::map<std::pair<Agreement, Date>, std::vector<std::size_t>> asked;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      const Draft& draft = drafts_[i];
      const Schedule& schedule = draft.schedule;
      const bool leaves = draft.path == Path::LetGo ? schedule.possible : draft.buys_something();
      if (!is_volume_licence(draft.source.channel) || !leaves || schedule.cancel_on || !schedule.end_choice_on) continue;
      const bool early = draft.buys_something() && *schedule.end_choice_on < schedule.usable_from;
      if (choice_stands(draft) || early || !schedule.term_end) continue;
      asked[{agreement_of(draft), *schedule.term_end}].push_back(i);
    }
    for (auto& [question, members] : asked) {
      // On the day on which the last of them may be asked about; what cannot wait for it is asked about alone.
      Date day = *drafts_[members.front()].schedule.end_choice_on;
      for (const std::size_t member : members) day = std::max(day, *drafts_[member].schedule.end_choice_on);
      std::erase_if(members, [&](std::size_t member) { return drafts_[member].schedule.end_choice_by.value_or(day) < day; });
      if (members.size() > 1) add_question(members, day);
    }
  }

  void add_question(const std::vector<std::size_t>& members, Date day) {
    const Draft& first = drafts_[members.front()];
    Date latest = first.schedule.end_choice_by.value_or(day);
    std::string names;
    std::vector<std::string> keys;
    for (const std::size_t member : members) {
      const Draft& draft = drafts_[member];
      latest = std::min(latest, draft.schedule.end_choice_by.value_or(day));
      if (!keys.empty() && keys.back() == draft.key()) continue;  // another part of it
      keys.push_back(draft.key());
      text::append_listed(names, draft.source.name);
    }
    if (const std::string agreement = agreement_of(first).second; !agreement.empty()) names += " (" + agreement + ")";
    const std::size_t chosen =
        list_.add(StepForm::EndChoiceAgreementAll, seller_of(first.source.channel), day, latest, end_rule(first),
                  {{"count", static_cast<std::int64_t>(keys.size())}, {"names", names}, {"end", *first.schedule.term_end}});
    list_.step(chosen).subscriptions = std::move(keys);
    for (const std::size_t member : members) {
      if (drafts_[member].path != Path::LetGo || ends_after_exchange(member)) after_replacement(chosen, drafts_[member], member);
      list_.after(chosen, saved_of(member));
      set_end(list_, chosen, drafts_[member], day, EndOfTermAction::CancelAtTermEnd);
      questions_[member] = chosen;
    }
  }

  static const char* end_rule(const Draft& draft) {
    return draft.end.est_eligible                                 ? "EST-DEFAULT"
           : draft.source.channel == Channel::EnterpriseAgreement ? "LIFE-VOLUME"
                                                                  : draft.end.rule.c_str();
  }

  // What is not replaced ends by the setting that its channel has for it.
  StepForm let_go_form(const Draft& draft) const {
    if (is_volume_licence(draft.source.channel)) return StepForm::EndChoiceAgreement;
    if (knows_choice(draft)) return StepForm::EndChoiceLetGo;
    return draft.source.auto_renew == false ? StepForm::EndChoiceOff : StepForm::EndChoiceClassic;
  }

  StepForm end_choice_form(const Draft& draft) const {
    if (choice_stands(draft)) return StepForm::EndChoiceStands;
    if (draft.path == Path::LetGo) return let_go_form(draft);
    if (knows_choice(draft)) return end_choice_of(draft.source.channel);
    return draft.source.auto_renew == false ? StepForm::EndChoiceOff : StepForm::EndChoiceClassic;
  }

  void end(const Draft& draft, std::size_t index) {
    const Schedule& schedule = draft.schedule;
    std::size_t chosen = StepList::kNone;
    if (const auto asked = questions_.find(index); asked != questions_.end()) {
      chosen = asked->second;
    } else if (schedule.possible && schedule.end_choice_on) {
      chosen = list_.add(end_choice_form(draft), seller_of(draft.source.channel), *schedule.end_choice_on,
                         schedule.end_choice_by.value_or(*schedule.end_choice_on), end_rule(draft), arguments_of(draft, today_));
      list_.step(chosen).subscriptions = {draft.key()};
      // It may be set before its users give back what they need no more: it ends nothing before the last day.
      if (draft.path != Path::LetGo || ends_after_exchange(index)) after_replacement(chosen, draft, index);
      list_.after(chosen, saved_of(index));
      if (draft.buys_something() && !choice_stands(draft) && *schedule.end_choice_on < schedule.usable_from) {
        list_.step(chosen).other_why = Message{"why.choice_early",
                                               {{"latest", schedule.end_choice_by.value_or(*schedule.end_choice_on)},
                                                {"usable", schedule.usable_from},
                                                {"end", draft.schedule.term_end.value_or(*schedule.end_choice_on)}}};
      }
      if (draft.path == Path::LetGo && !choice_stands(draft)) {
        list_.step(chosen).other_why = Message{credited_any_day(draft.source) ? "why.let_go_credited"
                                               : ends_after_exchange(index)   ? "why.let_go_exchange"
                                                                              : "why.let_go_choice",
                                               {{"latest", schedule.end_choice_by.value_or(*schedule.end_choice_on)}}};
      }
      if (!choice_stands(draft)) set_end(list_, chosen, draft, *schedule.end_choice_on, EndOfTermAction::CancelAtTermEnd);
    }
    if (schedule.possible) final_check(draft, index, chosen);
  }

  // A part of the units, as soon as its replacement is checked; the next part is ordered only then (rule SMB-300).
  void give_back(const Draft& draft, std::size_t index) {
    const Schedule& schedule = draft.schedule;
    std::vector<MessageArgument> arguments = arguments_of(draft, today_);
    arguments.push_back({"left", draft.source.units_left});
    arguments.push_back({"limit", circumstances_.figures.business_seats});
    const std::size_t reduced =
        list_.add(StepForm::Reduce, seller_of(draft.source.channel), *schedule.cancel_on,
                  schedule.cancel_by.value_or(*schedule.cancel_on + kUnhurriedMonth), "SMB-300", std::move(arguments));
    list_.step(reduced).subscriptions = {draft.key()};
    after_replacement(reduced, draft, index);
    Action action;
    action.kind = ActionKind::Reduce;
    action.date = *schedule.cancel_on;
    action.subscription = draft.key();
    action.units = draft.source.units;
    list_.act(reduced, std::move(action));
    reduced_.push_back({&draft, reduced});
  }

  // What is ordered in the turns after this one waits for the room that it makes.
  void wait_for_room() {
    for (const auto& [given, step] : reduced_) {
      for (const Draft& later : drafts_) {
        if (later.key() != given->key() || later.source.part <= given->source.part) continue;
        for (const Buy& buy : later.buys) {
          const auto ordered = orders_.find(buy.line);
          if (ordered != orders_.end()) list_.after(ordered->second, step);
        }
      }
    }
  }

  void cancel(const Draft& draft, std::size_t index) {
    const Schedule& schedule = draft.schedule;
    const bool let_go = draft.path == Path::LetGo;
    const StepForm form = schedule.if_it_goes_on                           ? StepForm::CancelIfItGoesOn
                          : let_go                                         ? StepForm::CancelUnused
                          : schedule.ending == Leaving::CancelInWindow     ? StepForm::CancelWindow
                          : schedule.ending == Leaving::CancelExtendedTerm ? StepForm::CancelEst
                                                                           : StepForm::CancelCredit;
    const char* rule = schedule.cancel_by ? "NCE-CANCEL" : schedule.ending == Leaving::CancelExtendedTerm ? "EST-ACTIONS" : "CREDIT-MOSA";
    const std::size_t cancelled = list_.add(form, seller_of(draft.source.channel), *schedule.cancel_on, latest_cancellation(draft), rule,
                                            arguments_of(draft, today_));
    list_.step(cancelled).subscriptions = {draft.key()};
    after_replacement(cancelled, draft, index);
    Action action;
    action.kind = ActionKind::CancelNow;
    action.date = *schedule.cancel_on;
    action.subscription = draft.key();
    list_.act(cancelled, std::move(action));
    std::size_t last = cancelled;
    if (schedule.ending != Leaving::CancelExtendedTerm) {
      const Date ask = workday_on_or_after(*schedule.cancel_on + 1);
      last = list_.add(schedule.ending == Leaving::CancelInWindow && sold_by_partner(draft.source.channel) ? StepForm::CreditPartner
                       : let_go                                                                            ? StepForm::CreditUnused
                                                                                                           : StepForm::Credit,
                       schedule.ending == Leaving::CancelWithCredit ? Role::CustomerAdmin : seller_of(draft.source.channel), ask,
                       ask + kUnhurriedMonth, credit_rule(schedule.ending, draft.source.channel), arguments_of(draft, today_));
      list_.step(last).subscriptions = {draft.key()};
      list_.after(last, cancelled);
    }
    final_check(draft, index, cancelled);  // whether the users are well does not wait for the money
  }

  void final_check(const Draft& draft, std::size_t index, std::size_t before) {
    std::vector<MessageArgument> arguments = arguments_of(draft, today_);
    const Date last = draft.schedule.source_last_day.value_or(draft.schedule.term_end.value_or(draft.source.term_end.value_or(today_)));
    arguments.push_back({"last", last});
    // The SKU itself is gone only where nothing else brings units of it: bought again, its total falls; ended before, it only has to
    // be what it should.
    const Guid& sku = draft.source.subscription->sku;
    const std::int64_t left = units_.on(sku, draft.schedule.final_check);
    const std::int64_t before_end = units_.on(sku, last);
    arguments.push_back({"before", before_end});
    arguments.push_back({"left", left});
    // What ended by itself stands there as expired, and may be counted, until its free days are over.
    const bool free = draft.schedule.ending == Leaving::AtTermEnd && draft.end.grace_days > 0;
    arguments.push_back({"free", std::int64_t{most_free_days(circumstances_.catalog, draft.source).value_or(draft.end.grace_days)}});
    // What lacks units today and is bought as it is goes on lacking them, and would never pass for enough.
    const UnitsInUse use = units_in_use(circumstances_.customer, sku);
    const bool short_as_today = draft.path == Path::BuySame && use.units <= left && left < use.assigned;
    arguments.push_back({"over", short_as_today ? use.assigned - left : 0});
    const bool let_go = draft.path == Path::LetGo;
    const StepForm form = let_go && draft.schedule.cancel_on ? StepForm::CheckCancelled
                          : let_go                           ? StepForm::CheckGone
                          : short_as_today                   ? StepForm::CheckShort
                          : draft.source.stopped()           ? StepForm::CheckStopped
                          : free                             ? StepForm::CheckFree
                          : left == 0                        ? StepForm::Check
                          : before_end > left                ? StepForm::CheckFewer
                                                             : StepForm::CheckTotal;
    // After the window a cancellation that was missed cannot be made up for.
    const Date latest = let_go && draft.schedule.cancel_by ? *draft.schedule.cancel_by : draft.schedule.final_check + kUnhurriedWeek;
    const std::size_t checked =
        list_.add(form, who_sees_units(draft.schedule.final_check), draft.schedule.final_check, latest, "PLAN-FINAL-CHECK", arguments);
    list_.step(checked).subscriptions = {draft.key()};
    list_.not_before(checked, last + 1);
    list_.after(checked, before);
    wait_for_rights(checked);
    if (before == StepList::kNone || draft.path == Path::LetGo) after_replacement(checked, draft, index);
  }

  const Circumstances& circumstances_;
  const std::vector<Draft>& drafts_;
  const std::vector<TargetLine>& lines_;
  const std::vector<SwapBatch>& batches_;
  const UnitTotals units_;
  const Date today_;
  StepList list_;
  std::map<std::string, std::size_t> orders_;                // target line -> order step
  std::map<std::string, std::size_t> checks_;                // target line -> check-units step
  std::map<std::string, std::vector<const Draft*>> buyers_;  // target line -> who buys it, in the order of the drafts
  SwapsOf swaps_of_;
  std::map<std::size_t, std::size_t> saved_;                   // draft that is let go -> the step that saves its users' data
  std::map<std::size_t, std::size_t> questions_;               // draft -> the end-choice step that it shares with others
  std::vector<std::pair<const Draft*, std::size_t>> reduced_;  // part -> the step that gives it back
  Prerequisites prerequisites_;
};

}  // namespace

Runbook runbook(const Circumstances& circumstances, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines,
                const std::vector<SwapBatch>& batches) {
  return Builder(circumstances, drafts, lines, batches).run();
}

}  // namespace csp::plan
