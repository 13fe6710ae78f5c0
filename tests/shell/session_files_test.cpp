// Which bytes does a session keep of the files that are open, and for how long?
#include "shell/session.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "shell/built_in.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

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

}  // namespace

TEST_CASE("the bytes of a file go with it, and no other file is ever read again from them") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.start_empty();
  open(session, 1, "small.csv", list_of_users("contoso.example", 3));
  settle(session);
  REQUIRE(session.document().facts->files.size() == 1);
  CHECK(session.can_reread(0));
  const std::weak_ptr<const std::string> kept = session.document().facts->files[0]->bytes;
  CHECK(!kept.expired());
  session.undo();
  CHECK(!kept.expired());  // it can come back
  // Another step takes the place of the one that was undone: nothing holds the file any more.
  open_in_slices(session, 2, "large.csv", list_of_users("fabrikam.example", 150'000));
  settle(session);
  CHECK(kept.expired());
  REQUIRE(session.document().facts->files.size() == 1);
  CHECK_FALSE(session.can_reread(0));
}

TEST_CASE("a file that moves up when another is taken away keeps its bytes") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.start_empty();
  open(session, 1, "first.csv", list_of_users("contoso.example", 3));
  open(session, 2, "second.csv", list_of_users("fabrikam.example", 5));
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

TEST_CASE("a corrected file of the same name takes the place of the older one, in one step that can be undone") {
  Screen screen;
  screen.session->start_empty();
  open(*screen.session, 1, "first.csv", list_of_users("contoso.example", 3));
  open(*screen.session, 2, "users.csv", list_of_users("contoso.example", 4));
  open(*screen.session, 3, "last.csv", list_of_users("contoso.example", 5));
  screen.settle();
  const std::size_t steps = screen.session->history_position();
  open(*screen.session, 4, "users.csv", list_of_users("contoso.example", 6));
  screen.settle();
  const auto& files = screen.session->document().facts->files;
  REQUIRE(files.size() == 3);
  CHECK(files[1]->name == "users.csv");
  CHECK(files[1]->records.users.size() == 6);
  CHECK(files[2]->name == "last.csv");
  CHECK(screen.platform.announced.back().find("1 file takes the place of its older copy; Undo brings that back.") != std::string::npos);
  CHECK(screen.session->history_position() == steps + 1);
  screen.session->undo();
  CHECK(screen.session->document().facts->files[1]->records.users.size() == 4);
}

TEST_CASE("the very same file is not opened twice, and that is said") {
  Screen screen;
  screen.session->start_empty();
  open(*screen.session, 1, "users.csv", list_of_users("contoso.example", 3));
  screen.settle();
  const std::size_t steps = screen.session->history_position();
  open(*screen.session, 2, "users (1).csv", list_of_users("contoso.example", 3));
  screen.settle();
  CHECK(screen.session->document().facts->files.size() == 1);
  CHECK(screen.session->history_position() == steps);
  CHECK(screen.platform.announced.back() == "1 file is already open.");
}

TEST_CASE("two exports of different kinds may have the same name") {
  Screen screen;
  screen.session->start_empty();
  open(*screen.session, 1, "export.csv", list_of_users("contoso.example", 3));
  open(*screen.session, 2, "export.csv", "nothing,known\n1,2\n");
  screen.settle();
  CHECK(screen.session->document().facts->files.size() == 2);
  // A newer copy of the one leaves the other where it is.
  open(*screen.session, 3, "export.csv", list_of_users("contoso.example", 4));
  screen.settle();
  const auto& files = screen.session->document().facts->files;
  REQUIRE(files.size() == 2);
  CHECK(files[0]->records.users.size() == 4);
  CHECK(files[1]->kind == "unknown");
}

TEST_CASE("the very same bytes under two names are one file, also when both are opened at once") {
  Screen screen;
  screen.session->start_empty();
  const std::string bytes = list_of_users("contoso.example", 3);
  for (const FileId id : {1, 2}) screen.session->file_begins(id, id == 1 ? "users.csv" : "users (1).csv", bytes.size());
  for (const FileId id : {1, 2}) {
    screen.session->file_continues(id, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    screen.session->file_ends(id, true);
  }
  screen.settle();
  CHECK(screen.session->document().facts->files.size() == 1);
}

TEST_CASE("what became of files that are opened elsewhere is said there, and trouble is shown") {
  Screen screen;
  screen.session->start_empty();
  const auto contoso = demo("contoso-direct");
  for (const DemoFile& file : contoso->files) open(*screen.session, 1, std::string(file.name).c_str(), std::string(file.bytes));
  screen.settle();
  REQUIRE(screen.session->step("files").state == StepState::done);
  screen.app->show("plan");
  open(*screen.session, 2, "more.csv", list_of_users("contoso.example", 4));
  screen.settle();
  CHECK(screen.app->shown() == "plan");
  CHECK(screen.platform.announced.back() == "1 file read.");
  open(*screen.session, 3, "invoice.pdf", "%PDF-1.7\n1 0 obj\n");
  screen.settle();
  CHECK(screen.app->shown() == "files");
  CHECK(screen.platform.announced.back().find("1 file not usable.") != std::string::npos);
  CHECK(screen.session->step("files").state == StepState::attention);
}

TEST_CASE("text that is no table takes nobody's place, and a pasted table says which customer gave way") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("plan");
  screen.settle();
  const std::size_t steps = screen.session->history_position();
  screen.app->pasted("https://contoso.example/invoice");
  screen.settle();
  CHECK(screen.session->document().demo == "contoso-direct");
  CHECK(screen.session->history_position() == steps);
  CHECK(screen.platform.announced.back() == "What was pasted is no table: nothing was changed.");
  screen.app->pasted("skuPartNumber\tconsumedUnits\nENTERPRISEPACK\t3\n");
  screen.settle();
  CHECK(screen.app->shown() == "files");
  CHECK(screen.platform.announced.back().find("The demo Contoso Ltd is closed; Undo opens it again.") != std::string::npos);
}

TEST_CASE("a reopened plan shows itself, with its day, and Files says what is in it") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  const std::string plan = screen.session->plan_file();
  screen.session->start_empty();
  open(*screen.session, 1, "contoso.cspmove.json", plan);
  screen.settle();
  CHECK(screen.app->shown() == "plan");
  CHECK(std::any_of(screen.platform.announced.begin(), screen.platform.announced.end(),
                    [](const std::string& said) { return said.find("The plan of 22 Nov 2026 is open.") == 0; }));
  CHECK(screen.app->language()(screen.session->guide("files").has) == "saved plan · 5 subscriptions · 174 users");
}
