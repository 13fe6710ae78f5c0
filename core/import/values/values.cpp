#include "core/import/values/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"

namespace csp::value {
namespace {

template <typename Meaning, std::size_t count>
const Meaning* meaning_of(std::string_view word, const std::array<std::pair<std::string_view, Meaning>, count>& table) {
  if (word.empty()) return nullptr;
  // Asked of several cells of every row, so without building lists of the words.
  for (const auto& [words, meaning] : table) {
    for (std::string_view rest = words; !rest.empty();) {
      const std::size_t bar = rest.find('|');
      if (rest.substr(0, bar) == word) return &meaning;
      rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
    }
  }
  return nullptr;
}

// The text with every kind of blank and apostrophe between digits dropped, in ordinary digits and signs.
std::string compact(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint32_t c = text::narrowed(text::decode_utf8(text, at));
    if (c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == '\'' || c == 0x2019 || c == 0x200b) continue;
    text::append_utf8(out, c == 0x2212 ? '-' : c);
  }
  return out;
}

// Digits grouped by `mark` as 1,234,567.
bool grouped_in_threes(std::string_view text, char mark) {
  const std::vector<std::string_view> groups = text::split(text, mark);
  // 1,25,000: in India the groups before the last one are of two.
  if (groups.size() > 2 && mark == ',' && groups[0].size() <= 2 && groups.back().size() == 3 &&
      std::all_of(groups.begin() + 1, groups.end() - 1, [](std::string_view group) { return group.size() == 2; }))
    return groups[0].size() > 0 && groups[0][0] != '0' && text.find_first_not_of("0123456789,") == std::string_view::npos;
  if (groups.size() < 2 || groups[0].empty() || groups[0].size() > 3 || groups[0][0] == '0') return false;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0 && groups[i].size() != 3) return false;
    if (!std::all_of(groups[i].begin(), groups[i].end(), text::is_digit)) return false;
  }
  return true;
}

std::string without(std::string text, char mark) {
  text.erase(std::remove(text.begin(), text.end(), mark), text.end());
  return text;
}

}  // namespace

std::string_view without_spreadsheet_guard(std::string_view text) {
  text = text::trimmed(text);
  if (text.size() >= 3 && text.substr(0, 2) == "=\"" && text.back() == '"') return text::trimmed(text.substr(2, text.size() - 3));
  // Written by a program whose quotation mark is the single one.
  if (text.size() >= 2 && text.front() == '\'' && text.back() == '\'') return text::trimmed(text.substr(1, text.size() - 2));
  if (text.size() >= 2 && text.front() == '\'' && (text::is_digit(text[1]) || text[1] == '-')) return text.substr(1);
  return text;
}

std::optional<std::int64_t> count(std::string_view text) {
  const std::optional<Count> known = count_with(text, std::nullopt);
  return known ? std::optional(known->value) : std::nullopt;
}

namespace {

// "25 Licenses", "25 users": what is counted says nothing more than the column does.
std::string_view without_unit(std::string_view text) {
  if (text.empty() || text::is_digit(text.back()) || !text::is_digit(text.front())) return text;
  const std::size_t end = text.find_last_of("0123456789") + 1;
  return text::is_one_of(
             text::folded(text.substr(end)),
             {"licenses", "licences", "license", "licence",  "users",     "user",         "seats",     "seat",      "units",
              "unit",     "lizenzen", "lizenz",  "benutzer", "einheiten", "utilisateurs", "licencias", "licencia",  "usuarios",
              "licenze",  "licenza",  "utenti",  "licenças", "licença",   "usuários",     "lisans",    "kullanici", "ライセンス",
              "ユーザー", "本",       "個",      "件",       "名",        "人",           "席"})
             ? text.substr(0, end)
             : text;
}

}  // namespace

