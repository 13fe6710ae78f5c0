#include "shell/glyphs.hpp"

#include <cmath>

#include "imgui_internal.h"

namespace csp {
namespace {

struct Source {
  Platform* platform;
  Typeface face;
};

// Owned here because a font source keeps only a pointer; one per typeface for the life of the program.
Source sources[3];

const Source& source_of(const ImFontConfig* config) { return sources[static_cast<int>(config->FontNo)]; }

float density_of(const ImFontConfig* config, const ImFontBaked* baked) { return config->RasterizerDensity * baked->RasterizerDensity; }

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar character) { return character >= ' '; }

bool init_size(ImFontAtlas*, ImFontConfig* config, ImFontBaked* baked, void*) {
  const Source& source = source_of(config);
  const float density = density_of(config, baked);
  const float capitals = source.platform->capital_height(source.face, font_pixels(baked->Size) * density) / density;
  // The baseline that centres capital letters in their line, on a whole device pixel.
  baked->Ascent = std::round((baked->Size + capitals) / 2 * density) / density;
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar character, ImFontGlyph* glyph,
                float* advance) {
  if (character < ' ') return false;
  const Source& source = source_of(config);
  const float density = density_of(config, baked);
  const GlyphPicture picture = source.platform->draw_glyph(source.face, font_pixels(baked->Size) * density, character);
  // Whole device pixels: glyphs drawn on the pixel grid must also be placed on it to stay sharp.
  const float step = std::round(picture.advance) / density;
  if (advance) {
    *advance = step;
    return true;
  }
  glyph->Codepoint = character;
  glyph->AdvanceX = step;
  if (picture.width <= 0 || picture.height <= 0 || !picture.coverage) return true;

  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, picture.width, picture.height);
  if (id == ImFontAtlasRectId_Invalid) return false;
  ImTextureRect* rectangle = ImFontAtlasPackGetRect(atlas, id);
  glyph->X0 = static_cast<float>(picture.left) / density;
  glyph->Y0 = static_cast<float>(picture.top) / density + baked->Ascent;
  glyph->X1 = glyph->X0 + static_cast<float>(picture.width) / density;
  glyph->Y1 = glyph->Y0 + static_cast<float>(picture.height) / density;
  glyph->Visible = true;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, glyph, rectangle, picture.coverage, ImTextureFormat_Alpha8, picture.width);
  return true;
}

const ImFontLoader& platform_loader() {
  static ImFontLoader loader;
  loader.Name = "platform";
  loader.FontSrcContainsGlyph = contains_glyph;
  loader.FontBakedInit = init_size;
  loader.FontBakedLoadGlyph = load_glyph;
  return loader;
}

ImFont* add_font(Platform& platform, Typeface face, const char* name) {
  const int index = static_cast<int>(face);
  sources[index] = {&platform, face};
  ImFontConfig config;
  config.FontLoader = &platform_loader();
  config.FontNo = static_cast<decltype(config.FontNo)>(index);
  config.SizePixels = text_size::body;
  ImStrncpy(config.Name, name, sizeof config.Name);
  return ImGui::GetIO().Fonts->AddFont(&config);
}

}  // namespace

float font_pixels(float line_height) {
  if (line_height == text_size::small) return 12;
  if (line_height == text_size::body) return 14;
  if (line_height == text_size::lead) return 15;
  if (line_height == text_size::figure) return 18;
  if (line_height == text_size::title) return 20;
  return std::round(line_height * 0.7F);
}

Fonts add_fonts(Platform& platform) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->TexDesiredFormat = ImTextureFormat_Alpha8;
  atlas->Flags |= ImFontAtlasFlags_NoMouseCursors;
  Fonts fonts;
  fonts.regular = add_font(platform, Typeface::regular, "regular");
  fonts.strong = add_font(platform, Typeface::strong, "strong");
  fonts.mono = add_font(platform, Typeface::mono, "mono");
  return fonts;
}

}  // namespace csp

// Dear ImGui leaves its own font loader out when it is told that this one is there.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader();
const ImFontLoader* GetFontLoader() { return &csp::platform_loader(); }
}  // namespace ImGuiFreeType
