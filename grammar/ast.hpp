// The syntax tree of a schema: plain structs, one a construct, each with its span. It says what is written,
// not what it means; wrong but readable spellings are kept so that the resolver can name them.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "grammar/source.hpp"

namespace lockstep::ast {

struct Identifier {
  std::string text;
  Span span;
};

struct Argument;

enum class ExpressionKind { string, number, path, call, array, object };

// text: the unescaped value of a string, the digits of a number as written, a path ("db.VarChar", "true",
// "Asc"), or the name of a called function. arguments: of a call; the items of an array (unnamed); the
// entries of an object (named).
struct Expression {
  ExpressionKind kind = ExpressionKind::path;
  std::string text;
  std::vector<Argument> arguments;
  Span span;
};

struct Argument {
  std::optional<Identifier> name;
  Expression value;
  Span span;
};

// name is the path behind @ or @@ ("id", "db.VarChar"). has_parentheses tells `@id()` from `@id`.
struct Attribute {
  Identifier name;
  std::vector<Argument> arguments;
  bool has_parentheses = false;
  bool from_comment = false;  // an extension attribute written in a /// line
  Span span;                  // from the first @ to the last byte
};

enum class Arity { required, optional, list };
// Spellings that are no longer valid but whose meaning is kept.
enum class Legacy { none, bang, bracketed_list, optional_list, colon };

struct FieldType {
  Identifier name;           // "Int", "User"; for Unsupported("…") the text between the quotes
  bool unsupported = false;  // Unsupported("…")
  Arity arity = Arity::required;
  Legacy legacy = Legacy::none;
  Span span;
};

struct Field {
  Identifier name;
  std::optional<FieldType> type;  // absent: a diagnostic was given
  std::vector<Attribute> attributes;
  std::string documentation;
  Span span;
};

struct EnumValue {
  Identifier name;
  std::vector<Attribute> attributes;
  std::string documentation;
  Span span;
};

struct Setting {
  Identifier name;
  std::optional<Expression> value;  // absent: `key =` or `key`; the resolver complains
  Span span;
};

enum class ModelKind { model, view, composite };

struct Model {
  ModelKind kind = ModelKind::model;
  Identifier name;
  std::vector<Field> fields;
  std::vector<Attribute> attributes;
  std::string documentation;
  Span span;
};

struct Enum {
  Identifier name;
  std::vector<EnumValue> values;
  std::vector<Attribute> attributes;
  std::string documentation;
  Span span;
};

enum class ConfigKind { datasource, generator };

struct Config {
  ConfigKind kind = ConfigKind::datasource;
  Identifier name;
  std::vector<Setting> settings;
  std::string documentation;
  Span span;
};

using Block = std::variant<Model, Enum, Config>;

// One source file; blocks in the order of the text.
struct File {
  std::uint32_t file = 0;  // index into Sources
  std::vector<Block> blocks;
};

}  // namespace lockstep::ast
