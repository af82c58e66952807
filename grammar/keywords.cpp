// The table of block keywords.
#include "grammar/keywords.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace lockstep {

namespace {

struct Row {
  std::string_view word;
  std::string_view members;
  std::optional<ast::ModelKind> model{};
  std::optional<ast::ConfigKind> config{};
};

// clang-format off
constexpr auto keyword_rows = std::to_array<Row>({
    {.word = "model",      .members = "a field or a block attribute", .model = ast::ModelKind::model},
    {.word = "view",       .members = "a field or a block attribute", .model = ast::ModelKind::view},
    {.word = "type",       .members = "a field or a block attribute", .model = ast::ModelKind::composite},
    {.word = "enum",       .members = "an enum value or a block attribute"},
    {.word = "datasource", .members = "a setting (`key = value`)",    .config = ast::ConfigKind::datasource},
    {.word = "generator",  .members = "a setting (`key = value`)",    .config = ast::ConfigKind::generator},
});
// clang-format on

Row const& row_of(std::string_view keyword) {
  auto const row = std::ranges::find(keyword_rows, keyword, &Row::word);
  assert(row != keyword_rows.end());
  return *row;
}

}  // namespace

std::vector<std::string> const& block_keywords() {
  static std::vector<std::string> const words = [] {
    std::vector<std::string> result;
    for (auto const& row : keyword_rows) result.emplace_back(row.word);
    return result;
  }();
  return words;
}

bool is_block_keyword(std::string_view word) {
  return std::ranges::find(keyword_rows, word, &Row::word) != keyword_rows.end();
}

std::string_view block_keyword(std::string_view header) {
  auto const row =
      std::ranges::find_if(keyword_rows, [&](Row const& each) { return header.starts_with(each.word); });
  assert(row != keyword_rows.end());
  return row->word;
}

std::string_view members_of(std::string_view keyword) { return row_of(keyword).members; }

std::optional<ast::ConfigKind> config_kind(std::string_view keyword) { return row_of(keyword).config; }

ast::ModelKind model_kind(std::string_view keyword) {
  assert(row_of(keyword).model);
  return *row_of(keyword).model;
}

}  // namespace lockstep
