#pragma once
// Where in a JSON answer are the records? Finds them in any envelope met in the trade ({"value":[]}, {"items":[]}, {"content":[]},
// a bare array or object, {"data":{"licenses":[]}}, pages in an array, $batch answers, JSON Lines) and hands over one small tree an item,
// so that memory does not grow with the file.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/import/json/json_item_text.hpp"
#include "core/import/json/json_scanner.hpp"
#include "core/import/json/json_value.hpp"
#include "core/import/json/member_names.hpp"

namespace csp {

class JsonItems : public JsonEvents {
 public:
  struct Receiver {
    virtual ~Receiver() = default;
    virtual void item(JsonValue& item) = 0;
    // Its items follow, if it has any.
    virtual void list_begins() = 0;
    // What stands around the items: context, totals, links. Called when its object ends, after its items.
    virtual void envelope(const JsonValue& envelope) = 0;
    // The same name twice in one object; the first one counts.
    virtual void duplicate_key(const std::string& name) = 0;
  };

  explicit JsonItems(Receiver& receiver) : receiver_(receiver) {}

  static constexpr std::size_t kMaximumItemNodes = 4'000'000;
  bool item_too_big() const { return too_big_; }

  void begin_object() override;
  void end_object() override;
  void begin_array() override;
  void end_array() override;
  void key(std::string& text) override;
  void string(std::string& text) override;
  void number(std::string_view text) override;
  void boolean(bool value) override;
  void null() override;
  std::size_t whole_object(std::string_view text, std::size_t depth) override;

 private:
  // Outside: the document, a list of items. Candidate: an object that is an envelope or an item; its members are kept until known.
  enum class Role : std::uint8_t { List, Candidate, Value };
  struct Frame {
    Role role = Role::Value;
    bool envelope = false;  // a Candidate in which a list of items was found
    bool data = false;      // a Candidate that is the data of an answer
    JsonValue::Kind kind = JsonValue::Kind::Null;
    std::string_view key;           // of the member that is being read
    std::size_t first_member = 0;   // in members_
    std::size_t first_element = 0;  // in elements_
    JsonArena::Mark mark;           // what was taken after it is given back when the item was handed over
  };

  bool at_item_place() const;
  void add(const JsonValue& value);
  void open(JsonValue::Kind kind);
  void close();
  bool members_are(const Frame& frame, bool (*allowed)(std::string_view)) const;
  bool answers(const Frame& frame) const;
  bool has_member(const Frame& frame, std::string_view name) const;

  Receiver& receiver_;
  JsonArena arena_;
  JsonItemText whole_{arena_};
  std::vector<Frame> frames_;
  std::vector<JsonMember> members_;  // of all open objects, the outermost first
  MemberNames names_;
  std::vector<JsonValue> elements_;  // of all open arrays
  std::size_t nodes_ = 0;
  bool too_big_ = false;
};

}  // namespace csp
