#pragma once
// The application without a screen: frames are run by hand, controls are found by role and name as a screen reader would
// find them, and pressed or filled in through the accessible twin. What the application asks of the outside is recorded.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "shell/app.hpp"
#include "shell/gui.hpp"
#include "shell/start.hpp"
#include "shell/twin.hpp"

namespace csp::test {

struct SavedFile {
  std::string name, media_type, bytes;
};

class FakePlatform : public Platform {
 public:
  void pick_files() override { ++picks; }
  void stop_reading(FileId file) override { stopped.push_back(file); }
  void save_file(std::string_view name, std::string_view media_type, std::string_view bytes) override {
    saved.push_back({std::string(name), std::string(media_type), std::string(bytes)});
  }
  void save_plan(DocumentId document, std::string_view name, std::string_view media_type, std::string_view bytes) override {
    saved_documents.push_back(document);
    save_file(name, media_type, bytes);
  }
  void plan_opened(FileId file, DocumentId document) override { opened_plans.emplace(file, document); }
  std::string decode_text(std::string_view, std::span<const std::uint8_t>) override { return {}; }
  void copy_text(std::string_view text, std::string_view done) override {
    copied = text;
    announced.emplace_back(done);
  }
  bool recalls(std::string_view mark) override { return marks.count(std::string(mark)) > 0; }
  void remember(std::string_view mark) override { marks.emplace(mark); }
  void full_screen(bool on) override { fills_screen = on; }
  Date today() override { return day; }
  std::string preferred_language() override { return language; }
  Appearance appearance() override { return looks; }
  std::string content_policy() override { return "default-src 'none'; connect-src 'none'"; }
  int requests_since_load() override { return 0; }
  std::string attempts() override { return attempted; }
  void announce(std::string_view text) override { announced.emplace_back(text); }
  void request_frame() override { frames_due = 3; }
  void request_frame_after(double seconds) override { frame_due_after_s = seconds; }
  void page_look(bool, std::uint32_t, std::uint32_t, std::string_view) override {}
  // Every character of the regular face is as wide as half its size, and has no picture.
  GlyphPicture draw_glyph(Typeface, float size_px, char32_t) override { return {size_px / 2, 0, 0, 0, 0, nullptr}; }
  float capital_height(Typeface, float size_px) override { return size_px * 0.7F; }

  int picks = 0, frames_due = 0;
  double frame_due_after_s = 0;  // the latest wish
  std::vector<FileId> stopped;
  std::vector<SavedFile> saved;
  std::vector<DocumentId> saved_documents;  // of each plan that was saved, answered by the test
  std::map<FileId, DocumentId> opened_plans;
  std::string copied, language = "en-US", attempted;
  std::vector<std::string> announced;
  std::set<std::string> marks;
  bool fills_screen = false;
  Appearance looks;
  Date day = *Date::from_calendar(2026, 11, 22);
};

struct Found {
  ImGuiID id = 0;
  std::string name, value, hint;
  twin::Flags flags = 0;
  float x = 0, y = 0, width = 0, height = 0;
  bool exists = false;
  float content_height = 0;  // of what scrolls
  explicit operator bool() const { return exists; }
};

// Opens a file as the page does when it was dropped, in one piece.
void open(Session& session, FileId id, const char* name, const std::string& bytes);
struct Dropped {
  std::string path, bytes;
};
// All files are begun before the first byte of one, as the page does with what is dropped together; and read to their end.
void drop(Session& session, const std::vector<Dropped>& files, FileId first = 1);
// Until it has nothing left to do.
void settle(Session& session);
// A list of users of one domain, each with Office 365 E3.
std::string list_of_users(const std::string& domain, int count);

// One at a time: Dear ImGui and the twin have one current state.
class Screen {
 public:
  explicit Screen(float width = 1280, float height = 800, const Appearance& looks = {}, const std::string& language = "en-US");

  // Runs frames until none is due any more; false when it does not come to rest within `limit` frames.
  bool settle(int limit = 200);
  // All nodes of a role in the latest frame, in reading order.
  std::vector<Found> all(twin::Role role) const;
  // The first node with that role whose name is (or, with `part`, contains) the text.
  Found find(twin::Role role, std::string_view name) const;
  Found find_part(twin::Role role, std::string_view part) const;
  bool says(std::string_view part) const;              // anywhere: names, values
  bool press(twin::Role role, std::string_view name);  // by the twin; false when there is no such control
  bool click(twin::Role role, std::string_view name);  // with the pointer, at its place
  bool type(std::string_view field, std::string_view text);

  FakePlatform platform;
  std::unique_ptr<Session> session;
  std::unique_ptr<Gui> gui;
  std::unique_ptr<App> app;
  float width, height;
  double time_s = 1;
  int frames = 0;

 private:
  void frame();
};

// The demo of Contoso, which buys directly, in one of the views.
std::unique_ptr<Screen> contoso_at(std::string_view view);

}  // namespace csp::test
