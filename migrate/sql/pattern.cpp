// The matcher tries an optional part first with it and then without, and `...` from short to long. Forms have
// only a few words, so the search is short.
#include "migrate/sql/pattern.hpp"

#include <cassert>

namespace lockstep {
namespace {

bool is_one_of(std::string_view choice, SqlToken const& token) {
  if (token.kind != TokenKind::word) return false;
  while (true) {
    std::size_t const bar = choice.find('|');
    if (choice.substr(0, bar) == token.text) return true;
    if (bar == std::string_view::npos) return false;
    choice.remove_prefix(bar + 1);
  }
}

// How many tokens the place takes; 0 when they are no such thing.
std::size_t capture(std::string_view place, TokenSpan tokens, Captures& captured) {
  if (tokens.empty()) return 0;
  if (place == "@text") {
    if (!is_text(tokens[0])) return 0;
    captured.text = tokens[0].text;
    return 1;
  }
  if (place == "@column") {
    if (!is_name(tokens[0])) return 0;
    captured.column = tokens[0].text;
    return 1;
  }
  auto const taken = take_name(tokens);
  if (!taken) return 0;
  model::Name& into = place == "@table"   ? captured.table
                      : place == "@other" ? captured.other
                      : place == "@to"    ? captured.to
                                          : captured.name;
  into = taken->name;
  return taken->tokens;
}

}  // namespace

std::optional<NameTaken> take_name(TokenSpan tokens) {
  if (tokens.empty() || !is_name(tokens[0])) return {};
  NameTaken result{{"", tokens[0].text}, 1};
  // database.schema.name is possible too.
  while (tokens.size() > result.tokens + 1 && is_sign(tokens[result.tokens], '.') &&
         is_name(tokens[result.tokens + 1])) {
    result.name = {result.name.name, tokens[result.tokens + 1].text};
    result.tokens += 2;
  }
  return result;
}

Pattern::Pattern(std::string_view pattern) {
  std::vector<std::size_t> open;
  while (!pattern.empty()) {
    std::size_t size = 1;
    if (pattern[0] == '[') {
      open.push_back(pieces_.size());
      pieces_.push_back({Kind::open, pattern.substr(0, 1)});
    } else if (pattern[0] == ']') {
      pieces_.push_back({Kind::close, pattern.substr(0, 1)});
      pieces_[open.back()].partner = pieces_.size();
      open.pop_back();
    } else if (pattern[0] != ' ') {
      size = std::min(pattern.find_first_of(" []"), pattern.size());
      std::string_view const text = pattern.substr(0, size);
      Kind const kind = text == "..."                              ? Kind::skip
                        : text[0] == '@'                           ? Kind::capture
                        : text.find('|') != std::string_view::npos ? Kind::choice
                                                                   : Kind::word;
      pieces_.push_back({kind, text});
    }
    pattern.remove_prefix(size);
  }
  assert(open.empty() && !pieces_.empty());
}

std::optional<std::size_t> Pattern::match(TokenSpan tokens, Captures& captured) const {
  Captures found = captured;
  auto const end = match_from(0, tokens, 0, found);
  if (end) captured = std::move(found);
  return end;
}

std::optional<std::size_t> Pattern::match_from(std::size_t piece, TokenSpan tokens, std::size_t at,
                                               Captures& captured) const {
  if (piece == pieces_.size()) return at;
  Piece const& now = pieces_[piece];
  switch (now.kind) {
    case Kind::word:
      if (at == tokens.size() || !(is_word(tokens[at], now.text) ||
                                   (tokens[at].kind == TokenKind::sign && tokens[at].text == now.text)))
        return {};
      return match_from(piece + 1, tokens, at + 1, captured);
    case Kind::choice:
      if (at == tokens.size() || !is_one_of(now.text, tokens[at])) return {};
      if (captured.kind.empty()) captured.kind = tokens[at].text;
      return match_from(piece + 1, tokens, at + 1, captured);
    case Kind::open: {
      Captures with = captured;
      if (auto const end = match_from(piece + 1, tokens, at, with)) {
        captured = std::move(with);
        return end;
      }
      return match_from(now.partner, tokens, at, captured);
    }
    case Kind::close:
      return match_from(piece + 1, tokens, at, captured);
    case Kind::skip:
      for (std::size_t next = at; next <= tokens.size(); ++next) {
        Captures with = captured;
        auto const end = match_from(piece + 1, tokens, next, with);
        if (!end) continue;
        captured = std::move(with);
        return end;
      }
      return {};
    case Kind::capture: {
      std::size_t const taken = capture(now.text, tokens.subspan(at), captured);
      if (taken == 0) return {};
      return match_from(piece + 1, tokens, at + taken, captured);
    }
  }
  return {};
}

}  // namespace lockstep
