#include "web/browser_platform.hpp"

#include <cstdlib>

// Texts go out as address and size. Texts come back as the address of a malloc'd, zero-terminated string that is ours to free.
extern "C" {
void page_pick_files(void);
void page_pick_folder(void);
void page_stop_reading(unsigned file);
void page_save_file(const char* name, std::size_t name_size, const char* type, std::size_t type_size, const char* bytes, std::size_t size);
void page_save_plan(unsigned document, const char* name, std::size_t name_size, const char* type, std::size_t type_size, const char* bytes,
                    std::size_t size);
void page_plan_opened(unsigned file, unsigned document);
void page_try_reaching_out(void);
void page_keep_copy(const char* bytes, std::size_t size);
void page_open_copy(void);
void page_forget_everything(void);
char* page_decode_text(const char* encoding, std::size_t encoding_size, const std::uint8_t* bytes, std::size_t size);
char* page_country_names(const char* language, std::size_t language_size, const char* codes, std::size_t size);
void page_copy_text(const char* text, std::size_t size, const char* done, std::size_t done_size);
int page_today(void);
int page_question(int kind);
char* page_answer(int kind);
int page_recalls(const char* mark, std::size_t size);
void page_remember(const char* mark, std::size_t size);
void page_full_screen(int on);
void page_announce(const char* text, std::size_t size);
void page_request_frame(void);
void page_request_frame_after(double seconds);
void page_look(int dark, unsigned background, unsigned ink, const char* language, std::size_t size);
std::uint8_t* page_draw_glyph(int face, float size, unsigned character, float* metrics);
float page_capital_height(int face, float size);
}

namespace csp {
namespace {

// Kinds of page_question and page_answer; the same numbers stand in page/platform.js.
enum Question { dark = 0, high_contrast = 1, touch = 2, requests = 3, copy_kept = 4, copy_age = 5 };
enum Answer { language = 0, policy = 1, content = 2, attempts = 3 };

std::string take(char* text) {
  if (!text) return {};
  std::string result(text);
  std::free(text);
  return result;
}

}  // namespace

void BrowserPlatform::pick_files() { page_pick_files(); }
void BrowserPlatform::pick_folder() { page_pick_folder(); }
void BrowserPlatform::stop_reading(FileId file) { page_stop_reading(file); }
void BrowserPlatform::save_file(std::string_view name, std::string_view media_type, std::string_view bytes) {
  page_save_file(name.data(), name.size(), media_type.data(), media_type.size(), bytes.data(), bytes.size());
}
void BrowserPlatform::plan_opened(FileId file, DocumentId document) { page_plan_opened(file, document); }
void BrowserPlatform::save_plan(DocumentId document, std::string_view name, std::string_view media_type, std::string_view bytes) {
  page_save_plan(document, name.data(), name.size(), media_type.data(), media_type.size(), bytes.data(), bytes.size());
}
std::string BrowserPlatform::decode_text(std::string_view encoding, std::span<const std::uint8_t> bytes) {
  return take(page_decode_text(encoding.data(), encoding.size(), bytes.data(), bytes.size()));
}
std::string BrowserPlatform::country_names(std::string_view language, std::string_view codes) {
  return take(page_country_names(language.data(), language.size(), codes.data(), codes.size()));
}
void BrowserPlatform::copy_text(std::string_view text, std::string_view done) {
  page_copy_text(text.data(), text.size(), done.data(), done.size());
}
bool BrowserPlatform::recalls(std::string_view mark) { return page_recalls(mark.data(), mark.size()) != 0; }
void BrowserPlatform::remember(std::string_view mark) { page_remember(mark.data(), mark.size()); }
void BrowserPlatform::full_screen(bool on) { page_full_screen(on ? 1 : 0); }
Date BrowserPlatform::today() { return Date(page_today()); }
std::string BrowserPlatform::preferred_language() { return take(page_answer(language)); }
Appearance BrowserPlatform::appearance() {
  return {page_question(dark) != 0, page_question(high_contrast) != 0, page_question(touch) != 0};
}
std::string BrowserPlatform::content_policy() { return take(page_answer(policy)); }
int BrowserPlatform::requests_since_load() { return page_question(requests); }
std::string BrowserPlatform::content_hash() { return take(page_answer(content)); }
void BrowserPlatform::try_reaching_out() { page_try_reaching_out(); }
std::string BrowserPlatform::attempts() { return take(page_answer(Answer::attempts)); }
bool BrowserPlatform::keeps_crash_copy() { return page_question(copy_kept) != 0; }
int BrowserPlatform::crash_copy_age_minutes() { return page_question(copy_age); }
void BrowserPlatform::keep_crash_copy(std::string_view plan) { page_keep_copy(plan.data(), plan.size()); }
void BrowserPlatform::open_crash_copy() { page_open_copy(); }
void BrowserPlatform::forget_everything() { page_forget_everything(); }
void BrowserPlatform::announce(std::string_view text) { page_announce(text.data(), text.size()); }
void BrowserPlatform::request_frame() { page_request_frame(); }
void BrowserPlatform::request_frame_after(double seconds) { page_request_frame_after(seconds); }
void BrowserPlatform::page_look(bool dark, std::uint32_t background_rgb, std::uint32_t ink_rgb, std::string_view language) {
  ::page_look(dark ? 1 : 0, background_rgb, ink_rgb, language.data(), language.size());
}

GlyphPicture BrowserPlatform::draw_glyph(Typeface face, float size_px, char32_t character) {
  float metrics[5] = {};  // advance, left, top, width, height
  std::uint8_t* coverage = page_draw_glyph(static_cast<int>(face), size_px, static_cast<unsigned>(character), metrics);
  GlyphPicture picture;
  picture.advance = metrics[0];
  if (!coverage) return picture;
  picture.left = static_cast<int>(metrics[1]);
  picture.top = static_cast<int>(metrics[2]);
  picture.width = static_cast<int>(metrics[3]);
  picture.height = static_cast<int>(metrics[4]);
  glyph_.assign(coverage, coverage + static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
  std::free(coverage);
  picture.coverage = glyph_.data();
  return picture;
}

float BrowserPlatform::capital_height(Typeface face, float size_px) { return page_capital_height(static_cast<int>(face), size_px); }

}  // namespace csp
