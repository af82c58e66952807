// The words that begin a block, and what each means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"

namespace lockstep {

std::vector<std::string> const& block_keywords();
bool is_block_keyword(std::string_view word);

// The keyword with which a header begins; the name may be glued to it.
std::string_view block_keyword(std::string_view header);

// What the lines of such a block are, for a diagnostic: "a field or a block attribute".
std::string_view members_of(std::string_view keyword);

// Of `datasource` and `generator`; nothing for other keywords.
std::optional<ast::ConfigKind> config_kind(std::string_view keyword);

// Of `model`, `view` and `type`.
ast::ModelKind model_kind(std::string_view keyword);

}  // namespace lockstep
