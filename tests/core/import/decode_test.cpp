#include "core/import/decode.hpp"

#include <doctest/doctest.h>

using namespace csp;

namespace {

struct Decoded {
  std::string text;
  std::string encoding;
  std::int64_t damaged;
};

Decoded decode(std::string_view bytes, std::size_t chunk = 1 << 20) {
  Decoder decoder;
  Decoded out;
  for (std::size_t at = 0; at < bytes.size(); at += chunk) decoder.feed(bytes.substr(at, chunk), out.text);
  decoder.finish(out.text);
  out.encoding = decoder.encoding();
  out.damaged = decoder.damaged();
  return out;
}

}  // namespace

TEST_CASE("the encoding of a file is told by its bytes") {
  using namespace std::string_literals;
  CHECK(decode("Müller").encoding == "UTF-8");
  CHECK(decode("\xef\xbb\xbf"
               "a,b")
            .text == "a,b");
  CHECK(decode("\xef\xbb\xbf"
               "a,b")
            .encoding == "UTF-8 with BOM");
  CHECK(decode("\xff\xfe"
               "a\0\xfc\0"s)
            .text == "aü");
  CHECK(decode("\xff\xfe"
               "a\0"s)
            .encoding == "UTF-16LE");
  CHECK(decode("\xfe\xff\0a\xd8\x3d\xde\x42"s).text == "a🙂");
  CHECK(decode("a\0,\0b\0\n\0"s).encoding == "UTF-16LE without BOM");
  CHECK(decode("M\xfcller").text == "Müller");
  CHECK(decode("M\xfcller \x80").text == "Müller €");
  CHECK(decode("M\xfcller").encoding == "Windows-1252");
}

TEST_CASE("Turkish letters are not read as Icelandic ones, nor the other way round") {
  CHECK(decode("G\xfcl\xfe"
               "en I\xfe\xfdk")
            .text == "Gülşen Işık");
  CHECK(decode("G\xfcl\xfe"
               "en")
            .encoding == "Windows-1254");
  CHECK(decode("\xde"
               "\xf3r\xf0"
               "ur \xc1g\xfast")
            .text == "Þórður Ágúst");
  CHECK(decode("\xde"
               "\xf3r\xf0"
               "ur \xc1g\xfast")
            .encoding == "Windows-1252");
}

TEST_CASE("a damaged byte in a UTF-8 file is shown as such and does not change the encoding of the rest") {
  const Decoded decoded = decode("Ünal \xff Ümit");
  CHECK(decoded.encoding == "UTF-8");
  CHECK(decoded.text == "Ünal \xef\xbf\xbd Ümit");
  CHECK(decoded.damaged == 1);
}

TEST_CASE("the text is the same for every size of chunk") {
  using namespace std::string_literals;
  for (const std::string& bytes : {"\xef\xbb\xbf"
                                   "Gül şen 顧客 🙂"s,
                                   "\xff\xfe"
                                   "a\0\x3d\xd8\x42\xde"
                                   "b\0"s,
                                   "G\xfcl\xfe"
                                   "en"s,
                                   "\xe2\x82"s, "Ü\xf0\x9f"s,
                                   "\xff\xfe"
                                   "a"s}) {
    const Decoded whole = decode(bytes);
    for (std::size_t chunk = 1; chunk < bytes.size(); ++chunk) {
      const Decoded parts = decode(bytes, chunk);
      CHECK(parts.text == whole.text);
      CHECK(parts.encoding == whole.encoding);
    }
  }
}

TEST_CASE("letters of Turkish and of Western Europe are told apart by which of them a text uses") {
  // Each letter that the two code pages write with one byte, in words that only one of the two languages has.
  const Decoded turkish = decode("\xdeirket,\xddstanbul,A\xf0r\xfd,k\xfe,\xd0\n");
  CHECK(turkish.encoding == "Windows-1254");
  CHECK(turkish.text == "Şirket,İstanbul,Ağrı,kş,Ğ\n");
  const Decoded western = decode("\x80 12,M\xfcller,Caf\xe9,\x93so\x94\n");
  CHECK(western.encoding == "Windows-1252");
  CHECK(western.text == "€ 12,Müller,Café,“so”\n");
  CHECK(decode("caf\xe9 \x81\n").damaged == 1);  // no character of the code page
}

TEST_CASE("Shift_JIS is told from Western text, however the bytes arrive, and its characters are not made up") {
  // 表示名,山田 太郎
  const std::string japanese = "\x95\x5c\x8e\xa6\x96\xbc,\x8e\x52\x93\x63 \x91\xbe\x98\x59\n";
  for (const std::size_t chunk : {1u, 3u, 7u, 4096u}) {
    const Decoded decoded = decode(japanese, chunk);
    CHECK(decoded.encoding == "Shift_JIS");
    CHECK(decoded.text == "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd,\xef\xbf\xbd\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd\n");
  }
  // Signs of Windows-1252 that look like the first half of a character: dashes, quotes, apostrophes, a ligature, accents.
  for (const char* western : {"Contoso\x92s and Fabrikam\x92s licences",
                              "\x93"
                              "Contoso\x94 \x96 Basic",
                              "f\xfcr \xdc"
                              "bung, Stra\xdf"
                              "e",
                              "d\xe9j\xe0 vu \xe0 No\xebl", "c\x9cur et \x9cuvre", "\x8aime\xe8k, \x8ekoda"}) {
    INFO(western);
    CHECK(decode(western).encoding == "Windows-1252");
  }
}
