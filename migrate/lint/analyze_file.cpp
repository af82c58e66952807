#include "migrate/lint/analyze_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "compiler/model/print.hpp"
#include "emit/abbreviate.hpp"
#include "emit/emit.hpp"
#include "migrate/lint/table_sizes.hpp"
#include "migrate/sql/segments.hpp"

namespace lockstep {
namespace {

using enum HazardCode;
using model::Name;
using model::ObjectKind;

struct HeldLock {
  Lock lock = Lock::none;
  std::size_t line = 0;
};

struct Transaction {
  bool has_timeout = false;
  std::map<Name, HeldLock> held;  // on tables that existed before the migration
  std::set<Name> exclusive;  // of these, those under ACCESS EXCLUSIVE of statements that could run separately
  std::set<Name> named;      // by LOCK TABLE
  std::optional<std::size_t> second;   // the statement that locks the second one
  std::set<std::string> added_values;  // of enums
};

// From this number on, rows should be written in batches.
constexpr double many_rows = 100'000;

bool is_drop(Effect effect) {
  return effect == Effect::drop_table || effect == Effect::drop_column || effect == Effect::drop_constraint ||
         effect == Effect::drop_object || effect == Effect::drop_index;
}

std::optional<HazardCode> of_work(Work work) {
  switch (work) {
    case Work::rewrite:
      return table_rewrite;
    case Work::scan:
      return table_scan_locked;
    case Work::index:
      return index_build_locked;
    case Work::meta:
    case Work::batches:
      return {};
  }
  return {};
}

// The text of a kind of work in a detail.
std::string_view phrase(Work work) {
  static constexpr std::string_view words[] = {"", "reads all rows", "builds an index", "rewrites the table",
                                               "writes rows"};
  return words[static_cast<std::size_t>(work)];
}

ObjectKind kind_of(std::string const& word) {
  static std::map<std::string_view, ObjectKind> const kinds = {
      {"type", ObjectKind::enum_type},
      {"view", ObjectKind::view},
      {"function", ObjectKind::function},
      {"procedure", ObjectKind::procedure},
      {"sequence", ObjectKind::sequence},
      {"trigger", ObjectKind::trigger},
      {"policy", ObjectKind::policy},
      {"extension", ObjectKind::extension},
      {"schema", ObjectKind::schema_object},
      {"domain", ObjectKind::domain},
      {"materialized", ObjectKind::materialized_view}};
  auto const found = kinds.find(word);
  return found == kinds.end() ? ObjectKind::table : found->second;
}

class FileAnalyzer {
 public:
  FileAnalyzer(LintedFile const& file, std::string const& default_schema,
               std::map<Name, TableSize> const* sizes, TrackedSchema& known)
      : file_(file),
        sizes_(sizes),
        known_(known),
        statements_(acts_of(file.sql, split(file.sql), default_schema)),
        names_(names_given(statements_)) {}

  std::vector<PlacedFinding> run() {
    for (StatementActs const& one : statements_)
      kinds_.push_back(statement_kind(text_of(file_.sql, one.statement)));
    own_ = std::ranges::find(kinds_, StatementKind::begin) != kinds_.end();
    for (at_ = 0; at_ < statements_.size(); ++at_) take();
    close();
    judge_transactions();
    judge_placeholders();
    return std::move(findings_);
  }

 private:
  StatementActs const& now() const { return statements_[at_]; }

  void take() {
    switch (kinds_[at_]) {
      case StatementKind::begin:
        close();
        explicit_ = true;
        return;
      case StatementKind::commit:
      case StatementKind::rollback:
        close();
        explicit_ = false;
        return;
      case StatementKind::outside:
      case StatementKind::usually_outside:
      case StatementKind::discard_all:
        if (!explicit_) close();
        judge_statement();
        if (!explicit_) close();
        return;
      case StatementKind::session:
      case StatementKind::maybe_outside:
      case StatementKind::inside:
      case StatementKind::unsupported:
      case StatementKind::plain:
        judge_statement();
        if (own_ && !explicit_ && kinds_[at_] != StatementKind::session) close();
        return;
    }
  }

  void judge_statement() {
    if (!now().understood) add(not_understood, {}, "");
    judge_enum_values();
    for (Operation const& act : now().acts) {
      Match const* const match = reading_of(act, {known_, names_, at_});
      if (match == nullptr) continue;
      act_ = &act;
      judge_act(act, *match);
      act_ = nullptr;
      apply(act, *match, known_);
    }
  }

  // --- one statement

