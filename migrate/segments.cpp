#include "migrate/segments.hpp"

#include <algorithm>
#include <array>

#include "grammar/diagnostic.hpp"
#include "grammar/letters.hpp"

namespace lockstep {
namespace {

using Meaning = StatementMeaning;
using Words = std::vector<std::string>;

bool has(Words const& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Statements that PostgreSQL refuses in a transaction block, by how they begin. Source: calls of
// PreventInTransactionBlock in the server, versions 12 to 18. concurrently: only with that word.
struct LoneRow {
  std::array<std::string_view, 2> begins;
  bool concurrently = false;
};
constexpr auto lone_rows = std::to_array<LoneRow>({
    {{"create", "index"}, true},
    {{"create", "unique"}, true},
    {{"drop", "index"}, true},
    {{"reindex", ""}, true},
    {{"reindex", "database"}},
    {{"reindex", "system"}},
    {{"reindex", "schema"}},
    {{"vacuum", ""}},
    {{"cluster", ";"}},
    {{"create", "database"}},
    {{"drop", "database"}},
    {{"create", "tablespace"}},
    {{"drop", "tablespace"}},
    {{"alter", "system"}},
    {{"create", "subscription"}},
    {{"drop", "subscription"}},
    {{"alter", "subscription"}},
    {{"call", ""}},
});

bool holds_word(std::string_view text, std::string_view word) {
  auto const part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  auto const same = [](char a, char b) { return lower(a) == b; };
  for (auto at = text.begin();;) {
    at = std::search(at, text.end(), word.begin(), word.end(), same);
    if (at == text.end()) return false;
    auto const after = at + static_cast<std::ptrdiff_t>(word.size());
    bool const whole =
        (at == text.begin() || !part(lower(at[-1]))) && (after == text.end() || !part(lower(*after)));
    if (whole) return true;
    ++at;
  }
}

bool is_lone(Words const& words, std::string_view text) {
  // A block that commits in between, as a backfill in batches does.
  if (words[0] == "do") return holds_word(text, "commit");
  // ALTER TABLE … DETACH PARTITION … CONCURRENTLY
  if (words[0] == "alter") {
    bool const detaches = has(words, "detach") && has(words, "concurrently");
    if (detaches) return true;
  }
  return std::any_of(lone_rows.begin(), lone_rows.end(), [&](LoneRow const& row) {
    std::string_view const second = words.size() > 1 ? std::string_view(words[1]) : ";";
    bool const fits = words[0] == row.begins[0] && (row.begins[1].empty() || row.begins[1] == second);
    return fits && (!row.concurrently || has(words, "concurrently"));
  });
}

std::string at_line(Statement const& statement) { return "line " + std::to_string(statement.line) + ": "; }

class Cutter {
 public:
  Segments run(std::string_view sql) {
    std::vector<Statement> const statements = split(sql);
    std::vector<Meaning> meanings;
    for (Statement const& one : statements) meanings.push_back(meaning_of(text_of(sql, one)));
    own_ = std::find(meanings.begin(), meanings.end(), Meaning::begin) != meanings.end();
    for (std::size_t i = 0; i < statements.size() && result_.problem.empty(); ++i)
      take(statements[i], meanings[i]);
    if (open_ && own_ && result_.problem.empty())
      result_.problem = at_line(*begin_) + "this transaction is never committed";
    if (!result_.problem.empty()) result_.all.clear();
    return std::move(result_);
  }

 private:
  void take(Statement const& one, Meaning meaning) {
    switch (meaning) {
      case Meaning::begin:
        if (open_) return complain(one, "a transaction begins inside of another one");
        begin_ = &one;
        return open();
      case Meaning::commit:
        if (!open_ || !own_) return complain(one, "there is no transaction to commit");
        result_.all.back().end = one.end;
        open_ = false;
        begin_ = nullptr;
        return;
      case Meaning::rollback:
        return complain(one, "a migration that rolls itself back does nothing");
      case Meaning::lone:
      case Meaning::session:
        if (open_ && own_ && meaning == Meaning::lone) {
          return complain(one, "this cannot run inside of a transaction");
        }
        if (open_ && own_) return add(one);  // SET in a transaction
        open_ = false;
        result_.all.push_back(
            {meaning == Meaning::lone ? SegmentKind::lone : SegmentKind::session, {one}, one.end});
        return;
      case Meaning::plain:
        if (!open_) open();
        add(one);
        if (own_ && begin_ == nullptr) open_ = false;  // alone, as psql runs it
        return;
    }
  }

  void open() {
    result_.all.push_back({SegmentKind::transaction, {}, 0});
    open_ = true;
  }
  void add(Statement const& one) {
    result_.all.back().statements.push_back(one);
    result_.all.back().end = one.end;
  }
  void complain(Statement const& one, std::string const& what) { result_.problem = at_line(one) + what; }

  Segments result_;
  bool own_ = false;   // the file has transactions of its own
  bool open_ = false;  // the last segment takes further statements
  Statement const* begin_ = nullptr;
};

}  // namespace

std::vector<std::string> first_words(std::string_view statement, std::size_t most) {
  Words words;
  std::size_t at = 0;
  auto const word_byte = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
  };
  while (at < statement.size() && words.size() < most) {
    char const c = statement[at];
    std::string_view const rest = statement.substr(at);
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      ++at;
    } else if (rest.starts_with("--")) {
      at += std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("/*")) {
      std::size_t const close = rest.find("*/", 2);
      at += close == std::string_view::npos ? rest.size() : close + 2;
    } else if (c == '"') {
      std::size_t end = 1;
      while (end < rest.size() && (rest[end] != '"' || (end + 1 < rest.size() && rest[end + 1] == '"'))) {
        end += rest[end] == '"' ? 2 : 1;
      }
      words.emplace_back(rest.substr(0, std::min(end + 1, rest.size())));
      at += words.back().size();
    } else if (word_byte(c)) {
      std::size_t end = 0;
      while (end < rest.size() && word_byte(rest[end])) ++end;
      words.push_back(lower(rest.substr(0, end)));
      at += end;
    } else {
      words.emplace_back(1, c);
      ++at;
    }
  }
  return words;
}

StatementMeaning meaning_of(std::string_view text) {
  Words const words = first_words(text, 16);
  if (words.empty()) return Meaning::plain;
  auto const second = [&](std::string_view word) { return words.size() > 1 && words[1] == word; };
  if (words[0] == "begin" || (words[0] == "start" && second("transaction"))) return Meaning::begin;
  if (words[0] == "commit" || words[0] == "end") return second("prepared") ? Meaning::lone : Meaning::commit;
  if (words[0] == "rollback" || words[0] == "abort") {
    if (second("prepared")) return Meaning::lone;
    return has(words, "to") ? Meaning::plain : Meaning::rollback;
  }
  if (words[0] == "set" || words[0] == "reset") {
    return second("local") || second("constraints") || second("transaction") ? Meaning::plain
                                                                             : Meaning::session;
  }
  return is_lone(words, text) ? Meaning::lone : Meaning::plain;
}

Segments segments_of(std::string_view sql) { return Cutter().run(sql); }

std::size_t steps_of(Segments const& segments) {
  return static_cast<std::size_t>(
      std::count_if(segments.all.begin(), segments.all.end(),
                    [](Segment const& one) { return one.kind != SegmentKind::session; }));
}

}  // namespace lockstep
