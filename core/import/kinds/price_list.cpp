// New-commerce licence-based price list and price sheet. Prices are for the whole term, also on monthly billed rows.

#include <array>
#include <map>
#include <string>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/amounts.hpp"

namespace csp {
namespace {

enum {
  kProductId,
  kSkuId,
  kSkuTitle,
  kProductTitle,
  kTerm,
  kBilling,
  kMarket,
  kCurrency,
  kUnitPrice,
  kErp,
  kFrom,
  kTo,
  kTags,
  kSegment,
  kChange,
  kTierFrom
};
constexpr std::array<Column, 16> kColumns = {{
    {"productid", true},
    {"skuid", true},
    {"skutitle"},
    {"producttitle"},
    {"termduration", true},
    {"billingplan", true},
    {"market"},
    {"currency"},
    {"unitprice", true},
    {"erpprice|erp"},
    {"effectivestartdate"},
    {"effectiveenddate"},
    {"tags"},
    {"segment"},
    {"changeindicator"},
    {"pricingtierrangemin"},
}};

class PriceList : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    if (text::is_one_of(text::folded(cells[kChange]), {"delete", "deleted", "del", "d"})) {
      report.note(import_finding::kPriceDeleted, {{"name", text::quoted(cells[cells[kSkuTitle].empty() ? kProductTitle : kSkuTitle])},
                                                  {"found", text::quoted(cells[kChange])}});
      return;
    }
    // What is cheaper only for many units would make few of them look cheap.
    if (const std::int64_t from = value::count(cells[kTierFrom]).value_or(0); from > 1) {
      report.note(import_finding::kPriceTier,
                  {{"name", text::quoted(cells[cells[kSkuTitle].empty() ? kProductTitle : kSkuTitle])}, {"units", from}});
      return;
    }
    PriceRecord record;
    const auto id = product_sku_field(report, cells.name(kSkuId), cells[kProductId], cells[kSkuId], Need::Required);
    record.term = value::term(cells[kTerm]);
    if (record.term == Term::Unknown) refuse(cells, kTerm, "import.expected.term");
    const std::string billing = text::folded(cells[kBilling]);
    record.billing_plan = value::billing_plan_of(billing, record.term);
    if (record.billing_plan == BillingPlan::Unknown && billing != "none" && billing != "onetime")
      refuse(cells, kBilling, "import.expected.billing_plan");
    record.currency = Currency::parse(cells[kCurrency]).value_or(Currency{});
    if (!record.currency.known() && !cells[kCurrency].empty()) refuse(cells, kCurrency, "import.expected.currency");
    record.partner_price = price(cells, kUnitPrice, record.currency);
    record.retail_price = price(cells, kErp, record.currency);
    if (report.row_refused() || !id) return;
    if (!record.partner_price && !record.retail_price) {
      report.refused(import_finding::kValueMissing, {{"column", cells.name(kUnitPrice)}});
      return;
    }
    record.product_sku = *id;
    record.title = cells[kSkuTitle].empty() ? cells[kProductTitle] : cells[kSkuTitle];
    record.segment = value::segment(cells[kSegment]);
    record.market = cells[kMarket];
    record.trial = billing == "none" || text::folded(cells[kTags]).find("trial") != std::string::npos;
    record.origin = report.origin();
    std::vector<PriceRecord>& prices = context_.records.prices;
    prices.push_back(std::move(record));
    dates_.read(context_, prices, prices.size() - 1, &PriceRecord::valid_from, cells.name(kFrom), cells[kFrom]);
    dates_.read(context_, prices, prices.size() - 1, &PriceRecord::valid_to, cells.name(kTo), cells[kTo]);
  }

  void finish() override {
    dates_.resolve(context_, context_.records.prices, {true, true});
    amounts_.finish(context_);
    ask_about_second_prices();
  }

 private:
  // The same offer for the same days at two prices.
  void ask_about_second_prices() {
    std::map<std::string, const PriceRecord*> known;
    for (const PriceRecord& row : context_.records.prices) {
      std::string key = row.product_sku.text() + row.market;
      key += row.currency.code();
      for (const int part : {static_cast<int>(row.term), static_cast<int>(row.billing_plan), static_cast<int>(row.segment), int{row.trial}})
        key += ' ' + std::to_string(part);
      for (const std::optional<Date>& day : {row.valid_from, row.valid_to}) key += ' ' + (day ? day->iso() : std::string());
      const auto [first, added] = known.emplace(std::move(key), &row);
      if (added || (first->second->partner_price == row.partner_price && first->second->retail_price == row.retail_price)) continue;
      const auto shown = [](const PriceRecord& record) {
        return Money{record.retail_price ? *record.retail_price : *record.partner_price, record.currency};
      };
      context_.report.noted_later(row.origin.row, import_finding::kPriceTwice,
                                  {{"name", text::quoted(row.title)},
                                   {"price", shown(*first->second)},
                                   {"other", shown(row)},
                                   {"first", static_cast<std::int64_t>(first->second->origin.row)}});
    }
  }

  void refuse(const Cells& cells, std::size_t column, std::string_view expected) {
    context_.report.refused(
        import_finding::kValueRefused,
        {{"column", cells.name(column)}, {"found", text::quoted(cells[column])}, {"expected", TextKey{std::string(expected)}}});
  }

  std::optional<Decimal> price(const Cells& cells, std::size_t column, Currency& currency) {
    const auto amount = amounts_.read(context_, cells, column, Need::Required);
    if (!amount) return std::nullopt;
    if (!currency.known()) currency = amount->currency;
    return amount->value;
  }

  Dates<PriceRecord> dates_;
  Amounts amounts_;
};

}  // namespace

Kind price_list_kind() {
  return {.id = "nce-price-list",
          .worth = {Worth::Rows::NoCustomers, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "productid+skuid+unitprice+termduration+billingplan",
          .columns = kColumns,
          .json_signs = "productId+skuId+unitPrice+termDuration",
          .flat_json = true,
          .make = make_reader<PriceList>};
}

}  // namespace csp
