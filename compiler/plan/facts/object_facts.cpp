// One row for each kind. The locks were measured on servers 12 to 18 with pg_locks; the row has the strongest
// one.

#include "compiler/plan/facts/object_facts.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "compiler/model/quote.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep {
namespace {

using model::DefinedObject;
using model::Name;
using model::ObjectRef;
using K = model::ObjectKind;
using enum Lock;

// The relation that is locked. member: the relation to which the object belongs; subject: the first table or
// partition that it needs.
enum class On { nothing, self, member, subject };

struct ObjectRow {
  K kind;
  On on = On::nothing;
  Lock create = none, drop = none, replace = none;
  Work work = Work::meta;  // of creating it on a table with rows
  Phase goes = Phase::contract;
  bool called = false, type = false, relation = false;
};

constexpr auto expand = Phase::expand, contract = Phase::contract;
constexpr auto meta = Work::meta;
constexpr bool called = true, a_type = true, no_type = false, a_relation = true;

// clang-format off
constexpr auto object_rows = std::to_array<ObjectRow>({
  // The first three belong to partitions; an index may also belong to a materialized view.
  {K::primary_key,          On::member,  access_exclusive,       access_exclusive,       access_exclusive,       Work::index, contract},
  {K::foreign_key,          On::member,  share_row_exclusive,    access_exclusive,       access_exclusive,       Work::scan, expand},
  {K::index,                On::self,    share,                  access_exclusive,       access_exclusive,       Work::index, expand},
  {K::sequence,             On::self,    none,                   access_exclusive,       share_row_exclusive,    meta, contract, called, no_type, a_relation},
  {K::domain,               On::nothing, none,                   none,                   none,                   meta, contract, called, a_type},
  {K::composite_type,       On::nothing, none,                   none,                   none,                   meta, contract, called, a_type, a_relation},
  {K::range_type,           On::nothing, none,                   none,                   none,                   meta, contract, called, a_type},
  {K::collation,            On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::function,             On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::procedure,            On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::aggregate,            On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::operator_,            On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::cast,                 On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::partition,            On::subject, access_exclusive,       access_exclusive,       access_exclusive,       meta, contract, called, no_type, a_relation},
  {K::inheritance,          On::member,  access_exclusive,       access_exclusive,       access_exclusive,       meta, contract},
  {K::check,                On::member,  access_exclusive,       access_exclusive,       access_exclusive,       Work::scan, expand},
  {K::exclusion,            On::member,  access_exclusive,       access_exclusive,       access_exclusive,       Work::index, expand},
  {K::statistics,           On::subject, share_update_exclusive, share_update_exclusive, share_update_exclusive, meta, expand},
  {K::view,                 On::self,    none,                   access_exclusive,       access_exclusive,       meta, contract, called, no_type, a_relation},
  {K::materialized_view,    On::self,    none,                   access_exclusive,       access_exclusive,       Work::scan, contract, called, no_type, a_relation},
  {K::foreign_data_wrapper, On::nothing, none,                   none,                   none,                   meta, contract},
  {K::foreign_server,       On::nothing, none,                   none,                   none,                   meta, contract},
  {K::foreign_table,        On::self,    none,                   access_exclusive,       access_exclusive,       meta, contract, called, no_type, a_relation},
  {K::text_search,          On::nothing, none,                   none,                   none,                   meta, contract, called},
  {K::trigger,              On::member,  share_row_exclusive,    access_exclusive,       share_row_exclusive,    meta, contract},
  {K::event_trigger,        On::nothing, none,                   none,                   none,                   meta, contract},
  {K::rule,                 On::member,  access_exclusive,       access_exclusive,       access_exclusive,       meta, contract},
  {K::policy,               On::member,  access_exclusive,       access_exclusive,       access_exclusive,       meta, contract},
  {K::publication,          On::subject, share_update_exclusive, none,                   share_update_exclusive, meta, contract},
  {K::setting,              On::subject, access_exclusive,       access_exclusive,       access_exclusive,       meta, expand},
  {K::comment,              On::subject, share_update_exclusive, share_update_exclusive, share_update_exclusive, meta, expand},
  {K::owner,                On::subject, access_exclusive,       access_exclusive,       access_exclusive,       meta, expand},
  {K::privileges,           On::nothing, none,                   none,                   none,                   meta, contract},
  {K::other,                On::subject, access_exclusive,       access_exclusive,       access_exclusive,       meta, contract},
});
// clang-format on

consteval bool every_kind_has_a_row() {
  for (auto kind = static_cast<int>(K::sequence); kind <= static_cast<int>(K::other); ++kind) {
    bool found = false;
    for (ObjectRow const& row : object_rows) found = found || static_cast<int>(row.kind) == kind;
    if (!found) return false;
  }
  return true;
}
static_assert(every_kind_has_a_row());

ObjectRow const& object_row_of(K kind) {
  auto const* row = std::ranges::find(object_rows, kind, &ObjectRow::kind);
  assert(row != object_rows.end());
  return *row;
}

std::string_view first_line(DefinedObject const& object) {
  std::string_view const text = object.definition;
  return text.substr(0, text.find('\n'));
}

}  // namespace

