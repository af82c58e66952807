#include "postgres/client/connection_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace lockstep::connection_text {
namespace {

// libpq's keywords up to version 18, sorted. Other parameters are dropped, except `schema`.
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

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::pair<std::string_view, std::string_view> cut(std::string_view text, std::size_t at) {
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

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

bool is_port(std::string_view text) {
  return text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

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

void skip_spaces(std::string_view& text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
}

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

bool is_keyword(std::string_view text) { return std::ranges::binary_search(keywords, text); }

bool has_keyword(std::string_view text) {
  return std::ranges::any_of(keywords, [&](std::string_view keyword) {
    std::size_t const at = text.find(keyword);
    std::size_t const equals = text.find_first_not_of(' ', at + keyword.size());
    return at != std::string_view::npos && equals != std::string_view::npos && text[equals] == '=';
  });
}

}  // namespace lockstep::connection_text
