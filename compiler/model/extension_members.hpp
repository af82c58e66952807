// Types and operator classes of extensions. In the model they have no schema, so that the same type is equal
// wherever its extension is installed; SQL needs the schema where the search_path does not have it.
#pragma once

#include <vector>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// Sets extension_schema and operator_class_schema of all columns and indexes of a schema that comes from a
// text, and takes the schema out of names that a text qualifies (`x.hstore`). What an extension has is known
// from its members, where it is one of a catalog, and for extensions in wide use from a table. installed:
// extensions, each with its schema; of two with the same name the later one counts, with the members of both.
void place_extension_members(Schema& schema, std::vector<Extension> const& installed);

// The extension of the schema, with its objects in the schema of `to` and of its version, and all texts and
// addresses that name them.
void alter_extension(Schema& schema, Extension const& to);

// Before a catalog is compared with a text: the catalog keeps the extensions that the text names, of which
// the text gets the schema and the version where it gives none, and the members of all are placed in the
// text.
void align_extensions(Schema& catalog, Schema& text);

}  // namespace lockstep::model
