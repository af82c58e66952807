// Model to schema text in Prisma's language: the output of introspection. An existing text is edited only
// where it differs from the database, so that names, comments and order stay the author's. New objects are
// named as Prisma names them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "compiler/model/origins.hpp"
#include "compiler/model/schema.hpp"
#include "grammar/ast.hpp"
#include "grammar/source.hpp"

namespace lockstep {

struct PslInput {
  model::Schema catalog;     // the content of the database, canonical
  model::Schema comparable;  // the same compared with `text`, in a comparable spelling (language.hpp)
  model::Schema text;        // the content of the existing text, in the same spelling
  std::set<model::ObjectRef> uncertain;   // columns and indexes of text that could not be compared
  std::vector<model::ObjectRef> objects;  // what the language cannot express, sorted
  std::vector<model::Table> views;        // the columns of views, when they are to be written
  std::vector<ast::File> files;           // the existing text without errors; each knows its source
  model::Origins origins;                 // of `text`, in `files`
  std::size_t home = 0;                   // index in `files` of the file that gets new blocks
  std::string default_schema = "public";  // for models that name no schema
};

struct PslOutput {
  std::vector<std::string> texts;  // of the sources, in their order
  // What the language cannot express, and the texts mention in a comment or not at all, a line each.
  std::vector<std::string> remarks;
  std::size_t models = 0, enums = 0, views = 0;  // in the new texts
};

// Pure and deterministic; n log n. sources: those of input.files.
PslOutput write_psl(PslInput const& input, Sources const& sources);

// Whether a generator of the text enables a preview feature. Case does not matter, as in Prisma.
bool has_preview_feature(std::vector<ast::File> const& files, std::string_view feature);

// The datasource of the text, or null.
ast::Config const* find_datasource(std::vector<ast::File> const& files);

}  // namespace lockstep
