// Single migrations in hostile environments; pair.cpp tries random ones.
#include "properties/hostile.hpp"

#include "support/catch.hpp"
#include "support/schema_text.hpp"
#include "support/server.hpp"

using namespace lockstep;
using testing::read_schema;

namespace {

using Property = std::string (&)(Pair<model::Schema> const&, Hints const&, PhasesMode, ScratchServer&);

std::string of(Property property, std::string const& from, std::string const& to) {
  testing::Read const wanted = read_schema(to);
  return property({read_schema(from).schema, wanted.schema}, wanted.hints, PhasesMode::automatic,
                  testing::server());
}

std::string const item = "model Item {\n id Int @id\n name String?\n amount Int?\n kind Int?\n";

}  // namespace

TEST_CASE("no value is lost to a policy that hides rows from the owner of a table") {
  using properties::loses_hidden_rows;
  CHECK(of(loses_hidden_rows, item + "}", item + " extra Int?\n}") == "");
  CHECK(of(loses_hidden_rows, item + "}",
           "model Item {\n id Int @id\n title String? @renamedFrom(\"name\")\n amount BigInt?\n kind "
           "Int?\n}") == "");
  CHECK(of(loses_hidden_rows, item + "}",
           "model Item {\n id BigInt @id\n name String?\n amount Int?\n kind Int @default(3)\n}") == "");
}

TEST_CASE("a migration does not replace unrelated objects that have the names of its helpers") {
  using properties::clobbers_names;
  CHECK(of(clobbers_names, item + "}", item + " @@index([name])\n}") == "");
  CHECK(of(clobbers_names, item + "}", item + " @@unique([amount])\n}") == "");
  CHECK(of(clobbers_names, item + "}",
           "model Item {\n id BigInt @id\n name String?\n amount Int?\n kind Int?\n}") == "");
  CHECK(of(clobbers_names, item + "}",
           "model Item {\n id Int @id\n title String? @renamedFrom(\"name\")\n amount Int?\n kind Int?\n}") ==
        "");
}
