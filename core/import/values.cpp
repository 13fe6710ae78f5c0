#include "core/import/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"

namespace csp::value {
namespace {

bool is_upper_alphanumeric(char c) { return text::is_digit(c) || (c >= 'A' && c <= 'Z'); }

template <typename Meaning, std::size_t count>
const Meaning* meaning_of(std::string_view word, const std::array<std::pair<std::string_view, Meaning>, count>& table) {
  for (const auto& [words, meaning] : table) {
    for (std::string_view candidate : text::split(words, '|')) {
      if (candidate == word) return &meaning;
    }
  }
  return nullptr;
}

// The text with every kind of blank and apostrophe between digits dropped.
std::string compact(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint32_t c = text::decode_utf8(text, at);
    if (c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == '\'' || c == 0x2019 || c == 0x200b) continue;
    text::append_utf8(out, c == 0x2212 ? '-' : c);
  }
  return out;
}

// Digits grouped by `mark` as 1,234,567.
bool grouped_in_threes(std::string_view text, char mark) {
  const std::vector<std::string_view> groups = text::split(text, mark);
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

bool is_scientific(std::string_view text) {
  text = text::trimmed(text);
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 2 >= text.size() || (text[e + 1] != '+' && text[e + 1] != '-')) return false;
  const auto numeric = [](char c) { return text::is_digit(c) || c == '.' || c == ','; };
  const std::string_view exponent = text.substr(e + 2);
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e), numeric) &&
         std::all_of(exponent.begin(), exponent.end(), text::is_digit);
}

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

std::optional<Count> count_with(std::string_view whole, std::optional<char> decimal_mark) {
  Count out;
  std::string text = compact(text::trimmed(whole));
  const std::size_t mark = text.find_last_of(".,");
  if (mark != std::string::npos) {
    const std::string_view tail = std::string_view(text).substr(mark + 1);
    const std::string head = text.substr(0, mark);
    const bool zeros = !tail.empty() && std::all_of(tail.begin(), tail.end(), [](char c) { return c == '0'; });
    const bool one_mark = head.find_first_of(".,") == std::string::npos;
    const bool other_mark = head.find(text[mark] == '.' ? ',' : '.') != std::string::npos;
    const bool decimals = tail.size() != 3 || head == "0" || other_mark || (one_mark && decimal_mark == text[mark]);
    out.assumed = one_mark && !decimals && !decimal_mark;
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
  std::size_t at = 0;
  while (at < text.size()) {
    const std::uint32_t c = text::decode_utf8(text, at);
    const bool numeric = c < 0x80 && (text::is_digit(static_cast<char>(c)) || c == '.' || c == ',');
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
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSigns = {{{"€|EUR", "EUR"},
                                                                                           {"US$|USD", "USD"},
                                                                                           {"£|GBP", "GBP"},
                                                                                           {"₺|TL|TRY", "TRY"},
                                                                                           {"A$|AU$|AUD", "AUD"},
                                                                                           {"C$|CA$|CAD", "CAD"},
                                                                                           {"CHF|Fr.", "CHF"},
                                                                                           {"JP¥|JPY", "JPY"}}};
  if (const std::string_view* code = meaning_of(std::string_view(letters), kSigns)) {
    out.currency = Currency::parse(*code).value_or(Currency{});
  } else if (letters.size() == 3 && Currency::parse(letters)) {
    out.currency = *Currency::parse(letters);
  } else if (!letters.empty() && letters != "$" && letters != "¥" && letters != "kr") {
    return std::nullopt;
  }
  const std::size_t points = static_cast<std::size_t>(std::count(number.begin(), number.end(), '.'));
  const std::size_t commas = static_cast<std::size_t>(std::count(number.begin(), number.end(), ','));
  char mark = decimal_mark;
  if (points > 0 && commas > 0) {
    mark = number.rfind('.') > number.rfind(',') ? '.' : ',';
  } else if (points + commas > 0) {
    const char only = points > 0 ? '.' : ',';
    const bool thousands_possible = grouped_in_threes(number, only) && number.front() != '0';
    if (points + commas > 1) {
      mark = only == '.' ? ',' : '.';
    } else if (!thousands_possible) {
      mark = only;
    } else {
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
      {"true|yes|y|1|wahr|ja|vrai|oui|verdadero|si|sí|vero|verdadeiro|sim|doğru|evet|enabled|on|ein|activé|activado|attivato|ativado|açık|"
       "オン|はい|blocked|blockiert",
       true},
      {"false|no|n|0|falsch|nein|faux|non|falso|não|nao|yanlış|hayır|hayir|yanliş|yanlis|disabled|off|aus|désactivé|desactivado|"
       "disattivato|desativado|kapalı|オフ|いいえ|allowed|zugelassen",
       false},
  }};
  const bool* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? std::nullopt : std::optional(*known);
}

Term term(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, Term>, 3> kWords = {{
      {"p1m|1month|onemonth|month|monthly|1monat|monat|monatlich|1mois|mois|1mes|1mese|1mês|1ay|aylık|1|720|1monate|1months|1か月|1ヶ月|"
       "1ヵ月|onemonthterm|1monthterm",
       Term::OneMonth},
      {"p1y|p12m|1year|oneyear|year|yearly|annual|annually|12months|12month|1jahr|jährlich|1an|annuel|1año|anual|1anno|annuale|1ano|1yıl|"
       "1yil|yıllık|yillik|12|8640|12monate|12mois|12meses|12mesi|12ay|1jahre|1years|1ans|1年|年間|12か月|12ヶ月|"
       "oneyearterm|1yearterm",
       Term::OneYear},
      {"p3y|p36m|3year|3years|threeyear|threeyears|triennial|36months|36month|3jahre|3ans|3años|3anni|3anos|3yıl|3yil|36|25920|3jahr|"
       "36monate|36mois|36meses|36mesi|36ay|3年|36か月|"
       "threeyearterm|3yearterm",
       Term::ThreeYears},
  }};
  const Term* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? Term::Unknown : *known;
}

BillingPlan billing_plan(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, BillingPlan>, 3> kWords = {{
      {"monthly|month|p1m|m|1month|monatlich|mensuel|mensual|mensile|mensal|aylık|aylik|720|毎月", BillingPlan::Monthly},
      {"annual|annually|yearly|year|p1y|y|1year|jährlich|annuel|anual|annuale|yıllık|yillik|8640|毎年", BillingPlan::Annual},
      {"triennial|triennially|p3y|3year|3years|25920", BillingPlan::Triennial},
  }};
  const BillingPlan* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? BillingPlan::Unknown : *known;
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
      {"active|enabled|aktiv|actif|activo|activa|attivo|attiva|ativo|ativa|etkin|aktif|アクティブ|purchased|trial|expiringsoon",
       SubscriptionState::Active},
      {"warning|ingraceperiod|ingrace|expired|graceperiod|abgelaufen|expiré|expirado|scaduto|süresidoldu", SubscriptionState::InGrace},
      {"suspended|angehalten|suspendu|suspendido|sospeso|suspenso|askıyaalındı|askiyaalindi", SubscriptionState::Suspended},
      {"disabled|lockedout|deaktiviert|désactivé|deshabilitado|disabilitato|devredışı|devredişi", SubscriptionState::Disabled},
      {"deleted|cancelled|canceled|deprovisioned|gelöscht|supprimé|eliminado|eliminato|silindi|iptaledildi", SubscriptionState::Deleted},
      {"pending|pendingmanual|pendingautomated|pendingcancel|ausstehend|enattente|pendiente|beklemede", SubscriptionState::Pending},
  }};
  const SubscriptionState* known = meaning_of(std::string_view(text::folded(text)), kWords);
  return known == nullptr ? SubscriptionState::Unknown : *known;
}

