#include "compiler/model/quote.hpp"

#include <algorithm>
#include <array>

#include "grammar/sql/lexer.hpp"

namespace lockstep::model {
namespace {

// Sorted by bytes for the binary search.
// clang-format off
constexpr auto keywords = std::to_array<std::string_view>({
  "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between",
  "bigint", "binary", "bit", "boolean", "both", "case", "cast", "char", "character", "check", "coalesce",
  "collate", "collation", "column", "concurrently", "constraint", "create", "cross", "current_catalog",
  "current_date", "current_role", "current_schema", "current_time", "current_timestamp", "current_user",
  "dec", "decimal", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists",
  "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from", "full", "grant", "greatest",
  "group", "grouping", "having", "ilike", "in", "initially", "inner", "inout", "int", "integer", "intersect",
  "interval", "into", "is", "isnull", "join", "json", "json_array", "json_arrayagg", "json_exists",
  "json_object", "json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table", "json_value",
  "lateral", "leading", "least", "left", "like", "limit", "localtime", "localtimestamp", "merge_action",
  "national", "natural", "nchar", "none", "normalize", "not", "notnull", "null", "nullif", "numeric",
  "offset", "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing", "position",
  "precision", "primary", "real", "references", "returning", "right", "row", "select", "session_user",
  "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user", "table", "tablesample",
  "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union", "unique", "user", "using",
  "values", "varchar", "variadic", "verbose", "when", "where", "window", "with", "xmlattributes",
  "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot",
  "xmlserialize", "xmltable",
});
// clang-format on

std::string doubled(std::string_view text, std::string_view what) {
  std::string result;
  result.reserve(text.size() + 2);
  for (char const c : text) {
    result += c;
    if (what.find(c) != std::string_view::npos) result += c;
  }
  return result;
}

bool is_plain(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) return false;
  return std::ranges::all_of(
      name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

bool is_keyword(std::string_view word) { return std::ranges::binary_search(keywords, word); }

std::string quote_identifier(std::string_view name) { return '"' + doubled(name, "\"") + '"'; }

std::string quote_literal(std::string_view text) {
  if (text.find('\\') == std::string_view::npos) return '\'' + doubled(text, "'") + '\'';
  return "E'" + doubled(text, "'\\") + '\'';
}

std::string qualified(Name const& name) {
  return name.schema.empty() ? quote_identifier(name.name)
                             : quote_identifier(name.schema) + '.' + quote_identifier(name.name);
}

std::string quoted_if_needed(std::string_view name) {
  return is_plain(name) && !is_keyword(name) ? std::string(name) : quote_identifier(name);
}

std::string qualified_if_needed(Name const& name) {
  std::string const bare = quoted_if_needed(name.name);
  return name.schema.empty() ? bare : quoted_if_needed(name.schema) + '.' + bare;
}

std::string with_identifier(std::string_view sql, std::string_view from, std::string_view to) {
  std::string result;
  SqlLexer lexer(sql);
  while (auto const token = lexer.next()) {
    result += is_identifier(sql, *token, from) ? quoted_if_needed(to) : std::string(token->of(sql));
  }
  return result;
}

std::set<std::string> identifiers_of(std::string_view sql) {
  std::set<std::string> result;
  any_token_in(sql, [&](std::string_view text, Lexeme const& token) {
    if (token.kind == TokenKind::word) result.emplace(token.of(text));
    if (auto name = is_name(token.kind) ? value_of(text, token) : std::nullopt)
      result.insert(std::move(*name));
    return false;
  });
  return result;
}

bool has_identifier(std::string_view sql, std::string const& name) {
  return !sql.empty() && identifiers_of(sql).contains(name);
}

}  // namespace lockstep::model
