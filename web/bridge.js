// The functions the program imports, each handed on to the page (page/*.js). Written in old JavaScript on purpose: this file
// passes through Emscripten's optimiser, which in older releases mangles newer syntax. Everything else lives in page/.
mergeInto(LibraryManager.library, {
  page_unpack_languages: function() { Module['page'].unpackLanguages(); },
  page_pick_files: function() { Module['page'].pickFiles(); },
  page_pick_folder: function() { Module['page'].pickFolder(); },
  page_stop_reading: function(file) { Module['page'].stopReading(file); },
  page_save_file: function(name, nameSize, type, typeSize, bytes, size) { Module['page'].saveFile(name, nameSize, type, typeSize, bytes, size); },
  page_save_plan: function(name, nameSize, type, typeSize, bytes, size) { Module['page'].savePlan(name, nameSize, type, typeSize, bytes, size); },
  page_try_reaching_out: function() { Module['page'].tryReachingOut(); },
  page_keep_copy: function(bytes, size) { Module['page'].keepCopy(bytes, size); },
  page_open_copy: function() { Module['page'].openCopy(); },
  page_forget_everything: function() { Module['page'].forgetEverything(); },
  page_decode_text: function(encoding, encodingSize, bytes, size) { return Module['page'].decodeText(encoding, encodingSize, bytes, size); },
  page_country_names: function(language, languageSize, codes, size) { return Module['page'].countryNames(language, languageSize, codes, size); },
  page_copy_text: function(text, size) { Module['page'].copyText(text, size); },
  page_today: function() { return Module['page'].today(); },
  page_question: function(kind) { return Module['page'].question(kind); },
  page_answer: function(kind) { return Module['page'].answer(kind); },
  page_recalls: function(mark, size) { return Module['page'].recalls(mark, size); },
  page_remember: function(mark, size) { Module['page'].remember(mark, size); },
  page_full_screen: function(on) { Module['page'].fullScreen(on); },
  page_announce: function(text, size) { Module['page'].announce(text, size); },
  page_request_frame: function() { Module['page'].requestFrame(); },
  page_request_frame_after: function(seconds) { Module['page'].requestFrameAfter(seconds); },
  page_look: function(dark, background, ink, language, size) { Module['page'].setLook(dark, background, ink, language, size); },
  page_draw_glyph: function(face, size, character, metrics) { return Module['page'].drawGlyph(face, size, character, metrics); },
  page_capital_height: function(face, size) { return Module['page'].capitalHeight(face, size); }
});
