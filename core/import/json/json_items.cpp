#include "core/import/json/json_items.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace csp {
namespace {

// An envelope says only such things about itself before its list begins; an item (an asset with "items" of its own) says more.
bool names_envelope_matter(std::string_view key) {
  static constexpr std::array<std::string_view, 18> kNames = {
      "totalcount", "count", "attributes", "links",   "page", "totalhits", "total",      "nextlink",   "continuationtoken",
      "offset",     "limit", "pagesize",   "headers", "size", "number",    "totalpages", "periodfrom", "periodto"};
  const std::string lower = text::ascii_lower(key);
  return (!lower.empty() && lower[0] == '@') || lower.compare(0, 6, "odata.") == 0 ||
         std::find(kNames.begin(), kNames.end(), lower) != kNames.end();
}

// Of an answer that says how it went before what it has: {"status": 200, "data": {"licenses": [...]}, "pagination": {...}}.
bool begins_answer(const JsonMember& member) {
  const std::string lower = text::ascii_lower(member.name);
  return names_envelope_matter(lower) || lower == "filters" || lower == "pagination" || lower == "message" ||
         (lower == "status" && member.value.kind == JsonValue::Kind::Number);
}

// An answer within a $batch: {"id": …, "status": …, "headers": …, "body": {…}}; or one as a flow keeps it, with "statusCode".
bool names_batch_matter(std::string_view key) {
  const std::string lower = text::ascii_lower(key);
  return lower == "id" || lower == "status" || lower == "statuscode" || lower == "headers" || lower == "body";
}

// Of what a script saves of a whole customer: {"tenantId": …, "subscribedSkus": […], "users": […]}, called as the answer that it keeps, or
// as the command that gave it. "deletedUsers" are others.
bool names_bundled_list(std::string_view key) {
  static constexpr std::array<std::string_view, 15> kOf = {"subscribed", "directory", "company",  "commerce", "tenant",
                                                           "all",        "graph",     "mg",       "aad",      "azuread",
                                                           "entraid",    "entra",     "licensed", "licenced", "account"};
  const std::string name = text::folded(key);
  std::string_view rest = name;
  const auto drop = [&](std::string_view word) {
    const bool ends = rest.ends_with(word);
    if (ends) rest.remove_suffix(word.size());
    return ends;
  };
  if (!drop("skus") && !drop("subscriptions") && !drop("users") && !drop("groups")) return false;
  while (std::any_of(kOf.begin(), kOf.end(), drop)) {
  }
  return rest.empty();
}
bool names_bundle_matter(std::string_view key) {
  const std::string lower = text::ascii_lower(key);
  for (const std::string_view begin :
       {"tenant", "customer", "organi", "domain", "generated", "exported", "created", "date", "time", "version", "$schema"}) {
    if (lower.starts_with(begin)) return true;
  }
  return names_envelope_matter(key);
}

}  // namespace

bool JsonItems::at_item_place() const { return frames_.empty() || frames_.back().role == Role::List; }

bool JsonItems::members_are(const Frame& frame, bool (*allowed)(std::string_view)) const {
  return std::all_of(members_.begin() + static_cast<std::ptrdiff_t>(frame.first_member), members_.end(),
                     [&](const JsonMember& member) { return allowed(member.name); });
}

bool JsonItems::answers(const Frame& frame) const {
  return std::all_of(members_.begin() + static_cast<std::ptrdiff_t>(frame.first_member), members_.end(), begins_answer);
}

bool JsonItems::has_member(const Frame& frame, std::string_view name) const {
  return std::any_of(members_.begin() + static_cast<std::ptrdiff_t>(frame.first_member), members_.end(),
                     [&](const JsonMember& member) { return text::equals_ignoring_ascii_case(member.name, name); });
}

