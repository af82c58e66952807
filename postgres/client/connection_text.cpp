#include "postgres/client/connection_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "postgres/client/libpq_options.hpp"

namespace lockstep::connection_text {
namespace {

// Keywords that an older libpq does not have, up to version 18. They are kept in a URL all the same, so that
// one that guards the connection is refused rather than dropped.
constexpr auto newer_keywords = std::to_array<std::string_view>({
    "channel_binding",
    "gssdelegation",
    "load_balance_hosts",
    "max_protocol_version",
    "min_protocol_version",
    "oauth_client_id",
    "oauth_client_secret",
    "oauth_issuer",
    "oauth_scope",
    "require_auth",
    "scram_client_key",
    "scram_server_key",
    "servicefile",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
    "sslcertmode",
    "sslcrldir",
    "sslkeylogfile",
    "sslnegotiation",
    "sslsni",
    "tcp_user_timeout",
});

// Keywords of libpq that are dropped: one has another meaning in Prisma's URLs, the other makes a session
// that takes no SQL.
constexpr auto refused_keywords = std::to_array<std::string_view>({"replication", "sslpassword"});

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

bool is_keyword(std::string_view text) {
  if (std::ranges::find(refused_keywords, text) != refused_keywords.end()) return false;
  return is_known_to_libpq(text) || std::ranges::find(newer_keywords, text) != newer_keywords.end();
}

bool has_keyword(std::string_view text) {
  for (auto at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && (std::isalnum(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == '_'))
      --begin;
    for (; begin < end; ++begin) {
      if (is_keyword(text.substr(begin, end - begin))) return true;
    }
  }
  return false;
}

}  // namespace lockstep::connection_text
