#include "core/base/language_form.hpp"

namespace csp {
namespace {

constexpr std::string_view narrow_no_break = "\u202f";

constexpr std::array<LanguageForm, 8> forms = {{
    {"en",
     ".",
     ",",
     4,
     true,
     "{day} {month} {year}",
     {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
     PluralRule::one},
    {"de",
     ",",
     ".",
     4,
     false,
     "{day}. {month} {year}",
     {"Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."},
     PluralRule::one},
    {"es",
     ",",
     ".",
     5,
     false,
     "{day} {month} {year}",
     {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
     PluralRule::one_and_millions},
    {"fr",
     ",",
     narrow_no_break,
     4,
     false,
     "{day} {month} {year}",
     {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
     PluralRule::none_is_one},
    {"it",
     ",",
     ".",
     5,
     false,
     "{day} {month} {year}",
     {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
     PluralRule::one_and_millions},
    {"ja",
     ".",
     ",",
     4,
     true,
     "{year}年{month}{day}日",
     {"1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"},
     PluralRule::never},
    {"pt-BR",
     ",",
     ".",
     4,
     true,
     "{day} de {month} de {year}",
     {"jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."},
     PluralRule::none_is_one},
    {"tr",
     ",",
     ".",
     4,
     true,
     "{day} {month} {year}",
     {"Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"},
     PluralRule::one},
}};

}  // namespace

const LanguageForm& language_form(std::string_view code) {
  for (const LanguageForm& form : forms) {
    if (form.code == code) return form;
  }
  return forms.front();
}

std::string_view plural_category(PluralRule rule, std::int64_t count) {
  if (rule == PluralRule::never) return "other";
  if (count == 1 || (count == 0 && rule == PluralRule::none_is_one)) return "one";
  if (rule != PluralRule::one && count != 0 && count % 1'000'000 == 0) return "many";
  return "other";
}

}  // namespace csp
