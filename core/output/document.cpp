#include "core/output/document.hpp"

#include <map>

#include "core/base/text.hpp"
#include "core/output/words.hpp"

namespace csp::document {
namespace {

std::string_view tone_word(Tone tone) {
  switch (tone) {
    case Tone::Neutral:
      return "tag";
    case Tone::Good:
      return "tag good";
    case Tone::Accent:
      return "tag accent";
    case Tone::Warning:
      return "tag warning";
    case Tone::Bad:
      return "tag bad";
  }
  return "tag";
}

}  // namespace

SafeHtml say(const CustomerView& view, const Message& message) { return SafeHtml::text(view.language(message)); }
SafeHtml say(const CustomerView& view, std::string_view key) { return SafeHtml::text(view.language(key)); }
SafeHtml say_if(const CustomerView& view, const Message& message) { return message.key.empty() ? SafeHtml() : say(view, message); }

SafeHtml tag(Tone tone, const SafeHtml& content) { return element("span", {{"class", tone_word(tone)}}, content); }

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Same:
    case Verdict::Equal:
    case Verdict::Better:
      return Tone::Good;
    case Verdict::Partial:
      return Tone::Warning;
    case Verdict::Loss:
    case Verdict::None:
      return Tone::Bad;
  }
  return Tone::Neutral;
}

Tone tone_of(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return Tone::Neutral;
    case Severity::Ask:
      return Tone::Accent;
    case Severity::Warning:
      return Tone::Warning;
    case Severity::Blocker:
      return Tone::Bad;
  }
  return Tone::Neutral;
}

SafeHtml section(Markup id, const SafeHtml& heading, const SafeHtml& content) {
  const std::string heading_id = std::string(id.text()) + "-heading";
  return element("section", {{"id", id.text()}, {"aria-labelledby", heading_id}}, element("h2", {{"id", heading_id}}, heading) + content) +
         "\n";
}

SafeHtml table(const CustomerView& view, std::string_view caption_key, const std::vector<Column>& columns,
               const std::vector<std::vector<SafeHtml>>& rows) {
  SafeHtml head;
  for (const Column& column : columns) {
    head += column.number ? element("th", {{"scope", "col"}, {"class", "number"}}, SafeHtml::text(column.heading))
                          : element("th", {{"scope", "col"}}, SafeHtml::text(column.heading));
  }
  SafeHtml body;
  for (const std::vector<SafeHtml>& row : rows) {
    SafeHtml cells;
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
      const std::string& label = columns[i].heading;  // again, for the narrow form
      cells += columns[i].number ? element("td", {{"class", "number"}, {"data-label", label}}, row[i])
                                 : element("td", {{"data-label", label}}, row[i]);
    }
    body += element("tr", cells) + "\n";
  }
  SafeHtml caption;
  if (!caption_key.empty()) caption = element("caption", say(view, caption_key));
  return element("table", caption + element("thead", element("tr", head)) + element("tbody", body)) + "\n";
}

SafeHtml list(const std::vector<SafeHtml>& items) {
  SafeHtml out;
  for (const SafeHtml& item : items) out += element("li", item);
  return items.empty() ? out : element("ul", out);
}

SafeHtml figure(const SafeHtml& label, const SafeHtml& value, const SafeHtml& remark) {
  SafeHtml content = element("dt", label) + element("dd", {{"class", "value"}}, value);
  if (!remark.empty()) content += element("dd", {{"class", "soft"}}, remark);
  return element("div", {{"class", "figure"}}, content);
}

SafeHtml rule_note(const CustomerView& view, std::string_view id) {
  const Rule* rule = view.catalog.find_rule(id);
  if (rule == nullptr) return {};
  SafeHtml text = SafeHtml::text(id);
  if (!rule->source_date.empty()) text += " · " + SafeHtml::text(rule->source_date, 40);
  if (rule->confidence == Confidence::Low) text += " · " + say(view, "output.to_be_confirmed");
  return element("span", {{"class", "soft"}}, say(view, "output.rule") + " " + text);
}

namespace {

// What a finding says, without the name of the subscription it is about: the same for all of which it says the same.
std::string said_of_any(const CustomerView& view, const Finding& finding, const std::string& name) {
  constexpr const char* kAny = "\x01";
  const auto nameless = [&](Message message) {
    for (MessageArgument& argument : message.arguments.changed()) {
      if (argument.value == MessageValue(name)) argument.value = std::string(kAny);
    }
    return message.key + '\n' + view.language(message);
  };
  return finding.rule + '\n' + std::to_string(static_cast<int>(finding.severity)) + '\n' + nameless(finding.message) + '\n' +
         (finding.action.key.empty() ? std::string() : view.language(finding.action));
}

SafeHtml item_of(const CustomerView& view, const Finding& finding, const std::string& name) {
  SafeHtml out = tag(tone_of(finding.severity), say(view, words::key(finding.severity)));
  out += " " + say(view, finding.message);
  if (view.advice && !finding.action.key.empty()) out += " " + say(view, finding.action);
  SafeHtml where;
  if (!name.empty()) where = SafeHtml::text(name, 1000);
  const SafeHtml note = rule_note(view, finding.rule);
  if (!note.empty()) where += (where.empty() ? SafeHtml() : SafeHtml(" · ")) + note;
  if (!where.empty()) out += element("div", {{"class", "soft"}}, where);
  return out;
}

std::string subject_name(const CustomerView& view, const Finding& finding) {
  return view.find_subscription(finding.subject) != nullptr ? view.subscription_name(finding.subject) : std::string();
}

}  // namespace

SafeHtml finding_item(const CustomerView& view, const Finding& finding) { return item_of(view, finding, subject_name(view, finding)); }

std::vector<SafeHtml> finding_items(const CustomerView& view, const std::vector<const Finding*>& findings) {
  struct Item {
    const Finding* finding;
    std::string name, others;
  };
  std::vector<Item> told;
  std::map<std::string, std::size_t> by_words;  // place in `told`
  for (const Finding* finding : findings) {
    std::string name = subject_name(view, *finding);
    if (!name.empty()) {
      const auto [known, first] = by_words.emplace(said_of_any(view, *finding, name), told.size());
      if (!first) {
        text::append_listed(told[known->second].others, name);
        continue;
      }
    }
    told.push_back({finding, std::move(name), {}});
  }
  std::vector<SafeHtml> items;
  for (const Item& item : told) {
    const bool alone = item.others.empty();
    items.push_back(
        item_of(view, *item.finding, alone ? item.name : view.language(Message{"output.finding.also", {{"names", item.others}}})));
  }
  return items;
}

SafeHtml cover(const CustomerView& view, std::string_view kicker_key, const SafeHtml& title, const SafeHtml& subtitle) {
  return element("header", {{"class", "cover"}},
                 element("p", {{"class", "kicker"}}, say(view, kicker_key)) + element("h1", title) +
                     element("p", {{"class", "sub"}}, subtitle)) +
         "\n";
}

SafeHtml footer(const CustomerView& view) {
  SafeHtml out = element("p", say(view, Message{"output.footer.facts",
                                                {{"date", view.catalog.facts_date},
                                                 {"skus", static_cast<std::int64_t>(view.catalog.skus.size())},
                                                 {"version", view.version}}}));
  out += element("p", say(view, "output.footer.days"));
  out += element("p", say(view, "output.footer.hash") + " " + element("span", {{"class", "mono"}}, SafeHtml::text(view.hash)));
  return element("footer", out);
}

}  // namespace csp::document
