// The state that the steps of one proof share. The steps are functions over it (proof_steps.hpp); the first
// one that fails stores its reason in proof.failure.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "compiler/diff/diff.hpp"
#include "compiler/plan/actions/step.hpp"
#include "emit/emit.hpp"
#include "migrate/prove/link_rows.hpp"
#include "migrate/prove/ownership.hpp"
#include "migrate/prove/prover.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/unmanaged.hpp"
#include "migrate/prove/value_sources.hpp"
#include "migrate/prove/version_probe.hpp"
#include "postgres/client/connection.hpp"
#include "postgres/server/scratch.hpp"

namespace lockstep {

// A database that its owner drops.
class ProofDatabase {
 public:
  explicit ProofDatabase(ScratchServer& server) : server_(server), url_(server.create_database("proof")) {}
  ProofDatabase(ProofDatabase const&) = delete;
  ProofDatabase& operator=(ProofDatabase const&) = delete;
  ~ProofDatabase() {
    reader_.reset();
    try {
      server_.drop_database(url_);
    } catch (std::exception const&) {
      // The server deletes what is left when it ends.
    }
  }
  Connection connect() const { return Connection::open(url_); }
  std::string const& url() const { return url_; }

  // One session for all reads, so that its catalog caches and query plans are reused. Statements of files get
  // separate sessions, because their settings stay with the session.
  Connection& reader() {
    if (!reader_) {
      reader_ = connect();
      reader_->keep_plans();
      // Rows that a policy hides from this role must stop the comparison and not be skipped.
      reader_->execute("SET row_security = off");
    }
    return *reader_;
  }

 private:
  ScratchServer& server_;
  std::string url_;
  std::optional<Connection> reader_;
};

struct Planned {
  Plan plan;
  std::vector<MigrationFiles> files;
};

struct ProofState {
  ProofState(Pair<model::Schema> const& both, Hints const& all_hints, VerifyOptions const& chosen,
             ScratchServer& scratch)
      : models(both),
        hints(all_hints),
        options(chosen),
        version(scratch.version() / 10000),
        server(scratch),
        database(scratch) {}

  Pair<model::Schema> const& models;
  Hints const& hints;
  VerifyOptions const& options;
  int version;  // major version of the server
  ScratchServer& server;
  ProofDatabase database;
  Proof proof;
  Planned create, migration, unmanaged;
  Samples samples;
  model::Schema whole_from;  // with what the text cannot express
  std::vector<UnmanagedObject> unmanaged_before, unmanaged_now;
  std::vector<AppliedRename> renames;
  std::vector<KeptColumns> kept, whole, archived;
  std::vector<Pair<LinkingTable>> links;
  std::vector<OwnedObject> owned_before, owned_after;
  std::vector<std::string> before, whole_before, archived_before, links_before;
  std::vector<model::ObjectRef> prelude;  // objects that no text can express and that existed at the start
  std::set<model::ObjectRef> retyped;     // columns whose type changes
  std::optional<Probing> probing;
  bool lossless = true;
  bool losses_allowed = false;
  bool emptied = false;
};

// Stores why the proof ends. Always false, for `return fail(…)`.
bool fail(ProofState& state, std::string reason);

// "2_backfill/migration.sql", or the bare name where there is one phase only.
std::string file_name(ProofState const& state, std::size_t phase, std::string_view file);

// Deletes all rows of the database. From then on only the structure is proved.
void empty_tables(ProofState& state);

// The plan between the models and its files; nothing, and a failure in the proof, when there is none.
std::optional<Planned> plan_for(ProofState& state, Pair<model::Schema> const& models, Hints const& hints,
                                PlanOptions how);

}  // namespace lockstep
