#include "core/import/lists/named_subscription.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/told.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

bool one_of(std::string_view word, std::string_view list) {
  const std::vector<std::string_view> words = text::split(list, '|');
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Asked of every row: most cells have none of the letters that any of the words has.
bool may_name_total(std::string_view cell) {
  static constexpr std::array<std::string_view, 19> kParts = {"oma", "ota", "OTA",   "umm",   "UMM",   "uma",   "UMA", "omm", "OMM", "sum",
                                                              "Sum", "SUM", "esamt", "ESAMT", "rgebn", "RGEBN", "opl", "OPL", "計"};
  return std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) { return cell.find(part) != std::string_view::npos; });
}

// A part number of the trade says what the product is, whatever its column is called; where a row has two, none is taken.
std::optional<std::size_t> only_offer_of_row(const Cells& cells) {
  std::optional<std::size_t> place;
  const std::span<const std::string_view> row = cells.as_written();
  for (std::size_t at = 0; at < row.size() && at < cells.header().size(); ++at) {
    const auto found = value::product_sku_in(row[at]);
    if (!found) continue;
    if (place && !(value::product_sku_in(row[*place])->id == found->id)) return std::nullopt;
    if (!place) place = at;
  }
  return place;
}

}  // namespace

bool is_total_row(std::string_view product) {
  if (!may_name_total(product)) return false;
  // "Total (12 rows)"
  return one_of(
      text::folded(product.substr(0, product.find('('))),
      "total|totals|sum|subtotal|gesamt|gesamtsumme|gesamtergebnis|ergebnis|summe|zwischensumme|somme|somma|soma|totalgénéral|soustotal|"
      "sumatotal|"
      "totalgeneral|totale|totalegenerale|totalecomplessivo|totalgeral|toplam|geneltoplam|grandtotal|eindtotaal|totaal|totalsumma|totalt|"
      "sumakońcowa|合計|総計|小計|集計");
}

bool names_total(std::string_view cell) {
  if (!may_name_total(cell)) return false;
  if (is_total_row(text::trimmed(cell))) return true;
  const std::string words = text::folded_words(cell);
  const std::size_t first = words.find(' '), last = words.rfind(' ');
  if (last == std::string::npos) return false;
  // In the languages of the south the word stands in front, and so it does before what was counted.
  return is_total_row(std::string_view(words).substr(last + 1)) ||
         one_of(std::string_view(words).substr(0, first), "total|totale|totals|subtotal|totalt|totaal|summe|zwischensumme|somme|sum|suma");
}

Channel channel_word(std::string_view text) {
  const std::string word = text::folded(text);
  if (one_of(word,
             "direct|directfrommicrosoft|microsoft|commercialdirect|direkt|directo|diretto|direto|doğrudan|直接|weborder|web|webdirect|"
             "directweb"))
    return Channel::WebDirect;
  if (one_of(word, "mosa|mosp|microsoftonlinesubscriptionagreement|directmosa")) return Channel::WebDirectMosa;
  if (one_of(word, "mca|microsoftcustomeragreement|directmca")) return Channel::WebDirectMca;
  if (one_of(word,
             "volumelicensing|volumelicense|enterpriseagreement|ea|enterprise|enterpriseenrollment|eas|easubscription|ees|sce|select|"
             "volumenlizenzierung|licenceenvolume|licenciasporvolumen|"
             "contrattimultilicenza|"
             "licenciamentoporvolume|toplulisanslama|ボリュームライセンス|mpsa|selectplus|mcae")) {
    return Channel::EnterpriseAgreement;
  }
  if (one_of(word, "openvalue|open|openlicense|ov|ovs|openvaluesubscription")) return Channel::OpenValue;
  if (one_of(word,
             "csp|nce|newcommerce|newcommerceexperience|reseller|cloudsolutionprovider|partner|partenaire|parceiro|händler|wiederverkäufer|"
             "revendeur|revendedor|rivenditore|bayi|"
             "satici|リセラー"))
    return Channel::CspPartner;
  // "Partner (CSP)", "Fournisseur de solutions cloud"
  for (const std::string_view part :
       {"csp", "cloudsolutionprovider", "fournisseurdesolutionscloud", "providerdisoluzionicloud", "proveedordesolucionesenlanube",
        "provedordesoluçõesdenuvem", "bulutçözümüsağlayici", "クラウドソリューションプロバイダー"}) {
    if (word.find(part) != std::string::npos) return Channel::CspPartner;
  }
  return Channel::Unknown;
}

std::optional<Subscription> named_subscription(const ReaderContext& context, const Cells& cells, std::size_t product_column,
                                               std::size_t units_column) {
  FileReport& report = context.report;
  const std::string_view product = cells[product_column];
  if (product.empty()) {
    report.refused(import_finding::kValueMissing, {{"column", cells.name(product_column)}});
    return std::nullopt;
  }
  if (is_total_row(product)) {
    report.note(import_finding::kTotalRow);
    return std::nullopt;
  }
  if (value::is_unlimited(cells[units_column])) {
    report.note(import_finding::kUnlimited, {{"name", text::quoted(product)}, {"found", text::quoted(cells[units_column])}});
    return std::nullopt;
  }
  const auto count = count_field(context, cells.name(units_column), cells[units_column], Need::Required);
  if (!count) return std::nullopt;
  Subscription subscription;
  subscription.name = product;
  subscription.units = *count;
  const Origin origin = report.origin();
  subscription.origins.push_back(origin);
  subscription.key = std::to_string(origin.file) + ":" + std::to_string(origin.row);
  Told told(report, subscription.statements);
  told.by(Aspect::Name, cells, product_column);
  told.by(Aspect::Units, cells, units_column);
  const std::optional<std::size_t> elsewhere = only_offer_of_row(cells);
  if (const auto found = value::product_sku_in(product)) {
    subscription.product_sku = found->id;
    told.by(Aspect::Offer, cells, product_column);
  } else if (elsewhere) {
    const std::string_view cell = cells.as_written()[*elsewhere];
    subscription.product_sku = value::product_sku_in(cell)->id;
    told.by(Aspect::Offer, text::trimmed(cells.header()[*elsewhere]), cell);
  } else if (const Sku* sku = sku_field(context, product)) {
    subscription.sku = sku->id;
    subscription.part_number = sku->part_number;
    told.by(Aspect::Sku, cells, product_column, Conclusion::OnlyName);
    told.by(Aspect::PartNumber, cells, product_column, Conclusion::OnlyName);
  }
  return subscription;
}

}  // namespace csp
