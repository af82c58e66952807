#include "postgres/server/scratch_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "postgres/client/io_error.hpp"

namespace lockstep::scratch {
namespace {

[[noreturn]] void fail(std::string const& what) { throw IoError(what + ": " + std::strerror(errno)); }

// The arguments of exec, built before the fork because nothing may allocate memory after it.
class Prepared {
 public:
  explicit Prepared(Command const& command)
      : arguments_(command.arguments), directory(command.directory.c_str()) {
    assert(!arguments_.empty() && arguments_.front().front() == '/');
    for (char const* name : {"PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR"}) {
      if (char const* value = std::getenv(name)) environment_.push_back(std::string(name) + "=" + value);
    }
    environment_.push_back("LC_ALL=C");
    environment_.push_back("TZ=UTC");
    environment_.insert(environment_.end(), command.environment.begin(), command.environment.end());
    for (auto& text : arguments_) argv_.push_back(text.data());
    for (auto& text : environment_) envp_.push_back(text.data());
    argv_.push_back(nullptr);
    envp_.push_back(nullptr);
    if (command.account) user = command.account->user, group = command.account->group, change_user = true;
  }
  Prepared(Prepared const&) = delete;
  Prepared& operator=(Prepared const&) = delete;
  void exec() const { execve(argv_[0], argv_.data(), envp_.data()); }

 private:
  std::vector<std::string> arguments_;
  std::vector<std::string> environment_;
  std::vector<char*> argv_, envp_;

 public:
  char const* directory;
  bool change_user = false;
  uid_t user = 0;
  gid_t group = 0;
};

// From here to the end marker below: runs between fork and exec, with async-signal-safe calls only.

void default_signals() {
  for (int number = 1; number < 32; ++number) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

void close_from(int first) {
#if defined(__linux__) && defined(SYS_close_range)
  if (syscall(SYS_close_range, static_cast<unsigned>(first), ~0U, 0U) == 0) return;
#endif
  int const limit = static_cast<int>(sysconf(_SC_OPEN_MAX));
  for (int fd = first; fd < limit; ++fd) close(fd);
}

// The user first: on a network file system root may not be able to access the private directory.
bool become(Prepared const& program) {
  if (program.change_user) {
    if (setgroups(0, nullptr) != 0 || setgid(program.group) != 0 || setuid(program.user) != 0) return false;
  }
  return chdir(program.directory) == 0;
}

// The child ends with this process. To be called after the change of the user, which clears this setting.
void die_with_parent([[maybe_unused]] int number, [[maybe_unused]] pid_t parent) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, number);
  if (getppid() != parent) _exit(126);
#endif
}

int open_pidfd([[maybe_unused]] pid_t process) {
#if defined(__linux__) && defined(SYS_pidfd_open)
  return static_cast<int>(syscall(SYS_pidfd_open, process, 0));
#else
  return -1;
#endif
}

constexpr int control_fd = 3, lock_fd = 4;

// Runs the server: its output goes to the file `log`, and the lock stays open as long as it runs.
[[noreturn]] void exec_server(Prepared const& server, pid_t supervisor) {
  die_with_parent(SIGQUIT, supervisor);
  int const log = open("log", O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (log < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0) _exit(126);
  close(log);
  close(control_fd);
  server.exec();
  _exit(127);
}

[[noreturn]] void exec_detached(Prepared const& server) {
  setsid();
  default_signals();
  if (!become(server)) _exit(126);
  int const null = open("/dev/null", O_RDONLY);
  int const log = open("log", O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (null < 0 || log < 0 || dup2(null, 0) < 0 || dup2(log, 1) < 0 || dup2(log, 2) < 0) _exit(126);
  close_from(3);
  server.exec();
  _exit(127);
}

// Waits until the other end of the control socket is closed. Reports the end of the server through the socket
// with one byte. Without pidfd it polls for that twenty times a second.
bool is_running_at_end(pid_t server) {
  int const pidfd = open_pidfd(server);
  bool running = true;
  for (;;) {
    std::array<pollfd, 2> fds{{{control_fd, POLLIN, 0}, {pidfd, POLLIN, 0}}};
    if (poll(fds.data(), running && pidfd >= 0 ? 2 : 1, running && pidfd < 0 ? 50 : -1) < 0 && errno != EINTR)
      break;
    if (running && waitpid(server, nullptr, WNOHANG) == server) {
      running = false;
      if (write(control_fd, "x", 1) < 0) break;
    }
    char byte = 0;
    if (fds[0].revents != 0 && read(control_fd, &byte, 1) <= 0) break;
  }
  return running;
}

[[noreturn]] void supervise(Prepared const& server, Prepared const& remover, int control, int lock) {
  setsid();  // Ctrl-C must reach only the main process; the socket stops the server
  default_signals();
  int const null = open("/dev/null", O_RDWR);
  int const control_copy = fcntl(control, F_DUPFD, 10), lock_copy = fcntl(lock, F_DUPFD, 10);
  if (null < 0 || control_copy < 0 || lock_copy < 0) _exit(126);
  for (int fd = 0; fd < 3; ++fd) dup2(null, fd);
  dup2(control_copy, control_fd);
  dup2(lock_copy, lock_fd);
  close_from(lock_fd + 1);
  if (!become(server)) _exit(126);

  pid_t const self = getpid();
  pid_t const child = fork();
  if (child == 0) exec_server(server, self);
  for (int const number : {SIGHUP, SIGINT, SIGTERM, SIGPIPE}) signal(number, SIG_IGN);
  if (child > 0 && is_running_at_end(child)) {
    kill(child, SIGQUIT);
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) continue;
  }
  if (chdir("/") == 0) remover.exec();
  _exit(127);
}

[[noreturn]] void exec_program(Prepared const& program, int input, int output, pid_t parent) {
  default_signals();
  if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(output, 2) < 0) _exit(126);
  close_from(3);
  if (!become(program)) _exit(126);
  die_with_parent(SIGKILL, parent);
  program.exec();
  _exit(127);
}

// The end of the code between fork and exec.

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    std::array<int, 2> fds{};
    if (pipe(fds.data()) != 0) fail("cannot make a pipe");
    read = fds[0], write = fds[1];
    for (int const fd : fds) fcntl(fd, F_SETFD, FD_CLOEXEC);
  }
  Pipe(Pipe const&) = delete;
  Pipe& operator=(Pipe const&) = delete;
  ~Pipe() { close_read(), close_write(); }
  void close_read() {
    if (read >= 0) close(read);
    read = -1;
  }
  void close_write() {
    if (write >= 0) close(write);
    write = -1;
  }
};

