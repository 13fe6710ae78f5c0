#include "shell/cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include "shell/archived_files.hpp"

namespace csp::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string last_error() { return std::strerror(errno); }

// The number of the error, or 0. Takes no memory of ours: when memory ends, there must be nothing to clear away.
int write_partial(const char* path, std::string_view bytes) {
  std::FILE* file = std::fopen(path, "wb");
  if (file == nullptr) return errno;
  const int error = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() && std::fflush(file) == 0 ? 0 : errno;
  if (std::fclose(file) != 0 && error == 0) return errno;
  return error;
}

}  // namespace

tl::expected<std::string, std::string> read_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return tl::make_unexpected(std::string("is a folder, not a file"));
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return tl::make_unexpected(last_error());
  std::string bytes;
  char buffer[1 << 16];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file.get())) > 0;) bytes.append(buffer, got);
  if (std::ferror(file.get()) != 0) return tl::make_unexpected(last_error());
  return bytes;
}

tl::expected<void, std::string> write_file(const std::string& path, std::string_view bytes) { return write_files({{path, bytes}}); }

tl::expected<void, std::string> write_files(const std::vector<FileToWrite>& files) {
  // Each beside its place first: a full disk leaves the old files as they were.
  std::vector<std::string> partial;
  partial.reserve(files.size());
  for (const FileToWrite& file : files) partial.push_back(file.path + ".part");
  int error = 0;
  std::size_t at = 0;
  for (; at < files.size(); ++at) {
    error = write_partial(partial[at].c_str(), files[at].bytes);
    if (error != 0) break;
  }
  if (error == 0) {
    for (at = 0; at < files.size(); ++at) {
      if (std::rename(partial[at].c_str(), files[at].path.c_str()) == 0) continue;
      error = errno;
      break;
    }
  }
  if (error == 0) return {};
  for (const std::string& path : partial) std::remove(path.c_str());
  return tl::make_unexpected(files[at].path + ": " + std::strerror(error));
}

tl::expected<void, std::string> make_folder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return tl::make_unexpected(error.message());
  if (!std::filesystem::is_directory(path, error)) return tl::make_unexpected(std::string("is not a folder"));
  return {};
}

bool is_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error);
}

tl::expected<std::vector<std::string>, std::string> files_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::vector<std::string> folders = {folder};  // one after the other, so that an error is known by its place
  while (!folders.empty()) {
    const std::string at = std::move(folders.back());
    folders.pop_back();
    std::error_code error;
    const auto failed = [&](const std::string& place) { return tl::make_unexpected(place + ": " + error.message()); };
    std::filesystem::directory_iterator entry(at, error);
    for (const std::filesystem::directory_iterator end; !error && entry != end; entry.increment(error)) {
      const std::string path = entry->path().string();
      if (is_hidden_file(entry->path().filename().string())) continue;
      const std::filesystem::file_status status = entry->status(error);
      if (error) return failed(path);
      if (std::filesystem::is_regular_file(status)) paths.push_back(path);
      // A folder behind a link may lie above this one.
      const std::filesystem::file_status own = entry->symlink_status(error);
      if (error) return failed(path);
      if (std::filesystem::is_directory(own)) folders.push_back(path);
    }
    if (error) return failed(at);
  }
  std::sort(paths.begin(), paths.end());  // a directory has no order of its own
  return paths;
}

std::string base_name(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

}  // namespace csp::cli
