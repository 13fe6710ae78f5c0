#pragma once
// Which rows were repaired or refused, and why? All of them, with a search, and as a table to save.

#include <string>
#include <vector>

#include "core/import/row_ledger.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

class FilesRows {
 public:
  explicit FilesRows(Session& session) : session_(session) {}
  void draw(Context& context);

 private:
  void renew(const Context& context);
  void search_on(Context& context);
  bool matches(const Context& context, const RowLedgerLine& line) const;

  Session& session_;
  std::shared_ptr<const Facts> facts_;  // what the following was worked out from
  std::vector<RowLedgerLine> lines_;
  std::vector<RowLedgerLine> found_;
  std::size_t searched_ = 0;  // so many lines were looked at
  std::string wanted_, folded_;
  int outcome_ = 0;  // 0 all, 1 repaired, 2 refused
  bool changed_ = false;
  std::string language_;
};

}  // namespace csp
