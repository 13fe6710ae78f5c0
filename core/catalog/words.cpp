// The words the tables write for confidence and segment.

#include "core/catalog/catalog.hpp"

namespace csp {

std::optional<Confidence> confidence_named(std::string_view word) {
  if (word == "low") return Confidence::Low;
  if (word == "medium") return Confidence::Medium;
  if (word == "high") return Confidence::High;
  return std::nullopt;
}

std::string_view confidence_word(Confidence confidence) {
  switch (confidence) {
    case Confidence::Low:
      return "low";
    case Confidence::Medium:
      return "medium";
    case Confidence::High:
      return "high";
  }
  return "low";
}

std::optional<Segment> segment_named(std::string_view word) {
  if (word == "commercial") return Segment::Commercial;
  if (word == "education") return Segment::Education;
  if (word == "nonprofit") return Segment::Nonprofit;
  if (word == "government") return Segment::Government;
  if (word == "china") return Segment::China;
  if (word == "unknown") return Segment::Unknown;
  return std::nullopt;
}

}  // namespace csp
