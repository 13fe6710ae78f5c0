// Which bytes does a session keep of the files that are open, and for how long?
#include "shell/session.hpp"

#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

std::string users(const std::string& domain, int count) {
  std::string text = "UserPrincipalName,DisplayName,Licenses\n";
  for (int i = 0; i < count; ++i) text += "user" + std::to_string(i) + "@" + domain + ",Somebody with a long name,ENTERPRISEPACK\n";
  return text;
}

// In slices, as the page reads large files.
void open_in_slices(Session& session, FileId id, const char* name, const std::string& bytes) {
  session.file_begins(id, name, bytes.size());
  constexpr std::size_t kSlice = std::size_t{1} << 20;
  for (std::size_t at = 0; at < bytes.size(); at += kSlice) {
    const std::string_view slice = std::string_view(bytes).substr(at, kSlice);
    session.file_continues(id, {reinterpret_cast<const std::uint8_t*>(slice.data()), slice.size()});
  }
  session.file_ends(id, true);
}

void settle(Session& session) {
  while (session.advance(0)) {
  }
}

}  // namespace

TEST_CASE("the bytes of a file go with it, and no other file is ever read again from them") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.start_empty();
  open(session, 1, "small.csv", users("contoso.example", 3));
  settle(session);
  REQUIRE(session.document().facts->files.size() == 1);
  CHECK(session.can_reread(0));
  const std::weak_ptr<const std::string> kept = session.document().facts->files[0]->bytes;
  CHECK(!kept.expired());
  session.undo();
  CHECK(!kept.expired());  // it can come back
  // Another step takes the place of the one that was undone: nothing holds the file any more.
  open_in_slices(session, 2, "large.csv", users("fabrikam.example", 150'000));
  settle(session);
  CHECK(kept.expired());
  REQUIRE(session.document().facts->files.size() == 1);
  CHECK_FALSE(session.can_reread(0));
}

TEST_CASE("a file that moves up when another is taken away keeps its bytes") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.start_empty();
  open(session, 1, "first.csv", users("contoso.example", 3));
  open(session, 2, "second.csv", users("fabrikam.example", 5));
  settle(session);
  REQUIRE(session.document().facts->files.size() == 2);
  session.remove_file(0);
  REQUIRE(session.document().facts->files.size() == 1);
  REQUIRE(session.can_reread(0));
  session.reread_file(0, {});
  CHECK(session.document().facts->files[0]->name == "second.csv");
  CHECK(session.document().facts->files[0]->records.users.size() == 5);
  CHECK(session.can_reread(0));
}
