// A dump is read entry by entry. Each entry begins with a comment of three lines, the second of which names
// it.
#include "migrate/prove/pg_dump_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "compiler/model/archives.hpp"
#include "grammar/sql/lexer.hpp"
#include "migrate/system/programs.hpp"

namespace lockstep {
namespace {

constexpr std::string_view heading = "-- Name: ";

bool starts_entry(std::string_view line) {
  // Headings of objects, and of the data of objects. Other comments belong to the entry before.
  return line.starts_with(heading) || line.starts_with("-- TOC entry");
}

// Lines without information about the database: settings of the session, and comments on the dump.
bool is_noise(std::string_view line) {
  return line.empty() || line == "--" || line.starts_with("SET ") || line.starts_with("\\restrict") ||
         line.starts_with("\\unrestrict") || line.starts_with("-- Dump") ||
         line.starts_with("SELECT pg_catalog.set_config");
}

// Sorts the options of "WITH (b=2, a=1);", because their order depends on the statements that set them.
std::string in_dump_order(std::string line) {
  std::size_t const open = line.find_first_not_of(' ');
  if (open == std::string::npos) return line;
  std::string_view const rest = std::string_view(line).substr(open);
  bool const tags = rest.starts_with("WHEN TAG IN (");
  if (!tags && !rest.starts_with("WITH (")) return line;
  std::size_t const begin = line.find('(') + 1, end = line.rfind(')');
  if (end == std::string::npos || end < begin) return line;
  std::vector<std::string> items;
  for (std::size_t at = begin; at <= end;) {
    std::size_t const comma = std::min(line.find(", ", at), end);
    items.push_back(line.substr(at, comma - at));
    at = comma + 2;
  }
  std::ranges::sort(items);
  return line.substr(0, begin) + fmt::format("{}", fmt::join(items, ", ")) + line.substr(end);
}

std::vector<std::string> lines_of(std::string const& entry) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < entry.size();) {
    std::size_t const end = std::min(entry.find('\n', at), entry.size());
    lines.push_back(entry.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The columns and checks of CREATE TABLE, one line each, sorted and without the commas between them.
std::string without_positions(std::string const& entry) {
  std::vector<std::string> lines = lines_of(entry);
  auto const first = std::ranges::find_if(
      lines, [](std::string const& line) { return line.starts_with("CREATE ") && line.ends_with(" ("); });
  if (first == lines.end()) return entry;
  auto const last =
      std::find_if(first, lines.end(), [](std::string const& line) { return line.starts_with(")"); });
  for (auto line = first + 1; line < last; ++line) {
    if (line->ends_with(',')) line->pop_back();
  }
  std::sort(first + 1, last);
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

// The last part of a qualified name, without its quotes.
std::string bare_name(std::string const& qualified) {
  std::string name;
  for (Lexeme const& token : lexemes_of(qualified)) {
    if (is_name(token.kind)) name = value_of(qualified, token).value_or(name);
  }
  return name;
}

// The sequences that columns own, each with a name made from its column. "ALTER SEQUENCE s OWNED BY c" shows
// those of serial columns, "SEQUENCE NAME s" in "ALTER TABLE t ALTER COLUMN c ADD" those of identity columns.
std::vector<std::pair<std::string, std::string>> owned_sequences(std::vector<std::string> const& entries) {
  static constexpr std::string_view alter = "ALTER SEQUENCE ", owned = " OWNED BY ",
                                    name = "    SEQUENCE NAME ";
  std::vector<std::pair<std::string, std::string>> result;
  auto const add = [&](std::string const& qualified, std::string owner) {
    result.emplace_back(qualified, "sequence of " + owner);
    // The heading has the last part of the name, without quotes.
    result.emplace_back("Name: " + bare_name(qualified) + ";", "Name: sequence of " + owner + ";");
  };
  for (std::string const& entry : entries) {
    std::string column;
    for (std::string const& line : lines_of(entry)) {
      std::size_t const at = line.find(owned);
      if (line.starts_with(alter) && at != std::string::npos)
        add(line.substr(alter.size(), at - alter.size()),
            line.substr(at + owned.size(), line.size() - at - owned.size() - 1));
      if (line.starts_with("ALTER TABLE ") && line.find(" ADD GENERATED ") != std::string::npos)
        column = line.substr(12, line.find(" ADD GENERATED ") - 12);
      if (line.starts_with(name)) add(line.substr(name.size()), column);
    }
  }
  return result;
}

// Replaces a name where it occurs as a whole.
void replace_words(std::string& text, std::string const& from, std::string const& to) {
  auto const in_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '"' || (c & 0x80) != 0;
  };
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    std::size_t const end = at + from.size();
    bool const whole = (at == 0 || !in_name(text[at - 1])) && (end == text.size() || !in_name(text[end]));
    if (whole) text.replace(at, from.size(), to);
    at += whole ? to.size() : from.size();
  }
}

}  // namespace

std::vector<std::string> dump_entries(std::string const& url, bool owners) {
  std::vector<std::string> arguments{"--schema-only",
                                     "--exclude-schema=" + std::string(model::archive_prefix) + "*"};
  if (!owners) arguments.emplace_back("--no-owner");
  return entries_of(run_client("pg_dump", url, std::move(arguments), "the database cannot be dumped"));
}

std::vector<std::string> entries_of(std::string_view dump) {
  std::vector<std::string> entries;
  bool in_entry = false;
  SqlLexer lexer(dump);
  std::optional<Lexeme> token = lexer.next();
  for (std::size_t at = 0; at < dump.size();) {
    std::size_t const end = std::min(dump.find('\n', at), dump.size());
    std::string_view const line = dump.substr(at, end - at);
    while (token && token->end <= at) token = lexer.next();
    // A line of a function's body may look like one of the dump.
    bool const quoted = token && token->begin < at && token->kind != TokenKind::space;
    at = end + 1;
    if (quoted) {
      if (in_entry) entries.back().append(line).append(1, '\n');
      continue;
    }
    if (starts_entry(line)) {
      entries.emplace_back();
      in_entry = true;
    }
    bool const left_out = in_entry ? line.empty() || line == "--" || line.starts_with("\\unrestrict") ||
                                         line.starts_with("SET default_")
                                   : is_noise(line);
    if (left_out) continue;
    if (line.starts_with("-- PostgreSQL database dump complete")) break;
    if (in_entry) entries.back().append(in_dump_order(std::string(line))).append(1, '\n');
  }
  std::ranges::sort(entries);
  return entries;
}

std::vector<std::string> comparable_entries(std::vector<std::string> entries) {
  std::vector<std::pair<std::string, std::string>> const owned = owned_sequences(entries);
  for (std::string& entry : entries) {
    if (entry.find("; Type: TABLE;") != std::string::npos) entry = without_positions(entry);
    for (auto const& [sequence, owner] : owned) replace_words(entry, sequence, owner);
  }
  std::ranges::sort(entries);
  return entries;
}

std::string dump_difference(std::vector<std::string> const& first, std::vector<std::string> const& second) {
  std::string result;
  auto const add = [&](char sign, std::vector<std::string> const& these,
                       std::vector<std::string> const& others) {
    std::vector<std::string> only;
    std::ranges::set_difference(these, others, std::back_inserter(only));
    for (std::string const& entry : only) {
      bool begins = true;
      for (char const c : entry) {
        if (begins) result.append(1, sign).append(1, ' ');
        result += c;
        begins = c == '\n';
      }
    }
  };
  add('-', first, second);
  add('+', second, first);
  return result;
}

}  // namespace lockstep
