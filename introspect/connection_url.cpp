#include "introspect/connection_url.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "grammar/diagnostic.hpp"

namespace lockstep {
namespace {

// libpq's keywords up to version 18, sorted. What is not here and not `schema` is dropped.
constexpr auto keywords = std::to_array<std::string_view>({
    "application_name",
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "dbname",
    "fallback_application_name",
    "gssdelegation",
    "gssencmode",
    "gsslib",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "krbsrvname",
    "load_balance_hosts",
    "max_protocol_version",
    "min_protocol_version",
    "options",
    "passfile",
    "password",
    "port",
    "require_auth",
    "requirepeer",
    "service",
    "servicefile",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "sslcert",
    "sslcertmode",
    "sslcompression",
    "sslcrl",
    "sslcrldir",
    "sslkey",
    "sslmode",
    "sslnegotiation",
    "sslrootcert",
    "sslsni",
    "target_session_attrs",
    "tcp_user_timeout",
    "user",
});
static_assert(std::ranges::is_sorted(keywords));

constexpr auto schemes = std::to_array<std::string_view>({"postgresql://", "postgres://"});

std::optional<std::string_view> after_scheme(std::string_view text) {
  for (auto const scheme : schemes) {
    if (text.substr(0, scheme.size()) == scheme) return text.substr(scheme.size());
  }
  return std::nullopt;
}

std::pair<std::string_view, std::string_view> cut(std::string_view text, std::size_t at) {
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The decoded text, or nothing when a `%` is not followed by two hexadecimal digits or stands for a zero
// byte.
std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    int const high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    int const low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0 || high + low == 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
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

bool is_port(std::string_view text) {
  return text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Host and port of one element of the list of hosts; `[::1]:5432` has its brackets taken off.
std::optional<std::pair<std::string_view, std::string_view>> split_host(std::string_view text) {
  if (!text.empty() && text.front() == '[') {
    auto const end = text.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    auto const rest = text.substr(end + 1);
    if (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1)))) return std::nullopt;
    return std::pair{text.substr(1, end - 1), rest.empty() ? rest : rest.substr(1)};
  }
  auto const [host, port] = cut(text, text.find(':'));
  if (!is_port(port)) return std::nullopt;
  return std::pair{host, port};
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
  } else if (std::ranges::binary_search(keywords, std::string_view(key))) {
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

// Whether the path, or all that follows the host when there is no path, has an `@`: the mark of a password
// that was cut in two at a `/`, `?` or `#`, parts of which would be taken for host and database and shown.
bool has_misplaced_at(std::string_view rest) {
  bool const has_path = rest.size() > 1 && rest.front() == '/' && rest[1] != '?' && rest[1] != '#';
  auto const at = rest.find('@');
  return at != std::string_view::npos && (!has_path || at < rest.find_first_of("?#"));
}

// rest is what follows the scheme. The authority ends at the first `/`, `?` or `#`; the last `@` in it ends
// the user's part, so that a password may hold a literal `@`.
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

void skip_spaces(std::string_view& text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
}

// A conninfo value at the front of text: up to a space, or in single quotes; a backslash takes the next
// character.
std::optional<std::string> take_value(std::string_view& text) {
  bool const quoted = !text.empty() && text.front() == '\'';
  if (quoted) text.remove_prefix(1);
  std::string value;
  while (!text.empty()) {
    char c = text.front();
    if (quoted ? c == '\'' : std::isspace(static_cast<unsigned char>(c)) != 0) break;
    text.remove_prefix(1);
    if (c == '\\' && !text.empty()) {
      c = text.front();
      text.remove_prefix(1);
    }
    value += c;
  }
  if (quoted && text.empty()) return std::nullopt;
  if (quoted) text.remove_prefix(1);
  return value;
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

// The end of the user's part, that is the last `@` anywhere: a malformed URL may have any character in its
// password.
void hide_userinfo(std::string& text, std::size_t begin) {
  auto const at = text.rfind('@');
  if (at != std::string::npos && at >= begin) {
    auto const colon = text.find(':', begin);
    if (colon < at) text.replace(colon + 1, at - colon - 1, "***");
    return;
  }
  // With no `@` at all, what follows a colon is a port, or a password whose host was forgotten.
  std::string_view hosts = std::string_view(text).substr(begin);
  hosts = hosts.substr(0, hosts.find_first_of("/?#"));
  while (!hosts.empty()) {
    auto const [element, rest] = cut(hosts, hosts.find(','));
    if (!split_host(element)) {
      auto const colon = text.find(':', begin);
      if (colon != std::string::npos) text.replace(colon + 1, std::string::npos, "***");
      return;
    }
    hosts = rest;
  }
}

bool is_secret(std::string_view key) {
  return lower(percent_decoded(key).value_or(std::string(key))).find("password") != std::string::npos;
}

// Hides the values of parameters such as `password=` and `sslpassword=`, however the key is spelled.
void hide_parameters(std::string& text, std::size_t begin) {
  auto at = text.find('?', begin);
  while (at != std::string::npos) {
    auto const key = at + 1;
    auto const end = std::min(text.find('&', key), text.size());
    auto const equals = text.find('=', key);
    if (equals < end && is_secret(std::string_view(text).substr(key, equals - key))) {
      text.replace(equals + 1, end - equals - 1, "***");
    }
    at = text.find('&', key);
  }
}

// The same in `keyword = 'value'` text. A value whose quote does not end is hidden to the end.
void hide_keywords(std::string& text) {
  std::size_t from = 0;
  for (auto at = lower(text).find("password"); at != std::string::npos;
       at = lower(text).find("password", from)) {
    from = at + std::string_view("password").size();
    std::string_view rest = std::string_view(text).substr(from);
    skip_spaces(rest);
    if (rest.empty() || rest.front() != '=') continue;
    rest.remove_prefix(1);
    skip_spaces(rest);
    auto const begin = text.size() - rest.size();
    take_value(rest);
    text.replace(begin, text.size() - rest.size() - begin, "***");
    from = begin;
  }
}

std::string environment(char const* variable) {
  char const* value = std::getenv(variable);
  return value ? value : "";
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
  // A list of hosts, an address with colons and a socket directory are said as parameters, which can hold
  // anything.
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

std::string redacted(std::string_view text) {
  std::string out(text);
  auto const scheme = out.find("://");
  auto const begin = scheme == std::string::npos ? 0 : scheme + 3;
  if (scheme == std::string::npos) hide_keywords(out);
  hide_userinfo(out, begin);
  if (scheme != std::string::npos) hide_parameters(out, begin);
  return out;
}

std::string describe(ConnectionUrl const& url) {
  std::string const& host = url.value("host").empty() ? url.value("hostaddr") : url.value("host");
  std::string const& database = url.value("dbname");
  std::string out = database.empty() ? "the default database" : "`" + database + "`";
  if (host.empty()) return out + " on this machine";
  if (host.front() == '/') return out + " on the socket in `" + host + "`";
  return out + " on `" + host + (url.value("port").empty() ? "" : ":" + url.value("port")) + "`";
}

bool is_loopback(ConnectionUrl const& url) {
  if (!url.value("service").empty() || !environment("PGSERVICE").empty())
    return false;  // a file says where that is
  bool const named = !url.value("host").empty() || !url.value("hostaddr").empty();
  std::string const host = named ? url.value("host") : environment("PGHOST");
  std::string const address = named ? url.value("hostaddr") : environment("PGHOSTADDR");
  return are_local(host) && are_local(address);
}

}  // namespace lockstep
