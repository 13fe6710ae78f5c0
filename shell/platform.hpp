#pragma once
// What may the application ask of the world outside? Everything it can: there is no other way out of shell.
// web/ answers for the browser, tests/shell with a fake. Coordinates and sizes are CSS pixels.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.hpp"

namespace csp {

enum class Typeface : std::uint8_t { regular, strong, mono };

// One character drawn in the system's font. Sizes are device pixels; `left` and `top` place the picture relative to the
// pen on the baseline (top is negative above it). `coverage` has width * height bytes and lives until the next call.
struct GlyphPicture {
  float advance = 0;
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
  const std::uint8_t* coverage = nullptr;
};

// What the system and the user's settings say about looks. Nothing here moves by itself, so that nobody has to ask for less motion.
struct Appearance {
  bool dark = false;
  bool high_contrast = false;
  bool touch = false;  // the main pointer is a finger: targets get 44 px
};

// A file being read, in the order the user chose. Ids count from 1 and are never used twice.
using FileId = std::uint32_t;

// An open document, through all its edits: another customer, or another plan that was opened, is another one. Counted from 1.
using DocumentId = std::uint32_t;

// Receives opened files. Bytes come in pieces so that progress and cancelling cost nothing; between two pieces a frame is drawn.
class FileReceiver {
 public:
  virtual ~FileReceiver() = default;
  virtual void file_begins(FileId file, std::string_view name, std::uint64_t size_bytes) = 0;
  virtual void file_continues(FileId file, std::span<const std::uint8_t> bytes) = 0;
  // complete = false: reading was stopped.
  virtual void file_ends(FileId file, bool complete) = 0;
  // In place of file_ends(): a piece came short or not at all.
  virtual void file_unreadable(FileId file) { file_ends(file, false); }
  // Text pasted outside any text field, usually cells of a spreadsheet (tab separated).
  virtual void table_pasted(std::string_view text) = 0;
  // Answers to Platform::save_plan, in the order of its calls: it is written, or the user closed the dialog without saving.
  virtual void plan_saved() {}
  virtual void plan_not_saved() {}
};

class Platform {
 public:
  virtual ~Platform() = default;

  // Files. Answers arrive at the FileReceiver.
  virtual void pick_files() = 0;
  virtual void pick_folder() { pick_files(); }  // every file below it, named by its path
  virtual void stop_reading(FileId file) = 0;
  virtual void save_file(std::string_view name, std::string_view media_type, std::string_view bytes) = 0;
  // The plan itself: to the file that this very document came from or was saved to before, where the platform can do that; it never
  // writes over another document's without asking. plan_saved() or plan_not_saved() of the receiver answers, later.
  virtual void save_plan(DocumentId document, std::string_view name, std::string_view media_type, std::string_view bytes) {
    static_cast<void>(document);
    save_file(name, media_type, bytes);
  }
  // The plan in this file, which is ending, is that document now.
  virtual void plan_opened(FileId file, DocumentId document) { static_cast<void>(file), static_cast<void>(document); }
  // Text of a legacy encoding ("windows-1254", "shift_jis", ...) as UTF-8; empty when the platform does not know the encoding.
  virtual std::string decode_text(std::string_view encoding, std::span<const std::uint8_t> bytes) = 0;

  // Countries, given by their codes (ISO 3166, one a line), as lines "TR Türkiye": named in this language and in its order. Empty where the
  // platform has no names for them.
  virtual std::string country_names(std::string_view language, std::string_view codes) {
    static_cast<void>(language), static_cast<void>(codes);
    return {};
  }

  // `done` is said once the text is in the clipboard. Where the browser refuses, that is said instead.
  virtual void copy_text(std::string_view text, std::string_view done) = 0;

  // One mark kept in the browser, only ever set because the user asked for it; false where nothing may be kept.
  virtual bool recalls(std::string_view mark) = 0;
  virtual void remember(std::string_view mark) = 0;
  virtual void full_screen(bool on) = 0;

  virtual Date today() = 0;                      // UTC
  virtual std::string preferred_language() = 0;  // "tr-TR", "en", ...
  virtual Appearance appearance() = 0;
  virtual std::string content_policy() = 0;  // the policy that is in force, as text
  virtual int requests_since_load() = 0;

  virtual std::string content_hash() { return {}; }  // of everything this copy of the page carries, as hexadecimal text

  // Tries to send something away in every way the platform knows. Until the answers are there, and again after each of them, a frame
  // is asked for. attempts(): one line each, "fetch blocked"; also "failed" (not sent, but not because of the policy) and "open".
  virtual void try_reaching_out() {}
  virtual std::string attempts() { return {}; }

  // A copy of the open plan that survives the tab, only when the user turned it on. Age -1: there is none.
  virtual bool keeps_crash_copy() { return false; }
  virtual int crash_copy_age_minutes() { return -1; }
  virtual void keep_crash_copy(std::string_view plan) { static_cast<void>(plan); }  // also turns it on
  virtual void open_crash_copy() {}                                                 // arrives like a file
  virtual void forget_everything() {}                                               // and turns it off

  // Spoken by a screen reader, once, without moving the focus.
  virtual void announce(std::string_view text) = 0;

  // The only way to get a frame. One call is worth three frames; then nothing is drawn until the next call.
  virtual void request_frame() = 0;
  virtual void request_frame_after(double seconds) = 0;  // for what ends by itself

  // Tells the page around the canvas which colours and language are on, for its background and its screen reader.
  virtual void page_look(bool dark, std::uint32_t background_rgb, std::uint32_t ink_rgb, std::string_view language) = 0;

  // A character in the system's font at `size_px` device pixels. Always answers; unknown characters are the font's own box.
  virtual GlyphPicture draw_glyph(Typeface face, float size_px, char32_t character) = 0;
  // Height of capital letters over the baseline, in device pixels.
  virtual float capital_height(Typeface face, float size_px) = 0;
};

}  // namespace csp
