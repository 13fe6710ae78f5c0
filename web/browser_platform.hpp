#pragma once
// The platform interface answered by the browser. Each call crosses into web/page/*.js through web/bridge.js.

#include <vector>

#include "shell/platform.hpp"

namespace csp {

class BrowserPlatform : public Platform {
 public:
  void pick_files() override;
  void pick_folder() override;
  void stop_reading(FileId file) override;
  void save_file(std::string_view name, std::string_view media_type, std::string_view bytes) override;
  void save_plan(DocumentId document, std::string_view name, std::string_view media_type, std::string_view bytes) override;
  void plan_opened(FileId file, DocumentId document) override;
  std::string decode_text(std::string_view encoding, std::span<const std::uint8_t> bytes) override;
  std::string country_names(std::string_view language, std::string_view codes) override;
  void copy_text(std::string_view text, std::string_view done) override;
  bool recalls(std::string_view mark) override;
  void remember(std::string_view mark) override;
  void full_screen(bool on) override;
  Date today() override;
  std::string preferred_language() override;
  Appearance appearance() override;
  std::string content_policy() override;
  int requests_since_load() override;
  std::string content_hash() override;
  void try_reaching_out() override;
  std::string attempts() override;
  bool keeps_crash_copy() override;
  int crash_copy_age_minutes() override;
  void keep_crash_copy(std::string_view plan) override;
  void open_crash_copy() override;
  void forget_everything() override;
  void announce(std::string_view text) override;
  void request_frame() override;
  void request_frame_after(double seconds) override;
  void page_look(bool dark, std::uint32_t background_rgb, std::uint32_t ink_rgb, std::string_view language) override;
  GlyphPicture draw_glyph(Typeface face, float size_px, char32_t character) override;
  float capital_height(Typeface face, float size_px) override;

 private:
  std::vector<std::uint8_t> glyph_;
};

}  // namespace csp
