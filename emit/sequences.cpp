// The options of sequences. PostgreSQL keeps the position of a sequence when its options change, and refuses
// a range without it.

#include <fmt/format.h>

#include <algorithm>

#include "compiler/model/quote.hpp"
#include "compiler/plan/facts/object_facts.hpp"
#include "compiler/plan/facts/sequence_range.hpp"
#include "emit/fragments.hpp"
#include "emit/sequences.hpp"

namespace lockstep {
namespace {

using model::DefinedObject;

// The first statement with the word after its options, and the others as they are.
std::string with_restart(std::string const& statements) {
  std::size_t const end = std::min(statements.find(";\n"), statements.size());
  return statements.substr(0, end) + " RESTART" + statements.substr(end);
}

std::string name_of_sequence(DefinedObject const& object) {
  if (object.address.kind == model::ObjectKind::sequence)
    return model::quote_literal(model::qualified(object.address.owner));
  return owned_sequence(object.address.owner, std::string(column_setting(object).column));
}

std::string ended(std::string const& statements) { return statements.empty() ? "" : statements + ";\n"; }

// nextval() waits for the ALTER SEQUENCE, so that the position that is read is the last one.
std::string alter(DefinedObject const& object, std::string const& statements, SequenceRange const& from,
                  SequenceRange const& to) {
  if (!may_precede(from, to)) return ended(statements);
  bool const ascends = to.increment > 0;
  return do_block(
      fmt::format("  counter text := {};\n  place bigint;\n", name_of_sequence(object)),
      fmt::format("  -- A position before the new range moves to the start value.\n"
                  "  EXECUTE pg_catalog.format('ALTER SEQUENCE %s CACHE 1', counter);\n"
                  "  EXECUTE pg_catalog.format('SELECT last_value FROM %s', counter) INTO place;\n"
                  "  IF place OPERATOR(pg_catalog.{}) {} THEN\n"
                  "    {};\n"
                  "  ELSE\n"
                  "    {};\n"
                  "  END IF;\n",
                  ascends ? "<" : ">", ascends ? to.least : to.greatest, with_restart(statements),
                  statements));
}

// The table whose column owns the sequence.
model::Name owning_table(DefinedObject const& owner) {
  auto const column = std::ranges::find(owner.needs, model::ObjectKind::column, &model::ObjectRef::kind);
  return column == owner.needs.end() ? model::Name() : column->owner;
}

// PostgreSQL takes a sequence to a table of the same owner only.
std::string taken(DefinedObject const& owner, std::string const& statements) {
  model::Name const table = owning_table(owner);
  if (table.name.empty()) return ended(statements);
  return give_to_owner_of(table, model::qualified(owner.address.owner)) + ended(statements);
}

}  // namespace

std::string give_to_owner_of(model::Name const& table, std::string const& sequence) {
  return catalog_block(
      "  owner text;\n",
      fmt::format("  SELECT t.relowner::regrole INTO owner FROM pg_class t, pg_class s\n"
                  "   WHERE t.oid = {0}::regclass AND s.oid = {1}::regclass AND s.relowner <> t.relowner;\n"
                  "  IF owner IS NOT NULL THEN\n"
                  "    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', {1}, owner);\n"
                  "  END IF;\n",
                  model::quote_literal(model::qualified(table)), model::quote_literal(sequence)));
}

std::string create_setting(DefinedObject const& object, bool unused) {
  if (is_owner_of_sequence(object)) return taken(object, object.definition);
  auto const to = range_of(object);
  if (!to) return ended(object.definition);
  if (unused) return ended(with_restart(object.definition));
  return alter(object, object.definition, {}, *to);
}

std::string replace_object(DefinedObject const& from, DefinedObject const& to) {
  if (is_owner_of_sequence(to)) return taken(to, to.replacement);
  auto const before = range_of(from), after = range_of(to);
  if (!before || !after) return ended(to.replacement);
  return alter(to, to.replacement, *before, *after);
}

std::string remove_setting(DefinedObject const& object) {
  auto const before = range_of(object);
  if (!before) return ended(object.removal);
  return alter(object, object.removal, *before, {});
}

}  // namespace lockstep
