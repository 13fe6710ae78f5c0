#include <algorithm>

#include "core/output/customer_view.hpp"
#include "core/output/output_list.hpp"
#include "core/output/writers/markdown.hpp"
#include "core/output/writers/sha256.hpp"

// contents.txt: which file is for what, and which plan it belongs to. Files whose form is given by others (a Graph batch, the migration
// tool's table) have no room to name their plan; here every file is named with its hash beside the plan's.

namespace csp {

OutputFile contents_of(const OutputContext& context, const std::vector<OutputFile>& files) {
  const CustomerView view = customer_view(context, context.partner_language);
  std::string text =
      view.language(Message{"output.contents.intro", {{"customer", view.customer_name()}, {"date", view.today}, {"hash", view.hash}}}) +
      "\n";
  std::string_view output;
  for (const OutputFile& file : files) {
    if (file.output != output) {
      output = file.output;
      for (const OutputDescription& description : outputs()) {
        if (description.id == output)
          text += "\n" + view.language(description.title_key) + ": " + view.language(description.purpose_key) + "\n";
      }
    }
    text += sha256_hex(file.bytes) + "  " + file.name + "\n";
  }
  // Line feeds alone: checking programs take a carriage return for a part of the name.
  std::string bytes = plain_text(text);
  bytes.erase(std::remove(bytes.begin(), bytes.end(), '\r'), bytes.end());
  bytes += '\n';
  return {"contents.txt", "text/plain", std::move(bytes), "contents"};
}

}  // namespace csp
