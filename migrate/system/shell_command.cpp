#include "migrate/system/shell_command.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <map>

#include "postgres/client/io_error.hpp"

extern char** environ;

namespace lockstep {
namespace {

constexpr int no_folder = 126, no_shell = 127;

std::vector<std::string> environment_with(std::vector<std::pair<std::string, std::string>> const& more) {
  std::map<std::string, std::string> values;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    std::string const text = *entry;
    values.insert_or_assign(text.substr(0, text.find('=')), text);
  }
  for (auto const& [name, value] : more) values.insert_or_assign(name, name + "=" + value);
  std::vector<std::string> result;
  for (auto& [name, text] : values) result.push_back(std::move(text));
  return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

int run_shell(ShellCommand const& command) {
  std::string const line = command.line + (command.arguments.empty() ? "" : " \"$@\"");
  std::vector<std::string> words = {"sh", "-c", line, "sh"};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  std::vector<std::string> variables = environment_with(command.environment);
  std::vector<char*> const argv = pointers(words), envp = pointers(variables);
  pid_t const child = ::fork();
  if (child < 0) throw IoError(std::string("cannot start a shell: ") + std::strerror(errno));
  if (child == 0) {  // async-signal-safe calls only
    ::signal(SIGPIPE, SIG_DFL);
    if (::chdir(command.folder.c_str()) != 0) ::_exit(no_folder);
    ::execve("/bin/sh", argv.data(), envp.data());
    ::_exit(no_shell);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) throw IoError(std::string("cannot wait for the shell: ") + std::strerror(errno));
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace lockstep
