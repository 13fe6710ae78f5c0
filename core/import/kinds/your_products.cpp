// Microsoft 365 admin center: "Your products". No public copy of its header exists, so it is read through synonyms in the admin
// center's languages; only a product name and a quantity are needed.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/import/lists/compared_columns.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/lists/named_subscription.hpp"
#include "core/import/lists/repeated_rows.hpp"
#include "core/import/lists/shared_ids.hpp"
#include "core/import/lists/told_period.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/tables/unread_columns.hpp"
#include "core/import/told.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/unknown_word.hpp"
#include "core/import/values/way_of_buying.hpp"

namespace csp {
namespace {

enum {
  kProduct,
  kQuantity,
  kAssigned,
  kStatus,
  kEnd,
  kChannel,
  kAutoRenew,
  kTerm,
  kBilling,
  kSubscriptionId,
  kTenant,
  kCustomer,
  kDomain,
  kTrial,
  kStart,
  kAgreement,
  kPromotion
};
constexpr std::array<Column, 17> kColumns = {{
    {"productname|product|products|subscription|subscriptionname|name|produktname|produkt|nomduproduit|produit|nombredelproducto|producto|"
     "nomeprodotto|prodotto|"
     "nomedoproduto|produto|ürünadi|ürün|製品名|製品",
     true},
    {"quantity|purchasedquantity|totalquantity|totallicenses|totallicences|gesamtlizenzen|lizenzengesamt|licencestotales|"
     "licenciastotales|licenzetotali|licençastotais|toplamlisans|gesamtmenge|gesamtanzahl|quantitétotale|cantidadtotal|quantitàtotale|"
     "quantidadetotal|toplammiktar|合計数量|sumofquantity|summevonmenge|summevonanzahl|sommedequantité|sumadecantidad|sommadiquantità|"
     "somadequantidade|toplamadet|合計|"
     "seatcount|licensequantity|licencequantity|licenseqty|licenceqty|licensecount|licencecount|numberoflicenses|numberoflicences|"
     "anzahllizenzen|anzahlderlizenzen|lizenzanzahl|nombredelicences|quantitédelicences|nºdelicencias|númerodelicencias|"
     "cantidaddelicencias|nlicenze|numerolicenze|numerodilicenze|nºdelicenças|númerodelicenças|quantidadedelicenças|lisanssayisi|"
     "lisansadedi|ライセンス数|seats|numberofseats|"
     "purchased|purchasedlicenses|licenses|licences|lizenzen|licencias|licenze|licenças|lisans|units|qty|menge|anzahl|stückzahl|"
     "gekauftemenge|quantité|"
     "quantitéachetée|cantidad|cantidadcomprada|"
     "comprado|quantidadecomprada|quantità|quantitàacquistata|quantidade|miktar|satinalinanmiktar|satinalinan|adet|数量|購入数",
     true},
    {"assigned|assignedlicenses|assignedquantity|zugewiesenemenge|quantitéattribuée|cantidadasignada|quantitàassegnata|"
     "quantidadeatribuída|atananmiktar|割り当てられた数量|zugewiesen|zugewiesenelizenzen|licencesattribuées|licenciasasignadas|"
     "licenzeassegnate|"
     "licençasatribuídas|atananlisanslar|attribué|asignado|asignadas|assegnato|atribuído|atanan|割り当て済み"},
    {"status|subscriptionstatus|zustand|abonnementstatus|statut|état|statutdelabonnement|étatdelabonnement|estado|estadodelasuscripción|"
     "stato|"
     "statodellabbonamento|statodellasottoscrizione|statusdaassinatura|estadodaassinatura|durum|abonelikdurumu|状態|"
     "サブスクリプションの状態"},
    {"renewaldate|commitmentenddate|commitmenttermenddate|commitmentend|commitmenttermend|termenddate|termend|contractenddate|contractend|"
     "laufzeitende|vertragsende|datedefindengagement|subscriptionenddate|expirydate|expirationdate|renewalorexpirationdate|"
     "enddate|renewsorexpires|nextrenewaldate|expirationrenewaldate|"
     "renewalexpirationdate|expiryrenewaldate|renewalexpirydate|verlängerungsdatum|ablaufverlängerungsdatum|verlängerungsablaufdatum|"
     "verlängerungsoderablaufdatum|ablaufdatum|"
     "datederenouvellement|datedexpiration|datedexpirationrenouvellement|datedexpirationderenouvellement|datedexpirationouderenouvellement|"
     "datederenouvellementexpiration|fechadeexpiraciónrenovación|"
     "fechaderenovaciónexpiración|fechadevencimiento|datadiscadenzarinnovo|datadirinnovoscadenza|datadeexpiraçãorenovação|"
     "datadevencimento|sonkullanmayenilemetarihi|有効期限更新日|更新日有効期限|"
     "fechaderenovación|fechadeexpiración|datadirinnovo|datadiscadenza|datadarenovação|dataderenovação|datadeexpiração|yenilemetarihi|"
     "sonatarihi|"
     "sonkullanmatarihi|bitiştarihi|更新日|有効期限|end|enddatum|datedefin|fechadefin|fechadefinalización|datadifine|datafine|"
     "datadetérmino|datadofim|datadevalidade|sonaermetarihi|終了日|datedéchéance|datascadenza|scadenza"},
    {"purchasechannel|channel|purchasedfrom|provider|kaufkanal|einkaufskanal|canaldachat|canaldecompra|canalediacquisto|satinalmakanali|"
     "購入チャネル"},
    {"recurringbilling|autorenew|autorenewal|autorenewenabled|automatischeverlängerung|renouvellementautomatique|"
     "renovaciónautomática|rinnovoautomatico|renovaçãoautomática|otomatikyenileme|自動更新|serienabrechnung|facturationpériodique|"
     "facturaciónperiódica|"
     "fatturazionericorrente|cobrançarecorrente|yinelenenfaturalama"},
    {"term|subscriptionlength|commitment|commitmentterm|laufzeit|durée|plazo|durata|prazo|dönem"},
    {"billingfrequency|billingplan|billingcycle|abrechnungshäufigkeit|fréquencedefacturation|frecuenciadefacturación|"
     "frequenzadifatturazione|frequênciadecobrança|faturalandirmasikliği"},
    {"subscriptionid|abonnementid|iddabonnement|iddesuscripción|idabbonamento|idassinatura|abonelikkimliği|サブスクリプションid"},
    {customer_columns::kTenant},
    {customer_columns::kName},
    {customer_columns::kDomain},
    {"istrial|trial|subscriptiontype|licensetype|offertype"},
    {"startdate|startdatum|datededébut|fechadeinicio|datadiinizio|datadeinício|başlangiçtarihi|開始日"},
    {"program|agreementtype|agreement|licensingprogram"},
    {"promotionid|promotion|promoid|promo|promotioncode|promocode|promotionname|haspromotion"},
}};

// A trial is named as such by its status alone.
bool is_trial(std::string_view status) {
  static constexpr std::array<std::string_view, 8> kWords = {"trial",           "test",      "testversion", "essai", "prueba",
                                                             "versionediprova", "avaliação", "試用版"};
  return std::find(kWords.begin(), kWords.end(), text::folded(status)) != kWords.end();
}

class YourProducts : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    unread_columns_.look(cells, {kEnd, kStatus, kTerm, kTrial, cells.has_column(kChannel) ? kChannel : kAgreement, true, kBilling},
                         cells[kProduct]);
    auto subscription = named_subscription(context_, cells, kProduct, kQuantity);
    if (!subscription) return;
    compare_columns(context_.report, cells,
                    {{kQuantity, Compared::Units},
                     {kEnd, Compared::Day},
                     {kAutoRenew, Compared::Renewal},
                     {kStatus, Compared::State},
                     {kTerm, Compared::Term}});
    customers_.take(context_, {cells[kTenant], cells[kDomain], cells[kCustomer]});
    other_customers_.look(cells, {kCustomer, kTenant, kDomain});
    Told told(context_.report, subscription->statements);
    read_id(cells, *subscription, told);
    read_state(cells, *subscription);
    read_trial(cells, *subscription, told);
    const std::size_t channel_place = read_channel(cells, *subscription);
    read_promotion(cells, *subscription, told);
    const bool renewal_by_day = read_renewal(cells, *subscription, told);
    subscription->term = value::term(cells[kTerm]);
    subscription->billing_plan = value::billing_plan_of(cells[kBilling], subscription->term);
    tell_unknown(cells, kAutoRenew, *subscription, !subscription->auto_renew);
    tell_unknown(cells, kTerm, *subscription, subscription->term == Term::Unknown);
    tell_unknown(cells, kBilling, *subscription, subscription->billing_plan == BillingPlan::Unknown);
    tell_unknown(cells, channel_place, *subscription, subscription->channel == Channel::Unknown);
    told.by(Aspect::State, cells, kStatus);
    told.by(Aspect::Channel, cells, channel_place);
    if (!renewal_by_day)
      told.by(Aspect::AutoRenew, cells, kAutoRenew);
    else if (subscription->auto_renew)
      told.by(Aspect::AutoRenew, cells, kEnd, Conclusion::Wording);
    told.by(Aspect::Term, cells, kTerm);
    told.by(Aspect::BillingPlan, cells, kBilling);
    told.by(Aspect::TermStart, cells, kStart);
    told.by(Aspect::TermEnd, cells, kEnd);
    add_assigned(cells, *subscription);
    std::vector<Subscription>& all = context_.records.subscriptions;
    all.push_back(std::move(*subscription));
    dates_.read(context_, all, all.size() - 1, &Subscription::term_start, cells.name(kStart), cells[kStart]);
    dates_.read(context_, all, all.size() - 1, &Subscription::term_end, cells.name(kEnd), cells[kEnd]);
  }

