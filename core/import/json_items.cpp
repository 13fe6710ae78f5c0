#include "core/import/json_items.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace csp {
namespace {

bool names_a_list(std::string_view key) {
  static constexpr std::array<std::string_view, 8> kNames = {"value", "items", "content", "responses", "data", "results", "records", "users"};
  const std::string lower = text::ascii_lower(key);
  return std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// A shell says only such things about itself before its list begins; an item (an asset with "items" of its own) says more.
bool names_shell_matter(std::string_view key) {
  static constexpr std::array<std::string_view, 16> kNames = {"totalcount", "count", "attributes", "links", "page", "totalhits", "total",
                                                              "nextlink", "continuationtoken", "offset", "limit", "pagesize",
                                                              "headers", "size", "number", "totalpages"};
  const std::string lower = text::ascii_lower(key);
  return (!lower.empty() && lower[0] == '@') || lower.compare(0, 6, "odata.") == 0 ||
         std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// An answer within a $batch: {"id": …, "status": …, "headers": …, "body": {…}}.
bool names_batch_matter(std::string_view key) {
  const std::string lower = text::ascii_lower(key);
  return lower == "id" || lower == "status" || lower == "headers" || lower == "body";
}

}  // namespace

bool JsonItems::at_item_place() const { return frames_.empty() || frames_.back().role == Role::List; }

void JsonItems::open(JsonValue::Kind kind) {
  Frame frame;
  frame.value.kind = kind;
  if (at_item_place()) {
    if (frames_.empty() && kind == JsonValue::Kind::Array) {
      frame.role = Role::List;
    } else {
      nodes_ = 0;
      frame.role = kind == JsonValue::Kind::Object ? Role::Candidate : Role::Value;
    }
  } else if (frames_.back().role == Role::Candidate) {
    Frame& outer = frames_.back();
    const auto all_members = [&](bool (*allowed)(std::string_view)) {
      return std::all_of(outer.value.members.begin(), outer.value.members.end(),
                         [&](const JsonMember& member) { return allowed(member.name); });
    };
    if (kind == JsonValue::Kind::Array && names_a_list(outer.key) && (outer.shell || all_members(names_shell_matter))) {
      outer.shell = true;
      frame.role = Role::List;
    } else if (kind == JsonValue::Kind::Object && text::equals_ignoring_ascii_case(outer.key, "body") &&
               outer.value.has("status") && all_members(names_batch_matter)) {
      outer.shell = true;
      nodes_ = 0;
      frame.role = Role::Candidate;
    }
  }
  frames_.push_back(std::move(frame));
}

void JsonItems::close() {
  Frame frame = std::move(frames_.back());
  frames_.pop_back();
  switch (frame.role) {
    case Role::List: return;
    case Role::Candidate:
      if (frame.shell) {
        receiver_.shell(frame.value);
      } else {
        receiver_.item(frame.value);
      }
      return;
    case Role::Value:
      if (at_item_place()) {
        receiver_.item(frame.value);  // an array where an object was due: the reader refuses it
      } else {
        add(std::move(frame.value));
      }
  }
}

void JsonItems::add(JsonValue value) {
  if (too_big_ || ++nodes_ > kMaximumItemNodes) {
    too_big_ = true;
    return;
  }
  if (at_item_place()) {
    receiver_.item(value);
    return;
  }
  Frame& frame = frames_.back();
  if (frame.value.kind == JsonValue::Kind::Array) {
    frame.value.elements.push_back(std::move(value));
  } else {
    frame.value.members.push_back({std::move(frame.key), std::move(value)});
    frame.key.clear();
  }
}

void JsonItems::begin_object() { open(JsonValue::Kind::Object); }
void JsonItems::end_object() { close(); }
void JsonItems::begin_array() { open(JsonValue::Kind::Array); }
void JsonItems::end_array() { close(); }

void JsonItems::key(std::string& text) {
  Frame& frame = frames_.back();
  for (const JsonMember& member : frame.value.members) {
    if (member.name == text) {
      receiver_.duplicate_key(text);
      break;
    }
  }
  frame.key = std::move(text);
}

void JsonItems::string(std::string& text) {
  JsonValue value;
  value.kind = JsonValue::Kind::String;
  value.text = std::move(text);
  add(std::move(value));
}

void JsonItems::number(std::string_view text) {
  JsonValue value;
  value.kind = JsonValue::Kind::Number;
  value.text = text;
  add(std::move(value));
}

void JsonItems::boolean(bool flag) {
  JsonValue value;
  value.kind = JsonValue::Kind::Boolean;
  value.boolean = flag;
  add(std::move(value));
}

void JsonItems::null() { add(JsonValue{}); }

}  // namespace csp
