#include "postgres/client/connection_url.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

#include "postgres/client/connection_text.hpp"
#include "postgres/client/libpq_options.hpp"

namespace lockstep {
namespace {

using namespace connection_text;

constexpr auto schemes = std::to_array<std::string_view>({"postgresql://", "postgres://"});

std::optional<std::string_view> after_scheme(std::string_view text) {
  for (auto const scheme : schemes) {
    if (text.substr(0, scheme.size()) == scheme) return text.substr(scheme.size());
  }
  return std::nullopt;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && (std::isalnum(byte) || std::string_view("-._~").find(c) != std::string_view::npos)) {
      out += c;
      continue;
    }
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

[[noreturn]] void unreadable(std::string const& why, std::string const& hint) {
  throw ConnectError("the connection URL cannot be read: " + why, hint);
}

std::string decoded(std::string_view text, std::string_view part) {
  if (auto out = percent_decoded(text)) return *out;
  unreadable("a `%` in its " + std::string(part) + " is not followed by two hexadecimal digits",
             "write a literal `%` as `%25`");
}

void read_hosts(std::string_view list, ConnectionUrl& url) {
  std::string hosts, ports;
  bool any_port = false;
  for (bool first = true; first || !list.empty(); first = false) {
    auto const [element, rest] = cut(list, list.find(','));
    auto const split = split_host(element);
    if (!split)
      unreadable("what follows the host is not a port number",
                 "write host:port, and `:` in a password as `%3A`");
    if (!first) hosts += ',', ports += ',';
    hosts += decoded(split->first, "host");
    ports += split->second;
    any_port = any_port || !split->second.empty();
    list = rest;
  }
  if (hosts.find_first_not_of(',') != std::string::npos) url.parameters["host"] = hosts;
  if (any_port) url.parameters["port"] = ports;
}

void put(std::string const& key, std::string value, ConnectionUrl& url) {
  if (key == "schema") {
    url.schema = std::move(value);
  } else if (key == "ssl") {  // the spelling of other drivers, which libpq reads as well
    if (value == "true") url.parameters.insert({"sslmode", "require"});
  } else if (is_keyword(key)) {
    url.parameters[key] = std::move(value);
  }
}

void read_query(std::string_view query, ConnectionUrl& url) {
  while (!query.empty()) {
    auto const [piece, rest] = cut(query, query.find('&'));
    auto const [key, value] = cut(piece, piece.find('='));
    put(decoded(key, "parameters"), decoded(value, "parameters"), url);
    query = rest;
  }
}

// Whether the path, or without a path the text after the host, has an `@`. Then a password with a `/`, `?` or
// `#` was split there, and its parts would be read as host and database and shown.
bool has_misplaced_at(std::string_view rest) {
  bool const has_path = rest.size() > 1 && rest.front() == '/' && rest[1] != '?' && rest[1] != '#';
  auto const at = rest.find('@');
  return at != std::string_view::npos && (!has_path || at < rest.find_first_of("?#"));
}

// rest: the text after the scheme. The authority ends at the first `/`, `?` or `#`; its last `@` ends the
// user part, so that a password may contain a literal `@`.
ConnectionUrl parse_url(std::string_view rest) {
  ConnectionUrl url;
  auto const authority = rest.substr(0, rest.find_first_of("/?#"));
  rest.remove_prefix(authority.size());
  if (authority.find('@') == std::string_view::npos && has_misplaced_at(rest)) {
    unreadable("an `@` follows the host", "in a password write `/` as `%2F`, `?` as `%3F` and `#` as `%23`");
  }
  rest = rest.substr(0, rest.find('#'));
  auto const at = authority.rfind('@');
  if (at != std::string_view::npos) {
    auto const [user, password] = cut(authority.substr(0, at), authority.substr(0, at).find(':'));
    if (!user.empty()) url.parameters["user"] = decoded(user, "user");
    if (!password.empty()) url.parameters["password"] = decoded(password, "password");
  }
  read_hosts(at == std::string_view::npos ? authority : authority.substr(at + 1), url);
  auto const [path, query] = cut(rest, rest.find('?'));
  if (path.size() > 1) url.parameters["dbname"] = decoded(path.substr(1), "database name");
  read_query(query, url);
  return url;
}

ConnectionUrl parse_conninfo(std::string_view text) {
  constexpr auto usage = "write postgresql://user:password@host:5432/database";
  ConnectionUrl url;
  for (skip_spaces(text); !text.empty(); skip_spaces(text)) {
    auto const equals = text.find('=');
    if (equals == std::string_view::npos)
      unreadable("it is neither a postgresql:// URL nor a list of keyword=value", usage);
    auto key = text.substr(0, equals);
    while (!key.empty() && std::isspace(static_cast<unsigned char>(key.back()))) key.remove_suffix(1);
    if (key.find_first_of(" \t\n\r:/@'") != std::string_view::npos) {
      unreadable("it is neither a postgresql:// URL nor a list of keyword=value", usage);
    }
    text.remove_prefix(equals + 1);
    skip_spaces(text);
    auto value = take_value(text);
    if (!value) unreadable("a quoted value does not end", "close it with a single quote");
    put(std::string(key), std::move(*value), url);
  }
  return url;
}

// The value, or the one that libpq fills in.
std::string effective(ConnectionUrl const& url, std::string const& keyword) {
  std::string const& given = url.value(keyword);
  return given.empty() ? connection_default(keyword) : given;
}

bool is_local(std::string_view host) {
  if (host.empty() || host.front() == '/' || host.front() == '@') return true;
  if (host == "localhost" || host == "::1") return true;
  return host.substr(0, 4) == "127." && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

bool are_local(std::string_view hosts) {
  while (!hosts.empty()) {
    auto const [host, rest] = cut(hosts, hosts.find(','));
    if (!is_local(host)) return false;
    hosts = rest;
  }
  return true;
}

}  // namespace

std::string const& ConnectionUrl::value(std::string const& keyword) const {
  static std::string const none;
  auto const found = parameters.find(keyword);
  return found == parameters.end() ? none : found->second;
}

ConnectionUrl parse_connection_url(std::string_view text) {
  auto const rest = after_scheme(text);
  auto url = rest ? parse_url(*rest) : parse_conninfo(text);
  if (url.value("sslkey").empty()) url.parameters.erase("sslcert");
  return url;
}

std::string to_string(ConnectionUrl const& url) {
  std::string out = "postgresql://";
  std::string const& user = url.value("user");
  std::string const& password = url.value("password");
  if (!user.empty()) out += percent_encoded(user);
  if (!user.empty() && !password.empty()) out += ":" + percent_encoded(password);
  if (!user.empty()) out += "@";
  std::string const& host = url.value("host");
  std::string const& port = url.value("port");
  // A list of hosts, an address with colons and a socket directory are written as parameters, which can
  // contain any character.
  bool const plain = host.find_first_of(",:/@") == std::string::npos && is_port(port);
  if (plain) out += percent_encoded(host);
  if (plain && !port.empty()) out += ":" + port;
  out += "/" + percent_encoded(url.value("dbname"));
  char separator = '?';
  auto const add = [&](std::string const& keyword, std::string const& value) {
    out += separator + keyword + "=" + percent_encoded(value);
    separator = '&';
  };
  for (auto const& [keyword, value] : url.parameters) {
    bool const said = keyword == "user" || keyword == "dbname" || (keyword == "password" && !user.empty()) ||
                      (plain && (keyword == "host" || keyword == "port"));
    if (!said) add(keyword, value);
  }
  if (!url.schema.empty()) add("schema", url.schema);
  return out;
}

std::string describe(ConnectionUrl const& url) {
  std::string const host =
      effective(url, "host").empty() ? effective(url, "hostaddr") : effective(url, "host");
  std::string const database = effective(url, "dbname"), service = effective(url, "service");
  std::string out = database.empty() ? "the default database" : "`" + database + "`";
  if (host.empty() && !service.empty()) return out + " of the service `" + service + "`";
  if (host.empty()) return out + " on this machine";
  if (host.front() == '/') return out + " on the socket in `" + host + "`";
  return out + " on `" + host + (url.value("port").empty() ? "" : ":" + url.value("port")) + "`";
}

bool is_loopback(ConnectionUrl const& url) {
  if (!effective(url, "service").empty()) return false;  // a file decides where that is
  // A default address counts even where the URL has a host: libpq connects to the address.
  return are_local(effective(url, "host")) && are_local(effective(url, "hostaddr"));
}

}  // namespace lockstep
