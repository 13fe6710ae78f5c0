// Every kind of export with one damage a file, in the manner of the Pollock benchmark: a separator, quotation mark or line end missing,
// doubled or stray at every place; lines in front; a header over two lines; other separators, quotation marks, line ends and encodings;
// JSON with one sign missing or doubled. Each result is read right, repaired with a finding, or refused with a place. A record that says
// something else than before, without a finding about its row, would be a silent misread: there must be none.

#include <map>
#include <set>

#include "core/import/reader.hpp"
#include "core/import/tables/delimited.hpp"
#include "tests/core/import/support.hpp"
#include "tests/core/support/property_cases.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

struct Score {
  std::int64_t right = 0, repaired = 0, refused = 0, misread = 0;
};

std::string day(const std::optional<Date>& date) { return date ? date->iso() : "-"; }

// What each row says, by row; ids that are only a row number are left out, because lines in front move rows.
std::multimap<std::int32_t, std::string> said(const ImportedFile& file) {
  std::multimap<std::int32_t, std::string> out;
  for (const Subscription& s : file.records.subscriptions) {
    const std::string key = s.commerce_id.empty() && s.directory_id.empty() ? "" : s.key;
    out.emplace(s.origins.front().row,
                "subscription|" + key + "|" + s.name + "|" + s.sku.text() + "|" + (s.product_sku ? s.product_sku->text() : "") + "|" +
                    std::to_string(s.units) + "|" + s.state_text + "|" + day(s.purchased) + day(s.term_start) + day(s.term_end) + "|" +
                    std::to_string(static_cast<int>(s.term)) + std::to_string(static_cast<int>(s.billing_plan)) +
                    std::to_string(static_cast<int>(s.channel)) + std::to_string(static_cast<int>(s.end_action)) + (s.trial ? "t" : "") +
                    (s.unit_price_month ? s.unit_price_month->amount.text() + std::string(s.unit_price_month->currency.code()) : ""));
  }
  for (const UnitPoolRecord& p : file.records.pools) {
    out.emplace(p.pool.origins.front().row, "pool|" + p.pool.sku.text() + "|" + p.pool.part_number + "|" + std::to_string(p.pool.enabled) +
                                                "|" + std::to_string(p.pool.warning) + "|" + std::to_string(p.pool.suspended) + "|" +
                                                std::to_string(p.pool.consumed));
  }
  for (const UserRecord& u : file.records.users) {
    std::string text = "user|" + u.user.id + "|" + u.user.principal_name + "|" + u.user.display_name + "|" + u.user.usage_location;
    for (const AssignedSku& sku : u.skus)
      text += "|" + sku.sku.text() + std::to_string(sku.groups.size()) + std::to_string(sku.disabled_plans.size());
    for (const std::string& name : u.unresolved_names) text += "|?" + name;
    out.emplace(u.origin.row, text);
  }
  for (const PriceRecord& p : file.records.prices) {
    out.emplace(p.origin.row, "price|" + p.product_sku.text() + "|" + p.title + "|" + std::to_string(static_cast<int>(p.term)) +
                                  std::to_string(static_cast<int>(p.billing_plan)) + "|" + std::string(p.currency.code()) + "|" +
                                  (p.partner_price ? p.partner_price->text() : "-") + "|" +
                                  (p.retail_price ? p.retail_price->text() : "-") + "|" + day(p.valid_from) + day(p.valid_to));
  }
  for (const CustomerRecord& c : file.records.customers)
    out.emplace(c.origin.row, "customer|" + c.tenant.text() + "|" + c.name + "|" + c.domain);
  for (const ActivityRecord& a : file.records.activity)
    out.emplace(a.origin.row, "activity|" + a.principal_name + "|" + day(a.reported) + day(a.last_active));
  for (const GroupRecord& g : file.records.groups) out.emplace(g.origin.row, "group|" + g.id + "|" + std::to_string(g.skus.size()));
  return out;
}

// The finding with what it names: "2 lines were skipped" is not "3 lines were skipped".
std::string words(const Finding& finding) {
  std::string text = finding.rule;
  for (const MessageArgument& value : finding.message.arguments) text += " " + argument(finding, value.name);
  return text;
}

