#include "core/import/tables/column_words.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace csp::column_words {

bool has_word(std::string_view name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

bool is_day_of_record(std::string_view name) {
  return has_word(
      name, {"creat",   "modif",   "updat",  "change",   "invoic", "bill",     "order",  "purchas", "sync",     "export",   "import",
             "report",  "payment", "paid",   "due",      "usage",  "exchange", "charge", "erstell", "geändert", "aktualis", "rechnung",
             "bestell", "zahlung", "factur", "commande", "pedido", "fattura",  "ordine", "créé",    "作成",     "請求",     "注文"});
}

bool names_money(std::string_view name) {
  return has_word(name, {"price", "cost", "preis", "prix", "precio", "prezzo", "preço", "fiyat", "amount", "betrag", "uplift", "discount",
                         "rabatt", "promo", "価格"});
}

bool names_renewal(std::string_view name) {
  return !names_money(name) && !has_word(name, {"owner", "note", "month", "contact", "manager"}) &&
         has_word(name, {"renew", "verlänger", "renouvel", "renovaci", "renovaç", "rinnov", "yenile", "更新", "scheduled", "nextterm",
                         "geplant", "planifi", "programad"});
}

bool names_cancellation(std::string_view name) {
  return has_word(name, {"notrenew", "nonrenew", "norenew", "stop", "cancel", "terminat", "expir", "künd", "resili", "résili", "annul",
                         "disdett", "iptal", "解約"});
}

bool names_start(std::string_view name) {
  return has_word(name, {"start", "begin", "activ", "effectiv", "debut", "début", "inicio", "inizio", "início", "başla", "開始"});
}

bool names_state(std::string_view name) {
  return has_word(name, {"status", "state", "zustand", "statut", "estado", "stato", "situação", "durum", "状態", "ステータス"}) &&
         !names_money(name) &&
         !has_word(name, {"ticket", "support", "invoice", "payment", "billing", "order", "sync", "provision", "deliver", "tax", "customer",
                          "rechnung", "zahlung", "bestell", "factur", "statement"});
}

bool names_channel(std::string_view name) {
  return !names_money(name) && !has_word(name, {"number", "nummer", "numero", "número", "version", "date", "datum"}) &&
         has_word(name, {"channel", "kanal", "canal", "チャネル", "program", "agreement", "vertragsart", "licensingmodel", "purchasedfrom",
                         "boughtfrom", "soldby", "provider", "source"});
}

bool names_seller(std::string_view name) {
  return !name.ends_with("id") && !has_word(name, {"number", "nummer", "price", "mail"}) &&
         has_word(name, {"reseller", "händler", "revendeur", "revendedor", "rivenditore", "bayi", "リセラー", "distributor", "supplier",
                         "lieferant", "fournisseur", "soldby", "boughtfrom", "partnername", "indirectprovider", "partnerofrecord"});
}

bool names_billing(std::string_view name) {
  return !names_money(name) && has_word(name, {"frequen", "billing", "invoic", "payment", "schedule", "abrechn", "zahlungs", "fréquence",
                                               "factur", "frecuencia", "fattur", "frequência", "fatur", "faturalama", "請求", "支払"});
}
bool names_term(std::string_view name) {
  return !names_money(name) &&
         has_word(name, {"term", "contract", "commit", "laufzeit", "vertrag", "bindung", "durée", "engagement", "duración", "compromiso",
                         "durata", "impegno", "duração", "compromisso", "süre", "taahhüt", "期間", "契約"});
}

bool names_promotion(std::string_view name) {
  return has_word(name, {"promo"}) && !has_word(name, {"price", "cost", "preis", "amount", "betrag"});
}

bool is_about_others(std::string_view name) {
  return names_money(name) || name.ends_with("po") ||
         has_word(name, {"department", "abteilung", "location", "region", "reseller", "distributor", "vendor", "category", "tier"}) ||
         has_word(name, {"manager", "owner",    "contact", "mail",    "phone",   "note",     "comment", "type",   "segment",
                         "since",   "currency", "country", "city",    "address", "language", "billing", "status", "state",
                         "date",    "ponumber", "order",   "version", "centre",  "center",   "code",    "group"});
}

bool is_flag_of_running(std::string_view name) {
  if (name.starts_with("is")) name.remove_prefix(2);
  return text::is_one_of(name, {"active",
                                "enabled",
                                "live",
                                "current",
                                "running",
                                "valid",
                                "aktiv",
                                "actif",
                                "activo",
                                "activa",
                                "attivo",
                                "attiva",
                                "ativo",
                                "ativa",
                                "etkin",
                                "aktif",
                                "actief",
                                "activesubscription",
                                "subscriptionactive",
                                "subscriptionenabled",
                                "有効"});
}

bool names_customer(std::string_view name) {
  return has_word(
      name, {"customer", "client",  "kunde",   "endkund", "enduser",    "tenant",        "mandant",     "klant",          "locataire",
             "inquilin", "müşteri", "company", "firma",   "société",    "azienda",       "empresa",     "entreprise",     "organiza",
             "organisa", "account", "buyer",   "debitor", "subscriber", "raisonsociale", "razónsocial", "ragionesociale", "razãosocial",
             "顧客",     "取引先",  "会社",    "企業",    "テナント",   "お客様"});
}

bool names_removal(std::string_view name) {
  return has_word(name, {"remov", "unassign", "revok", "entfernt", "entzog", "retir", "quitad", "rimoss", "removid", "kaldir", "deleted",
                         "deletion", "lösch", "supprim", "elimin", "excluí", "exclusão", "silin", "削除"});
}

bool names_assignment(std::string_view name) {
  return text::is_one_of(name, {"assigned", "isassigned", "licenseassigned", "licenceassigned", "zugewiesen", "attribué", "attribuée",
                                "asignado", "asignada", "assegnato", "assegnata", "atribuído", "atribuída", "atandi"});
}

bool names_way(std::string_view name) {
  return has_word(name, {"inherit", "directassign", "assigneddirect", "directlyassign", "viagroup", "bygroup", "geerbt", "vererbt",
                         "direktzu", "hérit", "hered", "eredit", "herdad", "devral", "継承"});
}

bool orders_removal(std::string_view text) {
  constexpr std::size_t kLongestOrder = 60;
  if (text.size() > kLongestOrder) return false;
  const std::string word = text::folded(text);
  for (const std::string_view order : {"remove", "delete", "unassign", "revoke", "downgrade", "entfernen", "entziehen", "löschen",
                                       "supprimer", "retirer", "eliminar", "quitar", "rimuovere", "remover", "kaldir", "削除"}) {
    if (word.starts_with(order)) return true;
  }
  return false;
}

bool says_removed(std::string_view text) {
  const std::string word = text::folded(text);
  for (const std::string_view begin :
       {"removed",         "unassign", "notassigned", "inactiv", "revoked", "unlicen", "notlicen", "entfernt", "entzogen", "inaktiv",
        "nichtzugewiesen", "retiré",   "nonattribu",  "quitad",  "revocad", "rimoss",  "revocat",  "removid",  "inativ",   "kaldiril"}) {
    if (word.starts_with(begin)) return true;
  }
  return false;
}

}  // namespace csp::column_words
