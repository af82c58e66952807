// The sink, the table of codes, and "did you mean".
#include "grammar/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "grammar/letters.hpp"

namespace lockstep {
namespace {

// Longer words are not compared.
constexpr std::size_t max_word = 64;

// The edit distance of two words in halves: 2 for an insertion, a deletion, a replacement or a swap of
// neighbours, 1 for a letter in the other case; limit if it is as much or more. Keeps three rows of the usual
// table. No later row can be smaller than two consecutive rows, so most words are rejected early.
std::size_t half_edits(std::string_view from, std::string_view to, std::size_t limit) {
  std::size_t const gap = from.size() > to.size() ? from.size() - to.size() : to.size() - from.size();
  if (2 * gap >= limit || to.size() > max_word) return limit;
  std::array<std::array<std::size_t, max_word + 1>, 3> rows{};
  auto* before = &rows[0];
  auto* above = &rows[1];
  auto* current = &rows[2];
  for (std::size_t j = 0; j <= to.size(); ++j) (*above)[j] = 2 * j;
  std::size_t best_above = 0;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    auto& row = *current;
    row[0] = 2 * i;
    std::size_t best = row[0];
    for (std::size_t j = 1; j <= to.size(); ++j) {
      char const a = from[i - 1];
      char const b = to[j - 1];
      std::size_t const replace = a == b ? 0 : lower(a) == lower(b) ? 1 : 2;
      row[j] = std::min({(*above)[j - 1] + replace, (*above)[j] + 2, row[j - 1] + 2});
      bool const swapped = i > 1 && j > 1 && a == to[j - 2] && from[i - 2] == b;
      if (swapped) row[j] = std::min(row[j], (*before)[j - 2] + 2);
      best = std::min(best, row[j]);
    }
    if (std::min(best, best_above) >= limit) return limit;
    best_above = best;
    before = std::exchange(above, std::exchange(current, before));
  }
  return std::min((*above)[to.size()], limit);
}

// Messages quote values, and a string may contain line ends; these and other control characters are shown as
// escapes.
std::string single_line(std::string text) {
  auto const is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  if (std::ranges::none_of(text, is_control)) return text;
  std::string line;
  for (char const c : text) {
    if (c == '\n') {
      line += "\\n";
    } else if (is_control(c)) {
      line += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return lower(c); });
  return result;
}

std::size_t edits(std::string_view from, std::string_view to) {
  constexpr std::size_t none = 2 * (max_word + 1);
  return (half_edits(from, to, none) + 1) / 2;
}

std::vector<CodeInfo> const& all_codes() {
  static std::vector<CodeInfo> const rows = {
#define DIAGNOSTIC(name, number, severity, title, explanation) \
  {Code::name, number, Severity::severity, title, explanation},
#include "grammar/diagnostics.def"
#undef DIAGNOSTIC
  };
  return rows;
}

std::string_view severity_word(Severity severity) {
  constexpr std::string_view words[] = {"error", "warning", "note"};
  return words[static_cast<std::size_t>(severity)];
}

CodeInfo const& info(Code code) { return all_codes().at(static_cast<std::size_t>(code)); }

std::optional<CodeInfo> find_code(std::string_view number) {
  auto const& rows = all_codes();
  auto const row =
      std::ranges::find_if(rows, [&](CodeInfo const& each) { return lower(each.number) == lower(number); });
  return row == rows.end() ? std::nullopt : std::optional(*row);
}

void Diagnostics::add(Diagnostic diagnostic) {
  diagnostic.message = single_line(std::move(diagnostic.message));
  if (info(diagnostic.code).severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  auto const key = [](Diagnostic const& each) {
    return each.span ? std::tuple(0, each.span->file, each.span->begin) : std::tuple(1, 0U, 0U);
  };
  auto result = all_;
  std::ranges::stable_sort(result, {}, key);
  return result;
}

std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& candidates) {
  std::size_t const limit = word.size() <= 1 ? 1 : word.size() <= 4 ? 2 : 4;
  std::size_t best = limit + 1;
  std::string const* found = nullptr;
  for (auto const& candidate : candidates) {
    auto const distance = half_edits(word, candidate, best);
    if (distance >= best) continue;
    best = distance;
    found = &candidate;
  }
  return found == nullptr ? std::nullopt : std::optional(*found);
}

}  // namespace lockstep
