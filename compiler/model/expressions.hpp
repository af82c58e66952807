// Expressions in the spelling of a server.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace lockstep::model {

// The server prints some expressions in a form that it prints in another one when it reads it back: `s IN
// ('a', 'b')` of a varchar is `(ARRAY['a'::character varying, …])::text[]`, and from then on
// `ARRAY[('a'::character varying)::text, …]`. The result has the last form throughout. Strings, quoted names
// and bodies of functions stay as they are.
std::string canonical_expression(std::string_view sql);

// The same text after what bears these names has moved from one schema to another: `from.name` becomes
// `to.name`, also of an operator. Strings and bodies of functions stay as they are.
std::string with_schema(std::string_view sql, std::string const& from, std::string const& to,
                        std::set<std::string> const& names);

}  // namespace lockstep::model
