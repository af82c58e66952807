// One Prover works on one database. Each step returns whether the proof goes on; the reason why it does not
// is in failure.
//
//   create `from` · rows · hash · up · is it `to`? · hash · down · is it `from`? · hash · up · is it `to`?
//
// A rollback may refuse. When it names the setting that allows losses, it gets the setting. When rows have no
// value for what comes back, which only grades below lossless admit, the tables are emptied, and the
// structure alone is proved.
//
// One class holds what the steps know of one run, which is the reason for the length of this file.
#include "migrate/prove/prover.hpp"
#include "compiler/plan/check.hpp"
#include "compiler/plan/planner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "compiler/diff/diff.hpp"
#include "compiler/model/print.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/plan/effects/simulate.hpp"
#include "compiler/plan/facts/comparison.hpp"
#include "emit/emit.hpp"
#include "emit/expectations.hpp"
#include "introspect/introspect.hpp"
#include "migrate/history/run_file.hpp"
#include "migrate/prove/link_rows.hpp"
#include "migrate/prove/lock_observer.hpp"
#include "migrate/prove/ownership.hpp"
#include "migrate/prove/pg_dump_reader.hpp"
#include "migrate/prove/placeholder_values.hpp"
#include "migrate/prove/policy_roles.hpp"
#include "migrate/prove/row_checksums.hpp"
#include "migrate/prove/sample_rows.hpp"
#include "migrate/prove/unmanaged.hpp"
#include "migrate/prove/value_sources.hpp"
#include "migrate/sources/compare.hpp"

namespace lockstep {
namespace {

constexpr std::string_view loss_setting = "lockstep.allow_data_loss";

// A database that goes away with its owner.
class Database {
 public:
  explicit Database(ScratchServer& server) : server_(server), url_(server.create_database("proof")) {}
  Database(Database const&) = delete;
  Database& operator=(Database const&) = delete;
  ~Database() {
    reader_.reset();
    try {
      server_.drop_database(url_);
    } catch (std::exception const&) {
      // The server deletes what is left when it ends; there is nothing more to be done about it here.
    }
  }
  Connection connect() const { return Connection::open(url_); }
  std::string const& url() const { return url_; }

