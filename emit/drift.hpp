// The result of comparing a database with its repository, as values, and its five output formats.
// migrate/drift/drift.hpp makes the values. Everything here is a function of them: no clock, no database.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/diff/values.hpp"
#include "compiler/model/schema.hpp"
#include "emit/place.hpp"

namespace lockstep {

// From the repository's point of view: an object is not in the database, exists only there, differs there, or
// has another name there.
enum class Difference { missing, unexpected, different, renamed };
constexpr auto enum_names(Difference) {
  return std::to_array<std::string_view>({"missing", "unexpected", "different", "renamed"});
}

struct Finding {
  Difference difference = Difference::different;
  model::ObjectRef object;   // the name in the repository, or in the database when it is unexpected
  model::ObjectRef present;  // of a renamed one: its name in the database
  // from: in the database; to: in the schema. Of a missing or unexpected object one side is empty.
  std::vector<AttributeValues> attributes;
  std::optional<FilePlace> place;
  std::string why;  // of an ignored one: the reason of its rule; else empty
};

// Identifies a finding: the same as long as it is about the same attributes of the same object. 32 hex digits
// of a SHA-256 over difference, kind, address and the sorted names of the attributes. Values do not count.
std::string fingerprint(Finding const& finding);

// "column public.User.email: type is varchar(80), not text"; one line.
std::string sentence(Finding const& finding);

struct DriftReport {
  std::string schema;              // the compared schema, as the user named it
  std::string database;            // without a password
  std::string file;                // the file shown for a finding without a place; empty for none
  bool strict = false;             // unmanaged objects count as drift
  std::vector<Finding> drift;      // manual changes of the database
  std::vector<Finding> pending;    // explained by migrations that are not applied yet
  std::vector<Finding> unmanaged;  // what the language cannot express
  std::vector<Finding> ignored;    // by a rule of lockstep.json
  std::vector<std::string> pending_migrations;
  std::vector<std::string> cannot_compare;  // addresses of objects that no server could compare
  std::vector<std::string> notes;           // sentences without a full stop
  bool drifted() const { return !drift.empty() || (strict && !unmanaged.empty()); }
};

// A tree of objects for a terminal, both sides of an attribute next to each other.
std::string drift_text(DriftReport const& report);

// docs/drift.md describes the members.
std::string drift_json(DriftReport const& report);

// For a comment on a pull request: begins with the marker by which a bot finds its older comment, and has at
// most `largest` bytes; findings that do not fit are counted at the end.
inline constexpr std::string_view drift_marker = "<!-- lockstep:drift -->";
std::string drift_markdown(DriftReport const& report, std::size_t largest = 65'000);

// SARIF 2.1.0.
std::string drift_sarif(DriftReport const& report);

// Workflow commands of GitHub Actions, one a line: an error for each drift, notices for the rest.
std::string drift_github(DriftReport const& report);

}  // namespace lockstep
