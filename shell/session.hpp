#pragma once
// The open document while people work on it: opening files, edits with names, undo and redo, the derived plan. Views read from here
// and emit edits; they change nothing themselves.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/output/plan_file/plan_rescue.hpp"
#include "shell/document.hpp"
#include "shell/frontier_ahead.hpp"
#include "shell/workspace.hpp"

namespace csp {

struct Incoming;  // shell/incoming.hpp
class Portfolio;

// A file being read right now, for the progress bar.
struct Reading {
  FileId id = 0;
  std::string name;
  std::uint64_t size_bytes = 0;
  std::uint64_t read_bytes = 0;
  std::int64_t rows = 0;  // so far
};

// A set that was read and is being put together.
struct PuttingTogether {
  std::int64_t files = 0;
  std::int64_t looked_at = 0;  // of these users
  std::int64_t users = 0;
};

class Session final : public Workspace {
 public:
  Session(std::shared_ptr<const Catalog> built_in, Platform& platform);
  ~Session() override;

  // --- what views read ---
  const Document& document() const { return document_; }
  const Catalog& catalog() const;
  const Customer& customer() const;
  const Inventory& inventory() const;
  const PlanSettings& settings() const { return *document_.settings; }
  const Plan& plan() const { return *plan_; }
  const std::shared_ptr<const Plan>& shared_plan() const { return plan_; }  // for whoever refers into it from one frame to the next
  std::uint64_t revision() const override { return revision_; }
  const Subscription* find_subscription(std::string_view key) const;
  // Fit to be drawn, and told apart from others of its name (core/plan/sources/subscription_names.hpp); the key where nobody knows it.
  std::string subscription_name(std::string_view key) const;
  const std::vector<Reading>& reading() const { return reading_; }
  std::optional<PuttingTogether> putting_together() const;
  // A message about the last opening that failed (damaged plan, ...), until the next one.
  const std::optional<Message>& open_problem() const { return open_problem_; }
  const std::optional<Message>& open_problem_detail() const { return open_problem_detail_; }
  // Decisions that are whole in the damaged plan of that problem; empty when there are none. Taken over in one step, without its facts.
  const std::optional<RescuedPlan>& rescued() const { return rescued_; }
  void take_rescued();
  // Result files of the current plan, made when first asked for; `language` is that of the people at the desk.
  const std::vector<OutputFile>& results(const Language& language);

  // What safety costs for the plan as it is; null until it is worked out, which somebody has to want after an edit.
  const std::vector<FrontierPoint>* frontier() const { return frontier_.points(revision_); }
  std::optional<FrontierProgress> frontier_progress() const { return frontier_.progress(); }
  void want_frontier();

  // Many customers beside the open one: files opened while the portfolio is shown are theirs.
  Portfolio& portfolio() { return *portfolio_; }

  // The subscription people look at, shared by the views so that a finding can lead to its cause; not part of the document.
  std::string looked_at;
  // Where a finding comes from: the subscription, profile or SKU it is about, else the file. Nothing when it is about the whole.
  std::optional<Place> cause_of(const Finding& finding) const;
  // What stands in the way of the plan, else what a person still has to answer; in the order in which they are asked.
  std::vector<const Finding*> open_questions() const;
  Place next_question() const;  // after the one that was asked for last, and the first one again after the last
  // Subscriptions of which the plan asks for a fact that is filled in on Customer, in the order of the moves.
  std::vector<std::string> facts_asked_for() const;
  // What somebody wants to see in that view; given once.
  std::optional<Place> take_place(std::string_view view_id);

  // --- what views do ---
  // One undo step. `name` is shown in the history ("Margin: 10 days"). The change is made on a copy and the plan derived anew.
  // Edits of one `stroke` (a drag, typing in one field) that follow each other are one step together; empty = a step of its own.
  void edit(Message name, const std::function<void(PlanSettings&)>& change, std::string_view stroke = {});
  // Decision for one subscription, created when there is none yet.
  void decide(Message name, const std::string& subscription_key, const std::function<void(SubscriptionDecision&)>& change,
              std::string_view stroke = {});
  // The same decision for several subscriptions: one undo step.
  void decide_all(Message name, const std::vector<std::string>& subscription_keys,
                  const std::function<void(SubscriptionDecision&)>& change);
  void open_demo(std::string_view id);
  // The plan of one of the portfolio's customers becomes the open document.
  void open_portfolio_plan(const std::string& name, std::string_view plan);
  void start_empty();  // own files, nothing opened yet
  void remove_file(std::size_t index);
  // How slash dates and amounts of one file are to be read: the file is read again, and whenever it is read again later.
  void reread_file(std::size_t index, const ReadingChoices& choices);
  bool can_reread(std::size_t index) const;  // its bytes were kept (not those of large exports)
  void stop_reading(FileId file);
  // How the columns of a file with an unknown header are to be read: remembered for its header, and every open file with it read again.
  void map_columns(std::size_t index, const ColumnMapping& mapping);
  void forget_columns(std::size_t index);
  // Which of two files is believed where they contradict each other (core/inventory/differences.hpp).
  void believe(Message name, const std::string& difference, const std::string& source);

