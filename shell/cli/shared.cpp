#include <cstdio>

#include "core/base/text.hpp"
#include "core/import/unpack.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/cli/command.hpp"
#include "shell/cli/files.hpp"

namespace csp::cli {

namespace {

// A terminal obeys control characters, and names in archives may hold some. Lines and columns stay as they are.
std::string harmless(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t c = text::decode_utf8(text, at);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f);
    text::append_utf8(shown, control ? std::uint32_t{0xfffd} : c);
  }
  return shown;
}

}  // namespace

void say(std::string_view words) {
  const std::string text = harmless(words);
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
}

int refuse(std::string_view words) {
  const std::string text = text::visible(words, words.size());
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
  return kUnusable;
}

std::string sentence(const Environment& environment, const Message& message) { return environment.language(message); }

tl::expected<PlanSettings, std::string> read_settings(const Environment& environment, const std::string& path) {
  if (path.empty()) return PlanSettings();
  const tl::expected<std::string, std::string> bytes = read_file(path);
  if (!bytes) return tl::make_unexpected(path + ": " + bytes.error());
  return settings_in(environment, *bytes, path);
}

tl::expected<PlanSettings, std::string> settings_in(const Environment& environment, const std::string& bytes, const std::string& name) {
  tl::expected<PlanSettings, Message> settings = settings_from_json(bytes);
  if (!settings) return tl::make_unexpected(name + ": " + sentence(environment, settings.error()));
  return std::move(*settings);
}

OpenedFiles open_files(const Environment& environment, const std::vector<std::string>& paths, const ColumnMappings& mappings) {
  OpenedFiles opened;
  ImportOptions options;
  options.column_mappings = mappings;
  for (const std::string& path : paths) {
    const tl::expected<std::string, std::string> bytes = read_file(path);
    if (!bytes) {
      opened.all_readable = false;
      refuse("csp-plan: " + text::visible(path) + ": " + bytes.error());
      continue;
    }
    const auto index = static_cast<std::int32_t>(opened.files.size());
    for (ImportedFile& file : import_files(*environment.catalog, base_name(path), index, *bytes, options)) {
      opened.files.push_back(std::make_shared<const ImportedFile>(std::move(file)));
    }
  }
  return opened;
}

}  // namespace csp::cli
