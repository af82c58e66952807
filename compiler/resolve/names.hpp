// The names that the language gives to constraints, and the names that it refuses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep::resolving {

// The longest prefix of at most size bytes that ends on a whole character.
std::string_view cut(std::string_view text, std::size_t size);

// name of a constraint when none is given: table_column…suffix within PostgreSQL's 63 bytes.
std::string constraint_name(std::string_view table, std::vector<std::string> const& columns,
                            std::string_view suffix);

// Whether no model, view or enum may be called so: built-in types and words of the generated client.
bool is_reserved(std::string_view name);

}  // namespace lockstep::resolving