  void judge_act(Operation const& act, Match const& match) {
    StatementRow const& row = *match.row;
    if (row.effect == Effect::set_timeout) return set_timeout(act, match);
    if (row.effect == Effect::add_value) transaction_.added_values.insert(match.captured.text);
    if (!row.transactional) judge_standing();
    Name const target = target_of(match.captured);
    bool const existing = is_existing(match, target);
    bool const other = exists(match.captured.other);
    bool const worked_on = row.work_on_other ? other : existing;
    bool const blocks = (existing && blocks_writes(row.lock)) || (other && blocks_writes(row.referenced));
    if (worked_on && blocks && of_work(row.work))
      add(*of_work(row.work), about_table(match, target), detail(match, target));
    if ((existing && !is_made(match)) || (row.work_on_other && other)) judge_row(act, match, target);
    if (worked_on && !blocks && row.work != Work::meta) judge_work_under_lock(match, target);
    if (existing) judge_size(act, match, target);
    if (row.form.starts_with("lock ")) transaction_.named.insert(target);
    if (existing) hold(target, row.lock, could_stand_alone(row));
    if (other) hold(match.captured.other, row.referenced, false);
    if (row.effect == Effect::rename_table) follow(match.captured.table, match.captured.to.name);
    if (blocks) judge_timeout(match, existing && blocks_writes(row.lock) ? target : match.captured.other);
  }

  // Adds the hazards of the row, unless the statement undoes what the migration has done.
  void judge_row(Operation const& act, Match const& match, Name const& target) {
    for (std::optional<HazardCode> const& code : match.row->hazards.codes) {
      bool const holds = code && !undoes(*code, match) && (*code != invalid_index_kept || !is_checked());
      if (holds) add(*code, about(match, target), detail(match, target));
    }
    if (is_drop(match.row->effect) && has_words(act.tokens, {"cascade"}))
      add(dropped_with_cascade, about(match, target), "");
  }

  // Whether the next statement checks that the index is valid.
  bool is_checked() const {
    if (at_ + 1 >= statements_.size()) return false;
    std::string_view const next = text_of(file_.sql, statements_[at_ + 1].statement);
    return next.find("indisvalid") != std::string_view::npos;
  }

  // For an UPDATE or DELETE whose condition compares nothing with a value: it can match most rows of a large
  // table.
  void judge_size(Operation const& act, Match const& match, Name const& target) {
    bool const changes = is_word(act.tokens[0], "update") || is_word(act.tokens[0], "delete");
    if (!changes || match.row->work != Work::meta || sizes_ == nullptr) return;
    auto const size = sizes_->find(target);
    if (size == sizes_->end() || size->second.rows.value_or(0) < many_rows) return;
    std::array<std::string_view, 1> constexpr word = {"where"};
    TokenSpan const tokens = act.tokens;
    TokenSpan const where = tokens.subspan(find_words(tokens, word));
    bool const picks = std::ranges::any_of(where, [](SqlToken const& token) {
      return is_sign(token, '=') || is_word(token, "in") || is_word(token, "current");
    });
    if (!picks)
      add(rows_written_at_once, about(match, target),
          with_size("the condition may hold for most rows", target, Work::batches));
  }

  bool undoes(HazardCode code, Match const& match) const {
    Captures const& c = match.captured;
    if (file_.undoes == nullptr) return false;
    if (code == column_dropped) return file_.undoes->columns.contains({c.table, c.column});
    if (code == table_dropped) return file_.undoes->tables.contains(c.table);
    if (code != object_dropped) return false;
    return std::ranges::any_of(file_.undoes->objects,
                               [&](TrackedObject const& one) { return one.second == c.name; });
  }

  void judge_standing() {
    if (explicit_) return add(not_in_transaction, {}, "it is between BEGIN and COMMIT");
    if (own_ || file_.sql.starts_with("-- lockstep ")) return;
    auto const others = static_cast<std::size_t>(std::ranges::count_if(
                            kinds_, [](StatementKind kind) { return kind != StatementKind::session; })) -
                        1;
    if (others > 0)
      add(stands_beside_others, {}, fmt::format("{} other statement{}", others, others == 1 ? "" : "s"));
  }

  void judge_enum_values() {
    if (transaction_.added_values.empty()) return;
    SqlTokens const tokens = tokens_of(text_of(file_.sql, now().statement));
    for (SqlToken const& token : tokens.all) {
      if (!is_text(token) || !transaction_.added_values.contains(token.text)) continue;
      bool const adds = std::ranges::any_of(now().acts, [](Operation const& act) {
        return act.matches.back().row->effect == Effect::add_value;
      });
      if (!adds) return add(enum_value_too_early, {}, "'" + token.text + "'");
    }
  }

