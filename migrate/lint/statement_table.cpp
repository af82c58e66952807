// The two tables. Locks and work were measured on servers 12 to 18 (pg_locks, relfilenode, scan counters).
// Where the planner has the same fact, tests check that both agree. The files that lockstep writes are judged
// by this table too.
#include "migrate/lint/statement_table.hpp"

namespace lockstep {
namespace {

using enum Lock;
using enum HazardCode;
using enum Effect;
using G = Condition;
using W = Work;
using A = About;

// clang-format off
constexpr auto table_actions = std::to_array<StatementRow>({
  {"add [constraint @name] check",                    G::not_valid,        access_exclusive,    none, W::meta,    {},                 add_check},
  {"add [constraint @name] check",                    G::always,           access_exclusive,    none, W::scan,    check_may_fail,     add_check},
  {"add [constraint @name] foreign key ... references @other", G::not_valid, share_row_exclusive, share_row_exclusive, W::meta, {},       add_foreign_key},
  {"add [constraint @name] foreign key ... references @other", G::new_key, share_row_exclusive, share_row_exclusive, W::scan, {}, add_foreign_key},
  {"add [constraint @name] foreign key ... references @other", G::always,  share_row_exclusive, share_row_exclusive, W::scan, foreign_key_may_fail, add_foreign_key},
  {"add [constraint @name] primary key using index",  G::always,           access_exclusive},
  {"add [constraint @name] unique using index",       G::always,           access_exclusive},
  {"add [constraint @name] primary key",              G::always,           access_exclusive,    none, W::index,   unique_may_fail},
  {"add [constraint @name] unique",                   G::always,           access_exclusive,    none, W::index,   unique_may_fail},
  {"add [constraint @name] exclude",                  G::always,           access_exclusive,    none, W::index,   check_may_fail},
  {"add [constraint @name] not null @column",         G::not_valid,        access_exclusive},
  {"add [constraint @name] not null @column",         G::null_is_excluded, access_exclusive},
  {"add [constraint @name] not null @column",         G::always,           access_exclusive,    none, W::scan,    check_may_fail,     set_not_null, A::column},
  {"add [column] [if not exists] @column",            G::rewriting_value,  access_exclusive,    none, W::rewrite, {},                 add_column, A::column},
  {"add [column] [if not exists] @column",            G::inline_key,       access_exclusive,    none, W::index,   unique_may_fail,    add_column, A::column},
  {"add [column] [if not exists] @column",            G::inline_check,     access_exclusive,    none, W::scan,    check_may_fail,     add_column, A::column},
  {"add [column] [if not exists] @column",            G::no_value,         access_exclusive,    none, W::meta,    required_without_value, add_column, A::column},
  {"add [column] [if not exists] @column ... references @other", G::always, access_exclusive,   share_row_exclusive, W::meta, {},       add_column, A::column},
  {"add [column] [if not exists] @column",            G::always,           access_exclusive,    none, W::meta,    {},                 add_column, A::column},
  {"drop constraint [if exists] @name",               G::always,           access_exclusive,    none, W::meta,    {},                 drop_constraint},
  {"drop [column] [if exists] @column",               G::kept_in_sync,     access_exclusive,    none, W::meta,    {},                 drop_column, A::column},
  {"drop [column] [if exists] @column",               G::new_column,       access_exclusive,    none, W::meta,    {},                 drop_column, A::column},
  {"drop [column] [if exists] @column",               G::computed,         access_exclusive,    none, W::meta,    {},                 drop_column, A::column},
  {"drop [column] [if exists] @column",               G::always,           access_exclusive,    none, W::meta,    column_dropped,     drop_column, A::column},
  {"alter [column] @column [set data] type",          G::type_in_place,    access_exclusive,    none, W::meta,    {},                 change_type, A::column},
  {"alter [column] @column [set data] type",          G::enum_loses_value, access_exclusive,    none, W::rewrite, enum_value_removed, change_type, A::column},
  {"alter [column] @column [set data] type",          G::enum_keeps_values, access_exclusive,   none, W::rewrite, {},                 change_type, A::column},
  {"alter [column] @column [set data] type",          G::type_unknown,     access_exclusive,    none, W::rewrite, {},                 change_type, A::column},
  {"alter [column] @column [set data] type",          G::type_widens,      access_exclusive,    none, W::rewrite, {},                 change_type, A::column},
  {"alter [column] @column [set data] type",          G::type_keeps_values, access_exclusive,   none, W::rewrite, breaks_old_code,    change_type, A::column},
  {"alter [column] @column [set data] type",          G::always,           access_exclusive,    none, W::rewrite, {lossy_cast, breaks_old_code}, change_type, A::column},
  {"alter [column] @column set not null",             G::null_is_excluded, access_exclusive,    none, W::meta,    {},                 set_not_null, A::column},
  {"alter [column] @column set not null",             G::always,           access_exclusive,    none, W::scan,    {},                 set_not_null, A::column},
  {"alter [column] @column drop not null",            G::always,           access_exclusive,    none, W::meta,    {},                 drop_not_null, A::column},
  {"alter [column] @column set statistics",           G::always,           share_update_exclusive},
  {"alter [column] @column set (",                    G::always,           share_update_exclusive},
  {"alter [column] @column reset (",                  G::always,           share_update_exclusive},
  {"alter [column] @column set expression",           G::always,           access_exclusive,    none, W::rewrite, {},                 nothing, A::column},
  {"alter [column] @column set|drop|add|restart",     G::always,           access_exclusive},
  {"alter constraint @name",                          G::always,           access_exclusive},
  {"validate constraint @name",                       G::helper_check,     share_update_exclusive, none, W::scan, {},                 validate},
  {"validate constraint @name",                       G::foreign_key,      share_update_exclusive, none, W::scan, foreign_key_may_fail, validate},
  {"validate constraint @name",                       G::always,           share_update_exclusive, none, W::scan, check_may_fail,     validate},
  {"rename constraint @name to @to",                  G::always,           access_exclusive},
  {"rename to @to",                                   G::comes_back,       access_exclusive,    none, W::meta,    {},                 rename_table},
  {"rename to @to",                                   G::always,           access_exclusive,    none, W::meta,    breaks_old_code,    rename_table},
  {"rename [column] @column to @to",                  G::new_column,       access_exclusive,    none, W::meta,    {},                 rename_column, A::column},
  {"rename [column] @column to @to",                  G::swaps_names,      access_exclusive,    none, W::meta,    {},                 rename_column, A::column},
  {"rename [column] @column to @to",                  G::under_old_name,   access_exclusive,    none, W::meta,    {},                 rename_column, A::column},
  {"rename [column] @column to @to",                  G::always,           access_exclusive,    none, W::meta,    breaks_old_code,    rename_column, A::column},
  {"set schema @to",                                  G::always,           access_exclusive,    none, W::meta,    breaks_old_code,    move_table},
  {"set logged|unlogged",                             G::always,           access_exclusive,    none, W::rewrite},
  {"set tablespace",                                  G::always,           access_exclusive,    none, W::rewrite},
  {"set access method",                               G::always,           access_exclusive,    none, W::rewrite},
  {"set (",                                           G::always,           share_update_exclusive},
  {"reset (",                                         G::always,           share_update_exclusive},
  {"set without cluster",                             G::always,           share_update_exclusive},
  {"set",                                             G::always,           access_exclusive},
  {"cluster on",                                      G::always,           share_update_exclusive},
  {"enable|disable [always|replica] trigger",         G::always,           share_row_exclusive},
  {"enable|disable|force|no [always|replica] row|rule|force", G::always,   access_exclusive},
  {"attach partition @other",                         G::bounds_are_checked, share_update_exclusive, access_exclusive},
  {"attach partition @other",                         G::always,           share_update_exclusive, access_exclusive, W::scan, check_may_fail,     nothing, A::table, true, false, true},
  {"detach partition @other concurrently",            G::always,           share_update_exclusive, none, W::meta, {},                 nothing, A::table, false},
  {"detach partition @other",                         G::always,           access_exclusive,    access_exclusive},
  {"inherit @other",                                  G::always,           access_exclusive,    share_update_exclusive},
  {"no inherit @other",                               G::always,           access_exclusive,    share_update_exclusive},
  {"owner to",                                        G::always,           access_exclusive},
  {"replica identity",                                G::always,           access_exclusive},
  {"of",                                              G::always,           access_exclusive},
  {"not of",                                          G::always,           access_exclusive},
});

constexpr auto statements = std::to_array<StatementRow>({
  // tables
  {"create [global|local] [temporary|temp|unlogged] table [if not exists] @table partition of @other", G::always, none, access_exclusive, W::meta, {}, create_table},
  {"create [global|local] [temporary|temp|unlogged] table [if not exists] @table ( ... references @other", G::always, none, share_row_exclusive, W::meta, {}, create_table},
  {"create [global|local] [temporary|temp|unlogged] table [if not exists] @table", G::always, none, none, W::meta, {}, create_table},
  {"drop foreign table [if exists] @name",            G::comes_back,       none,                none, W::meta,    {},                 drop_object, A::name, true, true},
  {"drop foreign table [if exists] @name",            G::always,           none,                none, W::meta,    object_dropped,     drop_object, A::name, true, true},
  {"drop table [if exists] @table",                   G::always,           access_exclusive,    none, W::meta,    table_dropped,      drop_table, A::table, true, true},
  {"truncate [table] [only] @table",                  G::always,           access_exclusive,    none, W::meta,    rows_deleted,       nothing, A::table, true, true},
  {"lock [table] [only] @table",                      G::weak_mode,        row_exclusive},
  {"lock [table] [only] @table",                      G::always,           access_exclusive,    none, W::meta,    {},                 nothing, A::table, true, true},
  {"alter [foreign] table all in tablespace",         G::always,           access_exclusive,    none, W::rewrite},
  // indexes
  {"create unique index concurrently if not exists @name on [only] @table", G::always, share_update_exclusive, none, W::index, {unique_may_fail, invalid_index_kept}, create_index, A::table, false},
  {"create unique index concurrently [@name] on [only] @table", G::always, share_update_exclusive, none, W::index, unique_may_fail,    create_index, A::table, false},
  {"create index concurrently if not exists @name on [only] @table", G::always, share_update_exclusive, none, W::index, invalid_index_kept, create_index, A::table, false},
  {"create index concurrently [@name] on [only] @table", G::always,        share_update_exclusive, none, W::index, {},                create_index, A::table, false},
  {"create [unique] index [if not exists] [@name] on only @table", G::always, share,            none, W::meta,    {},                 create_index},
  {"create unique index [if not exists] [@name] on @table", G::always,     share,               none, W::index,   unique_may_fail,    create_index},
  {"create index [if not exists] [@name] on @table",  G::always,           share,               none, W::index,   {},                 create_index},
  {"drop index concurrently [if exists] @name",       G::always,           share_update_exclusive, none, W::meta, {},                 drop_index, A::table, false},
  {"drop index [if exists] @name",                    G::always,           access_exclusive,    none, W::meta,    {},                 drop_index, A::table, true, true},
  {"alter index [if exists] @name rename to @to",     G::always,           share_update_exclusive, none, W::meta, {},                 rename_index},
  {"alter index",                                     G::always,           none},
  {"reindex ... concurrently",                        G::always,           share_update_exclusive, none, W::index, {},                nothing, A::table, false},
  {"reindex ... table @table",                        G::always,           share,               none, W::index},
  {"reindex ... index @name",                         G::always,           access_exclusive,    none, W::index},
  {"reindex ... database|system|schema",              G::always,           none,                none, W::meta,    index_build_locked, nothing, A::table, false},
  {"cluster ... @table",                              G::always,           access_exclusive,    none, W::rewrite},
  {"vacuum ( ... full ... ) @table",                  G::always,           access_exclusive,    none, W::rewrite, {},                 nothing, A::table, false},
  {"vacuum full [freeze] [verbose] [analyze] @table",                      G::always,           access_exclusive,    none, W::rewrite, {},                 nothing, A::table, false},
  {"vacuum",                                          G::always,           none,                none, W::meta,    {},                 nothing, A::table, false},
  {"analyze [verbose] @table",                        G::always,           share_update_exclusive, none, W::scan},
  {"analyze",                                         G::always,           none},
  // rows
  {"update [only] @table",                            G::whole_table,      row_exclusive,       none, W::batches, rows_written_at_once},
  {"update [only] @table",                            G::always,           row_exclusive},
  {"delete from [only] @table",                       G::whole_table,      row_exclusive,       none, W::batches, {rows_deleted, rows_written_at_once}},
  {"delete from [only] @table",                       G::always,           row_exclusive},
  {"insert into @table",                              G::selecting,        row_exclusive,       none, W::batches},
  {"insert into @table",                              G::always,           row_exclusive},
  {"merge into [only] @table",                        G::always,           row_exclusive,       none, W::batches},
  // types
  {"create type @name as enum",                       G::always,           none,                none, W::meta,    {},                 create_enum, A::name},
  {"alter type @name add value [if not exists] @text", G::always,          none,                none, W::meta,    {},                 add_value, A::name},
  {"alter type @name rename value @text to",          G::always,           none,                none, W::meta,    breaks_old_code,    rename_value, A::name},
  {"alter type @name rename to @to",                  G::comes_back,       none,                none, W::meta,    {},                 rename_object, A::name},
  {"alter type @name rename to @to",                  G::always,           none,                none, W::meta,    breaks_old_code,    rename_object, A::name},
  {"alter type @name drop attribute",                 G::always,           none,                none, W::meta,    {attribute_dropped, breaks_old_code}, nothing, A::name},
  {"alter type @name rename|alter attribute",         G::always,           none,                none, W::meta,    breaks_old_code,    nothing, A::name},
  {"alter domain @name add",                          G::not_valid,        none,                none, W::meta,    {},                 nothing, A::name},
  {"alter domain @name add",                          G::always,           share,               none, W::scan,    check_may_fail,     nothing, A::name},
  {"alter domain @name set not null",                 G::always,           share,               none, W::scan,    check_may_fail,     nothing, A::name},
  {"alter domain @name validate",                     G::always,           share,               none, W::scan,    check_may_fail,     nothing, A::name},
  // objects that depend on a table, and tables that a query defines
  {"create [or replace] [constraint] trigger @name ... on @table", G::always, share_row_exclusive, none, W::meta, {},                 create_object, A::name},
  {"create policy @name on @table",                   G::always,           access_exclusive,    none, W::meta,    {},                 create_object, A::name},
  {"create [or replace] rule @name as on ... to @table", G::always,        access_exclusive,    none, W::meta,    {},                 create_object, A::name},
  {"alter trigger|policy @name on @table",            G::always,           access_exclusive},
  {"drop trigger|policy|rule [if exists] @name on @table", G::comes_back,  access_exclusive,    none, W::meta,    {},                 drop_object, A::name},
  {"drop trigger|policy|rule [if exists] @name on @table", G::always,      access_exclusive,    none, W::meta,    object_dropped,     drop_object, A::name},
  {"create materialized view [if not exists] @name",  G::came_back,        none,                none, W::meta,    materialized_view_filled, create_object, A::name},
  {"create materialized|recursive|temporary|temp view [if not exists] @name", G::always, none,  none, W::meta,    {},                 create_object, A::name},
  {"refresh materialized view concurrently @name",    G::always,           none},
  {"refresh materialized view @name",                 G::always,           none,                none, W::meta,    materialized_view_filled, nothing, A::name},
  {"drop materialized view [if exists] @name",        G::comes_back,       none,                none, W::meta,    {},                 drop_object, A::name, true, true},
  {"drop materialized view [if exists] @name",        G::always,           none,                none, W::meta,    object_dropped,     drop_object, A::name, true, true},
  {"create [or replace] view|function|procedure|aggregate|sequence|type|domain|schema|extension|collation|statistics [if not exists] @name", G::always, none, none, W::meta, {}, create_object, A::name},
  {"drop type [if exists] @name",                     G::is_enum,          none,                none, W::meta,    {},                 drop_object, A::name, true, true},
  {"drop statistics [if exists] @name",               G::always,           none,                none, W::meta,    {},                 drop_object, A::name, true, true},
  {"drop view|function|procedure|routine|aggregate|sequence|type|domain|schema|extension|collation [if exists] @name", G::comes_back, none, none, W::meta, {}, drop_object, A::name, true, true},
  {"drop view|function|procedure|routine|aggregate|sequence|type|domain|schema|extension|collation [if exists] @name", G::always, none, none, W::meta, object_dropped, drop_object, A::name, true, true},
  {"drop owned by",                                   G::always,           none,                none, W::meta,    table_dropped,      nothing, A::name},
  {"alter view|sequence|function|procedure|routine @name rename to @to", G::comes_back, none,   none, W::meta,    {},                 rename_object, A::name},
  {"alter view|function|procedure|routine @name rename to @to", G::always, none,                none, W::meta,    breaks_old_code,    rename_object, A::name},
  {"alter schema @name rename to",                    G::always,           none,                none, W::meta,    breaks_old_code,    nothing, A::name},
  // what cannot run in a transaction, and settings
  {"create|drop database|tablespace",                 G::always,           none,                none, W::meta,    {},                 nothing, A::name, false},
  {"create|alter|drop subscription",                  G::always,           none,                none, W::meta,    {},                 nothing, A::name, false},
  {"alter system",                                    G::always,           none,                none, W::meta,    {},                 nothing, A::name, false},
  {"set [local|session] lock_timeout",                G::always,           none,                none, W::meta,    {},                 set_timeout},
  {"reset lock_timeout|all",                          G::always,           none,                none, W::meta,    {},                 set_timeout},
  {"select [pg_catalog .] set_config ( @text",        G::always,           none,                none, W::meta,    {},                 set_timeout},
  {"do",                                              G::commits,          none,                none, W::meta,    {},                 nothing, A::name, false},
  // statements without a noticeable lock on a table
  {"create|alter|drop role|user|group|cast|conversion|operator|language|event|server|foreign|access|publication|text|transform|trusted|procedural|default", G::always},
  {"create or replace language|transform|trusted|procedural", G::always},
  {"alter view|sequence|function|procedure|routine|aggregate|type|domain|schema|extension|collation|statistics|materialized|database|tablespace|large|rule", G::always},
  {"grant|revoke|comment|security|set|reset|show|do|call|select|with|values|table|copy|begin|start|commit|end|rollback|abort|savepoint|release|prepare|execute|deallocate|discard|listen|unlisten|notify|explain|declare|fetch|move|close|checkpoint|load|reassign|import", G::always},
});
// clang-format on

template <std::size_t N>
std::vector<StatementForm> compile(std::array<StatementRow, N> const& rows) {
  std::vector<StatementForm> result;
  for (StatementRow const& row : rows) result.push_back({Pattern(row.form), &row});
  return result;
}

}  // namespace

std::span<StatementForm const> statement_forms() {
  static std::vector<StatementForm> const forms = compile(statements);
  return forms;
}

std::span<StatementForm const> table_action_forms() {
  static std::vector<StatementForm> const forms = compile(table_actions);
  return forms;
}

}  // namespace lockstep
