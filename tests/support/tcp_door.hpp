// A local port that forwards to the socket of a server, so that a test can reach its server by an address
// that does not count as a loopback address: 0.0.0.0.
#pragma once

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace lockstep::testing {

class TcpDoor {
 public:
  // server: the path of its socket.
  explicit TcpDoor(std::string server) : server_(std::move(server)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
        ::pipe2(wake_.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error(std::string("the forwarder cannot listen: ") + std::strerror(errno));
    }
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
  }
  TcpDoor(TcpDoor const&) = delete;
  TcpDoor& operator=(TcpDoor const&) = delete;
  ~TcpDoor() {
    ::close(wake_[1]);
    thread_.join();
    for (pollfd const& each : open_) ::close(each.fd);
    ::close(listener_);
    ::close(wake_[0]);
  }
  int port() const { return port_; }

 private:
  // open_[i] and open_[i ^ 1] are the two ends of one connection.
  void run() {
    for (;;) {
      std::vector<pollfd> fds = {{wake_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
      fds.insert(fds.end(), open_.begin(), open_.end());
      if (::poll(fds.data(), fds.size(), -1) < 0) continue;
      if (fds[0].revents != 0) return;
      for (std::size_t i = open_.size(); i-- > 0;) {
        if (fds[i + 2].revents != 0 && open_[i].fd >= 0) pass(i);
      }
      if (fds[1].revents != 0) accept();
    }
  }

  void accept() {
    int const client = ::accept(listener_, nullptr, nullptr);
    int const server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, server_.c_str(), server_.size() + 1);
    if (::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      ::close(client);
      ::close(server);
      return;
    }
    open_.push_back({client, POLLIN, 0});
    open_.push_back({server, POLLIN, 0});
  }

  // Forwards the data of one end to the other; when one end closes, both are closed.
  void pass(std::size_t from) {
    std::array<char, 16384> buffer{};
    ssize_t const count = ::read(open_[from].fd, buffer.data(), buffer.size());
    if (count > 0 && ::write(open_[from ^ 1].fd, buffer.data(), static_cast<std::size_t>(count)) == count)
      return;
    for (std::size_t const end : {from, from ^ 1}) {
      ::close(open_[end].fd);
      open_[end].fd = -1;  // poll() ignores it
    }
  }

  std::string server_;
  int listener_ = -1, port_ = 0;
  std::array<int, 2> wake_{-1, -1};
  std::vector<pollfd> open_;
  std::thread thread_;
};

}  // namespace lockstep::testing
