#include "shell/views/about_components.hpp"

#include <array>
#include <string>

#include "assets/embedded.hpp"
#include "core/catalog/fact_table.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

enum Cell { kId, kName, kVersions, kLicence, kWhere, kCopyright };

// Our own asset, checked by tests/house/components.py: a fault in it shows as an empty table.
const FactTable& components() {
  static const FactTable table = FactTable::parse("components/components.tsv", embedded_asset("components/components.tsv"),
                                                  {"id", "name", "versions", "licence", "where", "copyright"})
                                     .value_or(FactTable());
  return table;
}

bool in_page(std::size_t row) { return components().cell(row, kWhere).find("page") != std::string_view::npos; }

void draw_notices() {
  for (std::size_t row = 0; row < components().rows(); ++row) {
    if (!in_page(row)) continue;
    ui::paragraph_small(components().text(row, kName) + " (" + components().text(row, kLicence) +
                        "): " + components().text(row, kCopyright));
  }
  ui::heading(3, "MIT");
  ui::paragraph_small(embedded_asset("components/MIT.txt"));
}

}  // namespace

void draw_components(Context& context) {
  ui::begin_card("made-of", context.text("about.libraries.title"));
  ui::heading(2, context.text("about.libraries.title"));
  const std::array<ui::Column, 4> columns = {{
      {.title = context.text("about.library.name"), .weight = 2},
      {.title = context.text("about.library.version"), .width = 110},
      {.title = context.text("about.library.licence"), .width = 210},
      {.title = context.text("about.library.use"), .weight = 3},
  }};
  if (ui::Table table("libraries", context.text("about.libraries.title"), columns, {.sortable = false}); table) {
    for (std::size_t row = 0; row < components().rows(); ++row) {
      if (!in_page(row)) continue;
      table.next_row();
      table.text(components().cell(row, kName));
      table.text(components().cell(row, kVersions));
      table.text(components().cell(row, kLicence));
      table.text(context.text("about.library." + components().text(row, kId)));
    }
  }
  ui::paragraph_small(context.text("about.libraries.note"));
  ui::heading(3, context.text("about.notices.title"));
  draw_notices();
  ui::end_card();
}

}  // namespace csp
