#include "migrate/lint/allow_comments.hpp"

#include <algorithm>

#include "compiler/plan/actions/hazard.hpp"

namespace lockstep {
namespace {

constexpr std::string_view marker = "lockstep:allow";

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_code(std::string_view word) {
  return word.size() == 4 && (word[0] == 'H' || word[0] == 'h') &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Removes the codes from the start of the text: "H201, H105 why" becomes "why".
std::vector<std::string> take_codes(std::string_view& text) {
  std::vector<std::string> result;
  while (true) {
    std::string_view const word = text.substr(0, std::min(text.find_first_of(" \t,:"), text.size()));
    if (!is_code(word)) return result;
    result.push_back("H" + std::string(word.substr(1)));
    text.remove_prefix(word.size());
    while (!text.empty() && (is_space(text[0]) || text[0] == ',' || text[0] == ':')) text.remove_prefix(1);
  }
}

std::string problem_of(AllowComment const& comment) {
  if (comment.codes.empty()) return "it names no code";
  for (std::string const& code : comment.codes) {
    std::vector<std::string> known;
    for (HazardInfo const& row : all_hazards()) known.emplace_back(row.number);
    if (std::ranges::find(known, code) != known.end()) continue;
    auto const near = nearest(code, known);
    return "there is no hazard " + code + (near ? ", did you mean " + *near + "?" : "");
  }
  return comment.reason.empty() ? "it gives no reason" : "";
}

std::size_t statement_of(std::string_view sql, std::size_t comment,
                         std::vector<Statement> const& statements) {
  auto const next = std::ranges::find_if(statements, [&](Statement const& one) { return one.end > comment; });
  auto const index = static_cast<std::size_t>(next - statements.begin());
  if (index == 0) return index;
  std::size_t const end = statements[index - 1].end;
  bool const same_line = sql.substr(end, comment - end).find('\n') == std::string_view::npos;
  return same_line ? index - 1 : index;
}

}  // namespace

std::vector<AllowComment> read_allow_comments(std::string_view sql, std::vector<SqlComment> const& comments,
                                              std::vector<Statement> const& statements) {
  std::vector<AllowComment> result;
  for (SqlComment const& one : comments) {
    std::string_view text = sql.substr(one.begin, one.end - one.begin);
    if (text.starts_with("/*") && text.ends_with("*/")) text.remove_suffix(2);
    text = trimmed(text.substr(2));
    if (!text.starts_with(marker)) continue;
    text.remove_prefix(marker.size());
    AllowComment comment{.begin = one.begin, .statement = statement_of(sql, one.begin, statements)};
    if (text.starts_with("-file")) {
      comment.whole_file = true;
      text.remove_prefix(5);
    }
    text = trimmed(text);
    comment.codes = take_codes(text);
    comment.reason = trimmed(text);
    comment.problem = problem_of(comment);
    comment.used.assign(comment.codes.size(), false);
    result.push_back(std::move(comment));
  }
  return result;
}

}  // namespace lockstep
