// Users are merged bit by bit, so that a page with a million of them stays responsive: the same picture however small the bits are, and no
// bit looks at more users than it may.
#include "core/inventory/merge.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

using OpenedFiles = std::vector<std::shared_ptr<const ImportedFile>>;

OpenedFiles read(const std::vector<std::string>& texts) {
  OpenedFiles files;
  for (const std::string& text : texts) {
    files.push_back(std::make_shared<const ImportedFile>(
        import_file(catalog(), "file-" + std::to_string(files.size() + 1), static_cast<std::int32_t>(files.size()), text)));
  }
  return files;
}

std::string users(int count, const std::string& first_licence) {
  std::string text = "UserPrincipalName,Licenses\n";
  for (int i = 0; i < count; ++i) {
    const std::string domain = i % 3 == 0 ? "fabrikam.example" : "Contoso.example";
    text += "user" + std::to_string(i) + "@" + domain + "," + (i % 5 == 0 ? first_licence : i % 5 == 1 ? "POWER_BI_PRO" : "SPE_E3") + "\n";
  }
  return text;
}

std::string said(const Inventory& inventory) {
  std::string out = inventory.customer.domain + "\n";
  for (const Profile& profile : inventory.customer.profiles) {
    out += profile.id + " " + std::to_string(profile.users) + " " + std::to_string(profile.without_usage_location) + ":";
    for (const std::uint32_t member : profile.members) out += " " + inventory.customer.users[member].principal_name;
    out += "\n";
  }
  for (const Finding& finding : inventory.findings) out += finding.rule + " " + std::to_string(finding.origins.size()) + "\n";
  return out;
}

}  // namespace

TEST_CASE("the picture is the same however few users are looked at at once, and as many looks are needed as that takes") {
  const std::string twice = users(100, "ENTERPRISEPACK") + "user7@contoso.example,SPE_E5\n";
  const std::vector<std::vector<std::string>> sets = {
      {users(200, "ENTERPRISEPACK")},
      {users(150, "ENTERPRISEPACK"), users(100, "SPE_E5")},
      {twice},
      {users(40, "ENTERPRISEPACK"), fixture_bytes("usage-report/names-shown.csv")},
      {},
  };
  for (const std::vector<std::string>& set : sets) {
    const OpenedFiles files = read(set);
    std::size_t count = 0;
    for (const auto& file : files) count += file->records.users.size();
    const std::string expected = said(merge(catalog(), files));
    for (const std::size_t most : {1, 3, 16, 1000}) {
      Inventory inventory;
      Merging merging(catalog(), files, inventory);
      std::size_t looks = 1;
      while (merging.work(most)) ++looks;
      CHECK(said(inventory) == expected);
      CHECK(looks >= count / most);
      if (most == 1000) CHECK(looks <= 3);
    }
  }
}

TEST_CASE("the customer's domain is the one most users with licences sign in with, letter case and guests apart") {
  const std::string text =
      "UserPrincipalName,Licenses\na@CONTOSO.example,SPE_E3\nb@contoso.example,SPE_E3\nc@fabrikam.example,SPE_E3\n"
      "d#EXT#@fabrikam.example,SPE_E3\ne#EXT#@fabrikam.example,SPE_E3\nf@fabrikam.example,\ng@fabrikam.example,\n";
  CHECK(merge(catalog(), read({text})).customer.domain == "contoso.example");
}