std::string read_all(int fd) {
  std::string out;
  std::array<char, 4096> buffer{};
  for (;;) {
    auto const count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return 0;  // a program that ignores SIGCHLD gets no status
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

// `rm` is the only program that a supervisor runs. It is in /bin, except on systems without /bin.
std::string rm_program() {
  for (char const* path : {"/bin/rm", "/usr/bin/rm", "/run/current-system/sw/bin/rm"}) {
    if (access(path, X_OK) == 0) return path;
  }
  throw IoError("there is no /bin/rm on this machine");
}

}  // namespace

std::optional<Account> server_account() {
  if (geteuid() != 0) return std::nullopt;
  for (char const* name : {"postgres", "nobody"}) {
    if (passwd const* entry = getpwnam(name)) return Account{entry->pw_uid, entry->pw_gid, name};
  }
  throw IoError(
      "a PostgreSQL server does not run as root, and there is no user `postgres` or `nobody` to run it as");
}

Finished run(Command const& command) {
  Prepared const program(command);
  Pipe input, output;
  assert(command.input.size() <= 4096);
  if (!command.input.empty() && write(input.write, command.input.data(), command.input.size()) < 0) {
    fail("cannot write to a pipe");
  }
  pid_t const self = getpid();
  pid_t const child = fork();
  if (child < 0) fail("cannot start " + command.arguments.front());
  if (child == 0) exec_program(program, input.read, output.write, self);
  input.close_write();
  output.close_write();
  Finished finished;
  finished.output = read_all(output.read);
  finished.status = wait_for(child);
  if (finished.status == 126 || finished.status == 127) {
    std::string const who = command.account ? " as user `" + command.account->name + "`" : "";
    throw IoError("cannot run " + command.arguments.front() + who);
  }
  return finished;
}

pid_t start_detached(Command const& command) {
  Prepared const server(command);
  pid_t const child = fork();
  if (child < 0) fail("cannot start " + command.arguments.front());
  if (child == 0) exec_detached(server);
  return child;
}

Supervised::Supervised(Command const& command, int lock) : owner_(getpid()) {
  Prepared const server(command);
  Command const removal{.arguments = {rm_program(), "-rf", "--", command.directory}};
  Prepared const remover(removal);
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0) fail("cannot make a pair of sockets");
  for (int const end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  supervisor_ = fork();
  if (supervisor_ == 0) supervise(server, remover, ends[1], lock);
  close(ends[1]);
  control_ = ends[0];
  if (supervisor_ < 0) {
    close(control_);
    fail("cannot start " + command.arguments.front());
  }
}

Supervised::~Supervised() {
  close(control_);
  if (getpid() == owner_) wait_for(supervisor_);
}

bool Supervised::has_ended() const {
  pollfd end{control_, POLLIN, 0};  // a byte, or the end of the supervisor
  return poll(&end, 1, 0) > 0;
}

}  // namespace lockstep::scratch
