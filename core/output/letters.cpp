#include <algorithm>

#include "core/base/text.hpp"
#include "core/customer/units_in_use.hpp"
#include "core/equivalence/comparison_findings.hpp"
#include "core/output/credit_claims.hpp"
#include "core/output/customer_view.hpp"
#include "core/output/figures.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/transfer_requests.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/markdown.hpp"
#include "core/plan/rule_figures.hpp"
#include "core/plan/sources/told_term.hpp"

// Letters as plain text, one for each person who has to do something and does not read a runbook.

namespace csp {
namespace {

class Letter {
 public:
  // Who reads it fills in an id of the tenant that nobody knows: its own, or its customer's.
  explicit Letter(const CustomerView& view, std::string_view fill_tenant = "output.letter.fill_tenant")
      : view_(view), fill_tenant_(fill_tenant) {}

  void say(std::string_view key) { say(Message{std::string(key), {}}); }
  void say(Message message) { text_ += text(std::move(message)) + "\n\n"; }
  // In words that the letter can take into a sentence of its own.
  std::string text(std::string_view key) const { return text(Message{std::string(key), {}}); }
  std::string partner() const {
    const std::string& name = view_.settings.partner_name;
    return name.empty() ? view_.language("output.letter.fill_partner") : name;
  }
  void item(Message message) { text_ += "  - " + text(std::move(message)) + "\n"; }
  void under_item(Message message) { text_ += "      " + text(std::move(message)) + "\n"; }
  void end_list() { text_ += "\n"; }

  OutputFile file(std::string name) {
    if (const std::string& notice = view_.not_ready_notice; !notice.empty()) text_ = notice + "\n\n" + text_;
    text_ += view_.language(Message{"output.letter.reference", {{"hash", short_hash(view_.hash)}, {"date", view_.today}}});
    return {std::move(name), "text/plain", plain_text(text_)};
  }

 private:
  std::string text(Message message) const {
    std::vector<MessageArgument>& arguments = message.arguments.changed();
    arguments.push_back({"customer", view_.customer_name()});
    arguments.push_back({"partner", partner()});
    arguments.push_back({"provider", view_.language("output.letter.fill_provider")});
    arguments.push_back({"tenant", view_.customer.tenant ? view_.customer.tenant->text() : view_.language(fill_tenant_)});
    return view_.language(message);
  }

