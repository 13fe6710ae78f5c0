#include "shell/views/plan_desk.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/proof/proof.hpp"
#include "core/plan/words.hpp"
#include "shell/match_questions.hpp"
#include "shell/views/names.hpp"

namespace csp {
namespace {

Figures read_figures(const Session& session, const Language& language) {
  const OutputContext context{session.catalog(),
                              session.customer(),
                              session.settings(),
                              session.inventory().prices,
                              session.plan(),
                              language,
                              language,
                              CSP_VERSION,
                              "-"};
  return figures_of(customer_view(context, language));
}

// By acceptance; each finding is looked at once, and compared with those that name its rule and subject.
std::vector<bool> acceptances_in_force(const Plan& plan, const PlanSettings& settings) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> of_subject;
  for (std::size_t i = 0; i < settings.accepted.size(); ++i) {
    const AcceptedException& accepted = settings.accepted[i];
    of_subject[{accepted.finding, accepted.subject}].push_back(i);
  }
  std::vector<bool> in_force(settings.accepted.size(), false);
  for_each_finding(plan, [&](const Finding& finding, const FindingPlace& place) {
    const auto found = of_subject.find({finding.rule, finding.subject});
    if (found == of_subject.end()) return;
    for (const std::size_t i : found->second) {
      if (in_force[i]) continue;
      in_force[i] = covers(settings.accepted[i], finding, place);
    }
  });
  return in_force;
}

std::string joined(const std::string& sentences, const std::string& next) {
  return sentences.empty() ? next : next.empty() ? sentences : sentences + " " + next;
}

}  // namespace

PlanDesk::PlanDesk(const Session& session, const Language& language)
    : session_(session),
      revision_(session.revision()),
      language_(language.code()),
      lanes_(lanes_of(session.catalog(), session.customer(), session.settings(), session.plan())),
      figures_(read_figures(session, language)),
      lines_(session.plan()),
      in_force_(acceptances_in_force(session.plan(), session.settings())) {
  for (std::size_t i = 0; i < session.plan().moves.size(); ++i) moves_[session.plan().moves[i].subscription] = i;
  for (const Subscription& subscription : session.customer().subscriptions) subscriptions_[subscription.key] = &subscription;
  for (const Move& move : session.plan().moves) {
    const Subscription* own = subscription(move.subscription);
    if (own != nullptr) {
      const Move*& owner = owners_[own->sku];
      if (owner == nullptr || move.order_date) owner = &move;
    }
    for (const TargetLine* line : lines(move)) buyers_.emplace(line->sku, &move);
  }
  for (const ServiceGap& gap : session.plan().proof.gaps) gaps_.push_back(&gap);
  std::stable_partition(gaps_.begin(), gaps_.end(), [](const ServiceGap* gap) { return !gap->accepted && !gap->before_plan; });
}

const Lane* PlanDesk::lane(std::string_view key) const {
  const auto found = moves_.find(key);
  return found == moves_.end() ? nullptr : &lanes_.lanes[found->second];
}

const Move* PlanDesk::move(std::string_view key) const {
  const auto found = moves_.find(key);
  return found == moves_.end() ? nullptr : &session_.plan().moves[found->second];
}

const Subscription* PlanDesk::subscription(std::string_view key) const {
  const auto found = subscriptions_.find(key);
  return found == subscriptions_.end() ? nullptr : found->second;
}

std::string PlanDesk::name(std::string_view key) const { return session_.subscription_name(key); }

const Move* PlanDesk::cause_of(const ServiceGap& gap) const {
  if (const Move* named = move(gap.finding.subject)) return named;
  if (gap.sku.is_zero()) return nullptr;
  if (const auto owner = owners_.find(gap.sku); owner != owners_.end()) return owner->second;
  const auto buyer = buyers_.find(gap.sku);
  return buyer == buyers_.end() ? nullptr : buyer->second;
}

