// The shared state of the files in this folder while a schema text is written: the old text by object
// (Known), the names of everything in the language (Names), and the relations (Relation). Syntax trees and
// models are referenced, not copied; they outlive the context.
//
// The order: read the old text, choose names, find relations, then write models and enums one by one.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/resolve/tables.hpp"
#include "emit/psl.hpp"
#include "emit/psl/edits.hpp"

namespace lockstep::psl {

// An attribute of the old text, with its field, or null when it belongs to the block.
struct KnownAttribute {
  ast::Attribute const* attribute = nullptr;
  ast::Field const* field = nullptr;
};

// The two fields of a relation of the old text. forward has the foreign key, or is column A of a join table.
struct KnownRelation {
  ast::Model const* from = nullptr;
  ast::Field const* forward = nullptr;
  ast::Model const* to = nullptr;
  ast::Field const* back = nullptr;
};

// The old text, by the object that each part declares.
struct Known {
  std::map<model::Name, ast::Model const*> models;
  std::map<model::Name, ast::Enum const*> enums;
  std::map<model::ObjectRef, ast::Field const*> columns;
  std::map<model::ObjectRef, ast::EnumValue const*> values;
  std::map<model::ObjectRef, KnownAttribute> keys;  // primary keys and indexes
  std::map<model::ObjectRef, KnownRelation> foreign_keys;
  std::map<model::Name, KnownRelation> joins;      // by join table
  std::vector<KnownRelation> loose;                // relations without a foreign key in the database
  std::map<model::Name, ast::Model const*> views;  // by the name in the database
};

// A foreign key or a join table as two fields.
struct Relation {
  model::Table const* table = nullptr;     // that has the key, or the join table
  model::ForeignKey const* key = nullptr;  // null for a join table
  model::Name from, to;                    // tables of the two fields' models
  std::optional<KnownRelation> known{};    // as the old text has it
  std::string name{};                      // of the relation, when it needs one
  std::string forward{}, back{};           // of the fields
  bool optional = false;                   // the key may be NULL
  bool one_to_one = false;
};

// What is unmanaged in a table: a heading, and the members that it applies to.
using Notes = std::map<std::string, std::vector<std::string>>;

struct Context {
  PslInput const& input;
  Edits edits;
  PslOutput output{};

  std::string datasource = "db";  // the prefix of native types
  bool names_schemas = false;     // models have an @@schema
  bool partial_indexes = false;

  Known known{};
  std::map<model::Name, model::Table const*> tables{};       // of the catalog
  std::map<model::Name, model::Table const*> comparable{};   // of the catalog in the comparable spelling
  std::map<model::Name, model::Table const*> text_tables{};  // of the old text
  std::map<model::Name, model::Enum const*> enums{};
  std::map<model::Name, std::string> model_names{}, enum_names{};
  std::map<model::Name, std::map<std::string, std::string>> field_names{};  // table, column -> field
  std::map<model::Name, std::map<std::string, std::string>> value_names{};  // enum, value -> name
  std::set<std::string> taken_names{};                                      // of models, views and enums
  std::set<std::string> old_models{};   // of models and views in the old text
  std::set<ast::Model const*> views{};  // of the old text, if the database has them
  std::map<model::Name, std::set<std::string>> taken_fields{};

  std::set<model::Name> join_tables{};
  std::set<model::Name> ignored{};  // tables whose models are, or must be, @@ignored
  std::vector<Relation> relations{};
  std::map<model::Name, std::vector<std::size_t>> forward{}, back{};       // table -> its new relation fields
  std::map<ast::Field const*, std::size_t> known_forward{}, known_back{};  // relations of existing fields
  std::set<ast::Field const*> kept{};  // existing fields of relations without a foreign key in the database
  std::map<model::Name, Notes> notes{};