class Bench {
 public:
  explicit Bench(const std::string& path) : clean_(read_fixture(path)) {
    for (const auto& [row, text] : said(clean_)) truth_.insert(text);
    for (const Finding& finding : clean_.findings) known_.insert(words(finding));
  }

  void judge(const std::string& damaged, const std::string& damage, std::size_t place) {
    const ImportedFile file = read_text(damaged);
    std::set<std::int32_t> told;
    for (const Finding& finding : file.findings) {
      for (const Origin& origin : finding.origins) {
        if (origin.row != 0 || known_.count(words(finding)) == 0) told.insert(origin.row);
        // A row that broke in two: its beginning is refused with its line, and the line after it is the rest.
        if (finding.rule == "IMPORT-ROW-TOO-SHORT") told.insert(origin.row + 1);
      }
    }
    std::set<std::string> found;
    bool misread = false;
    for (const auto& entry : said(file)) {
      const auto& row = entry.first;
      const auto& text = entry.second;
      found.insert(text);
      if (truth_.count(text) != 0 || told.count(row) != 0 || told.count(0) != 0) continue;
      misread = true;
      INFO(damage << " at " << place << ", row " << row << ": " << text);
      CHECK_MESSAGE(truth_.count(text) == 1, "a damaged row is read in silence: is the column that makes it a row `required`?");
    }
    // Rows that are gone without a word are misread, too.
    if (found != truth_ && file.findings.size() == clean_.findings.size() && file.rows.total() == clean_.rows.total() && told.empty()) {
      misread = true;
      INFO(damage << " at " << place);
      CHECK(found == truth_);
    }
    if (misread)
      ++score.misread;
    else if (found == truth_ && told.empty())
      ++score.right;
    else if (file.rows.read + file.rows.repaired > 0)
      ++score.repaired;
    else
      ++score.refused;
    CHECK(file.rows.read >= 0);
    CHECK((found == truth_ || !file.findings.empty()));
  }

  Score score;

 private:
  ImportedFile clean_;
  std::set<std::string> truth_;
  std::set<std::string> known_;
};

struct Rows : DelimitedReader::Receiver {
  std::vector<std::vector<std::string>> rows;
  void row(const DelimitedRow& row) override { rows.emplace_back(row.cells.begin(), row.cells.end()); }
};

std::string written(const std::vector<std::vector<std::string>>& rows, char separator, const std::string& end, char quote = '"') {
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (at > 0) out += separator;
      out += quote;
      for (const char c : row[at]) out += c == quote ? std::string(2, quote) : std::string(1, c);
      out += quote;
    }
    out += end;
  }
  return out;
}

std::string utf16(std::string_view ascii) {
  std::string wide = "\xff\xfe";
  for (const char c : ascii) (wide += c) += '\0';
  return wide;
}