std::vector<const Finding*> PlanDesk::findings(const Move& move) const {
  std::vector<const Finding*> findings;
  for (const Finding& finding : move.findings) findings.push_back(&finding);
  if (move.comparison) {
    for (const Finding& finding : move.comparison->findings) findings.push_back(&finding);
  }
  std::stable_sort(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  return findings;
}

std::vector<const Finding*> PlanDesk::plan_findings() const {
  std::vector<const Finding*> findings;
  for (const Finding& finding : session_.plan().preflight) findings.push_back(&finding);
  for (const Finding& finding : session_.plan().findings) findings.push_back(&finding);
  std::stable_sort(findings.begin(), findings.end(), [](const Finding* a, const Finding* b) { return a->severity > b->severity; });
  return findings;
}

MoveTag move_tag(const Context& context, const Move& move) {
  const auto word = [&](const char* key) { return context.text(key); };
  switch (move.path) {
    case Path::PartnerTransfer:
      return {ui::Tone::info, "→", word("plan.tag.transfer")};
    case Path::ChannelTransfer:
      return {ui::Tone::info, "→", word("plan.tag.channel_transfer")};
    case Path::RenewAndWait:
      return {ui::Tone::neutral, "●", word("plan.tag.stays")};
    case Path::LetGo:
      return {ui::Tone::neutral, "×", word("plan.tag.ends")};
    case Path::OutOfScope:
      return {ui::Tone::neutral, "–", word("plan.tag.outside")};
    case Path::BuySame:
    case Path::BuyOther:
      break;
  }
  if (product_unknown(move)) return {ui::Tone::bad, "■", word("plan.tag.unknown")};
  const Verdict verdict = move.comparison ? move.comparison->verdict : move.path == Path::BuySame ? Verdict::Same : Verdict::None;
  const std::string said = context.text("plan.tag." + std::string(verdict_word(verdict)));
  switch (verdict) {
    case Verdict::Same:
    case Verdict::Equal:
      return {ui::Tone::good, "=", said};
    case Verdict::Better:
      return {ui::Tone::good, "▲", said};
    case Verdict::Loss:
      return {ui::Tone::bad, "▼", said};
    case Verdict::Partial:
      return {ui::Tone::warn, "◆", said};
    case Verdict::None:
      break;
  }
  return {ui::Tone::bad, "■", said};
}

std::string move_note(const Context& context, const PlanDesk& desk, const Move& move) {
  const Subscription* subscription = desk.subscription(move.subscription);
  std::string units = context.text({"plan.units", {{"count", subscription ? subscription->units : 0}}});
  if (move.path != Path::BuyOther) return units;
  std::string targets;
  for (const TargetLine* line : desk.lines(move)) text::append_listed(targets, line->name, " + ");
  return targets.empty() ? units : context.text({"plan.note.to", {{"units", units}, {"targets", targets}}});
}

const char* mark_key(MarkKind kind) {
  switch (kind) {
    case MarkKind::Order:
      return "plan.mark.order";
    case MarkKind::Request:
      return "plan.mark.request";
    case MarkKind::Transfer:
      return "plan.mark.transfer";
    case MarkKind::Swap:
      return "plan.mark.swap";
    case MarkKind::EndChoice:
      return "plan.mark.end_choice";
    case MarkKind::Reduce:
      return "plan.mark.reduce";
    case MarkKind::Cancel:
      break;
  }
  return "plan.mark.cancel";
}

std::string move_sentence(const Context& context, const PlanDesk& desk, const Move& move) {
  std::string said = move_note(context, desk, move) + ", " + move_tag(context, move).word + ". " + context.text(text_key(move.path)) + ".";
  const Lane* lane = desk.lane(move.subscription);
  if (!lane) return said;
  for (const LaneMark& mark : lane->marks) {
    said += " " + context.text({mark_key(mark.kind), {{"date", mark.day}}}) + ".";
  }
  if (lane->source_end) said += " " + context.text({"plan.source_until", {{"date", *lane->source_end}}}) + ".";
  if (move.overlap_days > 0) said += " " + context.text({"plan.overlap_days", {{"count", std::int64_t{move.overlap_days}}}}) + ".";
  return said;
}

std::string plan_summary(const Context& context, const Session& session, const PlanDesk& desk) {
  const Figures& figures = desk.figures();
  if (session.plan().moves.empty()) return context.text("plan.summary.nothing");
  std::string text;
  if (figures.moving > 0 && figures.moves_from && figures.moves_to) {
    text = *figures.moves_from == *figures.moves_to
               ? context.text({"plan.summary.moving_on", {{"count", figures.moving}, {"day", *figures.moves_from}}})
               : context.text(
                     {"plan.summary.moving", {{"count", figures.moving}, {"first", *figures.moves_from}, {"last", *figures.moves_to}}});
  } else {
    text = context.text("plan.summary.none_moves");
  }
  if (figures.ending > 0) text = joined(text, context.text({"plan.summary.ending", {{"count", figures.ending}}}));
  if (figures.staying > 0) text = joined(text, context.text({"plan.summary.staying", {{"count", figures.staying}}}));
  switch (figures.standing) {
    case Standing::Safe:
      text = joined(text, figures.missing_today > 0 ? context.text({"plan.summary.safe_short", {{"count", figures.missing_today}}})
                                                    : context.text("plan.summary.safe"));
      break;
    case Standing::SafeAccepted:
      text = joined(text, context.text({"plan.summary.safe_accepted", {{"count", figures.accepted_gaps}}}));
      break;
    case Standing::UnitsOnly:
      text = joined(text, figures.missing_today > 0 ? context.text({"plan.summary.units_only_short", {{"count", figures.missing_today}}})
                                                    : context.text("plan.summary.units_only"));
      break;
    case Standing::NotReady:
      text = joined(text, context.text({"plan.summary.not_ready", {{"count", static_cast<std::int64_t>(figures.blockers.size())}}}));
      break;
    case Standing::OverLimit:
      text = joined(text, context.text("plan.summary.over_limit"));
      break;
    case Standing::UnitsLeft:
      text = joined(text, context.text({"plan.summary.units_left", {{"count", figures.units_left}}}));
      break;
    case Standing::Unsafe:
      text = joined(text, context.text({"plan.summary.unsafe", {{"count", figures.affected}}}));
      break;
  }
  const bool careful = holds(figures.standing) || figures.standing == Standing::NotReady;
  if (careful && figures.reassigned > 0) {
    text = joined(text, context.text({"plan.summary.reassigned", {{"count", figures.reassigned}}}));
  }
  return text;
}

}  // namespace csp
