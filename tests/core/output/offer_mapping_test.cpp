// The answers about uncertain offers as a file for colleagues: what is written is read again as the same answers.
#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/import/import.hpp"
#include "core/output/output_list.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;

TEST_CASE("without an answer there is no mapping file") { CHECK(make_offer_mapping(support::sample_plan().context()).empty()); }

TEST_CASE("a mapping file is recognised when it is opened and gives the same answers") {
  support::Sample sample = support::sample_plan();
  const Guid basic = *Guid::parse("3b555118-da6a-4418-894f-7df1e2096870"), e3 = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
  sample.settings.offer_mapping = {{{"CFQ7TTC0LH16", "0001"}, basic}, {{"CFQ7TTC0LFLX", "002Q"}, e3}};
  sample.settings.name_mapping = {{"E3 alt, \"neu\"", e3}};
  const std::vector<OutputFile> files = make_offer_mapping(sample.context());
  REQUIRE(files.size() == 1);
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  const ImportedFile read = import_file(*catalog, files[0].name, 0, files[0].bytes);
  CHECK(read.kind == "offer-mapping");
  CHECK(read.rows.read == 3);
  CHECK(read.rows.refused == 0);
  const std::map<ProductSku, Guid> answers(read.records.offer_answers.begin(), read.records.offer_answers.end());
  CHECK(answers == sample.settings.offer_mapping);
  const std::map<std::string, Guid> names(read.records.name_answers.begin(), read.records.name_answers.end());
  CHECK(names == sample.settings.name_mapping);
}

TEST_CASE("a mapping file in JSON is read as well, and a row without a usable SKU is refused with its place") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  const ImportedFile read =
      import_file(*catalog, "answers.json", 0,
                  R"([{"productId":"CFQ7TTC0LH16","skuId":"0001","chosenTenantSkuId":"3b555118-da6a-4418-894f-7df1e2096870"},
                                            {"productId":"CFQ7TTC0LDPB","skuId":"0001","chosenTenantSkuId":"Business Standard"}])");
  CHECK(read.kind == "offer-mapping");
  CHECK(read.rows.read == 1);
  CHECK(read.rows.refused == 1);
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].origins[0].row == 2);
}
