#include "core/output/writers/html.hpp"

#include "core/base/text.hpp"
#include "core/output/writers/sha256.hpp"

namespace csp {
namespace {

void put_escaped(std::string& out, std::string_view text) {
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '`':
        out += "&#96;";
        break;
      default:
        out += c;
    }
  }
}

// The one escaping function: everything that is not ours goes through here.
std::string escaped(std::string_view text, std::size_t maximum) {
  std::string out;
  put_escaped(out, text::visible(text, maximum));
  return out;
}

bool is_address(std::string_view name) { return name == "href" || name == "src" || name == "action" || name == "xlink:href"; }
bool is_forbidden(std::string_view name) { return name == "style" || (name.size() > 2 && name[0] == 'o' && name[1] == 'n'); }

void put_open(std::string& out, Markup tag, Attributes attributes) {
  out += '<';
  out += tag.text();
  for (const Attribute& attribute : attributes) {
    const std::string_view name = attribute.name.text();
    if (is_forbidden(name)) continue;
    if (is_address(name) && (attribute.value.empty() || attribute.value[0] != '#')) continue;
    out += ' ';
    out += name;
    out += "=\"" + escaped(attribute.value, 4000) + "\"";
  }
}

}  // namespace

// The only two places where bytes become SafeHtml without having been literals: both escape.
SafeHtml SafeHtml::text(std::string_view text, std::size_t maximum) {
  SafeHtml out;
  out.text_ = escaped(text, maximum);
  return out;
}

SafeHtml SafeHtml::lines(std::string_view text) {
  SafeHtml out;
  bool first = true;
  for (std::string_view line : text::split(text, '\n')) {
    if (!first) out.text_ += "<br>";
    first = false;
    out.text_ += escaped(line, 4000);
  }
  return out;
}

SafeHtml element(Markup tag, const SafeHtml& content) { return element(tag, {}, content); }

SafeHtml element(Markup tag, Attributes attributes, const SafeHtml& content) {
  SafeHtml out;
  put_open(out.text_, tag, attributes);
  out.text_ += '>';
  out.text_ += content.text_;
  out.text_ += "</";
  out.text_ += tag.text();
  out.text_ += '>';
  return out;
}

SafeHtml void_element(Markup tag, Attributes attributes) {
  SafeHtml out;
  put_open(out.text_, tag, attributes);
  out.text_ += "/>";
  return out;
}

std::string html_page(std::string_view language, const SafeHtml& title, std::string_view style, const SafeHtml& body) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + escaped(language, 20) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" + sha256_base64(style) +
         "'; base-uri 'none'; form-action 'none'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n";
  out += "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + title.markup() + "</title>\n<style>";
  out += style;
  out += "</style>\n</head>\n<body>\n" + body.markup() + "\n</body>\n</html>\n";
  return out;
}

}  // namespace csp
