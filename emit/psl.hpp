// Model to schema text, in the language of Prisma: what introspection writes. An existing text is edited
// where it no longer states what the database is, and stays as it is everywhere else, so that names, comments
// and order are the author's. What is new is named as Prisma names it.
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
  model::Schema catalog;     // what the database holds, canonical
  model::Schema comparable;  // the same next to `text`, in a spelling that can be compared (language.hpp)
  model::Schema text;        // what the existing text says, in the same spelling
  std::set<model::ObjectRef>
      uncertain;  // columns and indexes of text whose spelling is not known to be equal
  std::vector<model::ObjectRef> objects;  // what the language has no word for, sorted
  std::vector<model::Table> views;        // the columns of views, when they are to be written
  std::vector<ast::File> files;           // the existing text without errors; each knows its source
  model::Origins origins;                 // of `text`, in `files`
  std::size_t home = 0;                   // the file, by its place in `files`, that gets what is new
  std::string default_schema = "public";  // where models live that name no schema
};

struct PslOutput {
  std::vector<std::string> texts;  // of the sources, in their order
  // What was said of the database by a comment or not at all, a line each: what the language has no word for.
  std::vector<std::string> remarks;
  std::size_t models = 0, enums = 0, views = 0;  // that the texts hold now
};

// Pure and deterministic; n log n. sources: those of input.files.
PslOutput write_psl(PslInput const& input, Sources const& sources);

// Whether a generator of the text asks for a preview feature. Case does not matter, as in Prisma.
bool has_preview_feature(std::vector<ast::File> const& files, std::string_view feature);

// The datasource of the text, or null.
ast::Config const* find_datasource(std::vector<ast::File> const& files);

}  // namespace lockstep
