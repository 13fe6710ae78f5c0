#pragma once
// Many customers at once in the page: whose are the opened files, and what does the plan of each customer say?
//
// A folder that holds files is a customer, and so is an archive and a saved plan. Loose files, and files beside folders, count for all:
// price lists and other lists. What is loose and tells about one customer has no place here and is named. Customers are read and planned
// one after the other; a row with the reason stands for those that cannot be.

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shell/incoming.hpp"
#include "shell/portfolio_customer.hpp"

namespace csp {

class Portfolio {
 public:
  Portfolio(std::shared_ptr<const Catalog> built_in, Platform& platform);
  ~Portfolio();

  struct Customer {
    PortfolioEntry entry;
    std::string plan;                // its saved plan; empty: there is none, or no room for it any more
    std::optional<Message> problem;  // why there is no plan
  };
  const std::vector<Customer>& customers() const { return customers_; }
  std::vector<PortfolioEntry> entries(const Language& language) const;  // with the problems in words
  std::uint64_t revision() const { return revision_; }                  // another number whenever a customer came or went
  struct Progress {
    std::size_t customers = 0;  // not planned yet
    std::uint64_t read_bytes = 0, size_bytes = 0;
  };
  std::optional<Progress> progress() const;  // nothing while nothing is read

  // Files as the page gives them; the name is the path below what was dropped. `mappings`: those of the desk, for all that bring no
  // others for the same table.
  void file_begins(FileId file, std::string_view path, std::uint64_t size_bytes, const ColumnMappings& mappings = {});
  bool reads(FileId file) const { return incoming_.count(file) > 0; }
  void file_continues(FileId file, std::span<const std::uint8_t> bytes);
  // complete: to its last byte; else stopped, or it cannot be read.
  void file_ends(FileId file, bool complete);
  // A slice of what is left; true while there is more.
  bool advance();
  void stop();  // reads and plans no further; what is planned stays

  // The plan that is open elsewhere, in place of the same customer's if it is here.
  void take(const Document& document, const std::string& name);
  void remove(std::size_t index);
  void clear();

  // The lists of all customers, and an archive of these with every plan.
  std::vector<OutputFile> files(const Language& language) const;
  OutputFile everything(const Language& language) const;

 private:
  struct Gathering;
  struct File;

  Gathering& gathering_of(const std::string& path);
  void assign_files();
  void take_finished(Incoming& incoming, Gathering* own, const std::string& path);
  void take_list(std::vector<std::shared_ptr<const ImportedFile>> parts, const std::string& path);
  PlanSettings common_settings() const;
  bool step();
  bool open_archive(File& file);
  void fail(Gathering& gathering, Message problem);
  bool loose_files_left() const;
  void plan(Gathering& gathering);
  void check_files(Gathering& gathering, const PlanSettings& settings);
  void add(PlannedCustomer planned);
  const Customer* row_of(const Document& document, const std::string& name) const;  // null: none is of this customer
  void add_problem(const std::string& folder, Message problem);

  std::shared_ptr<const Catalog> built_in_;
  Platform& platform_;
  std::map<FileId, std::unique_ptr<File>> incoming_;
  std::vector<std::unique_ptr<Gathering>> gatherings_;
  std::vector<std::shared_ptr<const ImportedFile>> lists_;  // for all
  std::optional<PlanSettings> settings_;                    // for all that bring none
  ColumnMappings desk_mappings_;                            // where there are no such settings either
  struct UnknownTable {
    std::string path;
    std::vector<std::shared_ptr<const ImportedFile>> parts;
  };
  std::vector<UnknownTable> unknown_tables_;  // loose ones: settings that come later may know them
  std::vector<Customer> customers_;
  std::uint64_t revision_ = 0, read_bytes_ = 0, size_bytes_ = 0;
  std::size_t kept_bytes_ = 0;
  bool unassigned_ = false;
};

}  // namespace csp
