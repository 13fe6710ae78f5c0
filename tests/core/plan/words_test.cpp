#include "core/plan/words.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/output/words.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;

namespace {

// The enumerators from the first to `last` have different words, each of which names its own enumerator.
template <class Enumeration>
void check_words(Enumeration last) {
  std::set<std::string_view> seen;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto each = static_cast<Enumeration>(i);
    CHECK(seen.insert(word(each)).second);
    CHECK(enumerator_of<Enumeration>(word(each)) == each);
  }
  CHECK_FALSE(enumerator_of<Enumeration>("").has_value());
  CHECK_FALSE(enumerator_of<Enumeration>("Annual").has_value());
}

// Each of them is told in every language, and no two with the same key.
template <class Enumeration, class Key>
void check_texts(Enumeration last, Key key_of) {
  std::set<std::string_view> seen;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const std::string_view key = key_of(static_cast<Enumeration>(i));
    CHECK_MESSAGE(seen.insert(key).second, key);
    for (const std::string& language : support::built_in_languages())
      CHECK_MESSAGE(support::built_in_language(language).has(key), language, " ", key);
  }
}

}  // namespace

TEST_CASE("a word in a saved plan means exactly one thing, and that thing has no other word") {
  check_words(Segment::China);
  check_words(Channel::WebDirect);
  check_words(Term::ThreeYears);
  check_words(BillingPlan::Triennial);
  check_words(EndOfTermAction::ExtendedServiceTerm);
  check_words(AgreementState::NotAccepted);
  check_words(PartnerModel::IndirectReseller);
  check_words(Path::OutOfScope);
  check_words(Role::Microsoft);
  check_words(ActionKind::Reduce);
  check_words(LedgerKind::ExpectedCredit);
  check_words(TeamsSale::Closed);
  check_words(Severity::Blocker);
  check_words(OfferMatch::None);
  check_words(Minimise::PartnerCost);
  check_words(Grouping::ByMonth);
}

TEST_CASE("every state, path, role and kind of money has its own words in every language") {
  check_texts(Path::OutOfScope, [](Path each) { return text_key(each); });
  check_texts(Path::OutOfScope, [](Path each) { return words::plain_key(each); });
  check_texts(Channel::WebDirect, [](Channel each) { return text_key(each); });
  check_texts(EndOfTermAction::ExtendedServiceTerm, [](EndOfTermAction each) { return text_key(each); });
  check_texts(TeamsSale::Closed, [](TeamsSale each) { return text_key(each); });
  check_texts(Term::ThreeYears, [](Term each) { return text_key(each); });
  check_texts(BillingPlan::Triennial, [](BillingPlan each) { return text_key(each); });
  check_texts(SubscriptionState::Unknown, [](SubscriptionState each) { return text_key(each); });
  check_texts(Role::Microsoft, [](Role each) { return words::key(each); });
  check_texts(Severity::Blocker, [](Severity each) { return words::key(each); });
  check_texts(Verdict::None, [](Verdict each) { return words::key(each); });
  check_texts(LedgerKind::ExpectedCredit, [](LedgerKind each) { return words::key(each); });
}

TEST_CASE("a term is ordered as the duration that Partner Center knows") {
  CHECK(words::iso_duration(Term::OneMonth) == "P1M");
  CHECK(words::iso_duration(Term::OneYear) == "P1Y");
  CHECK(words::iso_duration(Term::ThreeYears) == "P3Y");
}
