// The beginning of a statement in the notation of PostgreSQL's manual, and whether tokens match it:
//
//   create [unique] index [if not exists] [@name] on [only] @table
//
// A word matches itself, `a|b` one of several, `[…]` is optional, `...` skips anything up to the next part. A
// place with `@` takes a name: @table, @other, @name and @to may have a schema, @column has none; @text takes
// a string. What follows the form does not matter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/model/schema.hpp"
#include "migrate/sql/tokens.hpp"

namespace lockstep {

struct Captures {
  model::Name table, other, name, to;
  std::string column, text;
  std::string kind;  // which word of the first `a|b` matched
};

class Pattern {
 public:
  // pattern must outlive it.
  explicit Pattern(std::string_view pattern);
  // How many tokens the form takes; nothing when they do not match. What it captures is stored in captured.
  std::optional<std::size_t> match(TokenSpan tokens, Captures& captured) const;

 private:
  enum class Kind { word, choice, open, close, skip, capture };
  struct Piece {
    Kind kind;
    std::string_view text;
    std::size_t partner = 0;  // of `[`: after its `]`
  };
  std::optional<std::size_t> match_from(std::size_t piece, TokenSpan tokens, std::size_t at,
                                        Captures& captured) const;
  std::vector<Piece> pieces_;
};

// A name with or without schema at the beginning of the tokens, and how many tokens it takes; nothing when
// there is none. A quoted name keeps its case.
struct NameTaken {
  model::Name name;
  std::size_t tokens = 0;
};
std::optional<NameTaken> take_name(TokenSpan tokens);

}  // namespace lockstep
