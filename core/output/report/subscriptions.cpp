#include <algorithm>

#include "core/output/document.hpp"
#include "core/output/report/sections.hpp"
#include "core/output/words.hpp"

namespace csp::report {
namespace {

using document::say;

SafeHtml today_cell(const CustomerView& view, const Move& move) {
  SafeHtml out = element("span", {{"class", "strong"}}, SafeHtml::text(view.subscription_name(move.subscription), 160));
  const Subscription* subscription = view.find_subscription(move.subscription);
  if (subscription == nullptr) return out;
  SafeHtml note = say(view, Message{"output.subscription.units", {{"units", subscription->units}}}) + " · " +
                  say(view, text_key(view.channel_of(*subscription)));
  if (const Term term = view.term_of(*subscription); term != Term::Unknown) note += " · " + say(view, text_key(term));
  if (const std::optional<Date> end = view.term_end_of(*subscription))
    note += " · " + say(view, Message{"output.subscription.until", {{"date", *end}}});
  return out + element("div", {{"class", "soft"}}, note);
}

SafeHtml target_cell(const CustomerView& view, const Move& move) {
  SafeHtml out;
  for (const std::string& id : move.target_lines) {
    const PublicTargetLine* line = view.find_target_line(id);
    if (line == nullptr) continue;
    // Said with its subscriptions, so that nobody adds up the same order twice.
    const std::int64_t shared = std::count_if(view.moves.begin(), view.moves.end(), [&](const Move& other) {
      return std::find(other.target_lines.begin(), other.target_lines.end(), line->id) != other.target_lines.end();
    });
    const SafeHtml together = shared > 1 ? " (" + say(view, Message{"output.subscription.shared", {{"count", shared}}}) + ")" : SafeHtml();
    SafeHtml note = say(view, Message{"output.subscription.units", {{"units", line->units}}}) + together + " · " +
                    say(view, text_key(line->term)) + " · " + say(view, text_key(line->billing_plan));
    out += element("div", {{"class", "strong"}}, SafeHtml::text(line->name.empty() ? view.sku_name(line->sku) : line->name, 160)) +
           element("div", {{"class", "soft"}}, note);
  }
  SafeHtml tags = is_open(view, move) ? document::tag(document::Tone::Warning, say(view, "output.path.open"))
                                      : document::tag(document::Tone::Accent, say(view, words::plain_key(move.path)));
  if (move.comparison)
    tags += " " + document::tag(document::tone_of(move.comparison->verdict), say(view, words::key(move.comparison->verdict)));
  return out + element("div", tags);
}

// The gate that sets what happens at the term end; null when the plan sets nothing there.
const Step* end_choice_gate(const CustomerView& view, const Move& move) {
  for (const Step& step : view.steps) {
    if (step.kind() != StepKind::EndChoice) continue;
    if (std::find(step.subscriptions.begin(), step.subscriptions.end(), move.subscription) != step.subscriptions.end()) return &step;
  }
  return nullptr;
}

SafeHtml dates_cell(const CustomerView& view, const Move& move) {
  SafeHtml out;
  const auto date = [&](const char* key, const std::optional<Date>& day) {
    if (day) out += element("div", say(view, Message{key, {{"date", *day}}}));
  };
  const std::optional<Date> transfer = view.transfer_date(move.subscription);
  if (transfer)
    date("output.subscription.transfer", transfer);
  else
    date("output.subscription.order", move.order_date);
  date("output.subscription.swap", move.swap_date);
  // An agreement ends by itself; there is nothing to be set.
  const Subscription* source = view.find_subscription(move.subscription);
  const Channel channel = source == nullptr ? Channel::Unknown : view.channel_of(*source);
  const bool by_itself = is_volume_licence(channel);
  if (move.end_choice_by && move.end_choice && !by_itself) {
    const Step* gate = end_choice_gate(view, move);
    out += element("div", say(view, Message{"output.subscription.end_choice",
                                            {{"date", gate == nullptr ? *move.end_choice_by : gate->latest},
                                             {"choice", TextKey{std::string(text_key(*move.end_choice))}}}}));
  }
  date("output.subscription.last_day", move.source_last_day);
  if (move.overlap_days > 0)
    out +=
        element("div", {{"class", "soft"}}, say(view, Message{"output.subscription.overlap", {{"days", std::int64_t{move.overlap_days}}}}));
  return out;
}

SafeHtml why_cell(const CustomerView& view, const Move& move) {
  std::vector<SafeHtml> items;
  for (const Message& why : move.why) items.push_back(say(view, why));
  return document::list(items);
}

}  // namespace

SafeHtml subscriptions(const CustomerView& view) {
  std::vector<std::vector<SafeHtml>> rows;
  for (const Move& move : view.moves)
    rows.push_back({today_cell(view, move), target_cell(view, move), dates_cell(view, move), why_cell(view, move)});
  const Language& language = view.language;
  const SafeHtml content = document::table(view, "output.subscription.caption",
                                           {{language("output.column.today"), false},
                                            {language("output.column.then"), false},
                                            {language("output.column.dates"), false},
                                            {language("output.column.why"), false}},
                                           rows);
  return document::section("subscriptions", say(view, "output.subscription.heading"), content);
}

}  // namespace csp::report
