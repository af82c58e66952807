// Makes two loaded schemas comparable field by field.
#pragma once

#include <vector>

#include "compiler/diff/change.hpp"
#include "grammar/diagnostic.hpp"
#include "migrate/sources/not_planned.hpp"
#include "migrate/sources/source.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/server/scratch_on_demand.hpp"

namespace lockstep {

struct Compared {
  Pair<model::Schema> models;
  std::vector<model::ObjectRef>
      unmanaged;  // of a catalog compared with a text: what the text cannot express; kept, never dropped
  std::vector<NotPlanned> not_planned{};  // of two catalogs
};

// Two texts stay unchanged. Of two catalogs, owners and privileges are handled by the mode `privileges`, and
// a difference that is not planned is a warning. When a catalog is compared with a text, what the language
// cannot express is removed from both sides or copied into the text (compiler/model/language.hpp), and
// expressions with different texts get the server's spelling; an expression that the server cannot compare is
// a warning. Connects only for that. Throws ConnectError, DbError.
Compared compare(Pair<Loaded> const& loaded, Diagnostics& diagnostics,
                 PrivilegesMode privileges = PrivilegesMode::report);

// The same for one catalog and one text, with an open connection to the database of the catalog. hints: those
// of the text, when it is the newer side. uncertain gets the objects that could not be compared.
Compared compare_with_catalog(model::Schema catalog, model::Schema text, Hints const& hints,
                              Connection& connection, std::vector<model::ObjectRef>& uncertain);

// The same for a database that allows no writes, such as a standby or one on which the role may only read.
// What this server cannot compare is compared on a scratch server, on which the text is created. What could
// not be compared anywhere counts as equal; its address is added to uncertain. Throws DbError when the
// session is lost.
Compared compare_for_reading(model::Schema catalog, model::Schema text, Hints const& hints,
                             Connection& connection, ScratchOnDemand& scratch,
                             std::vector<model::ObjectRef>& uncertain);

}  // namespace lockstep
