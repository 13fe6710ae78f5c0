#include "tests/bench/import/reading.hpp"

#include <cstring>

#include "core/base/text.hpp"
#include "core/import/delimited.hpp"
#include "core/import/json_value.hpp"
#include "core/inventory/merge.hpp"

namespace csp::bench {
namespace {

constexpr std::uint64_t kHighs = 0x8080808080808080ull;

// Bytes that begin a character, plus one for each that needs two units.
std::uint32_t utf16_length(std::string_view text) {
  std::uint32_t length = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    if ((eight & kHighs) != 0) break;
    length += 8;
  }
  for (; at < text.size(); ++at) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    length += (byte & 0xc0) != 0x80;
    length += byte >= 0xf0;
  }
  return length;
}

std::uint32_t first_unit(std::string_view text) {
  std::size_t at = 0;
  const std::uint32_t c = text::decode_utf8(text, at);
  return c < 0x10000 ? c : 0xd800 + ((c - 0x10000) >> 10);
}

std::uint32_t last_unit(std::string_view text) {
  std::size_t at = text.size() - 1;
  if (static_cast<unsigned char>(text[at]) < 0x80) return static_cast<unsigned char>(text[at]);
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  const std::uint32_t c = text::decode_utf8(text, at);
  return c < 0x10000 ? c : 0xdc00 + ((c - 0x10000) & 0x3ff);
}

}  // namespace

void Checksum::text(std::string_view text) {
  sum_ = sum_ * 31 + 1;
  if (text.empty()) return;
  const unsigned char first = static_cast<unsigned char>(text[0]);
  sum_ = sum_ * 31 + utf16_length(text) + (first < 0x80 ? first : first_unit(text)) * 257 + last_unit(text) * 65537;
}

void Checksum::row(const DelimitedRow& row) {
  for (const std::string_view cell : row.cells) text(cell);
}

void Checksum::value(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::Object:
      for (const JsonMember& member : value.members) {
        text(member.name);
        this->value(member.value);
      }
      return;
    case JsonValue::Kind::Array:
      for (const JsonValue& element : value.elements) this->value(element);
      return;
    case JsonValue::Kind::String:
    case JsonValue::Kind::Number:
      text(value.text);
      return;
    case JsonValue::Kind::Boolean:
      text(value.boolean ? "true" : "false");
      return;
    case JsonValue::Kind::Null:
      text("null");
      return;
  }
}

void Checksum::item(const JsonValue& item) { value(item); }

Reading::Reading(const Catalog& catalog) : catalog_(catalog) {
  ImportOptions options;
  options.witness = &checksum_;
  importer_ = std::make_unique<Importer>(catalog, "users", 0, options);
}

std::string Reading::finish() {
  auto file = std::make_shared<ImportedFile>(importer_->finish());
  const std::string rows = std::to_string(file->rows.total()) + " " + std::to_string(file->rows.refused);
  const Inventory inventory = merge(catalog_, {file});
  std::string out = std::to_string(checksum_.sum()) + " " + rows + " " + std::to_string(inventory.customer.profiles.size()) + ":";
  for (const Profile& profile : inventory.customer.profiles) out += " " + std::to_string(profile.users);
  return out;
}

}  // namespace csp::bench
