#include "tests/shell/support/screen.hpp"

#include <doctest/doctest.h>

#include <set>

#include "shell/views/registry.hpp"
#include "tests/core/support/untranslated.hpp"

namespace csp::test {

void settle(Session& session) {
  while (session.advance(0)) {
  }
}

void drop(Session& session, const std::vector<Dropped>& files, FileId first) {
  for (std::size_t i = 0; i < files.size(); ++i) session.file_begins(first + static_cast<FileId>(i), files[i].path, files[i].bytes.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileId id = first + static_cast<FileId>(i);
    session.file_continues(id, {reinterpret_cast<const std::uint8_t*>(files[i].bytes.data()), files[i].bytes.size()});
    session.file_ends(id, true);
  }
  settle(session);
}

std::string list_of_users(const std::string& domain, int count) {
  std::string text = "UserPrincipalName,DisplayName,Licenses\n";
  for (int i = 0; i < count; ++i) text += "user" + std::to_string(i) + "@" + domain + ",Somebody with a long name,ENTERPRISEPACK\n";
  return text;
}

void open(Session& session, FileId id, const char* name, const std::string& bytes) {
  session.file_begins(id, name, bytes.size());
  session.file_continues(id, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  session.file_ends(id, true);
}

namespace {

Found describe(const twin::Snapshot& twin, const twin::Node& node) {
  const auto text = [&](std::uint32_t offset, std::uint32_t size) { return twin.strings.substr(offset, size); };
  return {node.id,
          text(node.name, node.name_size),
          text(node.value, node.value_size),
          text(node.hint, node.hint_size),
          node.flags,
          node.x,
          node.y,
          node.width,
          node.height,
          true,
          node.extra[3]};
}

twin::Role role_of(const twin::Node& node) { return static_cast<twin::Role>(node.shape & 255); }

// Whatever a test is about, each frame it draws is looked at for texts that are missing.
void require_texts(const twin::Snapshot& twin) {
  if (support::untranslated(twin.strings).empty()) return;
  static std::set<std::string> told;  // it stands in each of many frames
  for (const twin::Node& node : twin.nodes) {
    const Found found = describe(twin, node);
    for (const std::string& said : {found.name, found.value, found.hint}) {
      const std::string key = support::untranslated(said);
      if (!key.empty() && told.insert(key).second)
        FAIL_CHECK("no text for ", key, ": it belongs into assets/text/*/, into the file of its view");
    }
  }
}

}  // namespace

Screen::Screen(float page_width, float page_height, const Appearance& looks, const std::string& language)
    : width(page_width), height(page_height) {
  platform.looks = looks;
  platform.language = language;
  session = make_session(platform);
  gui = std::make_unique<Gui>(platform);
  app = std::make_unique<App>(platform, *session, *gui, make_views(*session));
  settle();
}

void Screen::frame() {
  time_s += 1.0 / 60;
  ++frames;
  gui->frame(width, height, 1, time_s, true, [&] { app->draw(time_s); });
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    const bool gone = texture->Status == ImTextureStatus_WantDestroy;
    texture->SetTexID(gone ? ImTextureID_Invalid : static_cast<ImTextureID>(1));
    texture->SetStatus(gone ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
  require_texts(twin::last());
}

bool Screen::settle(int limit) {
  for (; platform.frames_due > 0 && limit > 0; --limit) {
    --platform.frames_due;
    frame();
  }
  return platform.frames_due == 0;
}

std::vector<Found> Screen::all(twin::Role role) const {
  std::vector<Found> found;
  const twin::Snapshot& twin = twin::last();
  for (const twin::Node& node : twin.nodes) {
    if (role_of(node) == role) found.push_back(describe(twin, node));
  }
  return found;
}

Found Screen::find(twin::Role role, std::string_view name) const {
  for (const Found& found : all(role)) {
    if (found.name == name) return found;
  }
  return {};
}

Found Screen::find_part(twin::Role role, std::string_view part) const {
  for (const Found& found : all(role)) {
    if (found.name.find(part) != std::string::npos) return found;
  }
  return {};
}

bool Screen::says(std::string_view part) const { return twin::last().strings.find(part) != std::string::npos; }

bool Screen::press(twin::Role role, std::string_view name) {
  const Found found = find(role, name);
  if (!found || found.id == 0) return false;
  twin::command_activate(found.id);
  platform.request_frame();
  return settle();
}

bool Screen::click(twin::Role role, std::string_view name) {
  const Found found = find(role, name);
  if (!found) return false;
  gui->pointer_moved(found.x + found.width / 2, found.y + found.height / 2, false);
  gui->pointer_button(0, true);
  gui->pointer_button(0, false);
  return settle();
}

bool Screen::type(std::string_view field, std::string_view text) {
  const Found found = find(twin::Role::textbox, field);
  if (!found || found.id == 0) return false;
  twin::command_edit(found.id, text);
  platform.request_frame();
  return settle();
}

std::unique_ptr<Screen> contoso_at(std::string_view view) {
  auto screen = std::make_unique<Screen>();
  screen->press(twin::Role::button, "Open this demo: Contoso Ltd");
  screen->app->show(view);
  screen->settle();
  return screen;
}

}  // namespace csp::test
