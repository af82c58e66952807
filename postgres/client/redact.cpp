#include "postgres/client/redact.hpp"

#include <algorithm>
#include <cctype>

#include "grammar/diagnostic.hpp"
#include "postgres/client/connection_text.hpp"
#include "postgres/client/connection_url.hpp"

namespace lockstep {
namespace {

using namespace connection_text;

// Hides the password of the user part. That ends at the last `@` anywhere, because the password of a
// malformed URL may contain any character.
void hide_userinfo(std::string& text, std::size_t begin) {
  auto const at = text.rfind('@');
  if (at != std::string::npos && at >= begin) {
    auto const colon = text.find(':', begin);
    if (colon < at) text.replace(colon + 1, at - colon - 1, "***");
    return;
  }
  // Without an `@`, the text after a colon is a port, or a password without a host.
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
  static constexpr std::string_view words[] = {"password", "api_key", "secret", "token"};
  std::string const plain = lower(percent_decoded(key).value_or(std::string(key)));
  return std::ranges::any_of(words, [&](auto word) { return plain.find(word) != std::string::npos; });
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

// The same in `keyword = 'value'` text. A value without a closing quote is hidden to the end of the text.
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

bool is_scheme_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '.';
}

// The example value `password` of our help texts is not hidden.
void mask(std::string& text, std::size_t begin, std::size_t end) {
  if (text.substr(begin, end - begin) == "password") return;
  for (std::size_t i = begin; i < std::min(end, text.size()); ++i) text[i] = '*';
}

// The end of a URL that begins at scheme: the same quote as before it, else a blank or any quote.
std::size_t end_of_url(std::string const& text, std::size_t scheme) {
  static constexpr std::string_view quotes = "\"'`";
  char const before = scheme > 0 ? text[scheme - 1] : ' ';
  bool const quoted = quotes.find(before) != std::string_view::npos;
  std::size_t const end = quoted ? text.find_first_of(std::string{before, '\n'}, scheme)
                                 : text.find_first_of(" \t\r\n\"`", scheme);
  return std::min(end, text.size());
}

// Masks the password in user:password@ of the URL in [begin, end), whose authority begins at begin. For other
// schemes than PostgreSQL's only a well-formed user part counts, because `@` and `:` may have another
// meaning.
void mask_userinfo(std::string& text, std::size_t begin, std::size_t end, bool ours) {
  std::string_view const url = std::string_view(text).substr(begin, end - begin);
  std::string_view const part = ours ? url : url.substr(0, url.find_first_of("/?#"));
  std::size_t const at = part.rfind('@');
  std::size_t const colon = url.find(':');
  if (at != std::string_view::npos) {
    if (colon < at) mask(text, begin + colon + 1, begin + at);
    return;
  }
  if (!ours || colon == std::string_view::npos) return;
  std::string_view const hosts = url.substr(0, url.find_first_of("/?#"));
  if (colon < hosts.size() && hosts.find(',') == std::string_view::npos && !split_host(hosts))
    mask(text, begin + colon + 1, end);
}

void mask_parameters(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t at = text.find('?', begin); at < end; at = text.find('&', at + 1)) {
    std::size_t const stop = std::min(text.find('&', at + 1), end);
    std::size_t const equals = text.find('=', at);
    if (equals < stop && is_secret(std::string_view(text).substr(at + 1, equals - at - 1)))
      mask(text, equals + 1, stop);
  }
}

// Masks postgres:/, postgresql:// and the like, with any number of slashes; without slashes only if an `@`
// follows.
void mask_urls(std::string& text) {
  for (std::size_t colon = text.find(':'); colon != std::string::npos; colon = text.find(':', colon + 1)) {
    std::size_t scheme = colon;
    while (scheme > 0 && is_scheme_byte(text[scheme - 1])) --scheme;
    if (scheme == colon) continue;
    bool const ours = lower(text.substr(scheme, colon - scheme)).find("postgres") != std::string::npos;
    std::size_t const end = end_of_url(text, scheme);
    std::size_t const begin = std::min(text.find_first_not_of('/', colon + 1), end);
    bool const slash = text.compare(colon, 2, ":/") == 0;
    bool const meant = ours ? slash || text.find('@', begin) < end : text.compare(colon, 3, "://") == 0;
    if (!meant) continue;
    mask_userinfo(text, begin, end, ours);
    mask_parameters(text, begin, end);
  }
}

// Masks password=…, also in quotes, as in a list of keyword=value.
void mask_keywords(std::string& text) {
  static constexpr std::string_view word = "password";
  std::string const plain = lower(text);
  for (std::size_t at = plain.find(word); at != std::string::npos; at = plain.find(word, at + 1)) {
    std::string_view rest = std::string_view(text).substr(at + word.size());
    skip_spaces(rest);
    if (rest.empty() || rest.front() != '=') continue;
    rest.remove_prefix(1);
    skip_spaces(rest);
    std::size_t const begin = text.size() - rest.size();
    bool const parameter = at > 0 && (text[at - 1] == '?' || text[at - 1] == '&');
    if (!rest.empty() && rest.front() == '\'') {
      take_value(rest);
    } else {
      rest.remove_prefix(std::min(rest.find_first_of(parameter ? " \t\r\n\"`&" : " \t\r\n\"`"), rest.size()));
    }
    mask(text, begin, text.size() - rest.size());
  }
}

}  // namespace

std::string redacted(std::string_view text) {
  std::string out(text);
  auto const scheme = out.find("://");
  auto const begin = scheme == std::string::npos ? 0 : scheme + 3;
  if (scheme == std::string::npos) hide_keywords(out);
  hide_userinfo(out, begin);
  if (scheme != std::string::npos) hide_parameters(out, begin);
  return out;
}

std::string masked(std::string text) {
  mask_urls(text);
  mask_keywords(text);
  return text;
}

bool may_be_connection_string(std::string_view text) {
  std::string const plain = lower(text);
  auto const has = [&](std::string_view part) { return plain.find(part) != std::string::npos; };
  return has("://") || has("postgres:/") || has("postgresql:/") || has_keyword(plain);
}

}  // namespace lockstep