void damage_table(Bench& bench, const std::string& clean, char separator) {
  bool quoted = false;
  for (std::size_t place = 0; place < clean.size(); ++place) {
    const char here = clean[place];
    if (here == '"') quoted = !quoted;
    if (place % static_cast<std::size_t>(support::property_share()) != 0) continue;
    if (here != '"' && (quoted || (here != separator && here != '\n'))) continue;  // other signs are content
    bench.judge(std::string(clean).erase(place, 1), "missing sign", place);
    bench.judge(std::string(clean).insert(place, 1, here), "doubled sign", place);
    if (here == separator) bench.judge(std::string(clean).insert(place + 1, 1, '"'), "stray quote", place);
    if (here == separator) bench.judge(std::string(clean).insert(place, 1, '\n'), "stray line end", place);
  }
  Rows parsed;
  DelimitedReader reader(separator, parsed);
  reader.feed(clean);
  reader.finish();
  for (const char* front :
       {"sep=?\r\n", "#TYPE Selected.PSCustomObject\r\n", "A list\r\nof November\r\n", "\r\n\r\n", "a,b\n\n", "\xef\xbb\xbf"}) {
    std::string lines = front;
    if (lines[3] == '=') lines[4] = separator;
    bench.judge(lines + clean, "lines in front", 0);
  }
  for (const char other : {',', ';', '\t', '|'})
    bench.judge(written(parsed.rows, other, "\r\n"), "other separator", static_cast<std::size_t>(other));
  for (const char* end : {"\n", "\r", "\r\n", "\n\n"}) bench.judge(written(parsed.rows, separator, end), "other line end", 0);
  bench.judge(written(parsed.rows, separator, "\n", '\''), "other quotation mark", 0);
  if (std::all_of(clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    bench.judge(utf16(clean), "UTF-16", 0);
  auto rows = parsed.rows;
  rows.insert(rows.begin() + 1, rows.front());
  bench.judge(written(rows, separator, "\n"), "header twice", 0);
  rows = parsed.rows;
  std::vector<std::string> upper(rows.front().size());
  upper.front() = "Export";
  rows.insert(rows.begin(), upper);
  bench.judge(written(rows, separator, "\n"), "header of two lines", 0);
  for (std::size_t column = 0; column < parsed.rows.front().size(); ++column) {
    rows = parsed.rows;
    for (auto& row : rows) {
      if (column < row.size()) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
    }
    // Not a damage of the form: another export without the column. It must not crash, and a needed column must be named.
    const ImportedFile file = read_text(written(rows, separator, "\n"));
    CHECK((file.rows.read + file.rows.repaired > 0 || !file.findings.empty()));
  }
}

void damage_json(Bench& bench, const std::string& clean) {
  bool quoted = false;
  for (std::size_t place = 0; place < clean.size(); ++place) {
    if (clean[place] == '"') quoted = !quoted;
    if (place % static_cast<std::size_t>(support::property_share()) != 0) continue;
    if (clean[place] != '"' && (quoted || std::string_view("{}[],:").find(clean[place]) == std::string_view::npos)) continue;
    bench.judge(std::string(clean).erase(place, 1), "missing sign", place);
    bench.judge(std::string(clean).insert(place, 1, clean[place]), "doubled sign", place);
  }
  for (const char* front : {"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", "\xef\xbb\xbf", "\r\n \r\n"})
    bench.judge(front + clean, "lines in front", 0);
  bench.judge(clean + "\r\n", "blank line behind", 0);
  bench.judge("[" + clean + "]", "in a list", 0);
  if (std::all_of(clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    bench.judge(utf16(clean), "UTF-16", 0);
}

}  // namespace

TEST_CASE("no kind of export is misread in silence when one sign of it is damaged") {
  std::map<std::string, Score> scores;
  Score all;
  for (const std::string& path : fixture_paths()) {
    const std::string bytes = fixture_bytes(path);
    if (bytes.size() > 6000 || bytes.substr(0, 2) == "\xff\xfe" || path.find("1252") != std::string::npos) continue;
    const ImportedFile clean = read_text(bytes);
    const auto kind = std::find_if(kinds().begin(), kinds().end(), [&](const Kind& candidate) { return candidate.id == clean.kind; });
    if (kind == kinds().end() || kind->make == nullptr || clean.rows.read == 0) continue;
    Bench bench(path);
    const std::size_t first = bytes.find_first_not_of("\xef\xbb\xbf \r\n");
    INFO(path);
    if (bytes[first] == '{' || bytes[first] == '[') {
      damage_json(bench, bytes);
    } else if (bytes.substr(0, 5) != "HTTP/" && bytes[0] != '#') {
      const std::string header = bytes.substr(0, bytes.find('\n'));
      const char separator = std::count(header.begin(), header.end(), ';') > std::count(header.begin(), header.end(), ',') ? ';'
                             : header.find('\t') != std::string::npos                                                      ? '\t'
                                                                                                                           : ',';
      damage_table(bench, bytes, separator);
    }
    Score& of_kind = scores[clean.kind];
    for (Score* score : {&of_kind, &all}) {
      score->right += bench.score.right;
      score->repaired += bench.score.repaired;
      score->refused += bench.score.refused;
      score->misread += bench.score.misread;
    }
  }
  std::ostringstream table;
  const auto line = [&](const std::string& name, const Score& score) {
    table << "\n  " << name << ": read right " << score.right << ", repaired with a finding " << score.repaired << ", refused with a place "
          << score.refused << ", misread in silence " << score.misread;
  };
  for (const auto& [kind, score] : scores) line(kind, score);
  line("all kinds", all);
  MESSAGE(table.str());
  CHECK(scores.size() >= 25);
  CHECK(all.misread == 0);
}
