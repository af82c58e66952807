// The scenarios, one for each family of recipes. The values of a row determine its other columns, so that one
// query finds a lost write.

#include "load/scenarios.hpp"

namespace lockstep::testing {

std::vector<Scenario> const& scenarios() {
  static std::vector<Scenario> const list = {
      {.name = "required column, filled",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  name String\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  name String\n"
                "  slug String @backfill(\"lower(name)\") @default(\"\")\n}\n",
       .rows = R"(INSERT INTO "T" (name) SELECT 'Name ' || i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (name) VALUES ('Old'))",
                       R"(UPDATE "T" SET name = upper(name) WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "T" (name, slug) VALUES ('New', 'new'))"},
       // A row that the old version inserts while the new column exists gets the default.
       .lost = R"(SELECT FROM "T" WHERE slug IS NULL OR slug <> CASE slug WHEN '' THEN '' ELSE lower(name) END
                  OR (slug = '' AND id <= $ROWS))"},
      {.name = "renamed column",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  name String\n  twin String\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  title String @renamedFrom(\"name\")\n"
                "  twin String\n}\n",
       .rows = R"(INSERT INTO "T" (name, twin) SELECT i, i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (name, twin) VALUES ('old', 'old'))",
                       R"(UPDATE "T" SET name = 'o' || id, twin = 'o' || id WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "T" (title, twin) VALUES ('new', 'new'))",
                       R"(UPDATE "T" SET title = 'n' || id, twin = 'n' || id WHERE id = $ANY)"},
       .lost = R"(SELECT FROM "T" WHERE title IS DISTINCT FROM twin)",
       .lost_back = R"(SELECT FROM "T" WHERE name IS DISTINCT FROM twin)"},
      {.name = "column kept in an archive",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  a Int?\n  twin Int?\n  n Int?\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  twin Int?\n  n Int?\n}\n",
       .rows = R"(INSERT INTO "T" (a, twin) SELECT i, i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (a, twin) VALUES (1, 1))",
                       R"(UPDATE "T" SET a = a + 1, twin = twin + 1 WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "T" (n) VALUES (1))", R"(UPDATE "T" SET n = 1 WHERE id = $ANY)",
                       R"(DELETE FROM "T" WHERE id = $ANY)"},
       .archive = true,
       .lost = "SELECT WHERE false",  // the column does not exist
       .lost_back = R"(SELECT FROM "T" WHERE a IS DISTINCT FROM twin)"},
      {.name = "renamed table",
       .before = "model Old {\n  id Int @id @default(autoincrement())\n  a Int\n  twin Int\n}\n",
       .after = "/// @renamedFrom(\"Old\")\nmodel New {\n  id Int @id @default(autoincrement())\n  a Int\n  "
                "twin Int\n}\n",
       .rows = R"(INSERT INTO "Old" (a, twin) SELECT i, i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "Old" (a, twin) VALUES (1, 1))",
                       R"(UPDATE "Old" SET a = a + 1, twin = twin + 1 WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "New" (a, twin) VALUES (2, 2))",
                       R"(UPDATE "New" SET a = a + 1, twin = twin + 1 WHERE id = $ANY)"},
       .lost = R"(SELECT FROM "New" WHERE a IS DISTINCT FROM twin)",
       .lost_back = R"(SELECT FROM "Old" WHERE a IS DISTINCT FROM twin)"},
      {.name = "key and reference to bigint",
       .before = "model U {\n  id Int @id @default(autoincrement())\n  ps P[]\n}\n"
                 "model P {\n  id Int @id @default(autoincrement())\n  uId Int\n  twin Int\n"
                 "  u U @relation(fields: [uId], references: [id])\n  @@index([uId])\n}\n",
       .after = "model U {\n  id BigInt @id @default(autoincrement())\n  ps P[]\n}\n"
                "model P {\n  id BigInt @id @default(autoincrement())\n  uId BigInt\n  twin Int\n"
                "  u U @relation(fields: [uId], references: [id])\n  @@index([uId])\n}\n",
       .rows = R"(INSERT INTO "U" SELECT FROM generate_series(1, $ROWS);
INSERT INTO "P" ("uId", twin) SELECT id, id FROM "U")",
       .old_version = {"DO $$ DECLARE n bigint; BEGIN INSERT INTO \"U\" DEFAULT VALUES RETURNING id INTO n;"
                       " INSERT INTO \"P\" (\"uId\", twin) VALUES (n, n); END $$",
                       R"(UPDATE "P" SET "uId" = p.n, twin = p.n FROM (SELECT $ANY AS n) p
WHERE id = $ANY)"},
       .new_version = {"DO $$ DECLARE n bigint; BEGIN INSERT INTO \"U\" DEFAULT VALUES RETURNING id INTO n;"
                       " INSERT INTO \"P\" (\"uId\", twin) VALUES (n, n); END $$"},
       .lost =
           R"(SELECT FROM "P" p LEFT JOIN "U" u ON u.id = p."uId" WHERE u.id IS NULL OR p."uId" <> p.twin)"},
      {.name = "wider number with a new default",
       .before =
           "model T {\n  id Int @id @default(autoincrement())\n  n Int @default(1)\n  twin Int @default(1)\n"
           "  spare Int?\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  n BigInt @default(7)\n"
                "  twin Int @default(7)\n  spare Int?\n}\n",
       .rows = R"(INSERT INTO "T" (n, twin) SELECT i, i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (n, twin) VALUES (3, 3))",
                       R"(UPDATE "T" SET n = n + 1, twin = twin + 1 WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "T" (spare) VALUES (1))",
                       R"(UPDATE "T" SET n = n + 1, twin = twin + 1 WHERE id = $ANY)"},
       .lost = R"(SELECT FROM "T" WHERE n IS DISTINCT FROM twin OR (spare = 1 AND n = 1))",
       .lost_back = R"(SELECT FROM "T" WHERE n IS DISTINCT FROM twin)"},
      {.name = "number to text, indexed",
       .before =
           "model T {\n  id Int @id @default(autoincrement())\n  a Int\n  twin Int\n  @@index([a])\n}\n",
       .after =
           "model T {\n  id Int @id @default(autoincrement())\n  a String\n  twin Int\n  @@index([a])\n}\n",
       .rows = R"(INSERT INTO "T" (a, twin) SELECT i, i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (a, twin) VALUES (7, 7))",
                       R"(UPDATE "T" SET a = twin + 1, twin = twin + 1 WHERE id = $ANY)"},
       .new_version = {},  // it cannot run before the swap, and the old one cannot run after it
       .lost = R"(SELECT FROM "T" WHERE a::text IS DISTINCT FROM twin::text)",
       .lost_back = R"(SELECT FROM "T" WHERE a IS DISTINCT FROM twin)"},
      {.name = "indexes, unique and replaced",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  a Int\n  b Int\n  @@index([a])\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  a Int\n  b Int @unique\n"
                "  @@index([a, b], map: \"T_a_idx\")\n}\n",
       .rows = R"(INSERT INTO "T" (a, b) SELECT i, -i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (a, b) VALUES (1, nextval('"T_id_seq"')))",
                       R"(UPDATE "T" SET a = a + 1 WHERE id = $ANY)"},
       .new_version = {R"(UPDATE "T" SET a = a + 1 WHERE id = $ANY)"},
       .lost = R"(SELECT FROM "T" GROUP BY b HAVING count(*) > 1)"},
      {.name = "unique index replaced under a foreign key",
       .before = "model U {\n  id Int @id @default(autoincrement())\n  code Int? @unique(map: \"by_code\")\n "
                 " ps P[]\n}\n"
                 "model P {\n  id Int @id @default(autoincrement())\n  code Int?\n"
                 "  u U? @relation(fields: [code], references: [code])\n}\n",
       .after = "model U {\n  id Int @id @default(autoincrement())\n  code Int?\n  ps P[]\n"
                "  @@unique([code(sort: Desc)], map: \"by_code\")\n}\n"
                "model P {\n  id Int @id @default(autoincrement())\n  code Int?\n"
                "  u U? @relation(fields: [code], references: [code])\n}\n",
       .rows = R"(INSERT INTO "U" (code) SELECT i FROM generate_series(1, $ROWS) i;
INSERT INTO "P" (code) SELECT code FROM "U")",
       .old_version = {R"(INSERT INTO "P" (code) SELECT code FROM "U" WHERE id = $ANY)",
                       R"(INSERT INTO "U" DEFAULT VALUES)"},
       .new_version = {R"(UPDATE "P" SET code = u.code FROM "U" u WHERE u.id = $ANY AND "P".id = $ANY)"},
       .lost =
           R"(SELECT FROM "P" p LEFT JOIN "U" u ON u.code = p.code WHERE u.id IS NULL AND p.code IS NOT NULL)"},
      {.name = "foreign key over rows",
       .before = "model U {\n  id Int @id @default(autoincrement())\n}\n"
                 "model P {\n  id Int @id @default(autoincrement())\n  uId Int\n}\n",
       .after = "model U {\n  id Int @id @default(autoincrement())\n  ps P[]\n}\n"
                "model P {\n  id Int @id @default(autoincrement())\n  uId Int\n"
                "  u U @relation(fields: [uId], references: [id])\n}\n",
       .rows =
           R"(INSERT INTO "U" SELECT FROM generate_series(1, $ROWS); INSERT INTO "P" ("uId") SELECT id FROM "U")",
       .old_version = {R"(INSERT INTO "P" ("uId") VALUES ($ANY))", R"(INSERT INTO "U" DEFAULT VALUES)"},
       .new_version = {R"(UPDATE "P" SET "uId" = $ANY WHERE id = $ANY)"},
       .lost = R"(SELECT FROM "P" p LEFT JOIN "U" u ON u.id = p."uId" WHERE u.id IS NULL)"},
      {.name = "NOT NULL over rows",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  a Int?\n}\n",
       .after =
           "model T {\n  id Int @id @default(autoincrement())\n  a Int @backfill(\"0\") @default(0)\n}\n",
       .rows =
           R"(INSERT INTO "T" (a) SELECT CASE WHEN i % 2 = 0 THEN i END FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (a) VALUES (1))", R"(UPDATE "T" SET a = 5 WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "T" DEFAULT VALUES)"},
       .lost = R"(SELECT FROM "T" WHERE a IS NULL)"},
      {.name = "enum values, added and renamed",
       .before =
           "model T {\n  id Int @id @default(autoincrement())\n  s S @default(A)\n}\nenum S {\n  A\n  B\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  s S @default(A)\n}\n"
                "enum S {\n  A\n  C\n  X @renamedFrom(\"B\")\n}\n",
       .rows =
           R"(INSERT INTO "T" (s) SELECT CASE WHEN i % 2 = 0 THEN 'A' ELSE 'B' END::"S" FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (s) VALUES ('B'))"},  // it has no value C
       .new_version = {R"(INSERT INTO "T" (s) VALUES ('C'))", R"(INSERT INTO "T" DEFAULT VALUES)"},
       .back = Back::contract,
       .lost = R"(SELECT FROM "T" WHERE s::text NOT IN ('A', 'B', 'C', 'X'))"},
      {.name = "enum value removed",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  s S @default(A)\n  @@index([s])\n}\n"
                 "enum S {\n  A\n  B\n  C\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  s S @default(A)\n  @@index([s])\n}\n"
                "enum S {\n  A\n  B\n}\n",
       .rows =
           R"(INSERT INTO "T" (s) SELECT CASE WHEN i % 2 = 0 THEN 'A' ELSE 'B' END::"S" FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (s) VALUES ('B'))", R"(UPDATE "T" SET s = 'A' WHERE id = $ANY)"},
       .new_version = {R"(INSERT INTO "T" DEFAULT VALUES)", R"(UPDATE "T" SET s = 'B' WHERE id = $ANY)"},
       .lost = R"(SELECT FROM "T" WHERE s::text NOT IN ('A', 'B'))"},
      {.name = "required column dropped",
       .before = "model T {\n  id Int @id @default(autoincrement())\n  a Int\n  b Int\n}\n",
       .after = "model T {\n  id Int @id @default(autoincrement())\n  a Int\n}\n",
       .rows = R"(INSERT INTO "T" (a, b) SELECT i, i FROM generate_series(1, $ROWS) i)",
       .old_version = {R"(INSERT INTO "T" (a, b) VALUES (1, 1))"},
       .new_version = {R"(INSERT INTO "T" (a) VALUES (2))"},
       .back = Back::nothing,  // no value of `b` is known for the new rows
       .lost = R"(SELECT FROM "T" WHERE a IS NULL)"},
  };
  return list;
}

}  // namespace lockstep::testing
