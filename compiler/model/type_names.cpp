#include "compiler/model/type_names.hpp"

#include "compiler/model/quote.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep::model {
namespace {

bool is_expression(ObjectKind kind) {
  switch (kind) {
    case ObjectKind::check:
    case ObjectKind::exclusion:
    case ObjectKind::view:
    case ObjectKind::materialized_view:
    case ObjectKind::rule:
    case ObjectKind::policy:
    case ObjectKind::statistics:
    case ObjectKind::trigger:
      return true;
    default:
      return false;
  }
}

// Whether the character continues a name, which is then another one.
bool continues_name(char c) { return c == '.' || SqlLexer(std::string{'a', c}).next()->end == 2; }

}  // namespace

std::string with_type_name(std::string const& sql, Name const& from, Name const& to) {
  std::string const cast = "::" + qualified_if_needed(from), now = "::" + qualified_if_needed(to);
  std::string result;
  SqlLexer lexer(sql);
  while (auto const token = lexer.next()) {
    std::string_view const rest = std::string_view(sql).substr(token->begin);
    bool const found = token->kind == TokenKind::operator_token && rest.starts_with(cast) &&
                       (rest.size() == cast.size() || !continues_name(rest[cast.size()]));
    result += found ? std::string_view(now) : token->of(sql);
    if (found) lexer = SqlLexer(sql, token->begin + cast.size());
  }
  return result;
}

void rename_type_in_texts(Schema& schema, Name const& from, Name const& to) {
  auto const rename = [&](std::string& sql) {
    if (!sql.empty()) sql = with_type_name(sql, from, to);
  };
  for (Table& table : schema.tables) {
    for (Column& column : table.columns) {
      rename(column.generated);
      if (column.value.kind == DefaultKind::expression) rename(column.value.text);
    }
    for (Index& index : table.indexes) {
      rename(index.predicate);
      for (IndexPart& part : index.parts) rename(part.expression);
    }
  }
  for (DefinedObject& object : schema.objects) {
    if (!is_expression(object.address.kind)) continue;
    rename(object.definition);
    rename(object.replacement);
  }
}

}  // namespace lockstep::model
