// The syntax tree of a schema: a plain struct for each construct, with its span. It has the spelling, not the
// meaning; invalid but readable spellings are kept, so that the resolver can report them.
//
// Texts and lists are in the storage of their File (an arena, which also holds a copy of the source), so that
// a node is small and needs no destructor. They are valid as long as a copy of the File exists.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "grammar/arena.hpp"
#include "grammar/source.hpp"

namespace lockstep::ast {

struct Identifier {
  std::string_view text;
  Span span;
};

struct Argument;

enum class ExpressionKind { string, number, path, call, array, object };

// text: the unescaped value of a string, the digits of a number as written, a path ("db.VarChar", "true",
// "Asc"), or the name of a called function. arguments: of a call; the items of an array (unnamed); the
// entries of an object (named).
struct Expression {
  ExpressionKind kind = ExpressionKind::path;
  std::string_view text;
  List<Argument> arguments;
  Span span;
};

struct Argument {
  std::optional<Identifier> name;
  Expression value;
  Span span;
};

// name is the path after @ or @@ ("id", "db.VarChar"). has_parentheses distinguishes `@id()` from `@id`.
struct Attribute {
  Identifier name;
  List<Argument> arguments;
  bool has_parentheses = false;
  bool from_comment = false;  // an extension attribute written in a /// line
  Span span;                  // from the first @ to the last byte
};

enum class Arity { required, optional, list };
// Spellings that are not valid any more but still have their meaning.
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
  std::optional<FieldType> type;  // absent: after a diagnostic
  List<Attribute> attributes;
  std::string_view documentation;
  Span span;
};

struct EnumValue {
  Identifier name;
  List<Attribute> attributes;
  std::string_view documentation;
  Span span;
};

struct Setting {
  Identifier name;
  std::optional<Expression> value;  // absent: `key =` or `key`, which the resolver reports
  Span span;
};

enum class ModelKind { model, view, composite };

struct Model {
  ModelKind kind = ModelKind::model;
  Identifier name;
  List<Field> fields;
  List<Attribute> attributes;
  std::string_view documentation;
  Span span;
};

struct Enum {
  Identifier name;
  List<EnumValue> values;
  List<Attribute> attributes;
  std::string_view documentation;
  Span span;
};

enum class ConfigKind { datasource, generator };

struct Config {
  ConfigKind kind = ConfigKind::datasource;
  Identifier name;
  List<Setting> settings;
  std::string_view documentation;
  Span span;
};

using Block = std::variant<Model, Enum, Config>;

// One source file; blocks in the order of the text. Copies share the storage.
struct File {
  std::uint32_t file = 0;  // index into Sources
  std::vector<Block> blocks;
  std::shared_ptr<Arena const> storage;
};

}  // namespace lockstep::ast
