#pragma once
// What does the frame around the views need to know about the open document? Implemented by whoever owns the document;
// EmptyWorkspace stands in where there is none.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "shell/platform.hpp"

namespace csp {

enum class StepState : std::uint8_t { waiting, done, attention, blocked };

struct StepStatus {
  StepState state = StepState::waiting;
  int count = 0;  // shown instead of the sign while attention or blocked: how many things to decide
};

enum class ProofState : std::uint8_t { nothing, safe, attention, unsafe };

class Workspace : public FileReceiver {
 public:
  virtual std::string document_name() const = 0;  // empty = nothing open yet
  virtual bool unsaved_changes() const = 0;
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
  // Work in slices (planning, reading): called before each frame; true = there is more to do, draw again.
  virtual bool advance() = 0;
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
  bool advance() override { return false; }
  void file_begins(FileId, std::string_view, std::uint64_t) override {}
  void file_continues(FileId, std::span<const std::uint8_t>) override {}
  void file_ends(FileId, bool) override {}
  void table_pasted(std::string_view) override {}
};

}  // namespace csp
