// Texts of a given size in which one construct occurs very often: one of them shows work that is not linear
// in the size.
#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

namespace lockstep::large {

struct Shape {
  std::string_view name;
  std::string_view begin;
  std::string_view line;  // repeated; {0} is its number
  std::string_view end;
};

// clang-format off
inline constexpr auto shapes = std::to_array<Shape>({
    {"models",               "", "model M{0} {{\n  id Int @id\n}}\n", ""},
    {"models without a key", "", "model M{0} {{\n  id Int\n}}\n", ""},
    {"models of one name",   "", "model M {{\n  id Int @id\n}}\n", ""},
    {"tables of one name",   "", "model M{0} {{\n  id Int @id\n  @@map(\"m\")\n}}\n", ""},
    {"enums",                "", "enum E{0} {{\n  A\n}}\n", ""},
    {"values",               "enum E {\n", "  A{0}\n", "}\n"},
    {"values of one name",   "enum E {\n", "  A\n", "}\n"},
    {"fields",               "model M {\n  id Int @id\n", "  field{0} String? @default(\"a\") @map(\"f_{0}\")\n", "}\n"},
    {"fields of one name",   "model M {\n  id Int @id\n", "  a Int\n", "}\n"},
    {"columns of one name",  "model M {\n  id Int @id\n", "  a{0} Int @map(\"a\")\n", "}\n"},
    {"unknown types",        "model M {\n  id Int @id\n", "  field{0} Strin{0}\n", "}\n"},
    {"unknown attributes",   "model M {\n  id Int @id\n", "  field{0} Int @uniqe\n", "}\n"},
    {"unknown defaults",     "enum E {\n  A\n}\nmodel M {\n  id Int @id\n", "  field{0} E @default(B)\n", "}\n"},
    {"expressions",          "model M {\n  id Int @id\n", "  field{0} Int @default(dbgenerated(\"id + {0}\"))\n", "}\n"},
    {"native types",         "model M {\n  id Int @id\n", "  field{0} String @db.VarChr(1)\n", "}\n"},
    {"ids",                  "model M {\n", "  field{0} Int @id\n", "}\n"},
    {"unique fields",        "model M {\n  id Int @id\n", "  field{0} Int @unique\n", "}\n"},
    {"indexes",              "model M {\n  id Int @id\n", "  @@index([id], map: \"i{0}\")\n", "}\n"},
    {"equal indexes",        "model M {\n  id Int @id\n", "  @@index([id])\n", "}\n"},
    {"unique keys",          "model M {\n  id Int @id\n", "  @@unique([id], map: \"u{0}\", name: \"n{0}\")\n", "}\n"},
    {"indexes of nothing",   "model M {\n  id Int @id\n", "  @@index([missing{0}])\n", "}\n"},
    {"maps of a model",      "model M {\n  id Int @id\n", "  @@map(\"m{0}\")\n", "}\n"},
    {"attributes of a field", "model M {\n  id Int @id", " @map(\"m{0}\")", "\n}\n"},
    {"parts of an index",    "model M {\n  id Int @id\n  @@index([id", ", id", "])\n}\n"},
    {"unknown parts",        "model M {\n  id Int @id\n  @@index([id", ", id{0}", "])\n}\n"},
    {"arguments",            "model M {\n  id Int @id\n  @@index([id]", ", a{0}: 1", ")\n}\n"},
    {"unnamed arguments",    "model M {\n  id Int @id @default(1", ", {0}", ")\n}\n"},
    {"items of a default",   "model M {\n  id Int @id\n  a String[] @default([\"a\"", ", \"{0}\"", "])\n}\n"},
    {"wrong items",          "model M {\n  id Int @id\n  a Int[] @default([1", ", \"{0}\"", "])\n}\n"},
    {"conditions",           "model M {\n  id Int @id\n  @@index([id], where: { id: 1", ", id: {0}", " })\n}\n"},
    {"brackets",             "model M {\n  id Int @default(", "[", ")\n}\n"},
    {"dots",                 "model M {\n  id Int @db", ".a", "\n}\n"},
    {"commas",               "model M {\n  id Int @default(", ",", ")\n}\n"},
    {"closing braces",       "model M {\n", "}} ", "\n}\n"},
    {"relations",            "model A {\n  id Int @id\n}\n",
                             "model B{0} {{\n  id Int @id\n  a C{0}[]\n}}\nmodel C{0} {{\n  id Int @id\n  b B{0} @relation(fields: [id], references: [id])\n}}\n", ""},
    {"relations of a model", "model A {\n  id Int @id\n", "  r{0} A? @relation(\"r{0}\", fields: [id], references: [id])\n  s{0} A? @relation(\"r{0}\")\n", "}\n"},
    {"ambiguous relations",  "model B {\n  id Int @id\n  a A[]\n}\nmodel A {\n  id Int @id\n", "  b{0} B @relation(fields: [id], references: [id])\n", "}\n"},
    {"join tables",          "model A {\n  id Int @id\n", "  r{0} A[] @relation(\"r{0}\")\n  s{0} A[] @relation(\"r{0}\")\n", "}\n"},
    {"lonely relations",     "model B {\n  id Int @id\n}\nmodel A {\n  id Int @id\n", "  b{0} B @relation(\"r{0}\", fields: [id], references: [id])\n", "}\n"},
    {"bad lines",            "", "this is no block {0}\n", ""},
    {"bad fields",           "model M {\n", "  = {0}\n", "}\n"},
    {"headers",              "", "model M{0} {{\n", ""},
    {"one-line blocks",      "", "model M{0} {{ id Int @id }}\n", ""},
    {"unknown blocks",       "", "banana B{0} {{\n  x\n}}\n", ""},
    {"open comments",        "", "/* {0}\n", ""},
    {"open strings",         "model M {\n", "  a String @default(\"{0}\n", "}\n"},
    {"comments",             "", "// {0}\n", "model M {\n  id Int @id\n}\n"},
    {"documentation",        "", "/// {0}\n", "model M {\n  id Int @id\n}\n"},
    {"pending extensions",   "model M {\n  id Int @id\n", "  /// @renamedFrom(\"a{0}\")\n", "  b Int\n}\n"},
    {"blank lines",          "", "\n", "model M {\n  id Int @id\n}\n"},
    {"a long comment",       "//", " {0}", "\nmodel M {\n  id Int @id\n}\n"},
    {"a long name",          "model M", "a{0}", " {\n  id Int @id\n}\n"},
    {"a long bad line",      "model M {\n  a Int x", "é{0} ", "\n}\n"},
    {"a long string",        "model M {\n  id String @id @default(\"", "a\\n{0}", "\")\n}\n"},
    {"a long field line",    "model M {\n  id Int @id", "    ", "\n}\n"},
    {"bad escapes",          "model M {\n  id String @id @default(\"", "\\x", "\")\n}\n"},
    {"settings",             "datasource db {\n  provider = \"postgresql\"\n", "  s{0} = 1\n", "}\n"},
    {"generators",           "", "generator g{0} {{\n  provider = \"x\"\n}}\n", ""},
    {"schemas",              "datasource db {\n  provider = \"postgresql\"\n  schemas = [\"a\"", ", \"s{0}\"", "]\n}\n"},
    {"extensions",           "datasource db {\n  provider = \"postgresql\"\n  extensions = [a", ", e{0}", "]\n}\n"},
});
// clang-format on

inline std::string make(Shape const& shape, std::size_t count) {
  std::string text(shape.begin);
  for (std::size_t i = 0; i < count; ++i)
    fmt::format_to(std::back_inserter(text), fmt::runtime(shape.line), i);
  return text.append(shape.end);
}

}  // namespace lockstep::large
