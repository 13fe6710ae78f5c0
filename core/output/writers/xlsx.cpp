#include "core/output/writers/xlsx.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/output/writers/hidden.hpp"
#include "core/output/writers/zip.hpp"

namespace csp {
namespace {

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::int32_t kDayZero = -25569;     // 1899-12-30, day 0 of spreadsheet dates, in days since 1970-01-01
constexpr std::size_t kMaximumText = 32'767;  // characters a cell can hold
constexpr std::size_t kMaximumRows = 1'048'575;

// XML text: markup escaped; characters that XML 1.0 forbids, and those that show nothing or turn the text around, become U+FFFD.
std::string xml(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  std::size_t count = 0;
  while (offset < text.size() && count++ < kMaximumText - 1) {
    const std::uint32_t c = text::decode_utf8(text, offset);
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\r')
      out += "&#13;";
    else if (is_hidden_in_cell(c))
      text::append_utf8(out, 0xfffd);
    else
      text::append_utf8(out, c);
  }
  return out;
}

std::string column_name(std::size_t index) {
  std::string name;
  for (std::size_t n = index + 1; n > 0; n = (n - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (n - 1) % 26));
  return name;
}

std::string reference(std::size_t column, std::size_t row) { return column_name(column) + std::to_string(row); }

void put_text(std::string& out, const std::string& where, std::string_view text, int style) {
  out += "<c r=\"" + where + "\" s=\"" + std::to_string(style) + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + xml(text) +
         "</t></is></c>";
}

void put_cell(std::string& out, const std::string& where, const Cell& cell) {
  const auto number = [&](const std::string& text, int style) {
    out += "<c r=\"" + where + "\" s=\"" + std::to_string(style) + "\"><v>" + text + "</v></c>";
  };
  if (const auto* text = std::get_if<std::string>(&cell)) put_text(out, where, *text, 0);
  if (const auto* count = std::get_if<std::int64_t>(&cell)) number(std::to_string(*count), 4);
  if (const auto* amount = std::get_if<Decimal>(&cell)) number(amount->text(2), 3);
  if (const auto* date = std::get_if<Date>(&cell)) number(std::to_string(date->days_since_epoch() - kDayZero), 2);
}

// Widths from what is in the column, within reason, so that nobody has to drag before reading.
std::string columns_xml(const Table& table) {
  std::string out = "<cols>";
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t width = table.columns[column].size() + 2;
    for (const std::vector<Cell>& row : table.rows) {
      const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
      if (text != nullptr) width = std::max(width, text->size() + 1);
    }
    const std::string number = std::to_string(column + 1);
    out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
           std::to_string(std::min<std::size_t>(std::max<std::size_t>(width, 12), 60)) + "\" customWidth=\"1\"/>";
  }
  return out + "</cols>";
}

std::string sheet_xml(const Table& table) {
  std::string out(kXmlHead);
  out += "<worksheet xmlns=\"" + std::string(kMain) +
         "\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
         "state=\"frozen\"/></sheetView></sheetViews>";
  if (!table.columns.empty()) out += columns_xml(table);
  out += "<sheetData><row r=\"1\">";
  for (std::size_t column = 0; column < table.columns.size(); ++column) put_text(out, reference(column, 1), table.columns[column], 1);
  out += "</row>";
  const std::size_t rows = std::min(table.rows.size(), kMaximumRows);
  for (std::size_t row = 0; row < rows; ++row) {
    out += "<row r=\"" + std::to_string(row + 2) + "\">";
    for (std::size_t column = 0; column < table.rows[row].size(); ++column)
      put_cell(out, reference(column, row + 2), table.rows[row][column]);
    out += "</row>";
  }
  out += "</sheetData>";
  if (!table.columns.empty()) out += "<autoFilter ref=\"A1:" + reference(table.columns.size() - 1, rows + 1) + "\"/>";
  return out + "</worksheet>";
}

// At most 31 characters without []:*?/\ and different for each sheet.
std::string sheet_name(const Table& table, std::size_t index) {
  std::string name;
  std::size_t offset = 0;
  std::size_t count = 0;
  while (offset < table.name.size() && count++ < 24) {
    const std::uint32_t c = text::decode_utf8(table.name, offset);
    const bool forbidden = c < 0x20 || c == '[' || c == ']' || c == ':' || c == '*' || c == '?' || c == '/' || c == '\\' || c == '\'';
    text::append_utf8(name, forbidden ? ' ' : c);
  }
  return std::to_string(index + 1) + " " + name;
}

constexpr std::string_view kStyles =
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name "
    "val=\"Calibri\"/></font></fonts>"
    "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE5ECFD\"/></patternFill></fill></fills>"
    "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"5\">"
    "<xf numFmtId=\"49\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" fillId=\"2\" applyNumberFormat=\"1\" applyFont=\"1\" "
    "applyFill=\"1\"/>"
    "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"4\" applyNumberFormat=\"1\"/><xf numFmtId=\"3\" "
    "applyNumberFormat=\"1\"/></cellXfs>";

}  // namespace

std::string xlsx(const std::vector<Table>& sheets) {
  const std::string head(kXmlHead);
  const std::string package(kPackage);
  const std::string relation(kRelation);
  const std::string types_of = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  std::string types =
      head + "<Types xmlns=\"" + package +
      "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" +
      types_of +
      "sheet.main+xml\"/>"
      "<Override PartName=\"/xl/styles.xml\" ContentType=\"" +
      types_of + "styles+xml\"/>";
  std::string workbook = head + "<workbook xmlns=\"" + std::string(kMain) + "\" xmlns:r=\"" + relation + "\"><sheets>";
  std::string relations = head + "<Relationships xmlns=\"" + package + "relationships\">";
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    types += "<Override PartName=\"/xl/worksheets/sheet" + number + ".xml\" ContentType=\"" + types_of + "worksheet+xml\"/>";
    workbook += "<sheet name=\"" + xml(sheet_name(sheets[i], i)) + "\" sheetId=\"" + number + "\" r:id=\"rId" + number + "\"/>";
    relations +=
        "<Relationship Id=\"rId" + number + "\" Type=\"" + relation + "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
    bodies.push_back(sheet_xml(sheets[i]));
  }
  types += "</Types>";
  workbook += "</sheets></workbook>";
  relations += "<Relationship Id=\"rId" + std::to_string(sheets.size() + 1) + "\" Type=\"" + relation +
               "/styles\" Target=\"styles.xml\"/></Relationships>";
  const std::string root = head + "<Relationships xmlns=\"" + package + "relationships\"><Relationship Id=\"rId1\" Type=\"" + relation +
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  const std::string styles = head + "<styleSheet xmlns=\"" + std::string(kMain) +
                             "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>" +
                             std::string(kStyles) + "</styleSheet>";
  std::vector<ZipEntry> entries = {{"[Content_Types].xml", types},
                                   {"_rels/.rels", root},
                                   {"xl/workbook.xml", workbook},
                                   {"xl/_rels/workbook.xml.rels", relations},
                                   {"xl/styles.xml", styles}};
  for (std::size_t i = 0; i < bodies.size(); ++i) entries.push_back({"xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", bodies[i]});
  return zip_archive(entries);
}

}  // namespace csp