  // --- Workspace: what the frame around the views reads ---
  std::string document_name() const override;
  bool unsaved_changes() const override;
  bool is_demo() const override { return !document_.demo.empty(); }
  StepStatus step(std::string_view view_id) const override;
  ProofState proof() const override;
  Message proof_text() const override;
  Message facts_text() const override;
  bool can_undo() const override;
  bool can_redo() const override;
  void undo() override;
  void redo() override;
  void save(Platform& platform) override;
  std::vector<Message> history() const override;
  std::size_t history_position() const override;
  void travel(std::size_t position) override;
  StepGuide guide(std::string_view view_id) const override;
  std::vector<Hit> search(std::string_view text, std::size_t most, const Language& language) const override;
  void look_at(const Place& place) override;
  bool shows_example() const override { return !document_.demo.empty() || customer().subscriptions.empty(); }
  void open_example() override;
  void view_shown(std::string_view view_id) override { shown_view_ = view_id; }
  std::optional<Notice> take_notice() override;
  bool advance(double time_s) override;
  void file_begins(FileId file, std::string_view name, std::uint64_t size_bytes) override;
  void file_continues(FileId file, std::span<const std::uint8_t> bytes) override;
  void file_ends(FileId file, bool complete) override;
  void file_unreadable(FileId file) override;
  void table_pasted(std::string_view text) override;
  void plan_saved() override;
  void plan_not_saved() override;
  // The platform had to put the document back as it was; `file`: what was being read, or empty. `plan`: all that could be kept of the
  // document, when that is not the whole of it; it becomes the open one then, not saved anywhere.
  void program_stopped(std::string_view file, std::string_view plan = {});
  std::string plan_file() const override;
  void save_without_names(Platform& platform) override;

 private:
  struct Entry {
    Message name;
    Document document;
  };
  void open_plan(const Incoming& incoming);
  void open_settings(const Incoming& incoming);
  void open_pseudonym_key(const Incoming& incoming);
  void open_column_mappings(const Incoming& incoming);
  void change_mappings(Message name, const std::function<void(ColumnMappings&)>& change);
  // In one step with the tables, open or still waiting for the others of their set, that they say how to read.
  void take_settings(Message name, PlanSettings settings);
  void leave_demo();                             // when something of one's own is opened: a demo is another customer
  std::unique_ptr<Incoming> taken(FileId file);  // out of what is being read
  void take_finished(Incoming& incoming);
  void end_reading(FileId file);
  bool unpack_on();  // a slice of the archives that are being unpacked; true while there is more
  struct Joining;
  void add_finished_files();
  bool join_on();          // a bit of putting the finished files together with those that were open; true while there is more
  void show_the_joined();  // they are the document now
  // These instead of the files that are open, and these settings with them: one step.
  void replace_files(Message name, std::vector<std::shared_ptr<const ImportedFile>> files, std::shared_ptr<const PlanSettings> settings);
  void renew_crash_copy(double time_s);
  void tell(Notice notice);  // besides what is not told yet
  void tell_problem();       // that of this opening
  // A new step in the history. Without an id, or about another customer, the document gets one of its own.
  void put(Message name, Document document, std::string_view stroke = {});
  void show(const Document& document);                                            // derives the plan
  std::shared_ptr<const PlanSettings> own_settings() const;                       // for files of one's own
  void compare_with(const Document& document, std::shared_ptr<const Plan> plan);  // from now on

  std::shared_ptr<const Catalog> built_in_;
  Platform& platform_;
  Document document_;
  std::shared_ptr<const Plan> plan_;
  PlanMemory memory_;  // of what planning found out about the catalogue
  std::shared_ptr<const Catalog> remembered_;
  FrontierAhead frontier_;
  std::uint64_t revision_ = 0;
  std::map<std::string, std::string, std::less<>> names_;  // of its subscriptions
  std::string stroke_;                                     // of the latest step, empty when it is finished
  std::vector<Entry> past_;                                // documents before each step
  std::vector<Entry> future_;
  Document saved_;
  struct Saving {
    Document document;
    std::shared_ptr<const Plan> plan;
  };
  std::deque<Saving> saving_;  // handed to the platform, not answered yet
  DocumentId documents_ = 0;   // so many were given an id
  std::unique_ptr<Portfolio> portfolio_;
  std::string shown_view_;
  std::optional<Place> place_;  // asked for, not yet shown
  std::optional<Notice> notice_;
  Place question_;  // the latest open question that was asked for, and its place among them then
  std::size_t question_index_ = 0;
  std::optional<Message> open_problem_;
  std::optional<Message> open_problem_detail_;
  std::optional<RescuedPlan> rescued_;
  std::vector<Reading> reading_;
  std::map<FileId, std::unique_ptr<Incoming>> incoming_;
  std::vector<std::unique_ptr<Incoming>> unpacking_;     // all their bytes are there
  std::vector<std::shared_ptr<ImportedFile>> finished_;  // of a set that is still being read
  std::unique_ptr<Joining> joining_;                     // of a set that was read
  std::uint64_t copied_revision_ = 0;                    // of which a crash copy was made
  std::uint64_t resting_revision_ = 0;                   // the latest one that was seen, and since when
  double resting_since_s_ = 0;
  int pasted_ = 0;
  std::map<std::string, std::vector<OutputFile>> results_;  // by language code
};

}  // namespace csp