Facts object_facts(Action const& action) {
  ObjectRow const& row = object_row_of(object_of(action)->address.kind);
  if (auto const* create = get_if<action::CreateObject>(action)) {
    bool const quick = create->not_valid || is_unvalidated(create->object);
    if (create->with != action::ComesWith::none) return {};
    if (create->concurrently)
      return {.lock = share_update_exclusive, .work = row.work, .transactional = false};
    auto const is_table = [](ObjectRef const& need) { return need.kind == K::table; };
    bool const several =
        row.kind == K::publication && std::ranges::count_if(create->object.needs, is_table) > 1;
    Lock const on_parent = row.kind == K::inheritance || several ? share_update_exclusive : none;
    if (create->implicit && row.kind == K::inheritance) return {};  // its table is made with it
    Work const work = is_required(create->object) ? Work::scan : row.work;
    return {.lock = row.create, .referenced = on_parent, .work = quick ? meta : work};
  }
  if (auto const* drop = get_if<action::DropObject>(action)) {
    if (drop->with != action::ComesWith::none) return {};
    if (drop->concurrently) return {.lock = share_update_exclusive, .transactional = false};
    return {.lock = drop->implicit ? none : row.drop};
  }
  if (auto const* alter = get_if<action::AlterComposite>(action)) {
    if (!alter->rebuilt) return {.lock = row.replace};
    return {.lock = access_exclusive, .work = Work::rewrite};
  }
  if (auto const* replace = get_if<action::ReplaceObject>(action))
    return {.lock = replace->with == action::ComesWith::none ? row.replace : none};
  return {.lock = share_update_exclusive, .work = Work::scan};
}

Name const& locked_relation(DefinedObject const& object) {
  static Name const none_at_all;
  if (object.address.kind == K::check && !is_table_check(object)) return none_at_all;
  switch (object_row_of(object.address.kind).on) {
    case On::nothing:
      return none_at_all;
    case On::self:
    case On::member:
      return object.address.owner;
    case On::subject:
      break;
  }
  for (ObjectRef const& need : object.needs) {
    bool const structured = need.kind < K::sequence && need.kind >= K::table;
    bool const member = need.kind >= K::sequence && object_row_of(need.kind).on == On::member;
    bool const viewed = need.kind == K::materialized_view && object.address.kind == K::setting;
    if (structured || member || viewed || need.kind == K::partition) return need.owner;
  }
  return none_at_all;
}

Phase drop_phase(K kind) { return object_row_of(kind).goes; }
bool is_called(K kind) { return object_row_of(kind).called; }
bool is_type(K kind) { return object_row_of(kind).type; }
bool is_relation(K kind) { return object_row_of(kind).relation; }

bool is_annotation(K kind) {
  return kind == K::comment || kind == K::owner || kind == K::privileges || kind == K::setting ||
         kind == K::statistics;
}

bool has_owner(K kind) {
  switch (kind) {
    case K::sequence:
    case K::domain:
    case K::composite_type:
    case K::range_type:
    case K::collation:
    case K::function:
    case K::procedure:
    case K::aggregate:
    case K::operator_:
    case K::partition:
    case K::view:
    case K::materialized_view:
    case K::foreign_data_wrapper:
    case K::foreign_server:
    case K::foreign_table:
    case K::event_trigger:
    case K::publication:
      return true;
    default:
      return false;
  }
}

ColumnSetting column_setting(DefinedObject const& object) {
  std::string_view member = object.address.member;
  constexpr std::string_view begin = "column ";
  if (object.address.kind != K::setting || !member.starts_with(begin)) return {};
  member.remove_prefix(begin.size());
  std::size_t const blank = member.rfind(' ');
  if (blank == std::string_view::npos) return {};
  return {member.substr(0, blank), member.substr(blank + 1)};
}

bool is_of_sequence(DefinedObject const& object) { return column_setting(object).what == "sequence"; }
bool is_owner_of_sequence(DefinedObject const& object) {
  return object.address.kind == K::setting && object.address.member == "owner";
}
bool is_name_of_not_null(DefinedObject const& object) {
  return column_setting(object).what == "not_null_name";
}
bool is_required(DefinedObject const& object) { return column_setting(object).what == "required"; }
bool is_of_storage(DefinedObject const& object) {
  std::string_view const what = column_setting(object).what;
  return what == "storage" || what == "compression";
}

