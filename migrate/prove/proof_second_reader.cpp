// Reads the result with pg_dump, which shares no code with introspection.
#include <algorithm>
#include <optional>
#include <set>

#include "migrate/history/run_file.hpp"
#include "migrate/prove/pg_dump_reader.hpp"
#include "migrate/prove/proof_steps.hpp"

namespace lockstep {

namespace {

// The target with the schemas and extensions that no plan drops.
model::Schema target_with_left_over(ProofState const& state) {
  model::Schema target = state.models.to;
  auto const keep = [](auto const& from, auto& to) {
    for (auto const& item : from) {
      if (model::find(to, item.name) == nullptr) to.push_back(item);
    }
  };
  keep(state.models.from.namespaces, target.namespaces);
  keep(state.models.from.extensions, target.extensions);
  return target;
}

// Omits what only one of the two dumps can have: privileges that the proof itself granted
// (migrate/prove/ownership.hpp), and what the text cannot express.
std::vector<std::string> meant_entries(ProofState const& state, std::vector<std::string> entries) {
  std::set<std::string> unmanaged;
  for (UnmanagedObject const& object : state.unmanaged_before) unmanaged.insert(object.address.member);
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

}  // namespace

bool second_reader_agrees(ProofState& state) {
  if (!state.options.second_reader) return true;
  std::optional<Planned> const made =
      plan_for(state, {.from = {}, .to = target_with_left_over(state)}, {}, {.phases = PhasesMode::never});
  if (!made) return false;
  ProofDatabase const target(state.server);
  Connection connection = target.connect();
  for (std::string const& sql : state.options.prelude_sql) connection.execute(sql);
  for (MigrationFiles const& file : made->files) {
    if (auto const failure = run_file(file.migration_sql, connection))
      return fail(state, "`to` cannot be created: " + describe(*failure));
  }
  try {
    state.proof.dump =
        dump_difference(comparable_entries(meant_entries(state, dump_entries(target.url()))),
                        comparable_entries(meant_entries(state, dump_entries(state.database.url()))));
  } catch (IoError const& error) {
    state.proof.second_reader = SecondReader::unavailable;
    state.proof.dump = error.what();
    return true;
  }
  state.proof.second_reader = state.proof.dump.empty() ? SecondReader::agrees : SecondReader::differs;
  return state.proof.dump.empty() ||
         fail(
             state,
             "pg_dump differs between the result (+) and a database created directly from the target (-):\n" +
                 state.proof.dump);
}

}  // namespace lockstep
