// Two loaded schemas to two models that may be compared field by field.
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
      unmanaged;  // of a catalog: what the text next to it cannot say; kept, never dropped
  std::vector<NotPlanned> not_planned{};  // of two catalogs
};

// Two texts stay as they are. Of two catalogs, owners and privileges are treated as `privileges` says, and
// what is not planned is a warning. Of a catalog next to a text, what the language cannot say leaves both
// sides or is taken over into the text (compiler/model/language.hpp), and expressions that differ in text get
// the server's spelling; what the server could not be asked about is a warning. Connects only for that.
// Throws ConnectError, DbError.
Compared compare(Pair<Loaded> const& loaded, Diagnostics& diagnostics,
                 PrivilegesMode privileges = PrivilegesMode::report);

// The same for a catalog and a text by themselves, with the database of the catalog at hand. hints: of the
// text, where it is the newer side. uncertain gets the objects that could not be compared.
Compared compare_with_catalog(model::Schema catalog, model::Schema text, Hints const& hints,
                              Connection& connection, std::vector<model::ObjectRef>& uncertain);

// The same for a database that may take nothing, such as a standby or one that the role may only read: what
// the server cannot be asked about is put to a scratch server, on which the text is created. What nobody
// could be asked about counts as equal; its addresses go into uncertain. Throws DbError when the session is
// lost.
Compared compare_for_reading(model::Schema catalog, model::Schema text, Hints const& hints,
                             Connection& connection, ScratchOnDemand& scratch,
                             std::vector<model::ObjectRef>& uncertain);

}  // namespace lockstep
