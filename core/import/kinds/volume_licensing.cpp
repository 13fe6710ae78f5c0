// Volume licensing (EA, Open Value, MPSA): our own template "Product,Quantity,Agreement number,End date", because the agreement's end
// stands in no export of the tenant. The price, where it is known, is what is paid today for one unit and month.

#include <array>
#include <string>

#include "core/base/text.hpp"
#include "core/import/lists/compared_columns.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/lists/named_subscription.hpp"
#include "core/import/lists/repeated_rows.hpp"
#include "core/import/lists/told_period.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/tables/unread_columns.hpp"
#include "core/import/tables/unread_prices.hpp"
#include "core/import/told.hpp"
#include "core/import/values/amounts.hpp"
#include "core/import/values/unknown_word.hpp"

namespace csp {
namespace {

enum { kProduct, kQuantity, kAgreement, kEnd, kProgram, kStart, kUnitPrice, kCurrency, kTenant, kCustomer, kStatus };
constexpr std::array<Column, 11> kColumns = {{
    {"product|productname|productfamily|produkt|produit|producto|prodotto|produto|ürün|製品", true},
    {"quantity|effectivequantity|units|seats|menge|anzahl|quantité|cantidad|quantità|quantidade|adet|miktar|数量|"
     "numberoflicenses|numberoflicences|anzahllizenzen|anzahlderlizenzen|nombredelicences|nºdelicencias|númerodelicencias|"
     "numerodilicenze|nlicenze|númerodelicenças|nºdelicenças|lisanssayisi|ライセンス数",
     true},
    {"agreementnumber|agreement|enrollmentnumber|licensingid|vertragsnummer|numérodecontrat|númerodecontrato|numerocontratto|"
     "anlaşmanumarasi|anlaşmano|sözleşmeno|契約番号",
     true},
    {"enddate|usageenddate|coverageenddate|agreementend|agreementenddate|enddatum|vertragsende|datedefin|datedefinducontrat|"
     "fechadefindelcontrato|finedelcontratto|scadenzadelcontratto|"
     "fimdocontrato|sözleşmebitiştarihi|fechadefinalización|fechadefin|datadifine|"
     "datafinal|bitiştarihi|終了日",
     true},
    {"program|programme|agreementtype|programm|programa|programma|licensingprogram|licenseprogram|purchasechannel|vertragsart|"
     "vertragstyp|lizenzprogramm|channel"},
    {"startdate|usagestartdate|coveragestartdate|agreementstart|agreementstartdate|startdatum|vertragsbeginn|datededébut|fechadeinicio|"
     "datadiinizio|datadeinício|başlangiçtarihi|開始日"},
    {"unitpricepermonth|einzelpreispromonat|prixunitaireparmois|preciounitariopormes|prezzounitarioalmese|preçounitáriopormês|"
     "aylikbirimfiyat|月額単価"},
    {"currency|währung|devise|moneda|valuta|moeda|parabirimi|通貨"},
    {customer_columns::kTenant},
    {customer_columns::kName},
    {"status|agreementstatus|contractstatus|enrollmentstatus|subscriptionstatus|licensestatus|vertragsstatus|zustand|statut|"
     "statutducontrat|état|estado|estadodelcontrato|stato|statodelcontratto|statusdocontrato|situação|durum|sözleşmedurumu|状態|"
     "ステータス"},
}};

class VolumeLicensing : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    auto subscription = named_subscription(context_, cells, kProduct, kQuantity);
    if (!subscription) return;
    customers_.take(context_, {cells[kTenant], {}, cells[kCustomer]});
    unread_columns_.look(cells, {.end = kEnd, .status = kStatus, .channel = kProgram, .sellers_tell = true}, cells[kProduct]);
    const Channel program = channel_word(cells[kProgram]);
    subscription->channel = program == Channel::Unknown ? Channel::EnterpriseAgreement : program;
    if (program == Channel::Unknown) tell_unknown_word(context_.report, cells, kProgram, subscription->key);
    read_state(cells, *subscription);
    subscription->agreement_number = cells[kAgreement];
    unread_prices_.look(cells, kUnitPrice);
    std::array<std::string_view, kColumns.size()> told_cells;
    for (std::size_t column = 0; column < told_cells.size(); ++column) told_cells[column] = cells[column];
    compare_columns(context_.report, cells, {{kQuantity, Compared::Units}, {kEnd, Compared::Day}});
    repeated_rows_.look(context_.report, told_cells, *subscription);
    subscription->unit_price_month = amounts_.unit_price(context_, cells, kUnitPrice, kCurrency);
    Told told(context_.report, subscription->statements);
    if (program != Channel::Unknown)
      told.by(Aspect::Channel, cells, kProgram);
    else
      told.concluded(Aspect::Channel, Conclusion::KindOfFile);
    if (!subscription->state_text.empty())
      told.by(Aspect::State, cells, kStatus);
    else
      told.concluded(Aspect::State, Conclusion::KindOfFile);
    told.by(Aspect::UnitPrice, cells, kUnitPrice);
    told.by(Aspect::TermEnd, cells, kEnd);
    told.by(Aspect::TermStart, cells, kStart);
    std::vector<Subscription>& all = context_.records.subscriptions;
    all.push_back(std::move(*subscription));
    dates_.read(context_, all, all.size() - 1, &Subscription::term_end, cells.name(kEnd), cells[kEnd]);
    dates_.read(context_, all, all.size() - 1, &Subscription::term_start, cells.name(kStart), cells[kStart]);
  }

  void finish() override {
    customers_.finish(context_);
    dates_.resolve(context_, context_.records.subscriptions, {context_.separator != ';', false});
    for (Subscription& subscription : context_.records.subscriptions) check_period(context_.report, subscription);
    amounts_.finish(context_);
    unread_prices_.tell(context_.report);
    unread_columns_.tell(context_.report, customers_.count(), context_.records.subscriptions);
  }

 private:
  // Nothing said: what somebody lists of an agreement runs.
  void read_state(const Cells& cells, Subscription& subscription) {
    subscription.state = SubscriptionState::Active;
    if (value::says_nothing(cells[kStatus])) return;
    subscription.state_text = cells[kStatus];
    subscription.state = value::state(subscription.state_text);
    if (subscription.state == SubscriptionState::Unknown) tell_unknown_word(context_.report, cells, kStatus, subscription.key);
  }

  Dates<Subscription> dates_;
  ListedCustomers customers_;
  Amounts amounts_;
  UnreadPrices unread_prices_;
  RepeatedRows repeated_rows_;
  UnreadColumns unread_columns_;
};

}  // namespace

Kind volume_licensing_kind() {
  return {.id = "volume-licensing",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "product+quantity+agreementnumber",
          .columns = kColumns,
          .json_signs = "product+quantity+agreementNumber",
          .flat_json = true,
          .make = make_reader<VolumeLicensing>};
}

}  // namespace csp
