// A table with one damage at a time: a separator missing or too many at every place, a stray quotation mark at every place, lines
// in front, other separators. Whatever happens, no row that counts as read without a finding may say something else than before.

#include <set>

#include "tests/core/import/support.hpp"
#include "tests/core/support/property_cases.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string record(const PriceRecord& price) {
  std::string text = price.product_sku.text() + "|" + price.title + "|" + std::to_string(static_cast<int>(price.term)) +
                     std::to_string(static_cast<int>(price.billing_plan)) + "|";
  text += std::string(price.currency.code()) + "|" + (price.partner_price ? price.partner_price->text() : "-") + "|" +
          (price.retail_price ? price.retail_price->text() : "-");
  return text + "|" + (price.valid_from ? price.valid_from->iso() : "-") + "|" + std::to_string(static_cast<int>(price.segment));
}

std::set<std::string> record_set(const ImportedFile& file) {
  std::set<std::string> out;
  for (const PriceRecord& price : file.records.prices) out.insert(record(price));
  return out;
}

std::set<std::int32_t> rows_with_findings(const ImportedFile& file) {
  std::set<std::int32_t> rows;
  for (const Finding& finding : file.findings) {
    for (const Origin& origin : finding.origins) rows.insert(origin.row);
  }
  return rows;
}

void expect_no_silent_misread(const std::string& damaged, const std::set<std::string>& truth, std::size_t place) {
  const ImportedFile file = read_text(damaged);
  const std::set<std::int32_t> told = rows_with_findings(file);
  for (const PriceRecord& price : file.records.prices) {
    if (told.count(price.origin.row) != 0 || told.count(0) != 0) continue;
    INFO("damage at " << place << ", row " << price.origin.row << ": " << record(price));
    CHECK(truth.count(record(price)) == 1);
  }
  CHECK(file.rows.read >= 0);
  CHECK(file.rows.read + file.rows.repaired >= static_cast<std::int64_t>(file.records.prices.size()));
}

}  // namespace

TEST_CASE("one missing, added or stray character never changes a price silently") {
  const std::string clean = fixture_bytes("nce-price-list/november.csv");
  const std::set<std::string> truth = record_set(read_text(clean));
  REQUIRE(truth.size() == 4);
  for (std::size_t place = 3; place < clean.size(); place += static_cast<std::size_t>(support::property_share())) {
    const char here = clean[place];
    if (here == ',' || here == '"' || here == '\n') {
      std::string missing = clean;
      missing.erase(place, 1);
      expect_no_silent_misread(missing, truth, place);
      std::string doubled = clean;
      doubled.insert(place, 1, here);
      expect_no_silent_misread(doubled, truth, place);
    }
    if (place % 5 == 0 && here != '"') {
      // Inside a quoted text a quotation mark, a separator and a line end are content or damage, never another row's values.
      std::string quote = clean;
      quote.insert(place, 1, '"');
      const ImportedFile file = read_text(quote);
      CHECK(file.rows.total() >= 1);
    }
  }
}

TEST_CASE("title lines, a type line, a separator line and blank lines in front do not change what is read") {
  const std::string clean = fixture_bytes("nce-price-list/november.csv").substr(3);
  const std::set<std::string> truth = record_set(read_text(clean));
  for (const std::string front : {"sep=,\r\n", "#TYPE Selected.PSCustomObject\r\n", "Price list\r\nNovember 2026\r\n", "\r\n\r\n",
                                  "Contoso,prices\n\n", "\xef\xbb\xbf"}) {
    CHECK_MESSAGE(record_set(read_text(front + clean)) == truth, front);
  }
}

TEST_CASE("separators and encodings do not change what is read") {
  const std::string clean = fixture_bytes("admin-center-users/turkish-windows-1254.csv");
  const std::string utf8 =
      "Görünen ad;Kullanıcı asıl adı;Kimlik bilgisini engelle;Lisanslar;Kullanım konumu\r\nGülşen Işık "
      "Yılmaz;user1@contoso.example;Yanlış;Office 365 E3;TR\r\n";
  const auto name = [](const ImportedFile& file) {
    REQUIRE(file.records.users.size() == 1);
    return file.records.users[0].user.display_name;
  };
  CHECK(name(read_text(clean)) == "Gülşen Işık Yılmaz");
  for (const char separator : {',', '\t', '|', ';'}) {
    std::string other = utf8;
    std::replace(other.begin(), other.end(), ';', separator);
    CHECK(name(read_text(other)) == "Gülşen Işık Yılmaz");
  }
  // UTF-16 as a shell's redirection writes it.
  std::string wide = "\xff\xfe";
  for (std::size_t at = 0; at < utf8.size();) {
    const unsigned char first = static_cast<unsigned char>(utf8[at]);
    const unsigned unit = first < 0x80 ? first : (first & 0x1fu) << 6 | (static_cast<unsigned char>(utf8[at + 1]) & 0x3fu);
    wide += static_cast<char>(unit & 0xff);
    wide += static_cast<char>(unit >> 8);
    at += first < 0x80 ? 1 : 2;
  }
  CHECK(name(read_text(wide)) == "Gülşen Işık Yılmaz");
}

TEST_CASE("a number without quotes that takes two cells refuses its row, also where an empty last cell makes up for it") {
  const std::string header = "Product Title,Total Licenses,Expired Licenses,Assigned licenses,Status Message\n";
  const ImportedFile split = read_text(header + "Microsoft 365 E3,1,000,0,950,\nExchange Online (Plan 1),5,0,5,\n");
  CHECK(split.rows.refused == 1);
  CHECK(finding_of(split, "IMPORT-ROW-TOO-LONG") != nullptr);
  // In every row one empty cell more than the header has: nothing was moved.
  const ImportedFile open = read_text(header + "Microsoft 365 E3,250,10,240,,\nExchange Online (Plan 1),5,0,5,,\n");
  CHECK(open.rows.refused == 0);
  CHECK(open.records.pools.at(0).pool.consumed == 240);
  // Unless the days stand beside their column.
  const ImportedFile moved = read_text(
      "Subscription ID,SKU,Price,Quantity,End Date,Notes\ns-1,CFQ7TTC0LFLX:0001,36,50,25,2027-06-30,\n"
      "s-2,CFQ7TTC0LH16:0001,4,20,5,2027-06-30,\n");
  CHECK(moved.rows.refused == 2);
}
