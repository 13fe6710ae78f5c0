// The XML of workbooks: as much as they use, the same for every chunking, and a place for every fault.

#include "core/import/containers/xml.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace csp;

namespace {

struct Heard : XmlEvents {
  std::string all;
  void begin(const XmlElement& element) override {
    all += "<" + std::string(element.name);
    for (const auto& [name, value] : element.attributes) all += " " + name + "=" + value;
    all += ">";
  }
  void end(std::string_view name) override { all += "</" + std::string(name) + ">"; }
  void text(std::string_view text) override { all += text; }
};

std::string heard(std::string_view xml, std::size_t chunk = 1000) {
  Heard events;
  XmlScanner scanner(events);
  for (std::size_t at = 0; at < xml.size(); at += chunk) scanner.feed(xml.substr(at, chunk));
  scanner.finish();
  return scanner.failed() ? "fault at " + std::to_string(scanner.line()) + ":" + std::to_string(scanner.column()) : events.all;
}

}  // namespace

TEST_CASE("elements, attributes, texts and characters by name, number or as they are") {
  CHECK(heard("<a/>") == "<a></a>");
  CHECK(heard("<?xml version='1.0'?>\n<x:a r:id = '1&quot;' b=\"&lt;\">t&amp;&#x41;&#66;<!-- <no> --><![CDATA[<&>]]></x:a>\n") ==
        "<a id=1\" b=<>t&AB<&></a>");
}

TEST_CASE("XML is read alike in chunks of any size") {
  const std::string_view xml = "<?xml version='1.0'?><a b='c>d'>t&amp;u<!-- - --><![CDATA[x]]y]]><e/></a>";
  for (std::size_t chunk = 1; chunk < 20; ++chunk) CHECK(heard(xml, chunk) == heard(xml));
}

TEST_CASE("what is no XML, or may blow up, is refused with its place") {
  CHECK(heard("") == "fault at 1:1");
  CHECK(heard("<a>\n<b></a>") == "fault at 2:4");
  CHECK(heard("<a></a><b/>") == "fault at 1:8");
  CHECK(heard("<!DOCTYPE a []><a/>") == "fault at 1:1");
  CHECK(heard("<a>&x;</a>") == "fault at 1:4");
  CHECK(heard("<a>&#0;</a>") == "fault at 1:4");
  CHECK(heard("<a b></a>") == "fault at 1:1");
  CHECK(heard("<a b='1'c='2'/>") == "fault at 1:1");
  CHECK(heard("x<a/>") == "fault at 1:1");
  CHECK(heard("<a>") == "fault at 1:4");
  std::string deep;
  for (int level = 0; level < 101; ++level) deep += "<a>";
  CHECK(heard(deep) == "fault at 1:301");
}