  model::Table const& table(model::Name const& name) const { return *tables.at(name); }
  std::string const& field(model::Name const& table_name, std::string const& column) const {
    return field_names.at(table_name).at(column);
  }
  void note(model::Name const& table_name, std::string heading, std::string member);
};

// -- known.cpp
Known read_known(PslInput const& input);
// The attribute with this name, for example `map` of a view, which has no origin.
ast::Attribute const* find_attribute(List<ast::Attribute> const& attributes, std::string_view name);
// The text of the argument with that name, or, with `unnamed`, of the unnamed one; or nothing.
std::optional<std::string> argument_text(ast::Attribute const& attribute, std::string_view name,
                                         bool unnamed);
ast::Argument const* find_argument(ast::Attribute const& attribute, std::string_view name);

// -- names.cpp
void choose_names(Context& context);
// The wanted name, or with a number after it. Marks it as taken.
std::string take(std::set<std::string>& taken, std::string const& wanted);
// An identifier for a name of the database, as Prisma makes it: characters other than a to z, digits and `_`
// become `_`, and characters that cannot begin an identifier are dropped from the front. When nothing would
// be left, a name in letters of another script stays unchanged, and any other name gets `fallback` as a
// prefix.
std::string identifier(std::string_view name, std::string_view fallback);

// -- types.cpp
struct TypeText {
  std::string type;    // "Int", "Color", `Unsupported("point")`, without a mark
  std::string native;  // "@db.SmallInt", or empty
  std::optional<resolving::Scalar> scalar;
  model::Enum const* enumeration = nullptr;
};
TypeText spell_type(Context const& context, model::Type const& type);
// The name of the native type, also when the text omits it; empty for enums and unsupported types.
std::string_view native_name(model::Type const& type);
// "", "?" or "[]".
std::string_view mark_of(model::Column const& column);

// -- defaults.cpp
// A string literal of the language.
std::string string_literal(std::string_view text);
// `@default(…)`, or nothing for a column without one.
std::string spell_default(Context const& context, model::Column const& column);

// -- keys.cpp
// "[a, b]" of columns.
std::string field_list(Context const& context, model::Name const& table,
                       std::vector<std::string> const& columns);
// client_name: the key's name for the client, where the old text gives one.
std::string spell_primary_key(Context const& context, model::Table const& table, bool block,
                              std::string const& client_name);
std::string spell_index(Context const& context, model::Table const& table, model::Index const& index,
                        bool block, std::string const& client_name);
// Whether the language can express enough of an index to write it at all.
bool is_sayable(Context const& context, model::Table const& table, model::Index const& index);
// Whether a client can identify rows: by a key or unique index over required columns that it can read.
bool has_criterion(Context const& context, model::Table const& table);

// -- joins.cpp: the tables of implicit many-to-many relations.
void find_joins(Context& context);
// Removes those that do not result from the names that were chosen.
void check_joins(Context& context);

// -- relations.cpp
void find_relations(Context& context);
// The attribute of the field with the key.
std::string spell_relation(Context const& context, Relation const& relation, bool optional);
// The meaning of a missing onDelete.
model::ReferentialAction default_on_delete(Relation const& relation, bool optional);
std::string_view action_name(model::ReferentialAction action);

// -- notes.cpp
void collect_notes(Context& context);
// The comment lines above a model, without line ends.
std::vector<std::string> note_lines(Context const& context, model::Name const& table);
bool is_note(std::string_view comment_line);

// -- models.cpp
// A complete model for a table that the old text does not have.
std::string new_model(Context& context, model::Table const& table);
std::string new_view(Context& context, model::Table const& view);
std::string new_field(Context const& context, model::Table const& table, model::Column const& column,
                      std::vector<std::string> const& attributes);
std::string forward_field(Context const& context, Relation const& relation);
std::string back_field(Context const& context, Relation const& relation);
std::string new_enum(Context const& context, model::Enum const& enumeration);
std::string enum_value(Context const& context, model::Enum const& enumeration, std::string const& value);
// The attributes of keys: of the block, and of fields by column.
struct KeyAttributes {
  std::vector<std::string> block;
  std::map<std::string, std::vector<std::string>> fields;
};

// -- existing.cpp
void edit_model(Context& context, model::Table const& table, ast::Model const& syntax);
// In a view, whose columns only the author edits, removes relations to models that are gone.
void edit_view(Context& context, ast::Model const& syntax);
void edit_enum(Context& context, model::Enum const& enumeration, ast::Enum const& syntax);
// existing_keys.cpp: edits existing attributes; new attributes are the result.
KeyAttributes edit_keys(Context& context, model::Table const& table);

}  // namespace lockstep::psl
