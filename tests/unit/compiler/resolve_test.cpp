// Small schemas and their models.
#include "compiler/resolve/resolve.hpp"

#include "compiler/model/print.hpp"
#include "grammar/parse.hpp"
#include "support/catch.hpp"

using namespace lockstep;

namespace {

struct Run {
  Resolved resolved;
  std::string complaints;
};

Run run(std::vector<std::string> const& texts) {
  Sources sources;
  for (std::string const& text : texts) sources.push_back({.name = "schema.prisma", .text = text});
  Diagnostics diagnostics;
  std::vector<ast::File> files;
  for (std::uint32_t i = 0; i < sources.size(); ++i) files.push_back(parse(sources, i, diagnostics));
  Resolved resolved = resolve(files, {}, diagnostics);
  return {std::move(resolved), render(diagnostics, sources)};
}

// The model of a text, which must be valid.
std::string model_of(std::string const& text) {
  Run const result = run({text});
  CHECK(result.complaints == "");
  return model::print(result.resolved.schema);
}

std::string column_of(std::string const& field) {
  Run const result =
      run({"enum Color {\n RED\n GREEN @map(\"green-ish\")\n @@map(\"color\")\n}\nmodel T {\n id Int @id\n "
           "lower_case String\n x " +
           field + "\n}\n"});
  CHECK(result.complaints == "");
  return model::print(result.resolved.schema.tables.at(0).columns.at(2));
}

}  // namespace

TEST_CASE("columns") {
  // clang-format off
  struct Row { std::string field; std::string column; };
  std::vector<Row> const rows = {
    {"String",                                        "type=text not nullable"},
    {"Decimal?",                                      "type=numeric(65,30)"},
    {"DateTime[]",                                    "type=timestamp(3)[]"},
    {"Decimal @db.Decimal",                           "type=numeric not nullable"},
    {"String @db.Char",                               "type=bpchar(1) not nullable"},
    {"Color[] @default([RED, GREEN])",                "type=public.color[] default=list(RED, green-ish)"},
    {"Int @default(007)",                             "type=int4 not nullable default=literal(7)"},
    {"Float @default(-0.10)",                         "type=float8 not nullable default=literal(\"-0.10\")"},
    {"Bytes @default(\"aGk=\")",                      "type=bytea not nullable default=literal(\"\\\\x6869\")"},
    {"DateTime @default(\"2020-01-02T03:04:05.6Z\")", "type=timestamp(3) not nullable default=literal(\"2020-01-02 03:04:05.600 +00:00\")"},
    {"Int? @default(autoincrement())",                "type=int4 not nullable default=sequence"},
    {"Int @default(autoincrement()) @db.Oid",         "type=oid not nullable"},
    {"String @default(uuid(7)) @db.Uuid",             "type=uuid not nullable"},
    {"DateTime @updatedAt",                           "type=timestamp(3) not nullable"},
    {"Int @default(dbgenerated())",                   "type=int4 not nullable default=database"},
    {"String @default(dbgenerated(\" f('lower_case') \"))", "type=text not nullable default=expression(\"f('lower_case')\")"},
    {"String @default(dbgenerated(\"'a'::lower_case\"))",   "type=text not nullable default=expression(\"'a'::lower_case\")"},
    {"String? @default(dbgenerated(\"upper(LOWER_CASE)\"))", "type=text generated=\"upper(LOWER_CASE)\""},
    {"Unsupported(\"numeric(5, 2)\")?",               "type=numeric(5,2)"},
  };
  // clang-format on
  for (Row const& row : rows) {
    INFO(row.field);
    CHECK(column_of(row.field) == "column x " + row.column);
  }
}

TEST_CASE("keys and indexes have Prisma's names and order") {
  CHECK(model_of(R"(model User {
  id    Int    @map("user_id")
  email String @unique
  tag   String
  @@unique([email, tag(sort: Desc)], where: { tag: { not: "it's" }, email: null })
  @@index([tag(ops: raw("gin_trgm_ops"))], type: Gin, name: "old")
  @@id([id, tag])
  @@map("people")
})") == R"(schema public
table public.people
  column user_id type=int4 not nullable
  column email type=text not nullable
  column tag type=text not nullable
  primary_key people_pkey columns=[user_id, tag]
  index people_email_key unique parts=[{column=email}]
  index old method=gin parts=[{column=tag operator_class=gin_trgm_ops}]
  index people_email_tag_key unique parts=[{column=email}, {column=tag descending nulls_first}] predicate="\"tag\" != 'it''s' AND \"email\" IS NULL"
)");
}

