// Exports as they are, and gzip files.

#include "core/import/containers/part.hpp"

#include <algorithm>

#include "core/import/report.hpp"
#include "core/import/stray.hpp"

namespace csp {
namespace {

using namespace import_finding;

class PlainPart : public Part {
 public:
  PlainPart(PartContext& context, std::string name) : importer_(context.catalog, std::move(name), 0, context.options) {}
  void feed(std::string_view bytes) override { importer_.feed(bytes); }
  std::int64_t rows_so_far() const override { return importer_.rows_so_far(); }
  bool work() override {
    results = importer_.finish();
    return false;
  }

 private:
  Importer importer_;
};

// Several members one after the other are one content, as billing exports come.
class GzipPart : public Part {
 public:
  GzipPart(PartContext& context, std::string name, int depth)
      : context_(context), name_(name), inner_(make_part(context, std::move(name), depth + 1)), inflater_(Inflater::Form::Gzip) {}

  void feed(std::string_view bytes) override {
    while (inner_ != nullptr && !bytes.empty()) {
      if (between_members_) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of('\0'), bytes.size()));  // padding of tapes and blobs
        if (bytes.empty()) return;
        inflater_.restart();
        between_members_ = false;
      }
      Inflater::State state = Inflater::State::More;
      do {
        slice_.clear();
        state = inflater_.step(bytes, slice_);
        if (state == Inflater::State::Damaged)
          return refuse(kArchiveDamaged, {{"name", name_}, {"reason", TextKey{"import.archive.bad_data"}}});
        if (!context_.budget.take(slice_.size())) return refuse(kUnpackTooBig, {{"name", name_}});
        inner_->feed(slice_);
      } while (state == Inflater::State::More && (!bytes.empty() || slice_.size() == Inflater::kSlice));
      between_members_ = state == Inflater::State::Ended;
    }
  }

  std::int64_t rows_so_far() const override { return inner_ == nullptr ? 0 : inner_->rows_so_far(); }

  bool work() override {
    if (inner_ == nullptr) return false;
    if (!between_members_) {
      refuse(kArchiveDamaged, {{"name", name_}, {"reason", TextKey{"import.archive.cut_off"}}});
      return false;
    }
    if (inner_->work()) return true;
    results = std::move(inner_->results);
    return false;
  }

 private:
  void refuse(const FindingId& id, std::vector<MessageArgument> arguments) {
    inner_.reset();
    results.push_back(refused_part(name_, id, std::move(arguments)));
  }

  PartContext& context_;
  std::string name_;
  std::unique_ptr<Part> inner_;
  Inflater inflater_;
  bool between_members_ = false;
  std::string slice_;
};

class RefusedPart : public Part {
 public:
  RefusedPart(std::string name, const FindingId& id) { results.push_back(refused_part(name, id, {{"name", name}})); }
  void feed(std::string_view) override {}
  bool work() override { return false; }
};

class UndecidedPart : public Part {
 public:
  UndecidedPart(PartContext& context, std::string name, int depth) : context_(context), name_(std::move(name)), depth_(depth) {}

  void feed(std::string_view bytes) override {
    if (part_ != nullptr) return part_->feed(bytes);
    first_.append(bytes);
    if (first_.size() >= kSigns) decide();
  }

  std::int64_t rows_so_far() const override { return part_ == nullptr ? 0 : part_->rows_so_far(); }

  bool work() override {
    if (part_ == nullptr) decide();
    if (part_->work()) return true;
    results = std::move(part_->results);
    return false;
  }

 private:
  static constexpr std::size_t kSigns = 4;

  void decide() {
    const std::string_view signs = std::string_view(first_).substr(0, kSigns);
    const bool gzip = signs.substr(0, 2) == "\x1f\x8b";
    const bool archive = signs == "PK\x03\x04" || signs == "PK\x05\x06";
    if ((gzip || archive) && depth_ >= ContainerLimits::kDepth)
      part_ = std::make_unique<RefusedPart>(name_, kArchiveTooDeep);
    else if (gzip)
      part_ = std::make_unique<GzipPart>(context_, name_, depth_);
    else if (archive)
      part_ = make_archive_part(context_, name_, depth_);
    else
      part_ = std::make_unique<PlainPart>(context_, name_);
    part_->feed(first_);
    first_ = std::string();
  }

  PartContext& context_;
  std::string name_;
  int depth_;
  std::string first_;
  std::unique_ptr<Part> part_;
};

bool is_nothing_known(const Finding& finding) {
  for (const FindingId* id : {&kUnknown, &kEmpty, &kBinary, &kPdf, &kWebPage, &kTextTable}) {
    if (finding.rule == id->id) return true;
  }
  return false;
}

}  // namespace

std::unique_ptr<Part> make_part(PartContext& context, std::string name, int depth) {
  return std::make_unique<UndecidedPart>(context, std::move(name), depth);
}

ImportedFile refused_part(std::string name, const FindingId& id, std::vector<MessageArgument> arguments) {
  ImportedFile file;
  file.name = std::move(name);
  file.kind = "unknown";
  file.complete = false;
  FileReport report(file, 0);
  report.about_file(id, std::move(arguments));
  return file;
}

void put_in_order(std::vector<ImportedFile>& parts) {
  const auto recognised = [](const ImportedFile& part) { return part.kind != "unknown"; };
  if (parts.size() < 2 || std::none_of(parts.begin(), parts.end(), recognised)) return;
  std::stable_partition(parts.begin(), parts.end(), recognised);
  for (ImportedFile& part : parts) {
    if (recognised(part)) continue;
    const auto unknown = std::find_if(part.findings.begin(), part.findings.end(), is_nothing_known);
    if (unknown == part.findings.end()) {
      if (is_stray(part)) set_aside(part);  // what an operating system leaves in folders
      continue;
    }
    ImportedFile told;
    FileReport(told, 0).about_file(kPartNotUsed, {{"name", part.name}});
    *unknown = std::move(told.findings.front());
  }
}

}  // namespace csp