  const CustomerView& view_;
  std::string_view fill_tenant_;
  std::string text_;
};

constexpr std::string_view to_partner = "output.letter.fill_tenant_customer";

MessageValue date_or_dash(const std::optional<Date>& date) {
  if (date) return *date;
  return std::string("–");
}

const Step* first_step(const CustomerView& view, StepKind kind) {
  for (const Step& step : view.steps) {
    if (step.kind() == kind) return &step;
  }
  return nullptr;
}

// An indirect reseller neither orders nor asks for transfers itself, and no file names who does.
bool through_provider(const CustomerView& view) { return view.settings.partner_model == PartnerModel::IndirectReseller; }

bool accepts_again(const CustomerView& view) { return view.settings.agreement == AgreementState::AttestedBefore2023April; }

void relationship(const CustomerView& view, std::vector<OutputFile>& files) {
  bool moves = false;
  for (const Move& move : view.moves) moves = moves || moves_away(move);
  if (view.settings.relationship_accepted || !moves) return;
  const Step* step = first_step(view, StepKind::Relationship);
  Letter letter(view);
  letter.say(Message{
      "output.letter.relationship",
      {{"date", step == nullptr ? view.today + view.settings.prerequisite_days : step->latest},
       {"check", letter.text(through_provider(view) ? "output.letter.check_link_provider" : "output.letter.check_link")},
       {"agreement", letter.text(accepts_again(view) ? "output.letter.accept_agreement_again" : "output.letter.accept_agreement")}}});
  files.push_back(letter.file("letter-relationship.txt"));
}

// With the relationship it stands in one letter.
void agreement(const CustomerView& view, std::vector<OutputFile>& files) {
  const Step* step = first_step(view, StepKind::Agreement);
  if (!view.settings.relationship_accepted || step == nullptr) return;
  Letter letter(view);
  letter.say(Message{accepts_again(view) ? "output.letter.agreement_again" : "output.letter.agreement", {{"date", step->latest}}});
  files.push_back(letter.file("letter-agreement.txt"));
}

// An id that nobody knows is a gap to be filled in, never an empty place.
std::string id_of(const CustomerView& view, const Subscription& subscription) {
  const std::string& id = subscription.commerce_id.empty() ? subscription.directory_id : subscription.commerce_id;
  return id.empty() ? view.language("step.fill_id") : id;
}

// The one id by which Microsoft's billing finds a subscription. The directory's own id says nothing to it.
std::string billing_id(const CustomerView& view, const Subscription* subscription) {
  return subscription == nullptr || subscription->commerce_id.empty() ? view.language("step.fill_id") : subscription->commerce_id;
}

// Of one that is in its free days, or has lost its service, no further term begins.
bool gives_service_in_term(SubscriptionState state) {
  return state != SubscriptionState::InGrace && state != SubscriptionState::Suspended && state != SubscriptionState::Disabled;
}

Message item_of(const CustomerView& view, const Subscription& subscription, Date asked) {
  const std::optional<Date> told = view.term_end_of(subscription);
  const bool over = told && *told < view.today;
  const bool extended = over && told_end_action(subscription, view.settings) == EndOfTermAction::ExtendedServiceTerm;
  const bool ended = over && !extended && !gives_service_in_term(subscription.state);
  const std::optional<Date> date = extended ? std::optional(*told + 1) : ended ? told : term_end_on(view, subscription, asked);
  return {extended ? "output.letter.transfer_item_extended"
          : ended  ? "output.letter.transfer_item_ended"
                   : "output.letter.transfer_item",
          {{"name", view.plain_name(subscription)},
           {"id", id_of(view, subscription)},
           {"units", subscription.units},
           {"date", date_or_dash(date)}}};
}

// What is transferred after its renewal has to be left to renew, and the losing partner hears of the request only after that: told today.
void renewals_before_transfers(const CustomerView& view, const Step& notice, std::vector<OutputFile>& files) {
  const LosingPartner partner = view.losing_partner(notice);
  Letter letter(view, to_partner);
  letter.say(Message{"output.letter.renewal", {{"source", view.name_of(partner)}}});
  for (const TransferRequest& transfer : transfer_requests(view)) {
    for (const Subscription* subscription : transfer.subscriptions) {
      const std::optional<Date> end = view.term_end_of(*subscription);
      if (std::count(notice.subscriptions.begin(), notice.subscriptions.end(), subscription->key) == 0 || !end) continue;
      letter.item({"output.letter.renewal_item",
                   {{"name", view.plain_name(*subscription)},
                    {"id", id_of(view, *subscription)},
                    {"units", subscription->units},
                    {"renewal", *end + 1},
                    {"date", transfer.request == nullptr ? view.today : transfer.request->planned}}});
    }
  }
  letter.end_list();
  letter.say(Message{"output.letter.renewal_end", {{"date", notice.latest}}});
  files.push_back(letter.file(view.losing_partners.letter("letter-transfer-renewal", partner)));
}

void transfers(const CustomerView& view, std::vector<OutputFile>& files) {
  const plan::RuleFigures figures = plan::rule_figures(view.catalog);
  for (const TransferRequest& transfer : transfer_requests(view)) {
    Letter letter(view, to_partner);
    const Date asked = transfer.request == nullptr ? view.today : transfer.request->planned;
    const Date by = transfer.submit == nullptr ? asked + figures.transfer_last_days : transfer.submit->planned;
    const Date at_the_latest = transfer.submit == nullptr ? asked + figures.transfer_lapse_days : transfer.submit->latest;
    letter.say(Message{through_provider(view) ? "output.letter.transfer_provider" : "output.letter.transfer",
                       {{"source", view.name_of(transfer.partner)}, {"date", asked}}});
    letter.say(Message{"output.letter.transfer_by",
                       {{"by", by}, {"latest", at_the_latest}, {"count", static_cast<std::int64_t>(transfer.subscriptions.size())}}});
    if (transfer.parts > 1)
      letter.say(Message{"output.letter.transfer_part",
                         {{"number", static_cast<std::int64_t>(transfer.part)}, {"count", static_cast<std::int64_t>(transfer.parts)}}});
    for (const Subscription* subscription : transfer.subscriptions) {
      letter.item(item_of(view, *subscription, asked));
      if (paid_in_advance(subscription->billing_plan)) letter.under_item(Message{"output.letter.transfer_prepaid", {}});
    }
    letter.end_list();
    letter.say(Message{"output.letter.transfer_end",
                       {{"count", static_cast<std::int64_t>(transfer.subscriptions.size())},
                        {"billed", through_provider(view) ? view.language("output.letter.fill_provider") : letter.partner()}}});
    files.push_back(letter.file(transfer.file("letter-transfer-request", ".txt")));
  }
}

bool waits_for_word(const CustomerView& view, const Step& step) {
  return std::any_of(view.steps.begin(), view.steps.end(), [&](const Step& other) {
    return other.kind() == StepKind::GoAhead && std::find(step.after.begin(), step.after.end(), other.id) != step.after.end();
  });
}

// Let go, and no word about its users is to be waited for.
bool lapses_by_itself(const CustomerView& view, const Move& move) {
  return move.path == Path::LetGo && std::none_of(view.steps.begin(), view.steps.end(), [&](const Step& step) {
           return step.kind() == StepKind::EndChoice && waits_for_word(view, step) &&
                  std::find(step.subscriptions.begin(), step.subscriptions.end(), move.subscription) != step.subscriptions.end();
         });
}

// It ends by itself as it is set today, and somebody only looks that it stays so.
bool is_set_to_end(const CustomerView& view, const Move& move) {
  return move.path != Path::RenewAndWait && std::any_of(view.steps.begin(), view.steps.end(), [&](const Step& step) {
           const bool stands = step.form == StepForm::EndChoiceStands || step.form == StepForm::EndChoiceOff;
           return stands && std::find(step.subscriptions.begin(), step.subscriptions.end(), move.subscription) != step.subscriptions.end();
         });
}

// A word that the runbook has nobody give may be asked for in no letter: whoever waits for it ends nothing.
bool word_is_planned(const CustomerView& view, const Step& asked) {
  return std::any_of(view.steps.begin(), view.steps.end(), [&](const Step& step) {
    return step.kind() == StepKind::GoAhead && step.form != StepForm::GoAheadTrial &&
           std::any_of(step.subscriptions.begin(), step.subscriptions.end(), [&](const std::string& key) {
             return std::find(asked.subscriptions.begin(), asked.subscriptions.end(), key) != asked.subscriptions.end();
           });
  });
}

// By when the customer says whether its trial at another partner is to end; empty where nothing is to be decided.
std::optional<Date> trial_decided_by(const CustomerView& view, const std::string& key) {
  for (const Step& step : view.steps) {
    if (step.kind() == StepKind::TrialDecision && std::count(step.subscriptions.begin(), step.subscriptions.end(), key) != 0)
      return step.latest;
  }
  return std::nullopt;
}

// In the customer's own words: the present partner needs no others.
void consent(const CustomerView& view, const Step& asked, std::vector<OutputFile>& files) {
  const LosingPartner partner = view.losing_partner(asked);
  const auto stays = [&](const std::string& key) {
    const Move* move = view.find_move(key);
    return move != nullptr && move->path == Path::RenewAndWait;
  };
  const bool none_goes = std::all_of(asked.subscriptions.begin(), asked.subscriptions.end(), stays);
  const bool all_go = std::none_of(asked.subscriptions.begin(), asked.subscriptions.end(), stays);
  Letter letter(view);
  letter.say(Message{none_goes ? "output.letter.consent_stay"
                     : all_go  ? "output.letter.consent"
                               : "output.letter.consent_mixed",
                     {{"source", view.name_of(partner)}}});
  bool by_itself = false;  // what is let go, or set to end already, waits for nobody
  bool ends = false;
  bool trials = false;  // each waits for a word of its own
  for (const std::string& key : asked.subscriptions) {
    const Subscription* subscription = view.find_subscription(key);
    const Move* move = view.find_move(key);
    if (subscription == nullptr || move == nullptr) continue;
    letter.item(item_of(view, *subscription, view.today));
    if (const std::optional<Date> decided = trial_decided_by(view, key)) {
      letter.under_item(Message{"output.letter.consent_trial", {{"date", *decided}}});
      trials = true;
      continue;
    }
    if (move->path == Path::PartnerTransfer)
      letter.under_item(Message{
          paid_in_advance(subscription->billing_plan) ? "output.letter.consent_transfer_prepaid" : "output.letter.consent_transfer", {}});
    else if (stays(key))
      letter.under_item(Message{"output.letter.consent_renew", {{"date", date_or_dash(view.term_end_of(*subscription))}}});
    else if (move->source_last_day && *move->source_last_day >= view.today)
      letter.under_item(Message{is_set_to_end(view, *move)      ? "output.letter.consent_set"
                                : lapses_by_itself(view, *move) ? "output.letter.consent_lapse"
                                                                : "output.letter.consent_end",
                                {{"date", *move->source_last_day}}});
    by_itself = by_itself || lapses_by_itself(view, *move) || is_set_to_end(view, *move);
    ends = ends || (move->path != Path::PartnerTransfer && !stays(key));
  }
  letter.end_list();
  const bool waits = word_is_planned(view, asked);
  letter.say(!ends                 ? trials ? "output.letter.consent_close_plain" : "output.letter.consent_close_stay"
             : !waits              ? "output.letter.consent_close_plain"
             : by_itself || trials ? "output.letter.consent_close_lapse"
                                   : "output.letter.consent_close");
  files.push_back(letter.file(view.losing_partners.letter("letter-consent", partner)));
}

// What the losing partner has to set on subscriptions that are not transferred but end, each with the day by which it has to stand.
void ending_at_source(const CustomerView& view, const LosingPartner& partner, std::vector<OutputFile>& files) {
  Letter letter(view, to_partner);
  letter.say(Message{"output.letter.ending", {{"source", view.name_of(partner)}}});
  std::size_t count = 0;
  for (const Step& step : view.steps) {
    const bool ours = step.kind() == StepKind::EndChoice || step.kind() == StepKind::Cancel || step.kind() == StepKind::KeepAlive ||
                      step.kind() == StepKind::Trial;
    if (step.role != Role::SourcePartner || !ours || view.losing_partner(step) != partner) continue;
    for (const std::string& key : step.subscriptions) {
      const Subscription* subscription = view.find_subscription(key);
      const Move* move = view.find_move(key);
      // Who bills it is found out first: a letter to the wrong partner asks for what it cannot do.
      if (subscription == nullptr || move == nullptr || view.channel_of(*subscription) == Channel::Unknown) continue;
      ++count;
      letter.item(item_of(view, *subscription, view.today));
      const std::string what = view.language(step.title());
      const bool renews = step.form == StepForm::EndChoiceRenew;
      letter.under_item(Message{step.form == StepForm::TrialOff ? "output.letter.ending_item_trial"
                                : renews                        ? "output.letter.ending_item_renews"
                                : waits_for_word(view, step)    ? "output.letter.ending_item_waits"
                                                                : "output.letter.ending_item",
                                {{"what", what}, {"planned", step.planned}, {"from", step.earliest}, {"date", step.latest}}});
    }
  }
  if (count == 0) return;
  letter.end_list();
  letter.say("output.letter.ending_end");
  files.push_back(letter.file(view.losing_partners.letter("letter-source-partner", partner)));
}

// Microsoft credits whom it billed: the customer, or the partner who ordered.
void credit(const CustomerView& view, const CreditClaim& claim, std::vector<OutputFile>& files) {
  Letter letter(view, claim.at_partner ? to_partner : "output.letter.fill_tenant");
  const auto let_go = [&](const std::string& key) {
    const Move* move = view.find_move(key);
    return move != nullptr && move->path == Path::LetGo;
  };
  const bool replaced =
      std::any_of(claim.lines.begin(), claim.lines.end(), [&](const PublicLedgerLine* line) { return !let_go(line->subscription); }) ||
      !std::all_of(claim.without_amount.begin(), claim.without_amount.end(), let_go);
  letter.say(claim.at_partner ? Message{"output.letter.credit_partner", {{"source", view.name_of(claim.partner)}}}
                              : Message{replaced ? "output.letter.credit" : "output.letter.credit_unused", {}});
  const auto item = [&](const char* key, const std::string& subscription_key, std::vector<MessageArgument> arguments) {
    const Subscription* subscription = view.find_subscription(subscription_key);
    arguments.push_back({"name", subscription == nullptr ? subscription_key : view.plain_name(*subscription)});
    arguments.push_back({"id", billing_id(view, subscription)});
    letter.item(Message{key, std::move(arguments)});
  };
  for (const PublicLedgerLine* line : claim.lines) {
    const Money amount{line->amount.amount.is_negative() ? -line->amount.amount : line->amount.amount, line->amount.currency};
    item("output.letter.credit_item", line->subscription,
         {{"units", line->units}, {"cancelled", line->from - 1}, {"from", line->from}, {"to", line->to}, {"amount", amount}});
  }
  for (const std::string& key : claim.without_amount) {
    const Subscription* subscription = view.find_subscription(key);
    const Move* move = view.find_move(key);
    item("output.letter.credit_item_open", key,
         {{"units", subscription == nullptr ? std::int64_t{0} : subscription->units},
          {"cancelled", date_or_dash(move == nullptr ? std::nullopt : move->source_last_day)}});
  }
  letter.end_list();
  letter.say(claim.at_partner ? "output.letter.credit_partner_end"
             : replaced       ? "output.letter.credit_evidence"
                              : "output.letter.credit_evidence_unused");
  files.push_back(letter.file(claim.letter()));
}

// What of the old licence holds data that the new one has less room for, or none; the same as the report's risks.
std::string less_data(const CustomerView& view, const Action& action) {
  const Move* move = view.find_move(action.subscription);
  if (move == nullptr || !move->comparison) return {};
  std::vector<PlanIndex> plans;
  for (const DataAtRisk& risk : move->comparison->data_at_risk) plans.push_back(risk.plan);
  return plan_names(view.catalog, plans);
}

// One line of the letter to the staff, in order of its day.
struct NoticeItem {
  Date day;
  Message message;
};

// The services whose data goes with what is let go, as the finding about it names them; empty where none does.
std::string data_that_goes(const Move& move) {
  for (const Finding& found : move.findings) {
    if (found.message.key != "finding.let_go_data") continue;
    for (const MessageArgument& argument : found.message.arguments) {
      const auto* plans = std::get_if<std::string>(&argument.value);
      if (argument.name == "plans" && plans != nullptr) return *plans;
    }
  }
  return {};
}

// The exchange by which everybody who holds the SKU is given all that it contains, though later than it ends; null where somebody is not.
const Action* comes_back_with(const CustomerView& view, const Guid& sku) {
  const Action* last = nullptr;
  for (const Profile& profile : view.customer.profiles) {
    if (profile.users == 0 || !holds(profile, sku)) continue;
    const auto gives_it = [&](const Action& action) {
      if (action.kind != ActionKind::Swap || action.profile != profile.id || action.add.empty()) return false;
      Bundle given;
      for (const AssignedSku& added : action.add) given.push_back({added.sku, added.disabled_plans});
      const Verdict verdict = compare(view.catalog, {{sku, {}}}, given).verdict;
      return verdict == Verdict::Same || verdict == Verdict::Equal || verdict == Verdict::Better;
    };
    const auto exchange = std::find_if(view.actions.begin(), view.actions.end(), gives_it);
    if (exchange == view.actions.end()) return nullptr;
    if (last == nullptr || exchange->date > last->date) last = &*exchange;
  }
  return last;
}

std::string names_of(const CustomerView& view, const std::vector<AssignedSku>& skus) {
  std::string names;
  for (const AssignedSku& sku : skus) text::append_listed(names, view.sku_name(sku.sku), " + ");
  return names;
}

// No member of staff knows the marks that tell subscriptions of one name apart.
Message ends_for_staff(const CustomerView& view, const Move& move, const Subscription& subscription) {
  std::vector<MessageArgument> arguments = {{"date", *move.source_last_day}, {"name", view.plain_name(subscription)}};
  if (std::string services = data_that_goes(move); !services.empty()) {
    arguments.push_back({"services", std::move(services)});
    return {"output.letter.users_ends_data", std::move(arguments)};
  }
  if (const Action* exchange = comes_back_with(view, subscription.sku)) {
    arguments.push_back({"to", names_of(view, exchange->add)});
    arguments.push_back({"back", exchange->date});
    return {"output.letter.users_ends_until", std::move(arguments)};
  }
  return {"output.letter.users_ends", std::move(arguments)};
}

void notice(const CustomerView& view, std::vector<OutputFile>& files) {
  std::vector<NoticeItem> items;
  bool less = false;
  for (const Action& action : view.actions) {
    if (action.kind != ActionKind::Swap || action.users == 0 || action.add.empty()) continue;  // who only gives one back notices nothing
    std::string from;
    for (const Guid& sku : action.remove) text::append_listed(from, view.sku_name(sku), " + ");
    const std::string to = names_of(view, action.add);
    Message message{"output.letter.users_item", {{"date", action.date}, {"from", from}, {"to", to}}};
    if (const std::string services = less_data(view, action); !services.empty()) {
      message = {"output.letter.users_item_less", {{"date", action.date}, {"from", from}, {"to", to}, {"services", services}}};
      less = true;
    }
    const bool known = std::any_of(items.begin(), items.end(), [&](const NoticeItem& other) { return other.message == message; });
    if (!known) items.push_back({action.date, std::move(message)});
  }
  const bool replaced = !items.empty();
  bool ends = false, data_goes = false;
  for (const Move& move : view.moves) {
    const Subscription* subscription = view.find_subscription(move.subscription);
    if (subscription == nullptr || !move.source_last_day || users_who_lose(view, *subscription) == 0) continue;
    items.push_back({*move.source_last_day, ends_for_staff(view, move, *subscription)});
    ends = true;
    data_goes = data_goes || !data_that_goes(move).empty();
  }
  if (items.empty()) return;
  std::stable_sort(items.begin(), items.end(), [](const NoticeItem& a, const NoticeItem& b) { return a.day < b.day; });
  Letter letter(view);
  letter.say(replaced && ends ? "output.letter.users_and_ends"
             : less           ? "output.letter.users_less"
             : replaced       ? "output.letter.users"
             : data_goes      ? "output.letter.users_ends_with_data"
                              : "output.letter.users_only_ends");
  for (NoticeItem& item : items) letter.item(std::move(item.message));
  letter.end_list();
  letter.say("output.letter.users_end");
  files.push_back(letter.file("letter-users.txt"));
}

}  // namespace

std::vector<OutputFile> make_letters(const OutputContext& context) {
  std::vector<OutputFile> files;
  const CustomerView to_customer = customer_view(context, context.language);
  const CustomerView from_partner = customer_view(context, context.partner_language);
  relationship(to_customer, files);
  agreement(to_customer, files);
  for (const Step& step : from_partner.steps) {
    if (step.kind() == StepKind::RenewalNotice) renewals_before_transfers(from_partner, step, files);
  }
  transfers(from_partner, files);
  for (const Step& step : to_customer.steps) {
    if (step.kind() == StepKind::Consent) consent(to_customer, step, files);
  }
  for (const LosingPartner& partner : from_partner.losing_partners.all()) ending_at_source(from_partner, partner, files);
  for (const CreditClaim& claim : credit_claims(to_customer)) {
    if (!claim.at_partner) credit(to_customer, claim, files);
  }
  for (const CreditClaim& claim : credit_claims(from_partner)) {
    if (claim.at_partner) credit(from_partner, claim, files);
  }
  notice(to_customer, files);
  return files;
}

}  // namespace csp