std::optional<ProductSkuText> product_sku(std::string_view product_id, std::string_view sku_id) {
  const auto upper = [](std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
  };
  ProductSkuText out;
  out.id.product_id = upper(without_spreadsheet_guard(product_id));
  out.id.sku_id = upper(without_spreadsheet_guard(sku_id));
  if (out.id.product_id.size() != 12 || out.id.sku_id.empty() || out.id.sku_id.size() > 4) return std::nullopt;
  for (const std::string* part : {&out.id.product_id, &out.id.sku_id}) {
    if (!std::all_of(part->begin(), part->end(), is_upper_alphanumeric)) return std::nullopt;
  }
  out.padded = out.id.sku_id.size() < 4;
  out.id.sku_id.insert(0, 4 - out.id.sku_id.size(), '0');
  return out;
}

std::optional<ProductSkuText> product_sku_in(std::string_view text) {
  for (std::size_t at = 0; at + 17 <= text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 6) != "CFQ7TT" && rest.substr(0, 3) != "DZH" && rest.substr(0, 4) != "DG7G") continue;
    if (std::string_view(":/-_").find(rest[12]) == std::string_view::npos) continue;
    if (rest.size() > 17 && is_upper_alphanumeric(rest[17])) continue;
    if (auto found = product_sku(rest.substr(0, 12), rest.substr(13, 4)); found && !found->padded) return found;
  }
  return std::nullopt;
}

Term term_in(std::string_view text) {
  if (text.find("P1M") != std::string_view::npos) return Term::OneMonth;
  if (text.find("P1Y") != std::string_view::npos) return Term::OneYear;
  if (text.find("P3Y") != std::string_view::npos) return Term::ThreeYears;
  return Term::Unknown;
}

}  // namespace csp::value
