// Everything the proof says has words in every language, with nothing left unfilled.

#include <doctest/doctest.h>

#include "core/plan/proof/proof.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;

namespace {

void check(const Language& words, const Message& message) {
  if (message.key.empty()) return;
  if (!words.has(message.key)) FAIL_CHECK(words.code() << " lacks " << message.key);
  const std::string text = words(message);
  if (text.find('{') != std::string::npos) FAIL_CHECK(words.code() << " leaves a gap: " << text);
}

}  // namespace

TEST_CASE("each gap and note of random proofs is a full sentence in English and Turkish") {
  const Date today = *Date::from_iso("2026-11-22");
  const Language &english = support::built_in_language("en"), &turkish = support::built_in_language("tr");
  std::size_t sentences = 0;
  for (int seed = 1; seed <= 400; ++seed) {
    support::Dice dice(static_cast<std::uint64_t>(seed));
    const Catalog catalog = support::random_catalog(dice);
    std::vector<Guid> skus;
    for (const Sku& sku : catalog.skus) skus.push_back(sku.id);
    const Customer customer = support::random_customer(dice, catalog, skus, today);
    const PlanSettings settings = support::random_settings(dice, customer, today);
    const Proof proof = prove(catalog, customer, settings, support::random_actions(dice, customer, skus, today), today);
    for (const Language* words : {&english, &turkish}) {
      for (const ServiceGap& gap : proof.gaps) check(*words, gap.finding.message), check(*words, gap.finding.action);
      for (const Finding& note : proof.notes) check(*words, note.message);
    }
    sentences += proof.gaps.size() + proof.notes.size();
  }
  CHECK(sentences > 400);
}
