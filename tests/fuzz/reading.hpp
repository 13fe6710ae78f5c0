#pragma once
// What every target that reads whole exports shares: the catalogue, reading in chunks, and the promises about a result.

#include <memory>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/import/unpack.hpp"
#include "core/inventory/merge.hpp"
#include "tests/fuzz/target.hpp"

namespace csp::fuzz {

inline const Catalog& catalog() {
  static const auto loaded = load_catalog(embedded_asset);
  require(loaded.has_value(), "the catalogue loads");
  return *loaded;
}

inline std::vector<ImportedFile> read(std::string_view bytes, std::size_t chunk) {
  Unpacker unpacker(catalog(), "export");
  for (std::size_t at = 0; at < bytes.size(); at += chunk) unpacker.feed(bytes.substr(at, chunk));
  return unpacker.finish();
}

inline std::string digest(const std::vector<ImportedFile>& files) {
  std::string out;
  for (const ImportedFile& file : files) {
    out += file.name + " " + file.kind + " " + file.encoding + " " + std::to_string(file.rows.read) + "/" +
           std::to_string(file.rows.repaired) + "/" + std::to_string(file.rows.refused);
    for (const Finding& finding : file.findings) {
      out += " " + finding.rule;
      for (const Origin& origin : finding.origins) out += "," + std::to_string(origin.row);
    }
    for (const Subscription& subscription : file.records.subscriptions)
      out += " " + subscription.key + "=" + std::to_string(subscription.units);
    for (const UserRecord& user : file.records.users) out += " " + user.user.principal_name + "=" + std::to_string(user.skus.size());
  }
  return out;
}

// Reads the bytes whole and in chunks, checks every promise, and merges what came out.
inline void keep_promises(std::string_view bytes) {
  std::vector<ImportedFile> files = read(bytes, bytes.size() + 1);
  require(!files.empty(), "every file is accounted for");
  for (const ImportedFile& file : files) {
    const RowCounts& rows = file.rows;
    require(rows.read >= 0 && rows.repaired >= 0 && rows.refused >= 0, "no count is below zero");
    const Records& records = file.records;
    const std::int64_t kept =
        static_cast<std::int64_t>(records.subscriptions.size() + records.pools.size() + records.users.size() + records.prices.size() +
                                  records.offers.size() + records.activity.size() + records.groups.size());
    // A row of the tenant's products tells a subscription and, beside it, how many of its units are assigned; one of a report of units
    // can tell the end of what it has.
    const auto pools = static_cast<std::int64_t>(records.pools.size()),
               subscriptions = static_cast<std::int64_t>(records.subscriptions.size());
    const std::int64_t beside = file.kind == "your-products" ? pools : file.kind == "graph-subscribed-skus" ? subscriptions : 0;
    require(beside <= (file.kind == "your-products" ? subscriptions : pools) || beside == 0, "what stands beside a record belongs to one");
    require(kept - beside <= rows.read + rows.repaired, "every record comes from a row that was read or repaired");
    require(rows.repaired + rows.refused == 0 || !file.findings.empty(), "every repaired or refused row has a finding");
    require(rows.total() > 0 || !file.findings.empty(), "a file without rows says why");
  }
  require(digest(files) == digest(read(bytes, chunk_of(bytes))), "the result does not depend on chunks");
  std::vector<std::shared_ptr<const ImportedFile>> set;
  for (ImportedFile& file : files) set.push_back(std::make_shared<const ImportedFile>(std::move(file)));
  set.push_back(set.front());
  merge(catalog(), set);
}

}  // namespace csp::fuzz
