#include "bench/generate.hpp"

#include <fmt/format.h>

#include <iterator>

namespace lockstep::bench {
namespace {

constexpr char const* head =
    "datasource db {{\n  provider = \"postgresql\"\n  url      = env(\"DATABASE_URL\")\n}}\n\n"
    "enum Color {{\n  RED\n  GREEN\n  BLUE\n}}\n";

// 0: the number of the model, 1: that of the model that it refers to, 2: that of the model that refers to it,
// 3 to 6: the differences of the two versions.
constexpr char const* model = R"(
model Model{0} {{
  id        Int      @id @default(autoincrement())
  code      String   @unique @db.VarChar(40)
  name      String   @db.VarChar({3})
  color     Color    @default(RED)
  amount    Decimal  @default(0) @db.Decimal(12, 2)
  tags      String[]
  {4}
  createdAt DateTime @default(now()) @map("created_at") @db.Timestamptz(3)
  count     {5}      @default(0)
  otherId   Int      @map("other_id")
  other     Model{1} @relation("r{0}", fields: [otherId], references: [id])
  others    Model{2}[] @relation("r{2}")

  @@index([{6}])
  @@map("model_{0}")
}}
)";

}  // namespace

std::string generate_schema(std::size_t models, Version version) {
  bool const first = version == Version::first;
  std::string text = fmt::format(head);
  auto out = std::back_inserter(text);
  for (std::size_t i = 0; i < models; ++i) {
    fmt::format_to(out, model, i, (i + 1) % models, (i + models - 1) % models, first ? 80 : 120,
                   first ? "notes     String?" : "settings  Json?", first ? "Int" : "BigInt",
                   first ? "name, createdAt" : "createdAt, name");
  }
  return text;
}

}  // namespace lockstep::bench
