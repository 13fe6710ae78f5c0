// What the batch migration tool and the API of migrations answer: which legacy subscription became which one of new commerce. What runs now
// the subscriptions tell.

#include <array>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

enum { kFrom, kTo, kStatus };
constexpr std::array<Column, 3> kColumns = {{
    {"legacysubscriptionid|currentsubscriptionid", true},
    {"ncesubscriptionid|newcommercesubscriptionid"},
    {"migrationstatus|status"},
}};

class Migrations : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    const auto from = subscription_id_field(context_.report, cells.name(kFrom), cells[kFrom]);
    // A trial run, or one that failed, changed nothing.
    if (!from || !text::equals_ignoring_ascii_case(cells[kStatus], "completed") || value::is_no_id(cells[kTo])) return;
    context_.records.migrations.push_back({id_key(*from), id_key(cells[kTo]), context_.report.origin()});
  }
};

}  // namespace

Kind migration_record_kind() {
  return {.id = "migration-record",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "=migrationstatus+=ncesubscriptionid",
          .columns = kColumns,
          .json_signs = "currentSubscriptionId",
          .flat_json = true,
          .make = make_reader<Migrations>};
}

}  // namespace csp
