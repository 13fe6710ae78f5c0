// What do the planner's own readers make of files that others wrote down? Prints one line of JSON a file:
//   read-corpus json DIR: {"file","accepted","line","column"} (line and column of the first fault; 0 when accepted)
//   read-corpus csv DIR:  {"file","rows":[[cell]],"damaged":rows with a stray or unclosed quote}
// Every file is read whole and byte by byte; a difference between the two is told as "differs".

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/import/decode.hpp"
#include "core/import/json/json_scanner.hpp"
#include "core/import/tables/delimited.hpp"

namespace {

using Json = nlohmann::ordered_json;

struct Nobody : csp::JsonEvents {
  void begin_object() override {}
  void end_object() override {}
  void begin_array() override {}
  void end_array() override {}
  void key(std::string&) override {}
  void string(std::string&) override {}
  void number(std::string_view) override {}
  void boolean(bool) override {}
  void null() override {}
};

Json read_json(const std::string& text, std::size_t chunk) {
  Nobody events;
  csp::JsonScanner scanner(events, false);
  for (std::size_t at = 0; at < text.size(); at += chunk) scanner.feed(std::string_view(text).substr(at, chunk));
  scanner.finish();
  const bool accepted = !scanner.error();
  return {{"accepted", accepted}, {"line", accepted ? 0 : scanner.error()->line}, {"column", accepted ? 0 : scanner.error()->column}};
}

struct Rows : csp::DelimitedReader::Receiver {
  Json rows = Json::array();
  int damaged = 0;
  void row(const csp::DelimitedRow& row) override {
    Json cells = Json::array();
    for (const std::string_view cell : row.cells) cells.push_back(std::string(cell));
    rows.push_back(std::move(cells));
    damaged += row.stray_quote || row.unclosed_quote;
  }
};

Json read_csv(const std::string& text, std::size_t chunk) {
  Rows out;
  csp::DelimitedReader reader(',', out);
  for (std::size_t at = 0; at < text.size(); at += chunk) reader.feed(std::string_view(text).substr(at, chunk));
  reader.finish();
  return {{"rows", out.rows}, {"damaged", out.damaged}};
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const bool json = std::string_view(arguments[1]) == "json";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(arguments[2])) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    csp::Decoder decoder;
    std::string text;
    decoder.feed(bytes.str(), text);
    decoder.finish(text);
    const auto read = [&](std::size_t chunk) { return json ? read_json(text, chunk) : read_csv(text, chunk); };
    Json line = {{"file", path.filename().string()}};
    const Json whole = read(text.size() + 1);
    line.update(whole);
    if (json && text.size() < 10000 && whole != read(1)) line["differs"] = true;
    if (!json && whole != read(1)) line["differs"] = true;
    std::cout << line.dump() << '\n';
  }
}
