#include "core/import/one_export.hpp"

#include <utility>

#include "core/customer/aspects.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
OneExport::OneExport(const Catalog& catalog, const ImportOptions& options, std::string name, std::int32_t file_index)
    : report(file, file_index), catalog_(catalog), options_(options) {
  file.name = std::move(name);
  file.kind = "unknown";
  file.read_as = options;
}

void OneExport::choose(const Kind& chosen, char separator) {
  kind = &chosen;
  file.kind = chosen.id;
  file.fields.of_items = separator == 0;
  if (chosen.make == nullptr) return;
  const ReaderContext context{catalog_, options_, file.records, report, separator};
  reader = chosen.make(context);
  customers_.emplace(context, chosen.worth.rows == Worth::Rows::People);
}

void OneExport::take(JsonValue& item) {
  if (kind->flat_json) {
    if (!cells_) cells_.emplace(kind->columns);
    cells_->take_item(item);
    reader->row(*cells_);
  } else {
    reader->item(item);
  }
  customers_->item(item);
}

void OneExport::take(const Cells& row) {
  reader->row(row);
  customers_->row(row);
}

FileReport::Arguments OneExport::why_declined() const {
  return {{"kind", TextKey{"import.kind." + std::string(kind->id)}}, {"reason", TextKey{"import.declined." + std::string(kind->id)}}};
}

bool OneExport::names_product(std::string_view text) const {
  const SkuMeaning meaning = sku_meaning(catalog_, text);
  return meaning.sku != nullptr || !meaning.candidates.empty();
}

void OneExport::end_rows() {
  const bool empty = file.rows.total() == 0;
  if (kind != nullptr && reader == nullptr && empty) report.about_file(import_finding::kNotForPlanning, why_declined());
  if (reader == nullptr) return;
  reader->finish();
  customers_->finish();
  if (empty) report.about_file(import_finding::kNoRows);
}

void OneExport::close(std::string encoding) {
  file.encoding = std::move(encoding);
  file.records.users.settle();
  for (Subscription& subscription : file.records.subscriptions) drop_untold(subscription);
  for (UnitPoolRecord& record : file.records.pools) drop_untold(record.pool);
  report.finish();
}

}  // namespace csp