  // One session for all that only looks, whose caches of the catalog and plans of its queries stay.
  // Statements of files get sessions of their own, since what they SET stays with the session.
  Connection& reader() {
    if (!reader_) {
      reader_ = connect();
      reader_->keep_plans();
      // Rows that a policy hides from this role stop the comparison instead of being left out of it.
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

class Prover {
 public:
  Prover(Pair<model::Schema> const& models, Hints const& hints, VerifyOptions const& options,
         ScratchServer& server)
      : models_(models),
        hints_(hints),
        options_(options),
        version_(server.version() / 10000),
        server_(server),
        database_(server) {}

  Proof run() {
    if (!make_plans()) return proof_;
    proof_.planned = true;
    if (!create_from() || !fill()) return proof_;
    if (!up(true)) return proof_;
    proof_.applied = true;
    proof_.matches_to = is("`to` after the migration", models_.to) && rows_kept(End::to, "the migration") &&
                        nothing_else_changed(End::to, "the migration");
    if (!proof_.matches_to || !second_reader_agrees() || !down()) return proof_;
    proof_.rolled_back = true;
    proof_.matches_from = is("`from` after the rollback", from_with_left_over()) &&
                          rows_kept(End::from, "the rollback") &&
                          nothing_else_changed(End::from, "the rollback");
    if (!proof_.matches_from) return proof_;
    proof_.applied_again = up(false) && is("`to` after the second migration", models_.to);
    if (proof_.applied_again && !proof_.locks.unplanned_locks.empty())
      fail("locks that the plan does not tell: " + proof_.locks.unplanned_locks.front());
    if (proof_.holds() && !proof_.probes.failures.empty())
      fail("an application version cannot write where it should: " + proof_.probes.failures.front());
    return proof_;
  }

 private:
  bool fail(std::string reason) {
    proof_.failure = std::move(reason);
    return false;
  }

  std::optional<Planned> plan_for(Pair<model::Schema> const& models, Hints const& hints, PlanOptions how) {
    Diagnostics diagnostics;
    Planned result;
    how.pg_version = version_;
    result.plan = plan(models, hints, how, diagnostics);
    if (diagnostics.has_errors()) {
      std::string text;
      for (Diagnostic const& diagnostic : diagnostics.sorted()) text += diagnostic.message + "\n";
      fail("it cannot be planned: " + text);
      return {};
    }
    std::string const broken = check(result.plan);
    if (!broken.empty()) {
      fail("the plan breaks its own safety rules: " + broken);
      return {};
    }
    result.files = emit(result.plan, {.name = "proof", .pg_version = version_});
    return result;
  }

  bool make_plans() {
    Diagnostics ignored;  // plan() says the same again
    renames_ = applicable(models_, hints_, ignored);
    kept_ = kept_columns(models_, renames_);
    whole_ = old_columns(models_, renames_);
    std::optional<Planned> create =
        plan_for({.from = {}, .to = models_.from}, {}, {.phases = PhasesMode::never});
    if (!create) return false;
    create_ = std::move(*create);
    if (options_.source != nullptr && !kept_unmanaged(models_.from).empty()) {
      whole_from_ = with_unmanaged(models_.from, *options_.source);
      model::Schema bare = models_.from;
      bare.unmanaged.clear();
      std::optional<Planned> unmanaged =
          plan_for({.from = bare, .to = whole_from_}, {}, {.phases = PhasesMode::never});
      if (!unmanaged) return false;
      unmanaged_ = std::move(*unmanaged);
    }
    PlanOptions how{.phases = options_.phases, .runner = options_.runner};
    if (options_.archive) how.archive = "proof";
    std::optional<Planned> migration = plan_for(models_, hints_, how);
    if (!migration) return false;
    migration_ = std::move(*migration);
    for (Change const& change : migration_.plan.changes) {
      if (alters(change, model::ObjectKind::column, "type")) retyped_.insert(change.to);
    }
    archived_ = archived_columns(migration_.plan, renames_);
    return true;
  }

  bool create_from() {
    Connection connection = database_.connect();
    for (std::string const& sql : options_.prelude_sql) connection.execute(sql);
    if (!server_.directory().empty()) {
      std::set<std::string> roles = policy_roles(models_.from);
      roles.merge(policy_roles(models_.to));
      make_roles(roles, connection);
    }
    prelude_ = unmanaged(introspect(connection), connection);
    for (MigrationFiles const& file : create_.files) {
      if (auto const failure = run_file(file.migration_sql, connection)) {
        return fail("`from` cannot be created: " + describe(*failure));
      }
    }
    if (!is("`from` after its creation", models_.from)) return false;
    for (MigrationFiles const& file : unmanaged_.files) {
      if (auto const failure = run_file(file.migration_sql, connection))
        return fail("what the text cannot say cannot be created: " + describe(*failure));
    }
    if (!unmanaged_.files.empty()) {
      model::Schema found = introspect(connection);
      unmanaged_before_ = take_unmanaged(found, kept_unmanaged(models_.from), {});
    }
    // Roles belong to the whole server, and one that was given is not ours to change.
    if (server_.directory().empty()) {
      proof_.notes.push_back(
          "owners and privileges are not compared: that takes roles, which are made on an own server only");
    } else {
      plant_ownership(connection);
    }
    return true;
  }

  bool fill() {
    Connection connection = database_.connect();
    std::vector<AppliedRename> back;
    for (AppliedRename const& rename : renames_) back.push_back({rename.to, rename.from});
    model::Schema const wanted = with_renames(models_.to, back);
    samples_ = Samples::find(models_.from, wanted, connection);
    Rows const rows = make_rows(unmanaged_.files.empty() ? models_.from : whole_from_, wanted, samples_);
    for (std::string const& reason : rows.left_empty) proof_.notes.push_back(reason);
    if (!insert_at_once(rows, connection)) {
      for (std::size_t i = 0; i < rows.statements.size(); ++i)
        insert(rows.statements[i], rows.one_by_one[i], connection);
    }
    proof_.unproved = find_unproved(models_.from, samples_, connection);
    if (close_cycles(connection)) proof_.unproved = find_unproved(models_.from, samples_, connection);
    leave_out_fired(connection);
    links_ = kept_links(models_, renames_, kept_);
    bool const seen = can_see_rows("`from`", [&] {
      before_ = snapshot(kept_, End::from, database_.reader());
      whole_before_ = snapshot(whole_, End::from, database_.reader());
      archived_before_ = snapshot(archived_, End::from, database_.reader());
      links_before_ = snapshot(links_, End::from, database_.reader());
      return true;
    });
    if (!seen) return false;
    owned_before_ = read_ownership(database_.reader());
    if (!options_.probes) return true;
    probing_.emplace(models_, renames_, migration_.plan, samples_);
    probing_->before(connection);
    return true;
  }

  // Tables whose own triggers run for rows that the plan fills, under the names of before.
  std::set<model::Name> fired() const {
    std::set<model::Name> tables;
    auto const add = [&](std::vector<Batch> const& batches) {
      for (Step const* const step : steps_of(batches)) {
        for (Hazard const& hazard : step->hazards) {
          if (hazard.code == HazardCode::triggers_fire) tables.insert(hazard.object.owner);
        }
      }
    };
    for (PhasePlan const& phase : migration_.plan.phases) {
      add(phase.forward);
      add(phase.backward);
    }
    for (AppliedRename const& rename : renames_) {
      if (tables.erase(rename.to.owner) > 0) tables.insert(rename.from.owner);
    }
    return tables;
  }

  // What such triggers do to rows is told, and no part of what has to stay.
  void leave_out_fired(Connection& connection) {
    std::set<model::Name> const tables = fired();
    if (tables.empty()) return;
    try {
      std::set<model::ObjectRef> const changed = changed_by_triggers(tables, whole_, connection);
      for (model::ObjectRef const& each : changed)
        proof_.notes.push_back(model::to_string(each) + " is not compared: triggers change it (H210)");
      leave_out(changed, kept_);
      leave_out(changed, whole_);
    } catch (DbError const& error) {
      if (connection.is_lost()) throw;
      connection.execute("ROLLBACK");
      proof_.notes.push_back("what triggers change (H210) is not known: " + error.fields.message);
    }
  }

  bool insert_at_once(Rows const& rows, Connection& connection) {
    if (rows.statements.empty()) return true;
    try {
      connection.pipeline(rows.statements);
      return true;
    } catch (DbError const&) {
      if (connection.is_lost()) throw;
      return false;
    }
  }

  // A key that closes a cycle of tables has NULL in all rows, which were made in an order that has none to
  // refer to: one row of each such table gets a row now, where constraints allow it. Whether any did.
  bool close_cycles(Connection& connection) {
    std::set<std::string> empty;
    for (Unproved const& each : proof_.unproved) empty.insert(each.object);
    bool closed = false;
    if (empty.empty()) return closed;
    for (model::Table const& table : models_.from.tables) {
      std::string const name = model::qualified_if_needed(table.name) + ".";
      for (model::ForeignKey const& key : table.foreign_keys) {
        bool const never = std::ranges::all_of(key.columns, [&](std::string const& column) {
          return empty.contains(name + model::quoted_if_needed(column));
        });
        if (never && refused(reference_somewhere(table, key), connection).empty()) closed = true;
      }
    }
    return closed;
  }

  static std::string reference_somewhere(model::Table const& table, model::ForeignKey const& key) {
    auto const list = [](std::vector<std::string> const& names) {
      std::string text;
      for (std::string const& name : names)
        text += (text.empty() ? "" : ", ") + model::quote_identifier(name);
      return text;
    };
    return fmt::format(
        "UPDATE ONLY {0} SET ({1}) = (SELECT {2} FROM ONLY {3} LIMIT 1) WHERE ctid = (SELECT ctid FROM ONLY "
        "{0} LIMIT 1)",
        model::qualified(table.name), list(key.columns), list(key.referenced_columns),
        model::qualified(key.referenced));
  }

  // All rows of a statement, or those that the server takes one by one.
  void insert(std::string const& statement, std::vector<std::string> const& one_by_one,
              Connection& connection) {
    std::string const reason = refused(statement, connection);
    if (reason.empty()) return;
    std::size_t taken = 0;
    for (std::string const& row : one_by_one) taken += refused(row, connection).empty() ? 1U : 0U;
    std::string const head = statement.substr(0, statement.find(" ("));
    proof_.notes.push_back(
        taken == 0 ? fmt::format("no rows by {}: {}", head, reason)
                   : fmt::format("{} of {} rows by {}: {}", taken, one_by_one.size(), head, reason));
  }

  // What the server said; empty when it took it.
  static std::string refused(std::string const& statement, Connection& connection) {
    try {
      connection.execute(statement);
      return {};
    } catch (DbError const& error) {
      if (connection.is_lost()) throw;
      return error.fields.message;
    }
  }

  // What a comparison with a text leaves out: objects that are held by their definition, and those that the
  // model has no place for. Sorted.
  static std::vector<model::ObjectRef> unmanaged(model::Schema const& found, Connection& connection) {
    std::vector<model::ObjectRef> objects = unmanaged_objects(connection);
    for (model::DefinedObject const& object : found.objects) objects.push_back(object.address);
    std::ranges::sort(objects);
    return objects;
  }

  // Whether the server spells what needs it anew: it is renamed, or of another type, so that casts come and
  // go.
  bool respells(model::ObjectRef const& need) const {
    bool const renamed = std::ranges::any_of(renames_, [&](AppliedRename const& rename) {
      return rename.to == need || (rename.to.member.empty() && rename.to.owner == need.owner);
    });
    return renamed || retyped_.contains(need);
  }

  // An object that a text keeps as it is has the spelling of before in its definition.
  model::Schema as_spelled(model::Schema wanted, model::Schema const& found) const {
    if (renames_.empty() && retyped_.empty()) return wanted;
    for (model::DefinedObject& object : wanted.objects) {
      bool const respelled =
          std::ranges::any_of(object.needs, [&](model::ObjectRef const& need) { return respells(need); });
      model::DefinedObject const* const now =
          respelled ? model::find(found.objects, object.address) : nullptr;
      if (now != nullptr) object.definition = now->definition;
    }
    return wanted;
  }

  // Whether no other spelling of a text explains it.
  static bool is_beyond_spelling(Change const& change) {
    static constexpr auto fields = std::to_array<std::string_view>({"nullable", "identity", "collation"});
    return change.to.kind == model::ObjectKind::column &&
           std::ranges::any_of(fields, [&](std::string_view field) { return changes(change, field); });
  }

  // Whether the catalog is the model that was meant, with nothing besides.
  bool is(std::string const& what, model::Schema const& wanted) {
    Connection& connection = database_.reader();
    model::Schema found = introspect(connection);
    unmanaged_now_ = take_unmanaged(found, kept_unmanaged(models_.from), renames_);
    if (unmanaged_now_.empty()) unmanaged_now_ = take_unmanaged(found, kept_unmanaged(models_.from), {});
    Pair<model::Schema> const plain{.from = found, .to = as_spelled(wanted, found)};
    std::vector<Change> const changes = diff(plain, {});
    if (!changes.empty()) {
      std::string const heading = "the database is not " + what + "; what is missing or too much:\n";
      if (std::ranges::any_of(changes, is_beyond_spelling)) return fail(heading + summary(changes, plain));
      std::vector<model::ObjectRef> uncertain;
      Compared const compared = compare_with_catalog(found, plain.to, {}, connection, uncertain);
      std::vector<Change> const alike = diff(compared.models, {});
      if (!alike.empty()) {
        // Where it is catalogs that are compared, the first list says it best; the second knows of spellings.
        bool const first = changes.size() <= alike.size();
        return fail(heading + (first ? summary(changes, plain) : summary(alike, compared.models)));
      }
    }
    std::string extra;
    for (model::ObjectRef const& object : unmanaged(found, connection)) {
      bool const meant =
          std::ranges::binary_search(prelude_, object) || model::find(wanted.objects, object) != nullptr;
      if (!meant) extra += " " + model::to_string(object) + ";";
    }
    return extra.empty() || fail("the database is " + what + ", but it also has:" + extra);
  }

  // "2_backfill/migration.sql", or the bare name where there is one phase only.
  std::string file_name(std::size_t phase, std::string_view file) const {
    std::string const& suffix = migration_.files[phase].suffix;
    return (suffix.empty() ? "" : suffix.substr(1) + "/") + std::string(file);
  }

  bool up(bool first) {
    for (std::size_t i = 0; i < migration_.files.size(); ++i) {
      if (!up(first, i)) return false;
      if (!first || !probing_) continue;
      Connection connection = database_.connect();
      probing_->after(i, file_name(i, "migration.sql"), connection);
      proof_.probes = probing_->result();
    }
    return true;
  }

  bool up(bool first, std::size_t i) {
    std::string const name = file_name(i, "migration.sql");
    std::string const& sql = migration_.files[i].migration_sql;
    auto const placeholders = placeholders_of(migration_.plan.phases[i].forward);
    Connection connection = database_.connect();
    auto failure = first && options_.locks ? run_watched(i, connection) : run_file(sql, connection);
    if (!failure) {
      std::string const unfilled = rows_to_fill(placeholders, connection);
      if (!unfilled.empty()) return fail(name + " ran to its end though rows have no value: " + unfilled);
      return true;
    }
    if (failure->statement.find(placeholder_marker) == std::string::npos) {
      return without_rows(i, sql, *failure);
    }
    if (first) proof_.notes.push_back(name + " raises until a person has written the marked values");
    std::string const filled = filled_rest(i, failure->resume);
    failure = run_file(filled, connection);
    return !failure || without_rows(i, filled, *failure);
  }

  // The tables that earlier files of the same phase create.
  std::set<model::Name> created_before(std::size_t entry) const {
    std::set<model::Name> result;
    std::vector<PhasePlan> const& phases = migration_.plan.phases;
    for (std::size_t i = entry; i-- > 0 && phases[i].phase == phases[entry].phase;) {
      for (Step const* const step : steps_of(phases[i].forward)) {
        if (auto const* create = get_if<action::CreateTable>(step->action)) result.insert(create->table.name);
      }
    }
    return result;
  }

  std::optional<Failure> run_watched(std::size_t phase, Connection& connection) {
    EmitOptions const written{
        .name = "proof", .pg_version = version_, .key_operators = key_operators_in(migration_.plan)};
    LockProof locks(connection, migration_.plan.phases[phase].forward, written, created_before(phase));
    auto failure = run_file(
        migration_.files[phase].migration_sql, connection, 0,
        {.before = [&](std::string_view statement) { locks.before(statement); },
         .after = [&](std::string_view statement, std::size_t line) { locks.after(statement, line); }});
    proof_.locks.statements += locks.measured();
    auto const tell = [&](std::vector<std::string> const& from, std::vector<std::string>& to) {
      for (std::string const& line : from) to.push_back(file_name(phase, "migration.sql") + ", " + line);
    };
    tell(locks.unplanned_locks(), proof_.locks.unplanned_locks);
    tell(locks.weaker_than_planned(), proof_.locks.weaker_than_planned);
    return failure;
  }

  // The start with the values of enums that no rollback takes out again.
  model::Schema from_with_left_over() const {
    Simulation left(models_.from);
    for (PhasePlan const& phase : migration_.plan.phases) {
      for (Step const* const step : steps_of(phase.forward)) {
        bool const stays =
            step->reversal.grade == Grade::none && holds_alternative<action::AddEnumValue>(step->action);
        if (stays) left.apply(step->action);
      }
    }
    return left.take();
  }

  // The target with the schemas and extensions that no plan drops.
  model::Schema target_with_left_over() const {
    model::Schema target = models_.to;
    auto const keep = [](auto const& from, auto& to) {
      for (auto const& item : from) {
        if (model::find(to, item.name) == nullptr) to.push_back(item);
      }
    };
    keep(models_.from.namespaces, target.namespaces);
    keep(models_.from.extensions, target.extensions);
    return target;
  }

  // Privileges that the proof made itself (migrate/prove/ownership.hpp), and what the text cannot say, are in
  // one of the two dumps only.
  std::vector<std::string> meant_entries(std::vector<std::string> entries) const {
    std::set<std::string> unmanaged;
    for (UnmanagedObject const& object : unmanaged_before_) unmanaged.insert(object.address.member);
    std::erase_if(entries, [&](std::string const& entry) {
      constexpr std::string_view name = "-- Name: ";
      std::string const heading = entry.substr(0, entry.find('\n'));
      if (heading.find("; Type: ACL; ") != std::string::npos) return true;
      if (unmanaged.empty() || !heading.starts_with(name)) return false;
      std::string const said = heading.substr(name.size(), heading.find(';') - name.size());
      return std::ranges::any_of(
          unmanaged, [&](std::string const& each) { return said == each || said.ends_with(' ' + each); });
    });
    return entries;
  }

  // A database made from the target at once, read by pg_dump, which shares nothing with introspection.
  bool second_reader_agrees() {
    if (!options_.second_reader) return true;
    std::optional<Planned> const made =
        plan_for({.from = {}, .to = target_with_left_over()}, {}, {.phases = PhasesMode::never});
    if (!made) return false;
    Database const target(server_);
    Connection connection = target.connect();
    for (std::string const& sql : options_.prelude_sql) connection.execute(sql);
    for (MigrationFiles const& file : made->files) {
      if (auto const failure = run_file(file.migration_sql, connection))
        return fail("`to` cannot be created: " + describe(*failure));
    }
    try {
      proof_.dump = dump_difference(comparable_entries(meant_entries(dump_entries(target.url()))),
                                    comparable_entries(meant_entries(dump_entries(database_.url()))));
    } catch (IoError const& error) {
      proof_.second_reader = SecondReader::unavailable;
      proof_.dump = error.what();
      return true;
    }
    proof_.second_reader = proof_.dump.empty() ? SecondReader::agrees : SecondReader::differs;
    return proof_.dump.empty() ||
           fail("pg_dump tells the result (+) from a database that is made from the target at once (-):\n" +
                proof_.dump);
  }

  // Whether the plan says of the phase that it may fail on rows: direct SQL that phases are there to avoid, a
  // cast, a unique index, a foreign key, a value that only a person knows, or one that is computed.
  bool announced(std::size_t phase) const {
    using enum HazardCode;
    static constexpr auto codes =
        std::to_array({lossy_cast, converted_by_author, enum_value_removed, unique_may_fail,
                       foreign_key_may_fail, check_may_fail, required_without_value, value_needed});
    for (Step const* const step : steps_of(migration_.plan.phases[phase].forward)) {
      auto const* const add = get_if<action::AddColumn>(step->action);
      if (add != nullptr && !add->column.generated.empty()) return true;
      for (Hazard const& hazard : step->hazards) {
        if (std::ranges::find(codes, hazard.code) != codes.end()) return true;
      }
    }
    return options_.phases == PhasesMode::never;
  }

  // A migration may refuse rows, where its plan has said so. Its structure is proved all the same.
  bool without_rows(std::size_t phase, std::string const& sql, Failure const& failure) {
    std::string const name = file_name(phase, "migration.sql");
    std::string_view const state = failure.sqlstate;
    bool const on_rows = state.starts_with("23") || state.starts_with("22") || state == "P0001";
    if (!announced(phase) || !on_rows || emptied_) return fail(name + ", " + describe(failure));
    proof_.notes.push_back(
        name + " cannot run on these rows, its structure was proved on empty tables: " + failure.message);
    proof_.emptied_up = true;
    if (probing_) probing_->rows_are_gone();
    empty_tables();
    Connection connection = database_.connect();
    auto const again = run_file(sql, connection, failure.resume);
    return !again || fail(name + ", on empty tables, " + describe(*again));
  }

  // The file from offset on, as a person would go on with it. Line ends stand for what is done, to keep line
  // numbers.
  std::string filled_rest(std::size_t i, std::size_t offset) const {
    std::string const& sql = migration_.files[i].migration_sql;
    PhasePlan const& phase = migration_.plan.phases[i];
    auto const done = std::count(sql.begin(), sql.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
    return std::string(static_cast<std::size_t>(done), '\n') +
           fill_placeholders(std::string_view(sql).substr(offset), placeholders_of(phase.forward), models_.to,
                             still_to_come(renames_, phase.after), samples_);
  }

  static std::string rows_to_fill(std::vector<action::Backfill> const& placeholders, Connection& connection) {
    for (action::Backfill const& backfill : placeholders) {
      Result const answer =
          connection.execute("SELECT count(*) FROM " + model::qualified(backfill.table) + " WHERE " +
                             is_null(model::quote_identifier(backfill.column), backfill.composite));
      if (answer.text(0, 0) != "0") return model::qualified(backfill.table) + "." + backfill.column;
    }
    return {};
  }

  bool down() {
    for (std::size_t i = migration_.files.size(); i-- > 0;) {
      PhasePlan const& phase = migration_.plan.phases[i];
      lossless_ = lossless_ && phase.grade == Grade::lossless;
      std::string const name = file_name(i, "rollback.sql");
      auto const other = unmet(expectations_of(phase), traits_of(introspect(database_.reader())));
      if (!other.empty()) return fail(name + " expects another state: " + other.front());
      std::string const sql = fill_placeholders(migration_.files[i].rollback_sql,
                                                placeholders_of(phase.backward), models_.from, {}, samples_);
      if (!roll_back(sql, name, phase.grade)) return false;
    }
    return true;
  }

  bool roll_back(std::string const& sql, std::string const& name, Grade grade) {
    auto failure = run_rollback(sql, false, 0);
    if (failure && failure->message.find(loss_setting) != std::string::npos) {
      if (grade == Grade::lossless)
        return fail(name + " refuses although it is graded lossless; " + describe(*failure));
      proof_.notes.push_back(
          fmt::format("{} refused as graded ({}), then ran with {}", name, enum_name(grade), loss_setting));
      losses_allowed_ = true;
      failure = run_rollback(sql, true, failure->resume);
    }
    if (!failure) return true;
    if (grade == Grade::lossless) return fail(name + ", " + describe(*failure));
    proof_.notes.push_back(
        fmt::format("{} cannot run on these rows ({}), its structure was proved on empty tables: {}", name,
                    enum_name(grade), failure->message));
    proof_.emptied_down = true;
    empty_tables();
    failure = run_rollback(sql, true, failure->resume);
    return !failure || fail(name + ", " + describe(*failure));
  }

  std::optional<Failure> run_rollback(std::string const& sql, bool allow_loss, std::size_t offset) {
    Connection connection = database_.connect();
    if (allow_loss) connection.execute(fmt::format("SET {} = 'on'", loss_setting));
    return run_file(sql, connection, offset);
  }

  void empty_tables() {
    emptied_ = true;
    Connection& connection = database_.reader();
    std::string list;
    for (model::Table const& table : introspect(connection).tables) {
      list += (list.empty() ? "" : ", ") + model::qualified(table.name);
    }
    if (!list.empty()) connection.execute("TRUNCATE " + list + " CASCADE");
  }

  // read: whether rows are what they should be.
  template <class Read>
  bool can_see_rows(std::string const& what, Read read) {
    try {
      return read();
    } catch (DbError const& error) {
      if (database_.reader().is_lost()) throw;
      return fail("the rows of " + what + " cannot be compared: " + error.fields.message);
    }
  }

  bool rows_kept(End end, std::string const& what) {
    if (emptied_) return true;
    return can_see_rows(what, [&] { return same_rows(end, what); });
  }

  bool same_rows(End end, std::string const& what) {
    Connection& connection = database_.reader();
    if (end == End::from && !archives_kept(connection, what)) return false;
    std::vector<std::string> const now = snapshot(kept_, end, connection);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] != before_[i])
        return fail(what + " changed rows of " + model::qualified(kept_[i].table.from));
    }
    if (!links_kept(end, connection, what)) return false;
    bool const all_must_be_back = end == End::from && lossless_ && !losses_allowed_;
    if (!all_must_be_back) return true;
    if (snapshot(whole_, End::from, connection) == whole_before_) return true;
    return fail(what + " is graded lossless, but rows are not what they were");
  }

  // The names of what the migration gives another owner or other privileges, because the schemas say so.
  std::set<model::Name> owned_anew() const {
    std::set<model::Name> names;
    for (Change const& change : migration_.plan.changes) {
      for (model::ObjectRef const* object : {&change.from, &change.to}) {
        bool const ownership =
            object->kind == model::ObjectKind::owner || object->kind == model::ObjectKind::privileges;
        if (ownership) names.insert(object->owner);
      }
    }
    return names;
  }

  // A rollback owes no privileges on what the migration had dropped, whatever its grade: they are of no
  // schema.
  bool nothing_else_changed(End end, std::string const& what) {
    std::vector<OwnedObject> const now = read_ownership(database_.reader());
    std::vector<AppliedRename> const none;
    std::vector<AppliedRename> const& renames = end == End::to ? renames_ : none;
    if (end == End::to) owned_after_ = now;
    std::vector<OwnedObject> const owed =
        end == End::to ? owned_before_ : still_there(owned_before_, owned_after_, renames_);
    std::vector<std::string> losses = ownership_losses(owed, now, renames, owned_anew());
    std::vector<OwnedObject> const standing =
        end == End::to ? owned_before_ : with_their_columns(owned_before_, owned_after_, renames_);
    std::vector<std::string> const unmanaged =
        end == End::to
            ? unmanaged_losses(unmanaged_before_, unmanaged_now_, migration_.plan, models_.to, renames_)
            : unmanaged_losses(unmanaged_before_, unmanaged_now_);
    losses.insert(losses.begin(), unmanaged.begin(), unmanaged.end());
    if (!emptied_) {
      for (std::string& loss : position_losses(standing, now, renames)) losses.push_back(std::move(loss));
    }
    if (losses.empty()) return true;
    std::string text = what + " changed what it should not:";
    for (std::string const& loss : losses) text += "\n  " + loss;
    return fail(text);
  }

  bool links_kept(End end, Connection& connection, std::string const& what) {
    std::vector<std::string> const now = snapshot(links_, end, connection);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (now[i] != links_before_[i])
        return fail(what + " changed which rows those of " + model::qualified(links_[i].from.table) +
                    " refer to");
    }
    return true;
  }