std::string bounds_of(DefinedObject const& object) {
  if (object.address.kind != K::partition) return {};
  std::string_view const line = first_line(object);
  for (std::string_view const word : {" FOR VALUES ", " DEFAULT"}) {
    std::size_t const begin = line.find(word);
    if (begin == std::string_view::npos) continue;
    std::string_view const bounds = line.substr(begin + 1);
    return std::string(bounds.substr(0, bounds.find(" PARTITION BY ")));
  }
  return {};
}

model::Name callable_with_less(DefinedObject const& object) {
  if (object.address.kind != K::function && object.address.kind != K::procedure) return {};
  if (first_line(object).find(" DEFAULT ") == std::string_view::npos) return {};
  model::Name name = object.address.owner;
  name.name.resize(std::min(name.name.find('('), name.name.size()));  // without its arguments
  return name;
}

namespace {

// The types of its arguments, with a comma before each.
std::string listed_arguments(DefinedObject const& routine) {
  std::string const& name = routine.address.owner.name;
  std::size_t const begin = name.find('(');
  if (begin == std::string::npos || !name.ends_with(')')) return {};
  std::string const list = name.substr(begin + 1, name.size() - begin - 2);
  return list.empty() ? "" : ", " + list;
}

std::ptrdiff_t count(std::string_view text, std::string_view part) {
  std::ptrdiff_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

bool takes_arguments_of(DefinedObject const& longer, DefinedObject const& shorter) {
  model::Name const called = callable_with_less(longer);
  std::string const& name = shorter.address.owner.name;
  bool const same = longer.address.kind == shorter.address.kind && !called.name.empty() &&
                    called == model::Name{shorter.address.owner.schema, name.substr(0, name.find('('))};
  if (!same) return false;
  std::string const all = listed_arguments(longer), some = listed_arguments(shorter);
  if (!(all + ", ").starts_with(some + ", ")) return false;
  return count(all, ", ") - count(some, ", ") <= count(first_line(longer), " DEFAULT ");
}

// The server spells it as "AS $function$…$function$", with a longer tag where the body has that in it.
std::string_view body_of(DefinedObject const& object) {
  if (object.address.kind != K::function && object.address.kind != K::procedure) return {};
  std::string_view const text = object.definition;
  SqlLexer lexer(text);
  bool read = false;
  std::string_view before;
  while (auto const token = lexer.next_token()) {
    std::string_view const word = token->of(text);
    if (before == "LANGUAGE") read = word == "sql" || word == "plpgsql";
    if (before == "AS" && token->kind == TokenKind::dollar_string)
      return read && token->closed ? content_of(text, *token) : std::string_view();
    before = word;
  }
  return {};
}

bool is_table_check(DefinedObject const& object) {
  return object.address.kind == K::check && object.definition.starts_with("ALTER TABLE ");
}

bool is_unvalidated(DefinedObject const& object) {
  return object.address.kind == K::check &&
         (object.definition.ends_with(" NOT VALID") || object.definition.ends_with(" NOT ENFORCED"));
}

// Unquoted words in capitals are key words. Example: BEFORE INSERT OR UPDATE OF a, "B" ON public.t.
bool fires_on_update(std::string const& trigger, std::string const& column) {
  // A state that is not the default follows the definition as ALTER TABLE.
  std::string_view const state =
      std::string_view(trigger).substr(std::min(trigger.rfind(";\n"), trigger.size()));
  bool const idle = state.find(" DISABLE TRIGGER ") != std::string_view::npos ||
                    state.find(" ENABLE REPLICA TRIGGER ") != std::string_view::npos;
  if (idle) return false;
  auto const tokens = lexemes_of(trigger);
  auto const is_word = [&](std::size_t at, std::string_view word) {
    return at < tokens.size() && tokens[at].kind == TokenKind::word && tokens[at].of(trigger) == word;
  };
  std::size_t at = 0;
  while (at < tokens.size() && !is_word(at, "UPDATE") && !is_word(at, "ON")) ++at;
  if (!is_word(at, "UPDATE")) return false;
  if (!is_word(at + 1, "OF")) return true;
  for (at += 2; at < tokens.size() && !is_word(at, "ON"); ++at) {
    if (is_identifier(trigger, tokens[at], column)) return true;
  }
  return false;
}

bool is_replaceable(DefinedObject const& from, DefinedObject const& to) {
  return from.signature == to.signature && !from.replacement.empty() && !to.replacement.empty();
}

std::string const& own_sequence(model::Column const& column) {
  static std::string const none;
  bool const own = column.value.kind == model::DefaultKind::sequence && !column.inherited;
  return own ? column.value.text : none;
}

bool is_textual(model::Index const& index) {
  return !index.predicate.empty() ||
         std::any_of(index.parts.begin(), index.parts.end(),
                     [](model::IndexPart const& part) { return !part.expression.empty(); });
}

}  // namespace lockstep
