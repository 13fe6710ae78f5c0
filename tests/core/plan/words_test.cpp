#include "core/plan/words.hpp"

#include <doctest/doctest.h>

#include <set>

#include "core/output/words.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;

namespace {

// All enumerators have different words, each of which names its own enumerator. What no enumerator is has none.
template <class Enumeration>
void check_words() {
  std::set<std::string_view> seen;
  for (int i = 0; !word(static_cast<Enumeration>(i)).empty(); ++i) {
    const auto each = static_cast<Enumeration>(i);
    CHECK(seen.insert(word(each)).second);
    CHECK(enumerator_of<Enumeration>(word(each)) == each);
  }
  CHECK(seen.size() > 1);
  CHECK_FALSE(enumerator_of<Enumeration>("").has_value());
  CHECK_FALSE(enumerator_of<Enumeration>("Annual").has_value());
}

// Each of them is told in every language, and no two with the same key.
template <class Enumeration, class Key>
void check_texts(Key key_of) {
  std::set<std::string_view> seen;
  for (int i = 0; !key_of(static_cast<Enumeration>(i)).empty(); ++i) {
    const std::string_view key = key_of(static_cast<Enumeration>(i));
    CHECK_MESSAGE(seen.insert(key).second, key);
    for (const std::string& language : support::built_in_languages())
      CHECK_MESSAGE(support::built_in_language(language).has(key), language, " ", key);
  }
}

}  // namespace

TEST_CASE("a word in a saved plan means exactly one thing, and that thing has no other word") {
  check_words<Segment>();
  check_words<Channel>();
  check_words<Term>();
  check_words<BillingPlan>();
  check_words<EndOfTermAction>();
  check_words<AgreementState>();
  check_words<PartnerModel>();
  check_words<Path>();
  check_words<Role>();
  check_words<ActionKind>();
  check_words<StepKind>();
  check_words<LedgerKind>();
  check_words<TeamsSale>();
  check_words<Severity>();
  check_words<OfferMatch>();
  check_words<Minimise>();
  check_words<Grouping>();
}

TEST_CASE("every state, path, role and kind of money has its own words in every language") {
  check_texts<Path>([](Path each) { return text_key(each); });
  check_texts<Path>([](Path each) { return words::plain_key(each); });
  check_texts<Channel>([](Channel each) { return text_key(each); });
  check_texts<EndOfTermAction>([](EndOfTermAction each) { return text_key(each); });
  check_texts<TeamsSale>([](TeamsSale each) { return text_key(each); });
  check_texts<Term>([](Term each) { return text_key(each); });
  check_texts<BillingPlan>([](BillingPlan each) { return text_key(each); });
  check_texts<SubscriptionState>([](SubscriptionState each) { return text_key(each); });
  check_texts<Role>([](Role each) { return words::key(each); });
  check_texts<Severity>([](Severity each) { return words::key(each); });
  check_texts<Verdict>([](Verdict each) { return words::key(each); });
  check_texts<LedgerKind>([](LedgerKind each) { return words::key(each); });
}

TEST_CASE("every step of a runbook has its five texts in every language") {
  std::set<std::string_view> seen;
  for (int i = 0; !texts_of(static_cast<StepForm>(i)).empty(); ++i) {
    const std::string_view stem = texts_of(static_cast<StepForm>(i));
    CHECK_MESSAGE(seen.insert(stem).second, stem);
    for (const char* part : {".title", ".detail", ".why", ".proof", ".back"}) {
      const std::string key = std::string(stem) + part;
      for (const std::string& language : support::built_in_languages())
        CHECK_MESSAGE(support::built_in_language(language).has(key), language, " ", key);
    }
  }
  CHECK(seen.size() > 60);
}

TEST_CASE("a term is ordered as the duration that Partner Center knows") {
  CHECK(words::iso_duration(Term::OneMonth) == "P1M");
  CHECK(words::iso_duration(Term::OneYear) == "P1Y");
  CHECK(words::iso_duration(Term::ThreeYears) == "P3Y");
}
