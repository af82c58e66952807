// Runs the command of a scenario repeatedly, each time with one fault at one point, and compares the result
// of the next run with that of an undisturbed run.
#pragma once

#include <signal.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "support/program.hpp"
#include "support/proxy.hpp"
#include "unit/faults/scenario.hpp"

namespace lockstep::faults {

using testing::Finished;
using testing::Harm;
using testing::Moment;
using testing::Program;
using testing::Proxy;

enum class Fault { kill, terminate, crash, cut };
constexpr std::array<char const*, 4> fault_names = {"SIGKILL", "pg_terminate_backend", "server crash",
                                                    "connection cut"};
constexpr std::array<char const*, 3> moment_names = {"before", "during", "after"};

struct Point {
  std::size_t request = 0;
  Moment moment = Moment::before;
  Fault fault = Fault::kill;
  bool held = false;  // inside of a statement that waits for another session; then moment is not used
};

struct Tally {
  std::size_t points = 0, happened = 0, held = 0, disturbed = 0;
  std::array<std::size_t, 4> by_fault{};
};

class Disturbance {
 public:
  Disturbance(FaultyServer& server, Scenario const& scenario)
      : server_(server), scenario_(scenario), proxy_(server.socket()) {
    wanted_ = undisturbed();
    requests_ = proxy_.requests();
    said_ = proxy_.said();
    Picture const again = undisturbed();
    for (auto const& [table, rows] : wanted_.rows)
      if (again.rows.at(table) != rows) volatile_.insert(table);
    CHECK(difference(wanted_, again, volatile_).empty());
  }

  // Every request at every moment with every fault, and inside of each statement that can be blocked.
  std::vector<Point> all_points() const {
    std::vector<Point> points;
    for (std::size_t request = 1; request <= requests_; ++request) {
      for (Moment const moment : {Moment::before, Moment::during, Moment::after}) {
        for (Fault const fault : {Fault::kill, Fault::terminate, Fault::crash, Fault::cut})
          points.push_back({request, moment, fault});
      }
      if (!waits_for_others(said_[request - 1])) continue;
      for (Fault const fault : {Fault::kill, Fault::terminate, Fault::crash})
        points.push_back({request, Moment::before, fault, true});
    }
    return points;
  }

  void try_point(Point const& point, Tally& tally) {
    std::string const database = "tried";
    server_.create(database, scenario_.database);
    proxy_.arm(Harm{.number = point.request, .moment = point.moment, .harm = [&] {
                      return point.held ? hold(point, database) : harm(point.fault, database);
                    }});
    Finished const first = run(server_.url_through(proxy_.host(), database));
    if (helper_.joinable()) helper_.join();
    if (point.fault == Fault::crash && proxy_.happened()) server_.wait_for_crash();
    Finished const second = run(server_.url_of(database));
    INFO(scenario_.name << ": " << fault_names.at(static_cast<std::size_t>(point.fault)) << " "
                        << (point.held ? "within" : moment_names.at(static_cast<std::size_t>(point.moment)))
                        << " request " << point.request << " of " << requests_ << "\n"
                        << text_of_request(point.request) << "\nthe disturbed run, code " << first.code
                        << ":\n"
                        << first.said << "\nthe next run, code " << second.code << ":\n"
                        << second.said);
    CHECK(proxy_.happened());
    CHECK(second.code == 0);
    CHECK(difference(wanted_, picture_of(server_.url_of(database)), volatile_) == "");
    ++tally.points;
    tally.happened += proxy_.happened() ? 1 : 0;
    tally.held += point.held ? 1 : 0;
    tally.disturbed += first.code != 0 ? 1 : 0;
    ++tally.by_fault.at(static_cast<std::size_t>(point.fault));
  }

 private:
  static bool waits_for_others(std::string const& request) {
    return request.find("INDEX CONCURRENTLY") != std::string::npos;
  }

  std::string text_of_request(std::size_t number) const {
    std::string text = said_.at(number - 1);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; },
        ' ');
    return text.substr(0, 600);
  }

  Finished run(std::string const& url) {
    running_ = 0;
    Program const program(scenario_.arguments + " --wait-for-run 60 --url '" + url + "' --migrations '" +
                              scenario_.folder.path().string() + "'",
                          output_.path() / "said");
    running_ = program.pid();
    return program.wait();
  }

  Picture undisturbed() {
    server_.create("wanted", scenario_.database);
    proxy_.arm({});
    Finished const finished = run(server_.url_through(proxy_.host(), "wanted"));
    INFO(scenario_.name << "\n" << finished.said);
    REQUIRE(finished.code == 0);
    return picture_of(server_.url_of("wanted"));
  }

  bool harm(Fault fault, std::string const& database) {
    if (fault == Fault::cut) return true;
    if (fault == Fault::kill) {
      while (running_ <= 0) std::this_thread::yield();  // it may send requests before we know its pid
      ::kill(running_, SIGKILL);
      return false;
    }
    std::optional<int> const backend = server_.backend_of(database);
    if (!backend) return true;
    if (fault == Fault::crash) {
      ::kill(*backend, SIGKILL);
    } else {
      server_.admin().execute("SELECT pg_terminate_backend(" + std::to_string(*backend) + ")");
    }
    return false;
  }

  // A writer locks all tables, so that the statement waits in the middle; then the fault happens; then the
  // writer ends.
  bool hold(Point const& point, std::string const& database) {
    auto blocker = std::make_shared<Connection>(
        Connection::open(server_.url_of(database), {.application_name = "writer"}));
    std::string tables;
    for (model::Table const& table : introspect(*blocker).tables)
      tables += (tables.empty() ? "" : ", ") + model::qualified(table.name);
    blocker->execute("BEGIN; LOCK TABLE " + tables + " IN ROW EXCLUSIVE MODE");
    helper_ = std::thread([this, point, database, blocker] {
      std::optional<int> const backend = server_.backend_of(database);
      for (int i = 0; backend && i < 1000; ++i) {
        Result const waits = server_.admin().execute(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid = $1",
            {std::to_string(*backend)});
        if (waits.rows() > 0) break;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
      harm(point.fault, database);
      try {
        blocker->execute("ROLLBACK");
      } catch (DbError const&) {
        // The session ended with the server.
      }
    });
    return false;
  }

  FaultyServer& server_;
  Scenario const& scenario_;
  Proxy proxy_;
  testing::TemporaryFolder output_;
  Picture wanted_;
  std::set<std::string> volatile_;
  std::size_t requests_ = 0;
  std::vector<std::string> said_;
  std::atomic<pid_t> running_ = 0;
  std::thread helper_;
};

}  // namespace lockstep::faults
