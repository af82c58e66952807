// `dev-db`: a server of the folder that outlives its commands, also after a crash or a second start. Uses
// ScratchServer's programs, so it is one of the tests that need a server.
#include <sys/stat.h>

#include <csignal>
#include <fstream>

#include "postgres/client/connection.hpp"
#include "support/place.hpp"

using namespace lockstep;
using testing::Place;
using testing::Ran;

namespace {

namespace fs = std::filesystem;

// A folder that the server's user may enter. The destructor stops its server.
class DevFolder {
 public:
  DevFolder() { REQUIRE(::chmod(place.path().c_str(), 0755) == 0); }
  DevFolder(DevFolder const&) = delete;
  DevFolder& operator=(DevFolder const&) = delete;
  ~DevFolder() { place.run("dev-db stop"); }
  Ran run(std::string const& arguments, std::string const& environment = {}) const {
    Ran ran = place.run("dev-db " + arguments, environment);
    UNSCOPED_INFO(arguments << "\n" << ran.out << ran.err);
    return ran;
  }
  fs::path data() const { return place.path() / ".lockstep/dev-db/data"; }
  pid_t process() const { return static_cast<pid_t>(std::stol(golden::read(data() / "postmaster.pid"))); }
  Place place;
};

std::string line_of(Ran const& ran) { return ran.out.substr(0, ran.out.find('\n')); }

std::string answer(std::string const& url, std::string const& sql) {
  return std::string(Connection::open(url).execute(sql).text(0, 0));
}

void end_at_once(pid_t process, fs::path const& data) {
  REQUIRE(::kill(process, SIGKILL) == 0);
  // A zombie still exists, but has no command line.
  while (::kill(process, 0) == 0) {
    std::ifstream in("/proc/" + std::to_string(process) + "/cmdline");
    if (in.peek() == std::ifstream::traits_type::eof()) break;
  }
  CHECK(fs::exists(data / "postmaster.pid"));
}

}  // namespace

TEST_CASE("dev-db: starts, outlives its command, keeps what is in it, stops") {
  DevFolder const folder;
  Ran const none = folder.run("status");
  CHECK(none.code == 2);
  CHECK_THAT(none.out, ContainsSubstring("there is no development database in .lockstep/dev-db"));
  CHECK_THAT(folder.run("url").err, ContainsSubstring("lockstep dev-db start"));
  CHECK_THAT(folder.run("stop").err, ContainsSubstring("nothing to stop"));
  CHECK_FALSE(fs::exists(folder.place.path() / ".lockstep"));

  Ran const started = folder.run("start");
  REQUIRE(started.code == 0);
  std::string const url = line_of(started);
  CHECK(answer(url, "SELECT current_database()") == "dev");
  CHECK(answer(url, "SHOW listen_addresses").empty());
  CHECK(answer(url, "SHOW fsync") == "on");
  CHECK(line_of(folder.run("url")) == url);
  CHECK(folder.run("status").code == 0);
  CHECK_THAT(golden::read(folder.place.path() / ".lockstep/dev-db/.gitignore"), ContainsSubstring("\n*\n"));
  Connection::open(url).execute("CREATE TABLE kept AS SELECT 7 AS n");

  pid_t const process = folder.process();
  Ran const twice = folder.run("start");
  CHECK(twice.code == 0);
  CHECK(line_of(twice) == url);
  CHECK_THAT(twice.err, ContainsSubstring("was running already"));
  CHECK(folder.process() == process);

  CHECK_THAT(folder.run("stop").err, ContainsSubstring("stopped process " + std::to_string(process)));
  Ran const stopped = folder.run("status");
  CHECK(stopped.code == 2);
  CHECK_THAT(stopped.out, ContainsSubstring("is stopped"));
  CHECK_THROWS_AS(Connection::open(url), ConnectError);
  CHECK(folder.run("stop").code == 0);
  REQUIRE(folder.run("start").code == 0);
  CHECK(answer(url, "SELECT n FROM kept") == "7");
}

