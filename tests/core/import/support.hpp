#pragma once
// What the import tests share: the built-in catalogue, fixtures by path, a file read in chunks of a given size.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/catalog/catalog.hpp"
#include "core/import/import.hpp"
#include "tests/fixtures.hpp"

namespace csp::import_test {

inline const Catalog& catalog() {
  static const auto loaded = load_catalog(embedded_asset);
  REQUIRE(loaded.has_value());
  return *loaded;
}

inline std::string bytes_below(const std::string& folder, const std::string& path) {
  std::ifstream file(csp::test::fixtures_folder() + folder + path, std::ios::binary);
  REQUIRE_MESSAGE(file.good(), path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}
inline std::string fixture_bytes(const std::string& path) { return bytes_below("/import/", path); }
inline std::string container(const std::string& name) { return bytes_below("/containers/", name); }

// "kind/name" of every fixture, sorted.
inline std::vector<std::string> fixture_paths() {
  std::vector<std::string> paths;
  const std::filesystem::path root = csp::test::fixtures_folder() + "/import";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) paths.push_back(std::filesystem::relative(entry.path(), root).generic_string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

inline ImportedFile read_text(std::string_view text, ImportOptions options = {}) {
  return import_file(catalog(), "export", 0, text, options);
}
inline ImportedFile read_fixture(const std::string& path) { return read_text(fixture_bytes(path)); }

inline ImportedFile read_in_chunks(std::string_view text, std::size_t size) {
  Importer importer(catalog(), "export", 0);
  for (std::size_t at = 0; at < text.size(); at += size) importer.feed(text.substr(at, size));
  return std::move(importer.finish().front());
}

inline const Finding* finding_of(const ImportedFile& file, std::string_view rule) {
  const auto found = std::find_if(file.findings.begin(), file.findings.end(), [&](const Finding& finding) { return finding.rule == rule; });
  return found == file.findings.end() ? nullptr : &*found;
}

// Of a file that holds one.
inline const Subscription& only(const ImportedFile& file) {
  REQUIRE(file.records.subscriptions.size() == 1);
  return file.records.subscriptions[0];
}

inline std::string argument(const Finding& finding, std::string_view name) {
  for (const MessageArgument& candidate : finding.message.arguments) {
    if (candidate.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&candidate.value)) return *text;
    if (const auto* number = std::get_if<std::int64_t>(&candidate.value)) return std::to_string(*number);
    if (const auto* key = std::get_if<TextKey>(&candidate.value)) return key->key;
    if (const auto* date = std::get_if<Date>(&candidate.value)) return date->iso();
  }
  return {};
}

// Everything a file says, as text: two readings are equal when their texts are.
inline std::string everything(const ImportedFile& file) {
  std::ostringstream out;
  const auto day = [](const std::optional<Date>& date) { return date ? date->iso() : std::string("-"); };
  out << file.kind << ' ' << file.encoding << ' ' << file.complete << ' ' << file.rows.read << '/' << file.rows.repaired << '/'
      << file.rows.refused << '\n';
  for (const Finding& finding : file.findings) {
    out << finding.rule << ' ' << finding.subject;
    for (const MessageArgument& value : finding.message.arguments) out << ' ' << value.name << '=' << argument(finding, value.name);
    for (const Origin& origin : finding.origins) out << ' ' << origin.row;
    out << '\n';
  }
  for (const Subscription& s : file.records.subscriptions) {
    out << s.key << '|' << s.name << '|' << s.sku.text() << '|' << (s.product_sku ? s.product_sku->text() : "") << '|' << s.units << '|'
        << s.state_text << '|' << day(s.purchased) << '|' << day(s.term_start) << '|' << day(s.term_end) << '|' << day(s.phase_end) << '|'
        << day(s.cancel_until) << '|'
        << (s.unit_price_month ? s.unit_price_month->amount.text() + std::string(s.unit_price_month->currency.code()) : "") << '|'
        << static_cast<int>(s.end_action) << '|' << static_cast<int>(s.channel) << '\n';
  }
  for (const UnitPoolRecord& p : file.records.pools) {
    out << p.pool.sku.text() << '|' << p.pool.part_number << '|' << p.pool.enabled << '|' << p.pool.warning << '|' << p.pool.suspended
        << '|' << p.pool.consumed << '\n';
  }
  for (const UserRecord& u : file.records.users) {
    out << u.user.id << '|' << u.user.principal_name << '|' << u.user.display_name << '|' << u.user.usage_location;
    for (const AssignedSku& sku : u.skus)
      out << '|' << sku.sku.text() << (sku.direct ? "d" : "g") << sku.groups.size() << '-' << sku.disabled_plans.size();
    for (const std::string& name : u.unresolved_names) out << "|?" << name;
    out << '\n';
  }
  for (const CustomerRecord& c : file.records.customers) out << c.tenant.text() << '|' << c.name << '|' << c.domain << '\n';
  for (const PriceRecord& p : file.records.prices) {
    out << p.product_sku.text() << '|' << p.title << '|' << static_cast<int>(p.term) << static_cast<int>(p.billing_plan) << '|'
        << p.currency.code() << '|' << (p.partner_price ? p.partner_price->text() : "") << '|'
        << (p.retail_price ? p.retail_price->text() : "") << '|' << day(p.valid_from) << '|' << day(p.valid_to) << '\n';
  }
  for (const Offer& o : file.records.offers) out << o.id.text() << '|' << o.skus.size() << '\n';
  for (const Sku& s : file.records.catalog_skus)
    out << s.id.text() << '|' << s.part_number << '|' << s.name << '|' << s.plans.size() << '\n';
  return out.str();
}

// Part numbers of the user in this row, in the order of their names.
inline std::vector<std::string> licences_of(const ImportedFile& file, std::size_t user) {
  std::vector<std::string> parts;
  REQUIRE(user < file.records.users.size());
  for (const AssignedSku& assigned : file.records.users.at(user).skus) parts.push_back(catalog().find_sku(assigned.sku)->part_number);
  std::sort(parts.begin(), parts.end());
  return parts;
}

}  // namespace csp::import_test
