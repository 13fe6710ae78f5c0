#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/base/text.hpp"
#include "core/catalog/catalog.hpp"
#include "core/catalog/rule_text.hpp"
#include "tests/core/catalog/built_in.hpp"

using namespace csp;
using csp::catalog_test::built_in;

namespace {

// The words about facts in every language, the file of each by its code.
const std::map<std::string, Language>& languages() {
  static const std::map<std::string, Language> all = [] {
    std::map<std::string, Language> read;
    for (const EmbeddedAsset& asset : embedded_assets()) {
      const std::vector<std::string_view> parts = text::split(asset.path, '/');
      if (parts[0] != "text" || parts.back() != "facts.json") continue;
      auto language = Language::parse(std::string(parts[1]), {asset.bytes});
      REQUIRE_MESSAGE(language.has_value(), language.error());
      read.emplace(std::string(parts[1]), *language);
    }
    return read;
  }();
  return all;
}

// Every key that the facts lead to.
std::set<std::string> wanted_keys() {
  std::set<std::string> keys;
  for (const Rule& rule : built_in().rules) keys.insert("rule." + rule.id);
  for (const RetentionFact& fact : built_in().retention) {
    keys.insert("retention." + fact.id + ".what");
    if (fact.recoverable) keys.insert("retention." + fact.id + ".recover");
  }
  for (const ServicePlan& plan : built_in().plans) {
    if (!plan.data_at_risk.empty()) keys.insert("at_risk." + plan.data_at_risk);
  }
  for (const RetiredOffer& offer : built_in().retired_offers) {
    keys.insert("retired." + offer.id);
    keys.insert("retired.status." + offer.status);
  }
  for (const Market& market : built_in().markets) keys.insert("region." + text::ascii_lower(market.region));
  return keys;
}

// The runs of digits in a text, sorted.
std::vector<std::string> numerals(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", i), text.size());
    found.emplace_back(text.substr(i, end - i));
    i = end;
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("every rule, retention, loss of data and retired offer is told in every language, and nothing else is") {
  const std::set<std::string> wanted = wanted_keys();
  CHECK(languages().size() >= 8);
  for (const auto& each : languages()) {
    const auto& code = each.first;
    const auto& language = each.second;
    for (const std::string& key : wanted) CHECK_MESSAGE(language.has(key), code << " lacks " << key);
    for (const auto& entry : language.texts()) {
      const auto& key = entry.first;
      const auto& text = entry.second;
      CHECK_MESSAGE(wanted.count(key) == 1, code << " tells of a fact that is not there: " << key);
      CHECK_MESSAGE(!text.empty(), code << ": " << key);
    }
  }
}

TEST_CASE("a rule's figure is told from its row, in every language") {
  for (const auto& entry : languages()) {
    const auto& code = entry.first;
    const auto& language = entry.second;
    for (const Rule& rule : built_in().rules) {
      INFO(code << ": " << rule.id);
      if (!language.has("rule." + rule.id)) continue;  // told above
      const bool told = language.texts().at("rule." + rule.id).find("{value}") != std::string::npos;
      CHECK(told == !rule.unit.empty());
      CHECK(language(rule_text(rule)).find('{') == std::string::npos);
    }
  }
}

TEST_CASE("no language loses or changes a number that stands in the English words about a fact") {
  const Language& english = languages().at("en");
  for (const auto& each : languages()) {
    const auto& code = each.first;
    const auto& language = each.second;
    for (const auto& entry : english.texts()) {
      const auto& key = entry.first;
      const auto& text = entry.second;
      const std::vector<std::string> here = numerals(language.texts().at(key)), there = numerals(text);
      CHECK_MESSAGE(std::includes(here.begin(), here.end(), there.begin(), there.end()), code << ": " << key);
    }
  }
}

TEST_CASE("figures stand in the reader's form") {
  const auto said = [](const char* code, const char* rule) { return languages().at(code)(rule_text(*built_in().find_rule(rule))); };
  CHECK(said("en", "PRICE-2026").find("1 Jul 2026") != std::string::npos);
  CHECK(said("tr", "PRICE-2026").find("1 Tem 2026") != std::string::npos);
  CHECK(said("de", "NCE-CANCEL").find("innerhalb von 7 Kalendertagen") != std::string::npos);

  Rule fraction = *built_in().find_rule("NCE-CANCEL");
  fraction.value = "8.55";
  CHECK(languages().at("en")(rule_text(fraction)).find("8.55") != std::string::npos);
  CHECK(languages().at("de")(rule_text(fraction)).find("8,55") != std::string::npos);
}

TEST_CASE("when a plan goes that holds data, the reader is told what that means") {
  for (const ServicePlan& plan : built_in().plans) CHECK_MESSAGE((!plan.data_bearing || !plan.data_at_risk.empty()), plan.name);
}