void JsonItems::open(JsonValue::Kind kind) {
  Frame frame;
  frame.kind = kind;
  frame.mark = arena_.mark();
  frame.first_member = members_.size();
  frame.first_element = elements_.size();
  if (at_item_place()) {
    if (frames_.empty() && kind == JsonValue::Kind::Array) {
      frame.role = Role::List;
    } else {
      nodes_ = 0;
      frame.role = kind == JsonValue::Kind::Object ? Role::Candidate : Role::Value;
    }
  } else if (frames_.back().role == Role::Candidate) {
    Frame& outer = frames_.back();
    if (kind == JsonValue::Kind::Array && names_a_list(outer.key) && (outer.envelope || members_are(outer, names_envelope_matter))) {
      outer.envelope = true;
      frame.role = Role::List;
    } else if (kind == JsonValue::Kind::Object && text::equals_ignoring_ascii_case(outer.key, "body") &&
               (has_member(outer, "status") || has_member(outer, "statusCode")) && members_are(outer, names_batch_matter)) {
      outer.envelope = true;
      nodes_ = 0;
      frame.role = Role::Candidate;
    } else if (kind == JsonValue::Kind::Object && text::equals_ignoring_ascii_case(outer.key, "data") && answers(outer)) {
      outer.envelope = true;
      nodes_ = 0;
      frame.role = Role::Candidate;
      frame.data = true;
    } else if (kind == JsonValue::Kind::Array && text::equals_ignoring_ascii_case(outer.key, "licenses") &&
               (outer.data || (frames_.size() == 1 && has_member(outer, "status") && answers(outer)))) {
      outer.envelope = true;
      frame.role = Role::List;
    } else if (frames_.size() == 1 && names_bundled_list(outer.key) && (outer.envelope || members_are(outer, names_bundle_matter))) {
      outer.envelope = true;
      nodes_ = 0;
      frame.role = kind == JsonValue::Kind::Array ? Role::List : Role::Candidate;
    }
  }
  frames_.push_back(frame);
  const bool alone = frame.role == Role::Candidate && frames_.size() > 1 && frames_[frames_.size() - 2].role == Role::Candidate;
  if (frame.role == Role::List || alone) receiver_.list_begins();
}

void JsonItems::close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.role == Role::List) return;
  JsonValue value;
  value.kind = frame.kind;
  value.members = arena_.copy(members_.data() + frame.first_member, members_.size() - frame.first_member);
  value.elements = arena_.copy(elements_.data() + frame.first_element, elements_.size() - frame.first_element);
  names_.close(frame.first_member);
  members_.resize(frame.first_member);
  elements_.resize(frame.first_element);
  if (frame.role == Role::Candidate && frame.envelope) {
    receiver_.envelope(value);
  } else if (frame.role == Role::Candidate || at_item_place()) {
    receiver_.item(value);  // an array where an object was due: the reader refuses it
  } else {
    add(value);
    return;
  }
  arena_.rewind(frame.mark);
}

void JsonItems::add(const JsonValue& value) {
  if (too_big_ || ++nodes_ > kMaximumItemNodes) {
    too_big_ = true;
    return;
  }
  if (at_item_place()) {
    JsonValue item = value;
    receiver_.item(item);
    return;
  }
  Frame& frame = frames_.back();
  if (frame.kind == JsonValue::Kind::Array) {
    elements_.push_back(value);
  } else {
    members_.push_back({frame.key, value});
    frame.key = {};
  }
}

std::size_t JsonItems::whole_object(std::string_view text, std::size_t depth) {
  if (too_big_ || frames_.empty() || frames_.back().role != Role::List) return 0;
  const JsonArena::Mark mark = arena_.mark();
  JsonValue item;
  const std::size_t used = whole_.read(text, depth, item);
  if (used > 0) receiver_.item(item);
  arena_.rewind(mark);
  return used;
}

void JsonItems::begin_object() { open(JsonValue::Kind::Object); }
void JsonItems::end_object() { close(); }
void JsonItems::begin_array() { open(JsonValue::Kind::Array); }
void JsonItems::end_array() { close(); }

void JsonItems::key(std::string& text) {
  Frame& frame = frames_.back();
  if (names_.has(members_, frame.first_member, text)) receiver_.duplicate_key(text);
  frame.key = too_big_ ? std::string_view() : arena_.copy(text);
}

void JsonItems::string(std::string& text) {
  JsonValue value;
  value.kind = JsonValue::Kind::String;
  if (!too_big_) value.text = arena_.copy(text);
  add(value);
}

void JsonItems::number(std::string_view text) {
  JsonValue value;
  value.kind = JsonValue::Kind::Number;
  if (!too_big_) value.text = arena_.copy(text);
  add(value);
}

void JsonItems::boolean(bool flag) {
  JsonValue value;
  value.kind = JsonValue::Kind::Boolean;
  value.boolean = flag;
  add(value);
}

void JsonItems::null() { add(JsonValue{}); }

}  // namespace csp
