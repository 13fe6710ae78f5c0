#include "tests/bench/import/reading.hpp"

#include "core/base/few_bytes.hpp"
#include "core/base/text.hpp"
#include "core/import/json/json_value.hpp"
#include "core/import/tables/delimited.hpp"
#include "core/inventory/merge.hpp"

namespace csp::bench {
namespace {

constexpr std::uint64_t kHighs = 0x8080808080808080ull;

bool is_ascii(std::string_view text) {
  if (text.size() < 8) {
    unsigned char all = 0;
    for (const char c : text) all |= static_cast<unsigned char>(c);
    return all < 0x80;
  }
  std::uint64_t all = word_at<std::uint64_t>(text.data() + text.size() - 8);
  for (std::size_t at = 0; at + 8 <= text.size(); at += 8) all |= word_at<std::uint64_t>(text.data() + at);
  return (all & kHighs) == 0;
}

// Bytes that begin a character, plus one for each that needs two units.
std::uint32_t utf16_length(std::string_view text) {
  std::uint32_t length = 0;
  for (const char c : text) {
    const unsigned char byte = static_cast<unsigned char>(c);
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
  if (is_ascii(text)) {
    sum_ = sum_ * 31 + static_cast<std::uint32_t>(text.size()) + static_cast<unsigned char>(text.front()) * 257u +
           static_cast<unsigned char>(text.back()) * 65537u;
  } else {
    sum_ = sum_ * 31 + utf16_length(text) + first_unit(text) * 257 + last_unit(text) * 65537;
  }
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
  auto file = std::make_shared<ImportedFile>(std::move(importer_->finish().front()));
  const std::string rows = std::to_string(file->rows.total()) + " " + std::to_string(file->rows.refused);
  const Inventory inventory = merge(catalog_, {file});
  std::string out = std::to_string(checksum_.sum()) + " " + rows + " " + std::to_string(inventory.customer.profiles.size()) + ":";
  for (const Profile& profile : inventory.customer.profiles) out += " " + std::to_string(profile.users);
  return out;
}

}  // namespace csp::bench