  // What went to an archive is back to the last value, whatever the grade.
  bool archives_kept(Connection& connection, std::string const& what) {
    std::vector<std::string> const now = snapshot(archived_, End::from, connection);
    for (std::size_t i = 0; i < now.size(); ++i) {
      std::string const table = model::qualified(archived_[i].table.from);
      if (now[i] != archived_before_[i])
        return fail(what + " did not give back what was kept of " + table + " in an archive");
      std::string columns;
      for (Pair<std::string> const& column : archived_[i].columns)
        columns += (columns.empty() ? "" : ", ") + column.from;
      proof_.notes.push_back(fmt::format("{} rows of {} came back from an archive as they were ({})",
                                         now[i].substr(0, now[i].find(' ')), table, columns));
    }
    return true;
  }

  Pair<model::Schema> const& models_;
  Hints const& hints_;
  VerifyOptions const& options_;
  int version_;
  ScratchServer& server_;
  Database database_;
  Proof proof_;
  Planned create_, migration_, unmanaged_;
  Samples samples_;
  model::Schema whole_from_;  // with what the text cannot say
  std::vector<UnmanagedObject> unmanaged_before_, unmanaged_now_;
  std::vector<AppliedRename> renames_;
  std::vector<KeptColumns> kept_, whole_, archived_;
  std::vector<Pair<LinkingTable>> links_;
  std::vector<OwnedObject> owned_before_, owned_after_;
  std::vector<std::string> before_, whole_before_, archived_before_, links_before_;
  std::vector<model::ObjectRef> prelude_;  // what no text can say and was there before all
  std::set<model::ObjectRef> retyped_;     // columns whose type changes
  std::optional<Probing> probing_;
  bool lossless_ = true;
  bool losses_allowed_ = false;
  bool emptied_ = false;
};

}  // namespace

Proof verify(Pair<model::Schema> const& models, Hints const& hints, VerifyOptions const& options,
             ScratchServer& server) {
  return Prover(models, hints, options, server).run();
}

}  // namespace lockstep
