// The default names of constraints, and the reserved names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep::resolving {

// The longest prefix of at most size bytes that does not split a character.
std::string_view cut(std::string_view text, std::size_t size);

// The default name of a constraint: table_column…suffix within PostgreSQL's 63 bytes.
std::string constraint_name(std::string_view table, std::vector<std::string> const& columns,
                            std::string_view suffix);

// Whether no model, view or enum may have the name: built-in types and key words of the generated client.
bool is_reserved(std::string_view name);

}  // namespace lockstep::resolving
