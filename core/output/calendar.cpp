#include <set>
#include <string>

#include "core/base/text.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/runbook_rows.hpp"
#include "core/output/writers/ics.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

// The same gate of the same customer keeps its UID when the plan is made again, although step numbers shift: it is named by what it
// is about. `nth` tells gates about the same thing apart.
std::string uid(const CustomerView& view, const Step& step, int nth) {
  std::string about = view.customer.tenant ? view.customer.tenant->text() : view.customer_name();
  about += '\n' + std::string(word(step.kind())) + '\n' + std::to_string(static_cast<int>(step.role));
  for (const std::string& subscription : step.subscriptions) about += '\n' + subscription;
  about += '\n' + std::to_string(nth);
  return sha256_hex(about).substr(0, 32) + "@csp-move-planner";
}

}  // namespace

std::vector<OutputFile> make_calendar(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  const Language& language = view.language;
  const std::string& notice = view.not_ready_notice;
  std::vector<CalendarEvent> events;
  std::set<std::string> uids;
  for (const Gate& gate : gates_of(view)) {
    const Step& step = *gate.step;
    CalendarEvent event;
    event.day = step.planned;
    event.summary =
        text::visible(view.customer_name() + ": " + gate.title, 400);  // one line: less careful programs take a break for markup
    std::string text = notice.empty() ? std::string() : notice + "\n\n";
    text += language(Message{"output.calendar.window", {{"earliest", step.earliest}, {"latest", step.latest}}});
    text += "\n" + gate.side + " · " + gate.owner;
    for (const std::string* part : {&gate.how, &gate.why, &gate.proof}) {
      if (!part->empty()) text += "\n\n" + *part;
    }
    if (!step.rule.empty()) text += "\n" + language("output.rule") + " " + step.rule;
    text += "\n\n" + language("output.footer.days") + "\n" + language("output.footer.hash") + " " + short_hash(view.hash) + " · " + step.id;
    event.description = text;
    event.categories = gate.side;
    int nth = 0;
    do event.uid = uid(view, step, nth++);
    while (!uids.insert(event.uid).second);
    events.push_back(std::move(event));
  }
  if (events.empty()) return {};
  const std::string name = language(Message{"output.calendar.name", {{"customer", view.customer_name()}}});
  return {{"dates.ics", "text/calendar", icalendar(name, view.version, view.today, events)}};
}

}  // namespace csp