  void judge_work_under_lock(Match const& match, Name const& target) {
    for (auto const& [table, held] : transaction_.held) {
      if (!blocks_writes(held.lock) || held.line == now().statement.line) continue;
      std::string text = fmt::format("{}; {} of {} is held since line {}", phrase(match.row->work),
                                     enum_name(held.lock), model::print(table), held.line);
      return add(work_under_lock, about(match, target), with_size(std::move(text), target, match.row->work));
    }
  }

  // Once for each file, because one line at its beginning is missing.
  void judge_timeout(Match const& match, Name const& table) {
    if (transaction_.has_timeout || session_timeout_ || told_timeout_) return;
    told_timeout_ = true;
    bool const on_table = table == target_of(match.captured);
    Lock const lock = on_table ? match.row->lock : match.row->referenced;
    add(no_lock_timeout, {ObjectKind::table, table, {}}, std::string(enum_name(lock)));
  }

  void set_timeout(Operation const& act, Match const& match) {
    if (!match.captured.text.empty() && match.captured.text != "lock_timeout") return;
    auto const holds = [](SqlToken const& token) {
      bool const value = is_text(token) || token.kind == TokenKind::number;
      return value && token.text.find_first_of("123456789") != std::string::npos;
    };
    bool const is_set = std::ranges::any_of(act.tokens, holds);
    bool const local = has_words(act.tokens, {"local"}) || !match.captured.text.empty();
    (local ? transaction_.has_timeout : session_timeout_) = is_set;
  }

  // --- transactions

  // Whether the statement could run in a separate transaction. Long work is reported by its own hazard, no
  // session uses a table that is dropped, and one foreign key locks two tables in any case.
  static bool could_stand_alone(StatementRow const& row) {
    return row.work == Work::meta && row.effect != Effect::drop_table &&
           row.effect != Effect::drop_constraint;
  }

  // Continues with the same table under its new name.
  void follow(Name const& from, std::string const& to) {
    if (transaction_.exclusive.erase(from) > 0) transaction_.exclusive.insert({from.schema, to});
    if (auto held = transaction_.held.extract(from)) {
      held.key() = {from.schema, to};
      transaction_.held.insert(std::move(held));
    }
  }

  void hold(Name const& table, Lock lock, bool alone) {
    if (lock == Lock::none) return;
    HeldLock& held = transaction_.held[table];
    if (held.lock < lock) held = {lock, now().statement.line};
    bool const named = transaction_.named.contains(table);  // LOCK TABLE takes all its locks together
    if (lock != Lock::access_exclusive || !alone || named) return;
    transaction_.exclusive.insert(table);
    if (transaction_.exclusive.size() == 2 && !transaction_.second) transaction_.second = at_;
  }

  void close() {
    if (transaction_.second) {
      std::string tables;
      for (Name const& table : transaction_.exclusive)
        tables += (tables.empty() ? "" : ", ") + model::print(table);
      std::size_t const at = std::exchange(at_, *transaction_.second);
      add(several_tables_locked, {}, tables);
      at_ = at;
    }
    transaction_ = {};
  }

  void judge_transactions() {
    Segments const segments = segments_of(file_.sql);
    bool const told = std::ranges::any_of(
        findings_, [](PlacedFinding const& one) { return one.finding.code == not_in_transaction; });
    if (segments.problem.empty() || told) return;
    std::string_view problem = segments.problem;  // "line 12: …"
    std::size_t line = 1;
    if (problem.starts_with("line ")) {
      std::from_chars(problem.data() + 5, problem.data() + problem.size(), line);
      problem.remove_prefix(problem.find(": ") + 2);
    }
    auto const place =
        std::ranges::find(statements_, line, [](StatementActs const& one) { return one.statement.line; });
    at_ = place == statements_.end() ? 0 : static_cast<std::size_t>(place - statements_.begin());
    add(broken_transaction, {}, std::string(problem));
  }

  void judge_placeholders() {
    for (at_ = 0; at_ < statements_.size(); ++at_) {
      std::string_view const text = text_of(file_.sql, now().statement);
      if (text.find(placeholder_marker) != std::string_view::npos) add(value_needed, {}, "");
    }
  }

  // --- the object of a finding

  bool exists(Name const& table) const {
    return !file_.first && !table.name.empty() && !known_.is_new(table);
  }

