#include "migrate/system/programs.hpp"

#include <filesystem>

#include "postgres/client/connection_url.hpp"
#include "postgres/client/libpq_options.hpp"
#include "postgres/client/redact.hpp"
#include "postgres/server/scratch_files.hpp"
#include "postgres/server/scratch_process.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

// The programs of PostgreSQL do not print passwords, but a library that they load might.
std::string last_lines(std::string const& output, std::string const& password) {
  std::size_t const from = output.size() > 400 ? output.find('\n', output.size() - 400) : 0;
  std::string text = from == std::string::npos ? output : output.substr(from);
  for (std::size_t at = 0; !password.empty() && (at = text.find(password, at)) != std::string::npos;)
    text.replace(at, password.size(), "***");
  text.erase(text.find_last_not_of(" \n") + 1);
  return masked(std::move(text));
}

std::vector<std::string> environment_for(ConnectionUrl const& target) {
  std::vector<std::string> environment;
  if (std::string const password = target.value("password"); !password.empty()) {
    environment.push_back("PGPASSWORD=" + password);
  }
  for (std::string& variable : connection_environment()) {
    bool const replaced = !environment.empty() && variable.starts_with("PGPASSWORD=");
    if (!replaced) environment.push_back(std::move(variable));
  }
  return environment;
}

}  // namespace

std::string run_client(std::string const& program, std::string const& url, std::vector<std::string> arguments,
                       std::string const& what) {
  std::vector<std::string> environment;
  std::string password;
  if (!url.empty()) {
    ConnectionUrl target = parse_connection_url(url);
    password = target.value("password");
    if (password.empty()) password = connection_default("password");
    environment = environment_for(target);
    target.parameters.erase("password");
    target.schema.clear();
    arguments.insert(arguments.begin(), "--dbname=" + to_string(target));
  }
  arguments.insert(arguments.begin(), (scratch::find_binaries().directory / program).string());
  scratch::Finished const finished = scratch::run({.arguments = std::move(arguments),
                                                   .directory = fs::current_path().string(),
                                                   .environment = std::move(environment)});
  if (finished.status == 0) return finished.output;
  std::string const reason = last_lines(finished.output, password);
  bool const too_old = reason.find("server version mismatch") != std::string::npos;
  throw IoError(what + ": " + program + " failed: " +
                    (reason.empty() ? "it ended with code " + std::to_string(finished.status) : reason),
                too_old ? "LOCKSTEP_PG_BINDIR points to the programs of another version" : "");
}

}  // namespace lockstep
