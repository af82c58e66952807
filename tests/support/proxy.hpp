// A socket between a program and a PostgreSQL server that can cause a fault at a chosen moment. It reads
// enough of the protocol to count the program's requests: a query, or a pipeline up to its Sync, is one
// request. Only the session whose application_name is `lockstep` is counted; others pass unchanged.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>
#include <functional>
#include <list>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/temporary_folder.hpp"

namespace lockstep::testing {

// before: the server has not received the request. during: it executes it. after: it is done, but the client
// has no answer.
enum class Moment { before, during, after };

// The action when request `number` (1-based) reaches that moment. harm gives true when the connection is to
// be cut.
struct Harm {
  std::size_t number = 0;
  Moment moment = Moment::before;
  std::function<bool()> harm;
};

class Proxy {
 public:
  // server: the path of its socket. Everything passes until arm() is called.
  explicit Proxy(std::string server) : server_(std::move(server)) {
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un const address = address_of(folder_.path().string() + "/.s.PGSQL.5432");
    if (::bind(listener_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 16) != 0 || ::pipe2(wake_.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error(std::string("the proxy cannot listen: ") + std::strerror(errno));
    }
    thread_ = std::thread([this] { run(); });
  }
  Proxy(Proxy const&) = delete;
  Proxy& operator=(Proxy const&) = delete;
  ~Proxy() {
    char const stop = 's';
    if (::write(wake_[1], &stop, 1) != 1) std::terminate();
    thread_.join();
    for (Link& link : links_) cut(link);
    for (int const fd : {listener_, wake_[0], wake_[1]}) ::close(fd);
  }

  // The folder in which it listens: the `host` of a URL.
  std::string host() const { return folder_.path().string(); }

  // To be called before a program is started, never while one runs.
  void arm(std::optional<Harm> harm) {
    harm_ = std::move(harm);
    requests_ = 0;
    said_.clear();
    happened_ = false;
  }
  // These three are valid after the program has ended.
  std::size_t requests() const { return requests_; }
  std::vector<std::string> const& said() const { return said_; }  // one text for each request
  bool happened() const { return happened_; }

 private:
  struct Link {
    int client = -1, server = -1;
    bool started = false, counted = false, withheld = false;
    std::string in, request,
        out;  // in: incomplete message; request: incomplete request; out: withheld answer
  };

  static sockaddr_un address_of(std::string const& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) throw std::runtime_error("the path of a socket is too long");
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return address;
  }

  static std::size_t length_at(std::string const& text, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(text[at + i]);
    return value;
  }

  static void cut(Link& link) {
    for (int* const fd : {&link.client, &link.server}) {
      if (*fd >= 0) ::close(*fd);
      *fd = -1;
    }
  }

  static void send(Link& link, int to, std::string const& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
      ssize_t const n = ::send(to, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
      if (n <= 0) return cut(link);
      done += static_cast<std::size_t>(n);
    }
  }

  void run() {
    for (;;) {
      std::vector<pollfd> fds{{wake_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
      std::vector<Link*> owners;
      for (Link& link : links_) {
        fds.push_back({link.client, POLLIN, 0});
        fds.push_back({link.server, POLLIN, 0});
        owners.push_back(&link);
      }
      if (::poll(fds.data(), fds.size(), -1) < 0) continue;
      if (fds[0].revents != 0) return;
      if (fds[1].revents != 0) accept();
      for (std::size_t i = 0; i < owners.size(); ++i) {
        if (fds[2 + 2 * i].revents != 0) from_client(*owners[i]);
        if (fds[3 + 2 * i].revents != 0) from_server(*owners[i]);
      }
      links_.remove_if([](Link const& link) { return link.client < 0; });
    }
  }

  void accept() {
    Link link;
    link.client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    link.server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un const address = address_of(server_);
    if (::connect(link.server, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
      return cut(link);
    links_.push_back(std::move(link));
  }

  static bool receive(Link& link, int from, std::string& into) {
    std::array<char, 65536> bytes{};
    if (from < 0) return false;
    ssize_t const n = ::recv(from, bytes.data(), bytes.size(), 0);
    if (n <= 0) {
      cut(link);
      return false;
    }
    into.append(bytes.data(), static_cast<std::size_t>(n));
    return true;
  }

  void from_client(Link& link) {
    if (!receive(link, link.client, link.in)) return;
    while (link.client >= 0) {
      std::size_t const head = link.started ? 1 : 0;
      if (link.in.size() < head + 4) return;
      std::size_t const size = head + length_at(link.in, head);
      if (link.in.size() < size) return;
      std::string const message = link.in.substr(0, size);
      link.in.erase(0, size);
      pass(link, message);
    }
  }

  void pass(Link& link, std::string const& message) {
    if (!link.started) {
      // A request for encryption has code 80877103 or 80877104 and is followed by another first message.
      bool const encryption = message.size() == 8 && length_at(message, 4) / 10 == 8087710;
      link.started = !encryption;
      std::string const name = std::string("application_name") + '\0' + "lockstep" + '\0';
      link.counted = message.find(name) != std::string::npos;
      return send(link, link.server, message);
    }
    link.request += message;
    char const type = message[0];
    if (type != 'Q' && type != 'S' && type != 'X') return;
    std::string const request = std::exchange(link.request, {});
    if (!link.counted || type == 'X') return send(link, link.server, request);
    ++requests_;
    said_.push_back(request);
    bool const now = harm_ && harm_->number == requests_;
    if (!now) return send(link, link.server, request);
    if (harm_->moment == Moment::before) return do_harm(link, request);
    link.withheld = harm_->moment == Moment::after;
    send(link, link.server, request);
    if (harm_->moment == Moment::during) do_harm(link, {});
  }

  void do_harm(Link& link, std::string const& rest) {
    happened_ = true;
    if (harm_->harm()) return cut(link);
    if (link.client >= 0 && !rest.empty()) send(link, link.server, rest);
  }

  void from_server(Link& link) {
    if (!receive(link, link.server, link.out)) return;
    if (!link.withheld) {
      send(link, link.client, link.out);
      link.out.clear();
      return;
    }
    if (!is_ready(link.out)) return;
    link.withheld = false;
    std::string const answer = std::exchange(link.out, {});
    do_harm(link, {});
    if (link.client >= 0) send(link, link.client, answer);
  }

  // Whether the answer is complete, that is, ends with ReadyForQuery.
  static bool is_ready(std::string const& answer) {
    for (std::size_t at = 0; at + 5 <= answer.size();) {
      if (answer[at] == 'Z') return true;
      at += 1 + length_at(answer, at + 1);
    }
    return false;
  }

  std::string server_;
  TemporaryFolder folder_;
  int listener_ = -1;
  std::array<int, 2> wake_{-1, -1};
  std::list<Link> links_;
  std::optional<Harm> harm_;
  std::atomic<std::size_t> requests_ = 0;
  std::atomic<bool> happened_ = false;
  std::vector<std::string> said_;
  std::thread thread_;
};

}  // namespace lockstep::testing