  bool is_existing(Match const& match, Name const& target) const {
    if (match.row->about != About::name || !match.captured.table.name.empty()) return exists(target);
    return !file_.first && !is_made(match);
  }

  // Whether the same change has made the object.
  bool is_made(Match const& match) const {
    return match.row->about == About::name && std::ranges::any_of(known_.made, [&](TrackedObject const& one) {
             return one.second == match.captured.name;
           });
  }

  // The table that is locked. For an index it is the index's table, where that is known.
  Name target_of(Captures const& captured) const {
    if (!captured.table.name.empty()) return captured.table;
    auto const index = known_.index_tables.find(captured.name);
    return index == known_.index_tables.end() ? captured.name : index->second;
  }

  model::ObjectRef about_table(Match const& match, Name const& target) const {
    if (match.row->work_on_other) return {ObjectKind::table, match.captured.other, {}};
    return {match.row->about == About::name ? kind_of(word_of(match)) : ObjectKind::table, target, {}};
  }

  model::ObjectRef about(Match const& match, Name const& target) const {
    Captures const& c = match.captured;
    if (match.row->about == About::column) return {ObjectKind::column, c.table, c.column};
    if (match.row->about == About::name) {
      if (!c.table.name.empty()) return {kind_of(word_of(match)), c.table, c.name.name};
      return {kind_of(word_of(match)), c.name, {}};
    }
    return about_table(match, target);
  }

  // The kind of object that the statement names.
  std::string word_of(Match const& match) const {
    if (!match.captured.kind.empty()) return match.captured.kind;
    for (std::string_view const word : {"type", "domain", "materialized", "trigger", "policy"}) {
      if (match.row->form.find(word) != std::string_view::npos) return std::string(word);
    }
    return "";
  }

  std::string detail(Match const& match, Name const& target) const {
    StatementRow const& row = *match.row;
    Lock const lock = std::max(row.lock, row.referenced);
    std::string text = lock == Lock::none || !blocks_writes(lock) ? "" : std::string(enum_name(lock));
    if (row.given == Condition::type_unknown)
      text += ", the current type is not known: may rewrite the table";
    return with_size(std::move(text), row.work_on_other ? match.captured.other : target, row.work);
  }

  std::string with_size(std::string text, Name const& table, Work work) const {
    if (sizes_ == nullptr) return text;
    auto const size = sizes_->find(table);
    if (size == sizes_->end()) return text;
    return text + (text.empty() ? "" : "; ") + expected(size->second, work);
  }

  // Adds each code once for an object and statement. The place of a finding in a DO block is the inner
  // statement.
  void add(HazardCode code, model::ObjectRef object, std::string text) {
    bool const known = std::ranges::any_of(findings_, [&](PlacedFinding const& one) {
      return one.statement == at_ && one.finding.code == code && one.finding.object == object;
    });
    if (known) return;
    bool const inner = act_ != nullptr && act_->in_block;
    std::size_t const begin = inner ? act_->tokens.front().begin : now().statement.begin;
    std::size_t const end = inner ? act_->tokens.back().end : now().statement.end;
    LintFinding finding{.code = code,
                        .place = place_of(begin),
                        .statement = single_line(std::string(file_.sql.substr(begin, end - begin)), 100),
                        .object = std::move(object),
                        .detail = std::move(text)};
    findings_.push_back({at_, std::move(finding)});
  }

  FilePlace place_of(std::size_t offset) const {
    std::string_view const before = file_.sql.substr(0, offset);
    std::size_t const line = before.rfind('\n') + 1;  // 0 on the first line, where there is none
    return {.file = file_.path,
            .line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
            .column = columns_behind(before.substr(line)).characters};
  }

  LintedFile const& file_;
  std::map<Name, TableSize> const* sizes_;
  TrackedSchema& known_;
  std::vector<StatementActs> const statements_;
  std::vector<NameDefined> const names_;
  std::vector<StatementKind> kinds_;
  std::vector<PlacedFinding> findings_;
  Transaction transaction_;
  std::size_t at_ = 0;
  Operation const* act_ = nullptr;  // the operation that is being judged
  bool own_ = false;                // the file itself has BEGIN and COMMIT
  bool explicit_ = false;           // between BEGIN and COMMIT
  bool session_timeout_ = false;
  bool told_timeout_ = false;
};

}  // namespace

std::vector<PlacedFinding> judge(LintedFile const& file, std::string const& default_schema,
                                 std::map<Name, TableSize> const* sizes, TrackedSchema& known) {
  return FileAnalyzer(file, default_schema, sizes, known).run();
}

}  // namespace lockstep
