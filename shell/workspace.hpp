#pragma once
// What does the frame around the views need to know about the open document? Implemented by whoever owns the document;
// EmptyWorkspace stands in where there is none.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "shell/platform.hpp"

namespace csp {

enum class StepState : std::uint8_t { waiting, done, attention, blocked };

struct StepStatus {
  StepState state = StepState::waiting;
  int count = 0;  // shown instead of the sign while attention or blocked: how many things to decide
};

// Something that can be shown: a view, a part of it, and what in it to look at (subscription key, profile id, user, ...).
struct Place {
  std::string view;
  std::string part = {};
  std::string subject = {};
  std::int32_t file = -1;
  std::string finding = {};  // message key of the finding that is to be looked at there
};

// Is it the question what a subscription does at its term end, in either of its wordings?
bool asks_for_end(std::string_view finding_key);

// One step of the work in two sentences and one action.
struct StepGuide {
  enum class Action : std::uint8_t { none, go, open_files, save };
  Message needs, has, next;
  Action action = Action::none;
  Place place = {};  // where `go` leads
};

// Something found by searching: what it is called, what it is, where it is.
struct Hit {
  std::string label;
  Message kind;
  Place place;
};

// What became of what was opened, pasted or saved: said once, wherever people are.
struct Notice {
  std::vector<Message> sentences;
  std::optional<Place> place = {};  // shown with it, where something wants to be looked at
};

enum class ProofState : std::uint8_t { nothing, safe, units_only, attention, unsafe };  // units_only: no file names a user

class Workspace : public FileReceiver {
 public:
  // Another number whenever the document, or what is derived from it, is another.
  virtual std::uint64_t revision() const { return 0; }
  virtual std::string document_name() const = 0;  // empty = nothing open yet
  virtual bool unsaved_changes() const = 0;
  virtual bool is_demo() const { return false; }  // an invented customer is open
  virtual StepStatus step(std::string_view view_id) const = 0;
  virtual ProofState proof() const = 0;
  virtual Message proof_text() const = 0;  // what is proven, or what stands against it
  virtual Message facts_text() const = 0;  // date of the facts in use
  virtual bool can_undo() const = 0;
  virtual bool can_redo() const = 0;
  virtual void undo() = 0;
  virtual void redo() = 0;
  virtual void save(Platform& platform) = 0;
  virtual std::string plan_file() const { return {}; }  // what save() writes
  // The plan with names, domains and ids replaced, and the key to them as a second file.
  virtual void save_without_names(Platform& platform) { static_cast<void>(platform); }
  virtual std::vector<Message> history() const = 0;  // names of the steps, oldest first
  virtual std::size_t history_position() const = 0;  // how many of them are in force
  virtual void travel(std::size_t position) = 0;     // undoes or does again until that many are in force
  virtual StepGuide guide(std::string_view view_id) const = 0;
  virtual std::vector<Hit> search(std::string_view text, std::size_t most, const Language& language) const = 0;
  virtual void look_at(const Place& place) = 0;
  virtual void view_shown(std::string_view view_id) { static_cast<void>(view_id); }
  virtual bool shows_example() const = 0;                               // a demo customer, or nothing at all
  virtual void open_example() = 0;                                      // a finished demo customer; one step, except as the very first
  virtual std::optional<Notice> take_notice() { return std::nullopt; }  // given once
  // Work in slices (planning, reading): called before each frame, at the time of it; true = there is more to do, draw again.
  virtual bool advance(double time_s) = 0;
};

class EmptyWorkspace : public Workspace {
 public:
  std::string document_name() const override { return {}; }
  bool unsaved_changes() const override { return false; }
  StepStatus step(std::string_view) const override { return {}; }
  ProofState proof() const override { return ProofState::nothing; }
  Message proof_text() const override { return {"shell.proof.nothing", {}}; }
  Message facts_text() const override { return {"shell.facts.none", {}}; }
  bool can_undo() const override { return false; }
  bool can_redo() const override { return false; }
  void undo() override {}
  void redo() override {}
  void save(Platform&) override {}
  std::vector<Message> history() const override { return {}; }
  std::size_t history_position() const override { return 0; }
  void travel(std::size_t) override {}
  StepGuide guide(std::string_view) const override { return {}; }
  std::vector<Hit> search(std::string_view, std::size_t, const Language&) const override { return {}; }
  void look_at(const Place&) override {}
  bool shows_example() const override { return true; }
  void open_example() override {}
  bool advance(double) override { return false; }
  void file_begins(FileId, std::string_view, std::uint64_t) override {}
  void file_continues(FileId, std::span<const std::uint8_t>) override {}
  void file_ends(FileId, bool) override {}
  void table_pasted(std::string_view) override {}
};

}  // namespace csp
