#include "compiler/model/type_names.hpp"

#include <cctype>

#include "compiler/model/quote.hpp"

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

// Whether the character continues a name, which is then a different name.
bool continues_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '.' ||
         static_cast<unsigned char>(c) > 127;
}

}  // namespace

std::string with_type_name(std::string const& sql, Name const& from, Name const& to) {
  std::string const cast = "::" + qualified_if_needed(from), now = "::" + qualified_if_needed(to);
  std::string result;
  char open = 0;  // the quote that ends what is being read
  for (std::size_t i = 0; i < sql.size();) {
    std::size_t const end = i + cast.size();
    bool const found = open == 0 && sql.compare(i, cast.size(), cast) == 0 &&
                       (end == sql.size() || !continues_name(sql[end]));
    if (found) {
      result += now;
      i = end;
      continue;
    }
    char const c = sql[i++];
    if (open == c) {
      open = 0;
    } else if (open == 0 && (c == '\'' || c == '"')) {
      open = c;
    }
    result += c;
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
