// The report as a document, and what all papers have in common: whose cost they know, their language, their plan.
#include <algorithm>
#include <tuple>

#include "core/output/plan_file/plan_json.hpp"
#include "tests/core/output/report/support.hpp"
#include "tests/core/support/hostile_texts.hpp"
#include "tests/core/support/untranslated.hpp"

using namespace csp;
using namespace csp::report_test;

namespace {

const OutputFile* find(const std::vector<OutputFile>& files, std::string_view name) {
  for (const OutputFile& file : files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

bool without_hash(const OutputFile& file) {
  for (const OutputDescription& output : outputs()) {
    if (output.id != file.output) continue;
    for (const std::string_view beginning : output.without_hash) {
      if (file.name.compare(0, beginning.size(), beginning) == 0) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("nothing but the internal form and the plan file knows the partner's cost") {
  const support::Sample sample = support::sample_plan();
  const std::string unit = "17.32";  // as shown to people
  const std::string unit_exact = support::kPartnerCost;
  const std::string total = "71,717.13";
  const std::string total_exact = support::kPartnerTotal;
  for (const OutputFile& file : make_all_outputs(sample.context())) {
    INFO(file.name);
    const bool shows = has(file.bytes, unit) || has(file.bytes, unit_exact) || has(file.bytes, total) || has(file.bytes, total_exact);
    CHECK(shows == (file.name == "internal.html" || file.name == "plan.json"));
  }
}

TEST_CASE("whatever somebody would act on warns while the plan is not safe, and says nothing of the kind once it is") {
  support::Sample sample = support::sample_plan();
  const auto warned = [&](std::string_view output) {
    std::size_t files = 0, warnings = 0;
    for (const OutputFile& file : made(output, sample)) {
      const bool table = file.name.find(".csv") != std::string::npos || file.name.find(".xlsx") != std::string::npos;
      if (table && file.name != "orders.csv") continue;
      ++files;
      warnings += has(file.bytes, "NOT READY YET") ? 1 : 0;
    }
    REQUIRE(files > 0);
    return warnings == files ? 1 : warnings == 0 ? 0 : -1;
  };
  sample.plan.proof.safe = true;
  sample.plan.proof.gaps.clear();
  sample.settings.accepted.clear();
  for (Move& move : sample.plan.moves) move.findings.clear();
  sample.plan.findings.clear();
  sample.plan.preflight.clear();
  sample.partner_language = sample.language;
  for (const char* output : {"letters", "runbook", "orders", "calendar"}) {
    INFO(output);
    sample.plan.proof.safe = true;
    CHECK(warned(output) == 0);
    sample.plan.proof.safe = false;
    CHECK(warned(output) == 1);
  }
}

TEST_CASE("a transferred subscription shows the day on which the biller changes") {
  CHECK(has(report(support::sample_plan()), "Transferred 11 Jan 2027"));
}

TEST_CASE("the report is as long as the plan, whatever the names say: no name makes an element") {
  const auto elements = [](const std::string& page) { return count(page, "<") - count(page, "<br>"); };
  const std::string plain = report(support::sample_plan("name"));
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    const std::string page = report(support::sample_plan(text));
    CHECK(elements(page) == elements(plain));
    CHECK_FALSE(has(page, "<script"));
  }
}

TEST_CASE("the report is written wholly in the customer's language") {
  const std::string page = report(support::sample_plan("", "tr"));
  CHECK(has(page, "<html lang=\"tr\">"));
  CHECK(has(page, "Kabul edilen 1 istisna dışında hiç kimse hizmet kaybetmiyor"));
  for (const char* english : {">Sources<", "Nobody", "What it costs", "Why</th>"}) CHECK_FALSE(has(page, english));
}

TEST_CASE("no output has a text without a translation") {
  for (const std::string& language : support::built_in_languages()) {
    const support::Sample sample = support::sample_plan("", language);
    for (const OutputFile& file : make_all_outputs(sample.context())) {
      INFO(language << " " << file.name);
      CHECK(support::untranslated(file.bytes) == "");
    }
  }
}

TEST_CASE("every file names the plan it belongs to, except those that their output says cannot") {
  support::Sample sample = support::sample_plan();
  sample.settings.name_mapping["A name of theirs"] = sample.catalog.skus.front().id;
  const std::string hash = short_hash(plan_hash(sample.context()));
  for (const OutputFile& file : make_all_outputs(sample.context())) {
    INFO(file.name);
    CHECK_MESSAGE((has(file.bytes, hash) || without_hash(file)),
                  "it names no plan: add short_hash(), or its name to `without_hash` in outputs.cpp");
    CHECK_MESSAGE(!(has(file.bytes, hash) && without_hash(file)), "it names the plan: take its name out of `without_hash` in outputs.cpp");
  }
}

TEST_CASE("outputs made alone are the same bytes as outputs made together") {
  const support::Sample sample = support::sample_plan();
  const std::vector<OutputFile> together = make_all_outputs(sample.context());
  for (const OutputDescription& output : outputs()) {
    for (const OutputFile& file : output.make(sample.context())) {
      INFO(file.name);
      REQUIRE(find(together, file.name) != nullptr);
      CHECK(find(together, file.name)->bytes == file.bytes);
    }
  }
}

TEST_CASE("an empty plan makes empty documents, not broken ones") {
  support::Sample sample = support::sample_plan();
  sample.plan = Plan{};
  sample.plan.today = Date(20'000);
  sample.customer = Customer{};
  const std::vector<OutputFile> files = make_all_outputs(sample.context());
  CHECK(find(files, "report.html") != nullptr);
  CHECK(find(files, "assignments.ps1") == nullptr);
  CHECK(find(files, "transfer-request.json") == nullptr);
  CHECK(find(files, "cart-draft.json") == nullptr);
}
