// Writes every output of the sample plans into folders, for the checks in tests/output: write-samples DIR. One folder for each text
// in `names`, each with names.json telling what was put in.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/output/writers/json_text.hpp"
#include "tests/core/support/hostile_texts.hpp"
#include "tests/core/support/sample_plan.hpp"

namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void write_sample(const std::filesystem::path& folder, const std::string& name, const std::string& language) {
  const support::Sample sample = support::sample_plan(name, language);
  const std::vector<csp::OutputFile> files = csp::make_all_outputs(sample.context());
  for (const csp::OutputFile& file : files) write(folder / file.name, file.bytes);
  write(folder / "everything.zip", csp::make_zip(files).bytes);
  std::string told;
  csp::append_json_string(told, name);
  write(folder / "name.json", told);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("write-samples DIR\n", stderr);
    return 2;
  }
  const std::filesystem::path root = arguments[1];
  write_sample(root / "plain-en", "", "en");
  write_sample(root / "plain-tr", "", "tr");
  int number = 0;
  for (const std::string& text : support::hostile_texts()) {
    const std::string digits = std::to_string(++number);
    write_sample(root / ("hostile-" + std::string(digits.size() < 2 ? 1 : 0, '0') + digits), text, "en");
  }
  return 0;
}