TEST_CASE("dev-db: a server starts again after a crash") {
  DevFolder const folder;
  std::string const url = line_of(folder.run("start"));
  Connection::open(url).execute("CREATE TABLE kept AS SELECT 7 AS n");
  end_at_once(folder.process(), folder.data());
  Ran const status = folder.run("status");
  CHECK(status.code == 2);
  CHECK_THAT(status.out, ContainsSubstring("ended without being stopped"));
  CHECK_THAT(folder.run("url").err, ContainsSubstring("lockstep dev-db start"));
  CHECK_THAT(folder.run("stop").err, ContainsSubstring("nothing to stop"));

  // The number in the pid file now belongs to another process: this test.
  std::string pid_file = golden::read(folder.data() / "postmaster.pid");
  pid_file.replace(0, pid_file.find('\n'), std::to_string(::getpid()));
  golden::write(folder.data() / "postmaster.pid", pid_file);
  CHECK(folder.run("status").code == 2);
  CHECK_THAT(folder.run("stop").err, ContainsSubstring("nothing to stop"));
  Ran const again = folder.run("start");
  CHECK(again.code == 0);
  CHECK_THAT(again.err, ContainsSubstring("had ended without being stopped"));
  CHECK(answer(url, "SELECT n FROM kept") == "7");
}

TEST_CASE("dev-db: two concurrent starts give one server") {
  DevFolder const folder;
  Ran const both =
      folder.place.shell("lockstep dev-db start >a 2>&1 & lockstep dev-db start >b 2>&1; wait $!");
  INFO(golden::read(folder.place.path() / "a") << golden::read(folder.place.path() / "b"));
  CHECK(both.code == 0);
  CHECK(folder.run("status").code == 0);
}

TEST_CASE("dev-db: a path too long for a socket, and one with blanks") {
  DevFolder const folder;
  std::string const deep = "a folder/" + std::string(100, 'x') + "/db";
  Ran const started = folder.run("start --dir '" + deep + "'");
  REQUIRE(started.code == 0);
  std::string const url = line_of(started), sockets = parse_connection_url(url).value("host");
  CHECK(answer(url, "SELECT current_database()") == "dev");
  CHECK(line_of(folder.run("url --dir '" + deep + "'")) == url);
  CHECK(folder.run("stop --dir '" + deep + "'").code == 0);
  CHECK_FALSE(fs::exists(sockets));
}

TEST_CASE("dev-db: no programs, other programs, a folder that the server may not enter") {
  DevFolder const folder;
  Ran const missing = folder.run("start", "LOCKSTEP_PG_BINDIR=/nowhere");
  CHECK(missing.code == 1);
  CHECK_THAT(missing.err, ContainsSubstring("/nowhere") && ContainsSubstring("install the server"));
  REQUIRE(folder.run("start").code == 0);
  REQUIRE(folder.run("stop").code == 0);
  golden::write(folder.data() / "PG_VERSION", "9\n");
  Ran const other = folder.run("start");
  CHECK(other.code == 1);
  CHECK_THAT(other.err, ContainsSubstring("made by PostgreSQL 9") && ContainsSubstring("LOCKSTEP_PG_BINDIR"));
  if (::geteuid() != 0) return;
  folder.place.write("closed/.keep", "");
  REQUIRE(::chmod((folder.place.path() / "closed").c_str(), 0700) == 0);
  Ran const closed = folder.run("start --dir closed/db");
  CHECK(closed.code == 1);
  CHECK_THAT(closed.err, ContainsSubstring("does not run as root") && ContainsSubstring("--dir"));
}

TEST_CASE("dev-db: the error without a database suggests dev-db, and its URL works") {
  DevFolder const folder;
  folder.place.write("prisma/schema.prisma",
                     "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel User {\n  id Int @id\n}\n");
  Ran const offered = folder.place.run("migrate dev --name init", "DATABASE_URL=");
  CHECK(offered.code == 1);
  CHECK_THAT(offered.err, ContainsSubstring("lockstep dev-db start"));
  Ran const lived = folder.place.shell(
      "DATABASE_URL=$(lockstep dev-db start) && export DATABASE_URL && lockstep migrate dev --name init && "
      "lockstep migrate reset --force");
  INFO(lived.out << lived.err);
  CHECK(lived.code == 0);
  CHECK(answer(line_of(folder.run("url")), "SELECT count(*) FROM \"User\"") == "0");
}