  void finish() override {
    customers_.finish(context_);
    other_customers_.tell(context_.report, customers_.count());
    for (const SharedIds::Apart& apart : shared_ids_.finish(context_.report, context_.records.subscriptions))
      forget_id(*apart.subscription);
    dates_.of_term(&Subscription::term_start, &Subscription::term_end);
    dates_.resolve(context_, context_.records.subscriptions, {context_.separator != ';', false});
    for (Subscription& subscription : context_.records.subscriptions) check_period(context_.report, subscription);
    unread_columns_.tell(context_.report, customers_.count(), context_.records.subscriptions);
    leave_out_uncertain();
    for (auto& [sku, record] : assigned_) context_.records.pools.push_back(std::move(record));
  }

 private:
  void read_id(const Cells& cells, Subscription& subscription, Told& told) {
    shared_ids_.look(context_.report, cells.name(kSubscriptionId), cells[kSubscriptionId]);
    if (const auto id = value::id_in(cells[kSubscriptionId]); id && !id->is_zero()) {
      subscription.commerce_id = cells[kSubscriptionId].size() == 36 ? std::string(cells[kSubscriptionId]) : id->text();
      subscription.key = id->text();
      told.by(Aspect::CommerceId, cells, kSubscriptionId);
    } else {
      repeated_rows_.look(context_.report, cells.as_written(), subscription);
    }
  }

