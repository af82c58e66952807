#include "migrate/project/disposable.hpp"
#include "migrate/system/glob.hpp"

#include <algorithm>

#include "migrate/project/rules.hpp"
#include "postgres/client/libpq_options.hpp"

namespace lockstep {
namespace {

struct HostAndName {
  std::string host, name;
};

HostAndName parts_of(std::string const& glob) {
  std::size_t const slash = glob.rfind('/');
  if (slash == std::string::npos) return {};
  return {.host = glob.substr(0, slash), .name = glob.substr(slash + 1)};
}

std::string in_lower_case(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

bool fits_any(std::vector<std::string> const& globs, std::string const& host, std::string const& database) {
  return std::ranges::any_of(globs, [&](std::string const& glob) {
    HostAndName const parts = parts_of(glob);
    return matches_glob(in_lower_case(parts.host), in_lower_case(host)) && matches_glob(parts.name, database);
  });
}

bool says_nothing(std::string const& glob) { return glob.find_first_not_of("*?") == std::string::npos; }

}  // namespace

std::optional<std::string> problem_of_disposable(std::string const& glob) {
  HostAndName const parts = parts_of(glob);
  if (parts.host.empty() || parts.name.empty()) return "`" + glob + "` does not name a host and a database";
  if (says_nothing(parts.host) && says_nothing(parts.name))
    return "`" + glob + "` would declare every database disposable";
  return {};
}

bool is_disposable(ConnectionUrl const& url, std::string const& database,
                   std::vector<std::string> const& globs) {
  auto const decides = [&](std::string const& keyword) {
    return !url.value(keyword).empty() || !connection_default(keyword).empty();
  };
  bool const elsewhere = decides("hostaddr") || decides("service") || url.value("host").empty();
  if (elsewhere) return false;
  std::string hosts = url.value("host") + ",";
  for (std::size_t begin = 0, end = 0; (end = hosts.find(',', begin)) != std::string::npos; begin = end + 1) {
    if (!fits_any(globs, hosts.substr(begin, end - begin), database)) return false;
  }
  return true;
}

}  // namespace lockstep
