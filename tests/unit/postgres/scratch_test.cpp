// The scratch server: its functions, and that nothing of it remains, however its owner ends.
#include "postgres/server/scratch.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "postgres/server/scratch_files.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// Waits up to a second.
template <class Condition>
bool comes_true(Condition const& condition) {
  for (int i = 0; i < 200; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return condition();
}

pid_t postmaster_of(fs::path const& directory) {
  pid_t pid = 0;
  std::ifstream(directory / "data" / "postmaster.pid") >> pid;
  return pid;
}

bool is_running(pid_t process) {
  if (kill(process, 0) != 0) return false;
  std::ifstream status("/proc/" + std::to_string(process) + "/stat");  // a zombie counts as ended
  std::string text;
  std::getline(status, text);
  auto const state = text.rfind(") ");
  return state == std::string::npos || text[state + 2] != 'Z';
}

// A separate process that starts a server and then only waits.
struct Owner {
  pid_t process = 0;
  std::string directory;

  Owner() {
    std::array<int, 2> fds{};
    REQUIRE(pipe(fds.data()) == 0);
    process = fork();
    if (process == 0) be(fds[1]);
    close(fds[1]);
    char byte = 0;
    while (read(fds[0], &byte, 1) == 1) {
      if (byte == '\n') break;
      directory += byte;
    }
    close(fds[0]);
    REQUIRE(fs::exists(directory));
  }
  [[noreturn]] static void be(int output) {
    try {
      auto const server = ScratchServer::start();
      std::string const line = server.directory() + "\n";
      if (write(output, line.data(), line.size()) < 0) _exit(1);
      for (;;) pause();
    } catch (...) {
      _exit(1);  // the parent misses the line and fails
    }
  }
  void end(int number) const {
    kill(process, number);
    waitpid(process, nullptr, 0);
  }
};

TEST_CASE("a scratch database is empty, separate, and gone when dropped") {
  auto& server = testing::server();
  auto const one = server.create_database("Some App/2");
  auto const two = server.create_database("Some App/2");
  CHECK(one != two);
  {
    auto connection = Connection::open(one);
    CHECK_THAT(connection.database(), ContainsSubstring("some_app_2"));
    CHECK(connection.execute("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace").rows() == 0);
    CHECK(connection.execute("SHOW server_encoding").text(0, 0) == "UTF8");
    connection.execute("CREATE TABLE t (id int)");
    CHECK(Connection::open(two).execute("SELECT to_regclass('t')").is_null(0, 0));
    server.drop_database(one);  // although a session uses it
  }
  CHECK_THROWS_AS(Connection::open(one), ConnectError);
  server.drop_database(two);
  CHECK(Connection::open(server.url()).server_version() == server.version());
}

TEST_CASE("one transaction can lock the objects of ten thousand tables") {
  auto const database = testing::fresh_database();
  auto connection = database.connect();
  // Advisory locks use the same memory as those of tables. A table with a key and a TOAST table needs five to
  // eight.
  connection.execute("SELECT count(pg_advisory_xact_lock(i)) FROM generate_series(1, 80000) AS i");
}

TEST_CASE("two servers live side by side and leave nothing") {
  std::string first, second;
  {
    auto one = ScratchServer::start();
    auto two = ScratchServer::start();
    first = one.directory(), second = two.directory();
    CHECK(first != second);
    one = std::move(two);
    CHECK_FALSE(fs::exists(first));
    CHECK(Connection::open(one.create_database("x")).execute("SELECT 1").rows() == 1);
  }
  CHECK_FALSE(fs::exists(second));
}

TEST_CASE("databases on a given server are created and dropped") {
  auto& host = testing::server();
  auto const home = testing::fresh_database("home");
  auto session = home.connect();
  // Other servers have a template0. Ours has none, and gets one for this test.
  bool const lacks = session.execute("SELECT FROM pg_database WHERE datname = 'template0'").rows() == 0;
  auto const pristine = parse_connection_url(host.create_database("pristine"));
  if (lacks) session.execute("ALTER DATABASE \"" + pristine.value("dbname") + "\" RENAME TO template0");
  std::string url;
  {
    auto given = ScratchServer::start({.url = home.url() + "&schema=app"});
    CHECK(given.directory().empty());
    CHECK(given.version() == host.version());
    url = given.create_database("guest");
    auto connection = Connection::open(url);
    CHECK_THAT(connection.database(), ContainsSubstring("guest_1_lockstep_"));
    connection.execute("CREATE TABLE t (id int)");
  }
  CHECK_THROWS_AS(Connection::open(url), ConnectError);
  CHECK(session.execute("SELECT 1").rows() == 1);
  if (lacks) session.execute("DROP DATABASE template0");
}

TEST_CASE("a server is gone within a second after its owner was killed") {
  Owner const owner;
  auto const postmaster = postmaster_of(owner.directory);
  REQUIRE(is_running(postmaster));
  owner.end(SIGKILL);
  CHECK(comes_true([&] { return !fs::exists(owner.directory); }));
  CHECK(comes_true([&] { return !is_running(postmaster); }));
}

#ifdef __linux__
TEST_CASE("a server whose supervisor was killed ends, and the next start removes its directory") {
  Owner const owner;
  auto const postmaster = postmaster_of(owner.directory);
  std::ifstream status("/proc/" + std::to_string(postmaster) + "/stat");
  std::string text;
  std::getline(status, text);
  int const supervisor = std::atoi(text.c_str() + text.rfind(") ") + 4);
  REQUIRE(supervisor > 1);
  REQUIRE(kill(supervisor, SIGKILL) == 0);
  CHECK(comes_true([&] { return !is_running(postmaster); }));
  owner.end(SIGKILL);
  REQUIRE(fs::exists(owner.directory));
  auto const server = ScratchServer::start();
  CHECK_FALSE(fs::exists(owner.directory));
  CHECK(fs::exists(server.directory()));
}
#endif

TEST_CASE("a fork of the owner does not stop the server") {
  auto server = ScratchServer::start();
  pid_t const child = fork();
  if (child == 0) {
    { auto const copy = std::move(server); }
    _exit(0);
  }
  waitpid(child, nullptr, 0);
  CHECK(Connection::open(server.create_database("x")).execute("SELECT 1").rows() == 1);
}

TEST_CASE("the cleanup keeps directories that are locked or have another name") {
  auto const account = scratch::server_account();
  std::string base = fs::temp_directory_path() / "lockstep-test-XXXXXX";
  REQUIRE(mkdtemp(base.data()));
  fs::create_directories(fs::path(base) / "kind-stale" / "below");
  fs::create_directories(fs::path(base) / "other-stale");
  std::ofstream(fs::path(base) / "kind-file") << "text";
  {
    scratch::PrivateDirectory const living(base, "kind-", std::nullopt);
    scratch::sweep(base, "kind-", account);
    CHECK(fs::exists(living.path()));
  }
  CHECK_FALSE(fs::exists(fs::path(base) / "kind-stale"));
  CHECK(fs::exists(fs::path(base) / "other-stale"));
  CHECK(fs::exists(fs::path(base) / "kind-file"));
  fs::remove_all(base);
}

// Sets an environment variable and restores the old value at the end.
class Variable {
 public:
  Variable(char const* name, std::string const& value) : name_(name) {
    if (char const* old = std::getenv(name)) old_ = old;
    setenv(name, value.c_str(), 1);
  }
  Variable(Variable const&) = delete;
  Variable& operator=(Variable const&) = delete;
  ~Variable() { old_ ? setenv(name_, old_->c_str(), 1) : unsetenv(name_); }

 private:
  char const* name_;
  std::optional<std::string> old_;
};

TEST_CASE("the error about a missing server names the packages to install") {
  Variable const nowhere("LOCKSTEP_PG_BINDIR", "/nowhere");
  try {
    ScratchServer::start();
    FAIL("started");
  } catch (IoError const& error) {
    CHECK_THAT(error.what(), ContainsSubstring("/nowhere"));
    CHECK_THAT(error.hint, ContainsSubstring("postgresql-server"));
  }
}

TEST_CASE("the data directory is made once, cached, and made again when it was damaged") {
  std::string cache = fs::temp_directory_path() / "lockstep-test-XXXXXX";
  REQUIRE(mkdtemp(cache.data()));
  Variable const here("XDG_CACHE_HOME", cache);
  ScratchServer::start();
  std::vector<fs::path> found;
  for (auto const& entry : fs::directory_iterator(fs::path(cache) / "lockstep"))
    found.push_back(entry.path());
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front().filename().native(), ContainsSubstring("template-"));
  CHECK_FALSE(fs::exists(found.front() / "postmaster.pid"));

  auto const made = fs::last_write_time(found.front() / "PG_VERSION");
  ScratchServer::start();
  CHECK(fs::last_write_time(found.front() / "PG_VERSION") == made);

  fs::remove(found.front() / "global" / "pg_control");
  auto const server = ScratchServer::start();
  CHECK(server.version() == testing::server().version());
  CHECK(fs::exists(found.front() / "global" / "pg_control"));
  fs::remove_all(cache);
}

}  // namespace
}  // namespace lockstep