std::optional<Count> count_with(std::string_view whole, std::optional<char> decimal_mark) {
  Count out;
  const std::string narrow = text::narrowed(text::trimmed(whole));
  std::string text = compact(without_unit(narrow));
  if (text.size() > 1 && text.front() == '+') text.erase(0, 1);
  const std::size_t mark = text.find_last_of(".,");
  if (mark != std::string::npos) {
    const std::string_view tail = std::string_view(text).substr(mark + 1);
    const std::string head = text.substr(0, mark);
    const bool zeros = !tail.empty() && std::all_of(tail.begin(), tail.end(), [](char c) { return c == '0'; });
    const bool one_mark = head.find_first_of(".,") == std::string::npos;
    const bool other_mark = head.find(text[mark] == '.' ? ',' : '.') != std::string::npos;
    const bool decimals = tail.size() != 3 || head == "0" || other_mark || (one_mark && decimal_mark == text[mark]);
    out.assumed = one_mark && !decimals && zeros && !decimal_mark;  // "20,500" as twenty and a half would be no count
    if (decimals && !zeros) return std::nullopt;
    if (decimals) text = head;
    for (const char group : {',', '.'}) {
      if (text.find(group) == std::string::npos) continue;
      if (!grouped_in_threes(text, group)) return std::nullopt;
      text = without(text, group);
    }
  }
  if (text.empty() || text.size() > 11) return std::nullopt;
  for (const char c : text) {
    if (!text::is_digit(c)) return std::nullopt;
    out.value = out.value * 10 + (c - '0');
  }
  return out.value <= kMostUnits ? std::optional(out) : std::nullopt;
}

std::optional<Amount> amount(std::string_view whole, char decimal_mark) {
  Amount out;
  std::string text = compact(text::trimmed(whole));
  if (text.size() >= 2 && text.front() == '(' && text.back() == ')') text = "-" + text.substr(1, text.size() - 2);
  bool negative = false;
  std::string number;
  std::string letters;
  bool number_ended = false;
  const bool leading_point = whole.find(" .") != std::string_view::npos;  // "kr .75"
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint32_t c = text::decode_utf8(text, at);
    const bool behind_letter = !letters.empty() && (letters.back() | 32) >= 'a' && (letters.back() | 32) <= 'z';
    const bool shortened = c == '.' && behind_letter && !leading_point && (number.empty() || number_ended);  // "Rs. 500", "500 kr."
    const bool numeric = !shortened && c < 0x80 && (text::is_digit(static_cast<char>(c)) || c == '.' || c == ',');
    if (numeric) {
      if (number_ended) return std::nullopt;
      number += static_cast<char>(c);
      continue;
    }
    if (!number.empty() && (c == 'E' || c == 'e') && at < text.size() && (text[at] == '-' || text[at] == '+')) {
      // 0E-20 is how one export writes zero; any other power of ten was a longer number once.
      if (number.find_first_not_of("0.,") != std::string::npos) return std::nullopt;
      return out;
    }
    number_ended = !number.empty();
    if (c == '-') {
      negative = true;
    } else if (c != '+') {
      text::append_utf8(letters, c);
    }
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kSigns = {{{"€|EUR", "EUR"},
                                                                                            {"US$|USD", "USD"},
                                                                                            {"£|GBP", "GBP"},
                                                                                            {"₺|TL|TRY", "TRY"},
                                                                                            {"A$|AU$|AUD", "AUD"},
                                                                                            {"C$|CA$|CAD", "CAD"},
                                                                                            {"CHF|Fr.", "CHF"},
                                                                                            {"JP¥|JPY", "JPY"},
                                                                                            {"R$|BRL", "BRL"},
                                                                                            {"₹|Rs|Rs.|INR", "INR"}}};
  if (const std::string_view* code = meaning_of(std::string_view(letters), kSigns)) {
    out.currency = Currency::parse(*code).value_or(Currency{});
  } else if (letters.size() == 3 && Currency::parse(letters)) {
    out.currency = *Currency::parse(letters);
  } else if (!letters.empty() && letters != "$" && letters != "¥" && letters != "kr" && letters != "kr.") {
    return std::nullopt;
  }
  const std::size_t points = static_cast<std::size_t>(std::count(number.begin(), number.end(), '.'));
  const std::size_t commas = static_cast<std::size_t>(std::count(number.begin(), number.end(), ','));
  char mark = decimal_mark;
  if (points > 0 && commas > 0) {
    mark = out.certain_mark = number.rfind('.') > number.rfind(',') ? '.' : ',';
  } else if (points + commas > 0) {
    const char only = points > 0 ? '.' : ',';
    const bool thousands_possible = grouped_in_threes(number, only) && number.front() != '0';
    if (points + commas > 1) {
      mark = out.certain_mark = only == '.' ? ',' : '.';
    } else if (!thousands_possible) {
      mark = out.certain_mark = only;
    } else {
      out.lone_mark = only;
      out.assumed = only != decimal_mark || decimal_mark != '.';
    }
  }
  const char group = mark == '.' ? ',' : '.';
  const std::size_t decimals_at = number.find(mark);
  const std::string whole_part = number.substr(0, decimals_at);
  if (whole_part.find(group) != std::string::npos && !grouped_in_threes(whole_part, group)) return std::nullopt;
  std::string plain = without(whole_part, group);
  if (decimals_at != std::string::npos) plain += "." + number.substr(decimals_at + 1);
  if (plain.empty() || plain.front() == '.') plain.insert(0, "0");
  if (number.find_first_of("0123456789") == std::string::npos) return std::nullopt;
  const std::optional<Decimal> value = Decimal::parse(negative ? "-" + plain : plain);
  if (!value) return std::nullopt;
  out.value = *value;
  return out;
}

