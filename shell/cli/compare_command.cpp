// compare: does the target keep everything the source gives?
#include "core/base/text.hpp"
#include "core/equivalence/comparison_json.hpp"
#include "shell/cli/command.hpp"

namespace csp::cli {
namespace {

// "ENTERPRISEPACK+MCOEV" or ids, joined by '+'. Part numbers may hold a '+' of their own, so the whole word is tried first.
bool read_bundle(const Environment& environment, const std::string& word, Bundle& bundle) {
  if (const Sku* whole = environment.catalog->find_sku_by_text(word)) {
    bundle.push_back({whole->id, {}});
    return true;
  }
  for (std::string_view part : text::split(word, '+')) {
    const Sku* sku = environment.catalog->find_sku_by_text(part);
    if (sku != nullptr) {
      bundle.push_back({sku->id, {}});
      continue;
    }
    const std::vector<const Sku*> named = environment.catalog->skus_named(part);
    if (named.size() == 1) {
      bundle.push_back({named[0]->id, {}});
      continue;
    }
    std::string reason = "csp-plan compare: \"" + text::visible(part) + "\" is no skuId, skuPartNumber or product name of the licensing list";
    if (!named.empty()) {
      reason = "csp-plan compare: \"" + text::visible(part) + "\" names several SKUs, use one of:";
      for (const Sku* candidate : named) reason += " " + candidate->part_number;
    }
    refuse(reason);
    return false;
  }
  return true;
}

}  // namespace

int compare_skus(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.size() != 2) return refuse("csp-plan compare: name two SKUs, by skuId or skuPartNumber");
  Bundle source;
  Bundle target;
  if (!read_bundle(environment, arguments.words[0], source) || !read_bundle(environment, arguments.words[1], target)) return kUnusable;
  const Comparison comparison = compare(*environment.catalog, source, target);
  say(arguments.json ? comparison_json(*environment.catalog, source, target, comparison, environment.language)
                     : comparison_text(*environment.catalog, source, target, comparison, environment.language));
  return kDone;
}

}  // namespace csp::cli