  void read_state(const Cells& cells, Subscription& subscription) {
    subscription.state_text = cells[kStatus];
    subscription.state = value::state(subscription.state_text);
    if (subscription.state != SubscriptionState::Unknown) return;
    if (value::is_placeholder(subscription.state_text)) subscription.state_text.clear();
    if (subscription.state_text.empty()) return;
    context_.report.note(import_finding::kWordUnknown, {{"column", cells.name(kStatus)}, {"found", text::quoted(cells[kStatus])}},
                         subscription.key);
  }

  void read_trial(const Cells& cells, Subscription& subscription, Told& told) {
    const bool by_name = value::names_trial(cells[kProduct]);
    std::optional<bool> trial = value::names_trial(cells[kTrial]) ? std::optional(true) : value::truth(cells[kTrial]);
    const int other = trial.value_or(false) ? -1 : other_trial_place(cells, kTrial);
    if (other >= 0) trial = true;
    subscription.trial = trial.value_or(is_trial(cells[kStatus]) || by_name);
    if (other >= 0)
      told.by(Aspect::Trial, text::trimmed(cells.header()[static_cast<std::size_t>(other)]),
              cells.as_written()[static_cast<std::size_t>(other)]);
    else if (trial)
      told.by(Aspect::Trial, cells, kTrial);
    else if (subscription.trial)
      told.by(Aspect::Trial, cells, by_name ? kProduct : kStatus, Conclusion::Wording);
  }

  // The column that tells it: "Direct" says less than the agreement beside it.
  static std::size_t read_channel(const Cells& cells, Subscription& subscription) {
    const Channel by_agreement = channel_word(cells[kAgreement]);
    subscription.channel = channel_word(cells[kChannel]);
    const bool says_more = subscription.channel == Channel::WebDirect && is_direct(by_agreement);
    if (!cells[kChannel].empty() && !says_more) return kChannel;
    subscription.channel = by_agreement;
    return kAgreement;
  }

  static void read_promotion(const Cells& cells, Subscription& subscription, Told& told) {
    if (value::says_nothing(cells[kPromotion])) return;
    subscription.has_promotion = value::truth(cells[kPromotion]).value_or(true);
    told.by(Aspect::Promotion, cells, kPromotion);
  }

