#include "shell/views/match_flow.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "shell/views/names.hpp"

namespace csp {
namespace {

bool moves_as_it_is(const Move& move) { return move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer; }

ui::Tone band_tone(const Move& move) {
  if (move.comparison) {
    switch (move.comparison->verdict) {
      case Verdict::Same:
      case Verdict::Equal:
      case Verdict::Better:
        return ui::Tone::good;
      case Verdict::Partial:
        return ui::Tone::warn;
      case Verdict::Loss:
      case Verdict::None:
        return ui::Tone::bad;
    }
  }
  return moves_as_it_is(move) ? ui::Tone::good : ui::Tone::neutral;
}

}  // namespace

bool loses(const Move& move) {
  if (!move.comparison) return false;
  const Verdict verdict = move.comparison->verdict;
  return verdict == Verdict::Loss || verdict == Verdict::Partial || verdict == Verdict::None;
}

std::string target_name(const Context& context, const MatchDesk& desk, const Move& move, const plan::Source& source) {
  std::string names;
  for (const TargetLine* line : desk.lines(move)) text::append_listed(names, line->name, " + ");
  if (!names.empty()) return names;
  return moves_as_it_is(move) ? text::visible(source.name) : context.text(text_key(move.path));
}

MatchFlow::MatchFlow(const Context& context, const MatchDesk& desk, const Session& session) {
  for (const Move& move : session.plan().moves) {
    const plan::Source* source = desk.source(move.subscription);
    if (source == nullptr) continue;
    const std::string units = context.text({"match.flow.units", {{"count", source->units}}});
    const int from = static_cast<int>(left_.size());
    const std::vector<const TargetLine*> lines = desk.lines(move);
    std::string verdict = context.text(moves_as_it_is(move)       ? "match.verdict.transferred"
                                       : move.path == Path::LetGo ? "match.verdict.let_go"
                                                                  : "match.verdict.stays");
    if (move.comparison && !lines.empty()) verdict = context.text("verdict." + std::string(verdict_word(move.comparison->verdict)));
    const std::string name = text::visible(source->name);
    left_.push_back(
        {name, units,
         context.text({"match.flow.spoken",
                       {{"today", name}, {"units", units}, {"then", target_name(context, desk, move, *source)}, {"verdict", verdict}}})});
    keys_.push_back(move.subscription);
    for (const TargetLine* line : lines) {
      ui::FlowNode node{line->name, context.text({"match.flow.units", {{"count", line->units}}})};
      if (line->retail_unit_month)
        node.note += " · " + context.text({"match.target.price", {{"price", Money{*line->retail_unit_month, line->currency}}}});
      bands_.push_back({from, right_node(line->id, std::move(node)), std::max<std::int64_t>(source->units, 1), band_tone(move)});
    }
    if (!lines.empty()) continue;
    ui::FlowNode node{target_name(context, desk, move, *source), {}};
    node.note = verdict;
    const std::string key = moves_as_it_is(move) ? move.subscription : std::string(word(move.path));
    bands_.push_back({from, right_node(key, std::move(node)), std::max<std::int64_t>(source->units, 1), band_tone(move)});
  }
  // What is worth a look wears its verdict on the right: the worst of what flows in.
  for (std::size_t i = 0; i < right_.size(); ++i) {
    for (const ui::FlowBand& band : bands_) {
      if (band.to != static_cast<int>(i) || band.tone != ui::Tone::bad) continue;
      right_[i].tone = ui::Tone::bad;
      right_[i].shape = "▼";
      right_[i].word = context.text("verdict.loss");
    }
  }
}

int MatchFlow::right_node(const std::string& key, ui::FlowNode node) {
  const auto known = std::find(right_keys_.begin(), right_keys_.end(), key);
  if (known != right_keys_.end()) return static_cast<int>(known - right_keys_.begin());
  right_keys_.push_back(key);
  right_.push_back(std::move(node));
  return static_cast<int>(right_.size()) - 1;
}

std::string MatchFlow::draw(Context& context, const std::string& looked_at) const {
  const auto selected = std::find(keys_.begin(), keys_.end(), looked_at);
  const int chosen = ui::flow("flow", context.text("match.flow.title"), left_, right_, bands_,
                              selected == keys_.end() ? -1 : static_cast<int>(selected - keys_.begin()));
  return chosen < 0 ? std::string() : keys_[static_cast<std::size_t>(chosen)];
}

}  // namespace csp
