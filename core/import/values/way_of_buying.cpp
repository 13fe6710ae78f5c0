#include "core/import/values/way_of_buying.hpp"

#include <algorithm>
#include <string>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

// In which trade, for how long, how it is billed: "COM MTH", "Yearly, billed monthly", "1 Jahr".
bool is_word_of_buying(std::string_view word) {
  return text::is_one_of(
      word, {"new",      "commerce", "experience", "nce",        "csp",         "com",        "mth",        "ann",       "annual",
             "annually", "yearly",   "year",       "years",      "monthly",     "month",      "months",     "triennial", "term",
             "billed",   "billing",  "paid",       "prepaid",    "upfront",     "commit",     "commitment", "payment",   "payments",
             "1",        "3",        "12",         "36",         "p1m",         "p1y",        "p3y",        "jahr",      "jahre",
             "monat",    "monate",   "monatlich",  "jährlich",   "abrechnung",  "monatliche", "jährliche",  "laufzeit",  "annuel",
             "annuelle", "mensuel",  "mensuelle",  "engagement", "facturation", "an",         "ans",        "mois",      "anual",
             "mensual",  "año",      "años",       "mes",        "meses",       "annuale",    "mensile",    "anno",      "anni",
             "mesi",     "mese",     "mensal",     "ano",        "anos",        "yillik",     "aylik",      "yil",       "ay"});
}

// "P1Y/M", "Annual", "(NCE) Monthly Commit": in which trade and for how long, not what.
bool is_way_of_buying(std::string_view words) {
  const std::string folded = text::folded(words);
  // For whom it is makes another product of it.
  for (const std::string_view whom : {"profit", "charit", "educ", "facult", "student", "govern", "gcc", "trial"}) {
    if (folded.find(whom) != std::string::npos) return false;
  }
  std::string_view word = folded;
  for (const std::string_view trade : {"newcommerceexperience", "newcommerce", "nce", "csp"}) {
    if (!word.starts_with(trade)) continue;
    word.remove_prefix(trade.size());
    break;
  }
  if (word.size() != folded.size() && word.empty()) return true;
  if (text::is_one_of(word, {"p1m", "p1mm", "p1y", "p1ym", "p1ya", "p1yy", "p3y", "p3ym", "p3ya", "p3yy", "am", "aa", "mm", "monthlycommit",
                             "annualcommit"}))
    return true;
  if (word.size() > 4 && (value::term(word) != Term::Unknown || value::billing_plan(word) != BillingPlan::Unknown)) return true;
  constexpr std::size_t kLongest = 60;
  if (words.size() > kLongest) return false;
  const std::string plain = text::folded_words(words);
  const std::vector<std::string_view> each = text::split(plain, ' ');
  const bool says = std::any_of(each.begin(), each.end(), [](std::string_view one) { return one.size() > 2; });
  return says && std::all_of(each.begin(), each.end(), is_word_of_buying);
}

// "NCE Microsoft 365 E3", "[New Commerce] Microsoft 365 E3"
std::string_view without_front(std::string_view name) {
  if (const std::size_t end = name.find(']');
      name.starts_with('[') && end != std::string_view::npos && is_way_of_buying(name.substr(1, end - 1)))
    return text::trimmed(name.substr(end + 1));
  for (const std::string_view trade : {"NCE - ", "NCE: ", "NCE ", "CSP NCE ", "CSP - ", "CSP "}) {
    if (name.starts_with(trade)) return text::trimmed(name.substr(trade.size()));
  }
  return name;
}

// "Microsoft 365 E3 P1Y", "Microsoft 365 E3 NCE"
std::string_view without_last_word(std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string_view::npos) return name;
  const std::string word = text::folded(name.substr(blank));
  const bool buys = text::is_one_of(word, {"nce", "p1m", "p1y", "p3y", "p1ym", "p1ya", "p1yy", "p3ym", "p3ya", "p1mm"});
  return buys ? text::trimmed(name.substr(0, blank)) : name;
}

}  // namespace

std::string_view without_way_of_buying(std::string_view name) {
  const std::string_view whole = name;
  name = without_front(name);
  for (const std::string_view mark : {" - ", " (", " [", ", "}) {
    for (std::size_t at = name.find(mark); at != std::string_view::npos; at = name.find(mark, at + 1)) {
      if (!is_way_of_buying(name.substr(at + mark.size()))) continue;
      name = text::trimmed(name.substr(0, at));
      break;
    }
  }
  name = without_last_word(name);
  return name.size() == whole.size() ? std::string_view() : name;
}

std::vector<const Sku*> skus_sold_as(const Catalog& catalog, std::string_view name) {
  std::vector<const Sku*> named = catalog.skus_named(name);
  if (!named.empty()) return named;
  const std::string_view product = without_way_of_buying(name);
  return product.empty() ? named : skus_sold_as(catalog, product);
}

}  // namespace csp