std::optional<bool> truth(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, bool>, 2> kWords = {{
      {"true|yes|y|1|wahr|ja|vrai|oui|verdadero|si|sí|sì|vero|verdadeiro|sim|doğru|evet|enabled|on|ein|aktiviert|activé|activée|activado|"
       "activada|attivato|attivata|ativado|ativada|"
       "açik|"
       "オン|はい|blocked|blockiert",
       true},
      {"false|no|n|0|falsch|nein|nee|faux|non|falso|não|nao|yanliş|hayir|yanlis|disabled|off|aus|deaktiviert|désactivé|désactivée|"
       "desactivado|desactivada|"
       "disattivato|disattivata|desativado|desativada|kapali|オフ|いいえ|allowed|zugelassen",
       false},
  }};
  const bool* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? std::nullopt : std::optional(*known);
}

Term term(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Term>, 3> kWords = {{
      {"p1m|1month|onemonth|month|monthly|1monat|monat|monatlich|1mois|mois|1mes|1mese|1mês|1ay|aylik|1|720|1monate|1months|1か月|1ヶ月|"
       "1ヵ月|onemonthterm|1monthterm|monthtomonth|mtm|1maand|maand|maandelijks|mensuelle|mensuel|mensual|mensile|mensal|月次",
       Term::OneMonth},
      {"p1y|p12m|1year|oneyear|year|yearly|annual|annually|12months|12month|1jahr|jährlich|1an|annuel|1año|anual|1anno|annuale|1ano|1yil|"
       "1yil|yillik|12|8640|12monate|12mois|12meses|12mesi|12ay|1jahre|1years|1ans|1年|年間|12か月|12ヶ月|"
       "oneyearterm|1yearterm|1jaar|jaar|jaarlijks|annuelle|annuels|yil|年次",
       Term::OneYear},
      {"p3y|p36m|3year|3years|threeyear|threeyears|triennial|36months|36month|3jahre|3ans|3años|3anni|3anos|3yil|36|25920|3jahr|"
       "36monate|36mois|36meses|36mesi|36ay|3年|36か月|"
       "threeyearterm|3yearterm",
       Term::ThreeYears},
  }};
  const std::string word = text::folded(text);
  if (word.empty()) return Term::Unknown;
  if (const Term* known = meaning_of(std::string_view(word), kWords)) return *known;
  // "One-Year commitment for monthly billing", "Annual - Monthly", "12 Month Commitment".
  static constexpr std::array<std::pair<std::string_view, Term>, 3> kBeginnings = {{
      {"onemonth|1month|monthtomonth|monthlycommit|monthlyterm", Term::OneMonth},
      {"oneyear|1year|1yr|12month|annualcommit|annualterm|annualmonthly|annualbilled|annualpaid|annualplan|yearlycommit|365day",
       Term::OneYear},
      {"threeyear|3year|3yr|36month|triennial|1095day", Term::ThreeYears},
  }};
  for (const auto& [beginnings, meaning] : kBeginnings) {
    for (const std::string_view beginning : text::split(beginnings, '|')) {
      if (word.starts_with(beginning)) return meaning;
    }
  }
  return Term::Unknown;
}