  // True: the words beside the day are what tells it ("Renews on ...").
  static bool read_renewal(const Cells& cells, Subscription& subscription, Told& told) {
    const bool by_day = cells[kAutoRenew].empty();
    subscription.auto_renew = by_day ? value::renews_on(cells[kEnd]) : value::renews(cells[kAutoRenew]);
    if (subscription.auto_renew.value_or(false)) {
      subscription.end_action = EndOfTermAction::Renew;
      told.by(Aspect::EndAction, cells, by_day ? kEnd : kAutoRenew, Conclusion::AutoRenew);
    }
    return by_day;
  }

  // No partner can look it up: the product list joins the other files by its product.
  static void forget_id(Subscription& subscription) {
    const Origin& origin = subscription.origins.front();
    subscription.key = std::to_string(origin.file) + ":" + std::to_string(origin.row);
    subscription.commerce_id.clear();
    std::erase_if(subscription.statements, [](const Statement& statement) { return statement.aspect == Aspect::CommerceId; });
  }

  void tell_unknown(const Cells& cells, std::size_t column, const Subscription& subscription, bool unknown) {
    if (unknown) tell_unknown_word(context_.report, cells, column, subscription.key);
  }

  // A row that may be about one of several products makes the numbers of these uncertain, and one that may be about any, or tells no
  // number, those of all: told of some products only, the others would look as if nobody used them.
  void leave_out_uncertain() {
    if (!any_uncertain_.empty()) {
      std::vector<Guid> all;
      for (const auto& [sku, record] : assigned_) all.push_back(sku);
      leave_out(all, any_uncertain_);
    }
    for (const auto& [product, candidates] : uncertain_) leave_out(candidates, product);
  }

  void leave_out(const std::vector<Guid>& skus, const std::string& product) {
    std::string names;
    for (const Guid& sku : skus) {
      const auto read = assigned_.find(sku);
      if (read == assigned_.end()) continue;
      const Sku* known = context_.catalog.find_sku(sku);
      text::append_listed(names, known == nullptr ? sku.text() : known->name);
      assigned_.erase(read);
    }
    if (names.empty()) return;
    context_.report.about_file(import_finding::kAssignedUnused,
                               {{"column", assigned_column_}, {"names", names}, {"name", text::quoted(product)}});
  }

  void add_assigned(const Cells& cells, const Subscription& subscription) {
    const auto assigned = count_field(context_.report, cells.name(kAssigned), cells[kAssigned], Need::Optional);
    if (!assigned || subscription.sku.is_zero()) {
      std::vector<Guid> candidates;
      if (!subscription.product_sku && subscription.sku.is_zero()) {
        for (const Sku* sku : skus_sold_as(context_.catalog, cells[kProduct])) candidates.push_back(sku->id);
      }
      if (!candidates.empty())
        uncertain_.emplace(cells[kProduct], std::move(candidates));
      else if (any_uncertain_.empty())
        any_uncertain_ = cells[kProduct];
      return;
    }
    assigned_column_ = cells.name(kAssigned);
    UnitPoolRecord& record = assigned_[subscription.sku];
    record.units_known = false;  // the subscriptions are summed
    record.pool.sku = subscription.sku;
    record.pool.part_number = subscription.part_number;
    record.pool.consumed = units_together(record.pool.consumed, *assigned);
    record.pool.origins.push_back(context_.report.origin());
    if (record.pool.origins.size() > 1) return;
    Told told(context_.report, record.pool.statements);
    told.by(Aspect::Sku, cells, kProduct, Conclusion::OnlyName);
    told.by(Aspect::PartNumber, cells, kProduct, Conclusion::OnlyName);
    told.by(Aspect::Consumed, cells, kAssigned);
  }

  Dates<Subscription> dates_;
  ListedCustomers customers_;
  OtherCustomers other_customers_;
  std::map<Guid, UnitPoolRecord> assigned_;
  RepeatedRows repeated_rows_;
  std::string assigned_column_;
  std::map<std::string, std::vector<Guid>> uncertain_;  // product -> what it may be
  std::string any_uncertain_;                           // the first product that may be anything, or has no number
  SharedIds shared_ids_;
  UnreadColumns unread_columns_;
};

}  // namespace

Kind your_products_kind() {
  return {
      .id = "your-products",
      .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
      .table_signs =
          "productname+quantity+status|productname+quantity+renewaldate|productname+quantity+purchasechannel|productname+quantity+assigned",
      .columns = kColumns,
      .make = make_reader<YourProducts>};
}

}  // namespace csp
