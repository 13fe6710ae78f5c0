// compare: does the target keep everything the source gives?
#include "core/equivalence/comparison_json.hpp"
#include "shell/cli/named_bundle.hpp"

namespace csp::cli {

int compare_skus(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.size() != 2) return refuse("csp-plan compare: name two SKUs, by skuId or skuPartNumber");
  Bundle source;
  Bundle target;
  NamedSource named;
  if (!read_bundle(environment, "compare", arguments.words[0], source, named) ||
      !read_bundle(environment, "compare", arguments.words[1], target, named))
    return kUnusable;
  const Comparison comparison = compare(*environment.catalog, source, target);
  say(arguments.json ? comparison_json(*environment.catalog, source, target, comparison, environment.language)
                     : comparison_text(*environment.catalog, source, target, comparison, environment.language));
  return kDone;
}

}  // namespace csp::cli