BillingPlan billing_plan(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, BillingPlan>, 3> kWords = {{
      {"monthly|month|p1m|m|1month|monatlich|mensuel|mensuelle|mensual|mensile|mensal|aylik|720|毎月|月次|月払い|monthlybilling|"
       "monatlicheabrechnung|maandelijks|billedmonthly|paidmonthly|monthlypayments|permonth|annualmonthly",
       BillingPlan::Monthly},
      {"annual|annually|yearly|year|p1y|y|1year|jährlich|annuel|annuelle|anual|annuale|yillik|8640|毎年|年次|年払い|annualbilling|"
       "jährlicheabrechnung|jaarlijks|billedannually|paidannually|billedyearly|annualupfront|annuallyupfront|annualprepaid|yearlyupfront|"
       "peryear|"
       "jährlichimvoraus",
       BillingPlan::Annual},
      {"triennial|triennially|p3y|3year|3years|25920", BillingPlan::Triennial},
  }};
  const BillingPlan* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? BillingPlan::Unknown : *known;
}

BillingPlan billing_plan_of(std::string_view text, Term term) {
  const BillingPlan plan = billing_plan(text);
  if (plan != BillingPlan::Unknown) return plan;
  if (!text::is_one_of(text::folded(text),
                       {"prepaid", "upfront", "prepay", "paidupfront", "onetime", "inadvance", "vorauszahlung", "imvoraus"}))
    return plan;
  return term == Term::ThreeYears ? BillingPlan::Triennial : term == Term::OneYear ? BillingPlan::Annual : BillingPlan::Unknown;
}

std::optional<bool> renews(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, bool>, 2> kWords = {{
      {"renew|renews|renewing|autorenew|autorenewon|autorenewal|auto|automatic|automatically|willrenew|willautorenew|active|"
       "renewautomatically|renewsautomatically|"
       "automatisch|aktiv|automatique|actif|activo|activa|attivo|attiva|ativo|ativa|automático|automática|automatico|automatica|otomatik|"
       "açik|自動|有効",
       true},
      {"cancel|cancels|none|donotrenew|dontrenew|willnotrenew|wontrenew|doesnotrenew|norenew|nonrenewing|notrenewing|autorenewoff|expire|"
       "expires|"
       "willexpire|"
       "letexpire|inactive|manual|cancelatendofterm|cancelatterm|cancelattermend|keine|inaktiv|manuell|aucun|aucune|inactif|ninguna|"
       "manuel|手動|無効",
       false},
  }};
  if (const std::optional<bool> plain = truth(text)) return plain;
  const bool* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? std::nullopt : std::optional(*known);
}

bool cancels_at_end(std::string_view text) {
  return text::is_one_of(text::folded(text),
                         {"pendingcancel", "pendingcancellation", "cancelpending", "cancellationpending", "activependingcancel",
                          "cancelatendofterm", "cancelattermend", "cancelatterm", "cancelatperiodend"});
}

bool is_unlimited(std::string_view text) {
  return text::is_one_of(text::folded(text), {"unlimited", "unbegrenzt", "illimité", "illimitée", "ilimitado", "ilimitada", "illimitato",
                                              "illimitata", "ilimitadas", "illimitate", "sinirsiz", "無制限"});
}

bool is_placeholder(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  if (text.empty() || text.size() > kLongest) return text.empty();
  const std::string word = text::folded(text);
  return word.empty() || text::is_one_of(word, {"na", "nan", "nat", "none", "null", "nil", "undefined", "blank", "ref", "value", "div0"});
}

bool says_nothing(std::string_view text) {
  return is_placeholder(text) ||
         text::is_one_of(text::folded(text), {"unknown", "notavailable", "notapplicable", "perpetual", "onetime", "usage", "0"});
}

