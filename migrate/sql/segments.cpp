#include "migrate/sql/segments.hpp"

#include <algorithm>

namespace lockstep {
namespace {

using Kind = StatementKind;

std::string at_line(Statement const& statement) { return "line " + std::to_string(statement.line) + ": "; }

class Cutter {
 public:
  Segments run(std::string_view sql) {
    std::vector<Statement> const statements = split(sql);
    std::vector<StatementMeaning> meanings;
    for (Statement const& one : statements) meanings.push_back(meaning_of(text_of(sql, one)));
    own_ = std::ranges::find(meanings, Kind::begin, &StatementMeaning::kind) != meanings.end();
    alone_ = std::ranges::count_if(meanings, [](StatementMeaning const& one) {
               return one.kind != Kind::session && one.kind != Kind::discard_all;
             }) == 1;
    for (std::size_t i = 0; i < statements.size() && result_.problem.empty(); ++i)
      take(statements[i], meanings[i]);
    if (open_ && own_ && result_.problem.empty())
      result_.problem = at_line(*result_.all.back().begin) + "this transaction is never committed";
    if (!result_.problem.empty()) result_.all.clear();
    return std::move(result_);
  }

 private:
  void take(Statement const& one, StatementMeaning const& meaning) {
    bool const in_own = open_ && own_;
    switch (meaning.kind) {
      case Kind::begin:
        if (open_) return report(one, "a transaction begins inside of another one");
        open();
        result_.all.back().begin = one;
        return;
      case Kind::commit:
        if (!in_own) return report(one, "there is no transaction to commit");
        result_.all.back().end = one.end;
        open_ = false;
        return;
      case Kind::rollback:
        return report(one, "a migration that rolls itself back does nothing");
      case Kind::unsupported:
        return report(one, meaning.problem);
      case Kind::outside:
      case Kind::discard_all:
        if (in_own) return report(one, "this cannot run inside of a transaction");
        return stand(meaning.kind == Kind::outside ? SegmentKind::non_transactional : SegmentKind::reset,
                     one);
      case Kind::usually_outside:
        return in_own ? add(one) : stand(SegmentKind::non_transactional, one);
      case Kind::maybe_outside:
        return own_ || alone_ ? alone(one, SegmentKind::non_transactional) : share(one);
      case Kind::session:
        return open_ ? add(one) : stand(SegmentKind::session, one);
      case Kind::inside:
        if (own_ && !open_) return report(one, "this does nothing outside of a transaction");
        return share(one);
      case Kind::plain:
        return own_ ? alone(one, SegmentKind::transaction) : share(one);
    }
  }

  // For a statement outside of the transactions that the file writes, as psql runs it.
  void alone(Statement const& one, SegmentKind kind) { return open_ ? add(one) : stand(kind, one); }

  // For a statement that may run in the transaction of the file.
  void share(Statement const& one) {
    if (!open_) open();
    add(one);
  }

  // Ends the open transaction of a file that writes none, and makes the statement a segment.
  void stand(SegmentKind kind, Statement const& one) {
    open_ = false;
    result_.all.push_back({.kind = kind, .statements = {one}, .end = one.end});
  }

  void open() {
    result_.all.push_back({.kind = SegmentKind::transaction, .statements = {}});
    open_ = true;
  }
  void add(Statement const& one) {
    result_.all.back().statements.push_back(one);
    result_.all.back().end = one.end;
  }
  void report(Statement const& one, std::string_view what) {
    result_.problem = at_line(one) + std::string(what);
  }

  Segments result_;
  bool own_ = false;    // the file itself has BEGIN and COMMIT
  bool alone_ = false;  // the file has one statement, except changes of the session
  bool open_ = false;   // the last segment takes further statements
};

}  // namespace

Segments segments_of(std::string_view sql) { return Cutter().run(sql); }

bool is_step(Segment const& segment) {
  return segment.kind != SegmentKind::session && segment.kind != SegmentKind::reset;
}

std::size_t steps_of(Segments const& segments) {
  return static_cast<std::size_t>(std::ranges::count_if(segments.all, is_step));
}

}  // namespace lockstep
