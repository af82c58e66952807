// The key words of blocks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/ast.hpp"

namespace lockstep {

std::vector<std::string> const& block_keywords();
bool is_block_keyword(std::string_view word);

// The keyword at the start of a header; the name may follow without a blank.
std::string_view block_keyword(std::string_view header);

// A description of the lines of such a block, for a diagnostic: "a field or a block attribute".
std::string_view members_of(std::string_view keyword);

// Of `datasource` and `generator`; nothing for other keywords.
std::optional<ast::ConfigKind> config_kind(std::string_view keyword);

// Of `model`, `view` and `type`.
ast::ModelKind model_kind(std::string_view keyword);

}  // namespace lockstep