TEST_CASE("names are cut to 63 bytes at a whole character") {
  std::string const table = std::string(57, 't') + "é" + "x";
  Run const result = run({"model T {\n id Int @id\n a Int @unique\n @@map(\"" + table + "\")\n}\n"});
  CHECK(result.complaints == "");
  CHECK(result.resolved.schema.tables.at(0).primary_key->name == std::string(57, 't') + "_pkey");
  CHECK(result.resolved.schema.tables.at(0).indexes.at(0).name == std::string(57, 't') + "é_key");
}

TEST_CASE("relations become foreign keys and join tables") {
  CHECK(model_of(R"(model Post {
  id       String @id @db.Uuid
  authorId Int?   @map("author")
  author   User?  @relation(fields: [authorId], references: [id])
  tags     User[] @relation("Tags")
}
model User {
  id    Int    @id @default(autoincrement())
  posts Post[]
  tags  Post[] @relation("Tags")
})") == R"(schema public
table public.Post
  column id type=uuid not nullable
  column author type=int4
  primary_key Post_pkey columns=[id]
  foreign_key Post_author_fkey columns=[author] referenced=public.User referenced_columns=[id] on_delete=SET_NULL on_update=CASCADE
table public.User
  column id type=int4 not nullable default=sequence
  primary_key User_pkey columns=[id]
table public._Tags
  column A type=uuid not nullable
  column B type=int4 not nullable
  primary_key _Tags_AB_pkey columns=[A, B]
  index _Tags_B_index parts=[{column=B}]
  foreign_key _Tags_A_fkey columns=[A] referenced=public.Post referenced_columns=[id] on_delete=CASCADE on_update=CASCADE
  foreign_key _Tags_B_fkey columns=[B] referenced=public.User referenced_columns=[id] on_delete=CASCADE on_update=CASCADE
)");
}

TEST_CASE("relation mode prisma omits the foreign keys") {
  Run const result =
      run({"datasource db {\n provider = \"postgres\"\n relationMode = \"prisma\"\n}\nmodel A {\n id Int "
           "@id\n bs B[]\n}\nmodel B {\n id Int @id\n as A[]\n}\n"});
  CHECK(result.complaints == "");
  CHECK_FALSE(result.resolved.datasource.foreign_keys);
  REQUIRE(result.resolved.schema.tables.size() == 3);
  CHECK(result.resolved.schema.tables[2].name.name == "_AToB");
  CHECK(result.resolved.schema.tables[2].foreign_keys.empty());
}

TEST_CASE("views of the text create nothing in the database") {
  CHECK(model_of("model A {\n id Int @id\n v V?\n}\nview V {\n id Int @unique\n a A @relation(fields: [id], "
                 "references: [id])\n}\n") ==
        "schema public\ntable public.A\n  column id type=int4 not nullable\n  primary_key A_pkey "
        "columns=[id]\n");
}

TEST_CASE("several files are one schema, with schemas and extensions") {
  Run const result = run(
      {"datasource db {\n provider = \"postgresql\"\n url = env(\"MY_URL\")\n schemas = [\"shop\", "
       "\"base\"]\n extensions = [uuidOssp(map: \"uuid-ossp\")]\n}\n",
       "model A {\n id Int @id\n c C\n @@schema(\"shop\")\n}\n", "enum C {\n X\n @@schema(\"base\")\n}\n"});
  CHECK(result.complaints == "");
  CHECK(result.resolved.datasource.url_variable == "MY_URL");
  CHECK(result.resolved.schemas == std::vector<std::string>{"base", "shop"});
  CHECK(model::print(result.resolved.schema) ==
        "schema base\nschema shop\nextension uuid-ossp\nenum base.C values=[X]\ntable shop.A\n"
        "  column id type=int4 not nullable\n  column c type=base.C not nullable\n  primary_key A_pkey "
        "columns=[id]\n");
}

TEST_CASE("hints and origins") {
  std::string const text =
      "model A {\n id Int @id\n /// @renamedFrom(\"title\")\n name String @backfill(\"'x'\")\n "
      "@@renamedFrom(\"B\")\n}\n";
  Run const result = run({text});
  CHECK(result.complaints == "");
  REQUIRE(result.resolved.hints.renames.size() == 2);
  CHECK(result.resolved.hints.renames[0].old_name == "B");
  CHECK(result.resolved.hints.renames[1].old_name == "title");
  CHECK(result.resolved.hints.renames[1].object ==
        model::ObjectRef{model::ObjectKind::column, {"public", "A"}, "name"});
  REQUIRE(result.resolved.hints.backfills.size() == 1);
  CHECK(result.resolved.hints.backfills[0].expression == "'x'");
  Span const span =
      result.resolved.origins.find({model::ObjectKind::column, {"public", "A"}, "name"}).value();
  CHECK(text.substr(span.begin, span.end - span.begin) == "name");
  Span const key =
      result.resolved.origins.find({model::ObjectKind::primary_key, {"public", "A"}, "A_pkey"}).value();
  CHECK(text.substr(key.begin, key.end - key.begin) == "@id");
}
