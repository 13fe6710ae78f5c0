#include "shell/cli/customer_files.hpp"

#include "shell/cli/files.hpp"

namespace csp::cli {
bool is_archive(const std::string& path) { return is_archive_name(path) && !is_folder(path); }

tl::expected<std::vector<CustomerFile>, std::string> customer_files(const Environment& environment, const std::string& place) {
  if (is_archive(place)) {
    auto bytes = read_file(place);
    if (!bytes) return tl::make_unexpected(bytes.error());
    return archived_files(environment.language, std::move(*bytes));
  }
  const auto paths = files_in(place);
  if (!paths) return tl::make_unexpected(paths.error());
  std::vector<CustomerFile> files;
  for (const std::string& path : *paths) {
    files.push_back({base_name(path), [path]() -> tl::expected<std::string, std::string> {
                       auto bytes = read_file(path);
                       if (!bytes) return tl::make_unexpected(path + ": " + bytes.error());
                       return bytes;
                     }});
  }
  return files;
}

}  // namespace csp::cli