bool names_trial(std::string_view text) {
  if (text.size() > 300) return false;
  const std::string words = text::folded_words(text);
  for (const std::string_view word : {"trial", "testversion", "essai", "prueba", "versione di prova", "avaliação", "deneme", "試用版"}) {
    const bool longer = words.size() > word.size();
    if (words == word || (longer && words.ends_with(word) && words[words.size() - word.size() - 1] == ' ') ||
        (longer && words.starts_with(word) && words[word.size()] == ' '))
      return true;
  }
  return false;
}

bool same_date(const DateText& a, const DateText& b) {
  if (a.form != b.form) return a.form == DateText::Form::Nothing || b.form == DateText::Form::Nothing;
  if (a.form == DateText::Form::Slash) {
    if (a.year == b.year && a.first == b.first && a.second == b.second) return true;
    for (const bool month_first : {true, false}) {
      const auto one = month_first ? Date::from_calendar(a.year, a.first, a.second) : Date::from_calendar(a.year, a.second, a.first);
      const auto other = month_first ? Date::from_calendar(b.year, b.first, b.second) : Date::from_calendar(b.year, b.second, b.first);
      if (one && other && (*one - *other == 1 || *other - *one == 1)) return true;
    }
    return false;
  }
  const int apart = a.date - b.date;
  return apart >= -1 && apart <= 1;
}

Segment segment(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Segment>, 4> kWords = {{
      {"commercial|corporate", Segment::Commercial},
      {"education|academic|faculty|student", Segment::Education},
      {"charity|nonprofit|notforprofit", Segment::Nonprofit},
      {"government|gcc|governmentcommunitycloud", Segment::Government},
  }};
  const Segment* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? Segment::Unknown : *known;
}

SubscriptionState state(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, SubscriptionState>, 6> kWords = {{
      {"active|enabled|live|aktiv|actief|actif|activo|activa|attivo|attiva|ativo|ativa|etkin|aktif|アクティブ|有効|purchased|trial|"
       "expiringsoon|läuftab|"
       "pendingcancel|"
       "pendingcancellation|cancelpending|cancellationpending|activependingcancel|cancelatendofterm|aktiviert",
       SubscriptionState::Active},
      {"warning|ingraceperiod|ingrace|expired|graceperiod|abgelaufen|expiré|expirée|expirado|expirada|"
       "scaduto|scaduta|vencido|vencida|caducado|caducada|süresidoldu|süresidolmuş|期限切れ",
       SubscriptionState::InGrace},
      {"suspended|gesperrt|onhold|angehalten|suspendu|suspendido|sospeso|suspenso|askiyaalindi", SubscriptionState::Suspended},
      {"disabled|lockedout|deaktiviert|désactivé|deshabilitado|disabilitato|devredişi", SubscriptionState::Disabled},
      {"deleted|cancelled|canceled|deprovisioned|gelöscht|supprimé|eliminado|eliminato|silindi|iptaledildi|terminated|ceased|ended|closed|"
       "cancelado|cancelada|annulé|annulée|résilié|résiliée|annullato|annullata|encerrado|encerrada|sonlandirildi|解約済み|キャンセル済み",
       SubscriptionState::Deleted},
      {"pending|pendingactive|pendingmanual|pendingautomated|ausstehend|enattente|pendiente|beklemede", SubscriptionState::Pending},
  }};
  const std::string word = text::folded(text);
  if (const SubscriptionState* known = meaning_of(std::string_view(word), kWords)) return *known;
  // "Deleted on 10/10/2026"
  return word.starts_with("deletedon") || word.starts_with("cancelledon") || word.starts_with("canceledon") ? SubscriptionState::Deleted
                                                                                                            : SubscriptionState::Unknown;
}

std::string with_plain_signs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t c = text::decode_utf8(text, at);
    text::append_utf8(out, (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? '-' : c == 0x2019 ? '\'' : c);
  }
  return out;
}

Term term_in(std::string_view text) {
  if (text.find("P1M") != std::string_view::npos) return Term::OneMonth;
  if (text.find("P1Y") != std::string_view::npos) return Term::OneYear;
  if (text.find("P3Y") != std::string_view::npos) return Term::ThreeYears;
  return Term::Unknown;
}

}  // namespace csp::value
