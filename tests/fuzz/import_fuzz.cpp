// The whole way from bytes to records: detection and every kind's reader. The ledger adds up and nothing depends on chunks.

#include <string>

#include "assets/embedded.hpp"
#include "core/import/import.hpp"
#include "core/inventory/merge.hpp"
#include "tests/fuzz/target.hpp"

namespace {

const csp::Catalog& catalog() {
  static const auto loaded = csp::load_catalog(csp::embedded_asset);
  csp::fuzz::require(loaded.has_value(), "the catalogue loads");
  return *loaded;
}

csp::ImportedFile read(std::string_view bytes, std::size_t chunk) {
  csp::Importer importer(catalog(), "export", 0);
  for (std::size_t at = 0; at < bytes.size(); at += chunk) importer.feed(bytes.substr(at, chunk));
  return importer.finish();
}

std::string digest(const csp::ImportedFile& file) {
  std::string out = file.kind + " " + file.encoding + " " + std::to_string(file.rows.read) + "/" + std::to_string(file.rows.repaired) + "/" + std::to_string(file.rows.refused);
  for (const csp::Finding& finding : file.findings) {
    out += " " + finding.rule;
    for (const csp::Origin& origin : finding.origins) out += "," + std::to_string(origin.row);
  }
  for (const csp::Subscription& subscription : file.records.subscriptions) out += " " + subscription.key + "=" + std::to_string(subscription.units);
  for (const csp::UserRecord& user : file.records.users) out += " " + user.user.principal_name + "=" + std::to_string(user.skus.size());
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = csp::fuzz::text(data, size);
  auto file = std::make_shared<csp::ImportedFile>(read(bytes, size + 1));
  const csp::RowCounts& rows = file->rows;
  csp::fuzz::require(rows.read >= 0 && rows.repaired >= 0 && rows.refused >= 0, "no count is below zero");
  const csp::Records& records = file->records;
  const std::int64_t kept = static_cast<std::int64_t>(records.subscriptions.size() + records.pools.size() + records.users.size() + records.prices.size() + records.offers.size());
  csp::fuzz::require(kept <= rows.read + rows.repaired, "every record comes from a row that was read or repaired");
  csp::fuzz::require(rows.repaired + rows.refused == 0 || !file->findings.empty(), "every repaired or refused row has a finding");
  csp::fuzz::require(digest(*file) == digest(read(bytes, csp::fuzz::chunk_of(bytes))), "the result does not depend on chunks");
  csp::merge(catalog(), {file, file});
  return 0;
}
