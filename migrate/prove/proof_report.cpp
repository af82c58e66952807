// A proof as text and as JSON.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "emit/print_json.hpp"
#include "migrate/prove/prover.hpp"

namespace lockstep {
namespace {

std::string told_locks(ProvedLocks const& locks) {
  if (locks.statements == 0 && locks.unplanned_locks.empty()) return {};
  std::string text = fmt::format("{} the locks match the plan, statement by statement\n",
                                 locks.unplanned_locks.empty() ? "proved:    " : "not proved:");
  for (std::string const& line : locks.unplanned_locks) text += "lock: " + line + "\n";
  for (std::string const& line : locks.weaker_than_planned) text += "note: " + line + "\n";
  return text;
}

std::string told_reader(Proof const& proof) {
  switch (proof.second_reader) {
    case SecondReader::not_asked:
      return {};
    case SecondReader::agrees:
      return "proved:     pg_dump matches a database created directly from the target\n";
    case SecondReader::differs:
      return "not proved: pg_dump differs from a database created directly from the target\n";
    case SecondReader::unavailable:
      break;
  }
  return "not proved: pg_dump of the result could not be run: " + proof.dump + "\n";
}

// Which application versions were probed, and where: a plan without phases probes only the old version.
std::string told_probes(ProvedProbes const& probes) {
  std::string text;
  if (probes.old_version || probes.new_version) {
    std::string_view const who = !probes.new_version   ? "the old application version"
                                 : !probes.old_version ? "the new application version"
                                                       : "both application versions";
    text = fmt::format("{} {} can write {}\n", probes.failures.empty() ? "proved:    " : "not proved:", who,
                       probes.phased ? "between the phases" : "after the migration");
  }
  for (std::string const& line : probes.failures) text += "probe: " + line + "\n";
  for (std::string const& line : probes.notes) text += "note: " + line + "\n";
  if (probes.left_out > 0) {
    text += fmt::format(
        "note: {} of {} statements of the applications are not counted: they fail without the migration as "
        "well, "
        "or on a constraint that their version does not have\n",
        probes.left_out, probes.statements);
  }
  return text;
}

// "proved, except for public.place.corner, public.road:"
std::string exceptions_of(Proof const& proof) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < proof.unproved.size() && i < most; ++i)
    text += (i == 0 ? "proved, except for " : ", ") + proof.unproved[i].object;
  if (proof.unproved.size() > most) text += fmt::format(" and {} more", proof.unproved.size() - most);
  return text.empty() ? text : text + ":";
}

nlohmann::ordered_json unproved_json(Proof const& proof) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (Unproved const& each : proof.unproved)
    list.push_back({{"object", each.object}, {"what", each.what}, {"why", each.why}});
  return list;
}

}  // namespace

std::string describe(Proof const& proof) {
  struct Line {
    bool shown;
    std::string_view yes, no;
    bool on_rows = false;  // proved with rows
  };
  bool const up = !proof.emptied_up, down = up && !proof.emptied_down;
  Line const lines[] = {
      {proof.planned, "a plan exists and keeps the safety rules", "no plan"},
      {proof.applied,
       up ? "the migration runs on a database with rows"
          : "the migration refuses these rows and runs on empty tables",
       "the migration was not carried out"},
      {proof.matches_to, up ? "it gives the wanted schema and keeps the rows" : "it gives the wanted schema",
       "the wanted schema was not proved", up},
      {proof.rolled_back, "the rollback runs", "the rollback was not carried out"},
      {proof.matches_from,
       down ? "it gives the old schema back and keeps the rows that it promises to keep"
            : "it gives the old schema back, on empty tables",
       "the old schema was not proved", down},
      {proof.applied_again, "the migration runs once more after the rollback", "a second run was not proved"},
  };
  std::string text;
  std::string const exceptions = exceptions_of(proof);
  for (Line const& line : lines) {
    std::string_view const verdict = !line.shown                           ? "not proved:"
                                     : line.on_rows && !exceptions.empty() ? std::string_view(exceptions)
                                                                           : "proved:    ";
    text += fmt::format("{} {}\n", verdict, line.shown ? line.yes : line.no);
  }
  for (Unproved const& each : proof.unproved) text += "not proved for " + describe(each) + "\n";
  text += told_locks(proof.locks) + told_reader(proof) + told_probes(proof.probes);
  for (std::string const& note : proof.notes) text += "note: " + note + "\n";
  if (!proof.failure.empty())
    text += "failure: " + proof.failure + (proof.failure.ends_with('\n') ? "" : "\n");
  return text;
}

std::string proof_json(Proof const& proof) {
  nlohmann::ordered_json const json = {
      {"version", 2},
      {"holds", proof.holds()},
      {"planned", proof.planned},
      {"applied", proof.applied},
      {"matches_to", proof.matches_to},
      {"rolled_back", proof.rolled_back},
      {"matches_from", proof.matches_from},
      {"applied_again", proof.applied_again},
      {"on_rows", {{"up", !proof.emptied_up}, {"down", !proof.emptied_down}}},
      {"unproved", unproved_json(proof)},
      {"locks",
       {{"statements", proof.locks.statements},
        {"unplanned", proof.locks.unplanned_locks},
        {"weaker_than_planned", proof.locks.weaker_than_planned}}},
      {"second_reader", {{"result", enum_name(proof.second_reader)}, {"text", proof.dump}}},
      {"probes",
       {{"statements", proof.probes.statements},
        {"left_out", proof.probes.left_out},
        {"old_version", proof.probes.old_version},
        {"new_version", proof.probes.new_version},
        {"failures", proof.probes.failures},
        {"notes", proof.probes.notes}}},
      {"notes", proof.notes},
      {"failure", proof.failure}};
  return json_document(json);
}

}  // namespace lockstep
