#pragma once
// Where in a JSON answer are the records? Finds them in any shell met in the trade ({"value":[]}, {"items":[]}, {"content":[]},
// a bare array or object, pages in an array, $batch answers, JSON Lines) and hands over one small tree an item, so that memory
// does not grow with the file.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/import/json_scanner.hpp"
#include "core/import/json_value.hpp"

namespace csp {

class JsonItems : public JsonEvents {
 public:
  struct Receiver {
    virtual ~Receiver() = default;
    virtual void item(JsonValue& item) = 0;
    // What stands around the items: context, totals, links. Called when its object ends, after its items.
    virtual void shell(const JsonValue& shell) = 0;
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

 private:
  // Outside: the document, a list of items. Candidate: an object that is a shell or an item; its members are kept until known.
  enum class Role : std::uint8_t { List, Candidate, Value };
  struct Frame {
    Role role = Role::Value;
    bool shell = false;     // a Candidate in which a list of items was found
    JsonValue value;
    std::string key;        // of the member that is being read
  };

  bool at_item_place() const;
  void add(JsonValue value);
  void open(JsonValue::Kind kind);
  void close();

  Receiver& receiver_;
  std::vector<Frame> frames_;
  std::size_t nodes_ = 0;
  bool too_big_ = false;
};

}  // namespace csp
