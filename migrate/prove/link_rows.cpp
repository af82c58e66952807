// The server joins the rows and hashes them like those of row_checksums.cpp.
#include "migrate/prove/link_rows.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

using model::ForeignKey;
using model::Name;
using model::ObjectKind;
using model::Table;

using Columns = std::vector<std::string>;

// A foreign key with the names before the migration.
struct ColumnsKey {
  Name referenced;
  Columns columns;
  auto operator<=>(ColumnsKey const&) const = default;
};

class Matcher {
 public:
  Matcher(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames,
          std::vector<KeptColumns> const& kept) {
    for (AppliedRename const& rename : renames) {
      if (rename.to.kind == ObjectKind::column)
        old_columns_.emplace(std::pair(rename.to.owner, rename.to.member), rename.from.member);
    }
    for (KeptColumns const& each : kept) {
      kept_from_.emplace(each.table.from, &each);
      kept_to_.emplace(each.table.to, &each);
    }
    for (Table const& table : models.from.tables) from_.emplace(table.name, &table);
    for (Table const& table : models.to.tables) to_.emplace(table.name, &table);
  }

  Pair<LinkingTable> links(KeptColumns const& kept) const {
    Table const& from = *from_.at(kept.table.from);
    Table const& to = *to_.at(kept.table.to);
    std::map<ColumnsKey, ForeignKey const*> old_keys, new_keys;
    for (ForeignKey const& key : from.foreign_keys) {
      if (kept_from_.contains(key.referenced))
        old_keys.emplace(ColumnsKey{key.referenced, key.columns}, &key);
    }
    for (ForeignKey const& key : to.foreign_keys) {
      auto const target = kept_to_.find(key.referenced);
      if (target == kept_to_.end() || is_filled(key, from, to)) continue;
      new_keys.emplace(ColumnsKey{target->second->table.from, old_names(to, key.columns)}, &key);
    }
    Pair<LinkingTable> result{.from = {.table = from.name, .partitioned = kept.partitioned},
                              .to = {.table = to.name, .partitioned = kept.partitioned}};
    for (Pair<std::string> const& column : kept.columns) {
      result.from.columns.push_back(column.from);
      result.to.columns.push_back(column.to);
    }
    for (auto at = old_keys.begin(); at != old_keys.end();) {
      auto const same = new_keys.find(at->first);
      if (same == new_keys.end()) {
        ++at;
        continue;
      }
      add(label(at->first.referenced, at->first.columns), *at->second, *same->second, result);
      new_keys.erase(same);
      at = old_keys.erase(at);
    }
    add_exchanged(old_keys, new_keys, result);
    return result;
  }

 private:
  Columns old_names(Table const& table, Columns columns) const {
    for (std::string& name : columns) {
      auto const found = old_columns_.find(std::pair(table.name, name));
      if (found != old_columns_.end()) name = found->second;
    }
    return columns;
  }

  // Whether the migration fills the key in rows that had no value for it.
  bool is_filled(ForeignKey const& key, Table const& from, Table const& to) const {
    Columns const old = old_names(to, key.columns);
    for (std::size_t i = 0; i < old.size(); ++i) {
      model::Column const* const before = model::find(from.columns, old[i]);
      model::Column const* const after = model::find(to.columns, key.columns[i]);
      if (before == nullptr || after == nullptr || (before->nullable && !after->nullable)) return true;
    }
    return false;
  }

  static std::string label(Name const& referenced, Columns const& columns) {
    std::string text = model::qualified(referenced);
    for (std::string const& name : columns) text += ' ' + model::quote_identifier(name);
    return text;
  }

  void add(std::string const& label, ForeignKey const& from, ForeignKey const& to,
           Pair<LinkingTable>& result) const {
    auto const end = [&](ForeignKey const& key, KeptColumns const& target, End side) {
      LinkEnd made{.label = label,
                   .table = key.referenced,
                   .partitioned = target.partitioned,
                   .columns = key.columns,
                   .referenced_columns = key.referenced_columns};
      for (Pair<std::string> const& column : target.columns)
        made.content.push_back(side == End::from ? column.from : column.to);
      return made;
    };
    result.from.ends.push_back(end(from, *kept_from_.at(from.referenced), End::from));
    result.to.ends.push_back(end(to, *kept_to_.at(to.referenced), End::to));
  }

  // Adds keys over the same columns that exchange their referenced tables. Each table must be referenced by
  // one key only, else the pairs are ambiguous.
  void add_exchanged(std::map<ColumnsKey, ForeignKey const*> const& old_keys,
                     std::map<ColumnsKey, ForeignKey const*> const& new_keys,
                     Pair<LinkingTable>& result) const {
    std::set<Columns> old_columns, new_columns;
    std::map<Name, ForeignKey const*> old_by_table, new_by_table;
    for (auto const& [key, each] : old_keys) {
      old_columns.insert(key.columns);
      old_by_table.emplace(key.referenced, each);
    }
    for (auto const& [key, each] : new_keys) {
      new_columns.insert(key.columns);
      new_by_table.emplace(key.referenced, each);
    }
    bool const same = old_columns == new_columns && old_by_table.size() == old_keys.size() &&
                      new_by_table.size() == new_keys.size() &&
                      std::ranges::equal(
                          old_by_table, new_by_table, {}, [](auto const& e) { return e.first; },
                          [](auto const& e) { return e.first; });
    if (!same) return;
    for (auto const& [table, key] : old_by_table)
      add(label(table, {}), *key, *new_by_table.at(table), result);
  }

  std::map<std::pair<Name, std::string>, std::string> old_columns_;
  std::map<Name, KeptColumns const*> kept_from_, kept_to_;
  std::map<Name, Table const*> from_, to_;
};

std::string row_constructor(std::string const& alias, Columns const& columns) {
  std::string text;
  for (std::string const& name : columns)
    text += (text.empty() ? "" : ", ") + alias + '.' + model::quote_identifier(name);
  return "ROW(" + text + ")::text";
}

std::string statement(LinkingTable const& links) {
  auto const only = [](bool partitioned) { return partitioned ? "" : "ONLY "; };
  std::string row = row_constructor("t", links.columns);
  std::string joins;
  for (std::size_t i = 0; i < links.ends.size(); ++i) {
    LinkEnd const& end = links.ends[i];
    std::string const alias = "e" + std::to_string(i);
    row += " || " + row_constructor(alias, end.content);
    std::string condition;
    for (std::size_t c = 0; c < end.columns.size(); ++c) {
      condition += (c == 0 ? "" : " AND ") + alias + '.' +
                   model::quote_identifier(end.referenced_columns[c]) + " = t." +
                   model::quote_identifier(end.columns[c]);
    }
    joins += std::string(" LEFT JOIN ") + only(end.partitioned) + model::qualified(end.table) + ' ' + alias +
             " ON " + condition;
  }
  return "SELECT count(*) || ' ' || coalesce(md5(string_agg(r, E'\\n' ORDER BY r)), '') FROM (SELECT (" +
         row + ") COLLATE \"C\" AS r FROM " + only(links.partitioned) + model::qualified(links.table) + " t" +
         joins + ") s";
}

}  // namespace

std::vector<Pair<LinkingTable>> kept_links(Pair<model::Schema> const& models,
                                           std::vector<AppliedRename> const& renames,
                                           std::vector<KeptColumns> const& kept) {
  Matcher const matcher(models, renames, kept);
  std::vector<Pair<LinkingTable>> result;
  for (KeptColumns const& table : kept) {
    Pair<LinkingTable> links = matcher.links(table);
    if (links.from.ends.empty()) continue;
    for (LinkingTable* const side : {&links.from, &links.to}) {
      std::ranges::sort(side->ends, {}, &LinkEnd::label);
    }
    result.push_back(std::move(links));
  }
  return result;
}

std::vector<std::string> snapshot(std::vector<Pair<LinkingTable>> const& links, End end,
                                  Connection& connection) {
  std::vector<std::string> statements, result;
  for (Pair<LinkingTable> const& each : links)
    statements.push_back(statement(end == End::from ? each.from : each.to));
  if (statements.empty()) return result;
  for (Result const& answer : connection.pipeline(statements)) result.emplace_back(answer.text(0, 0));
  return result;
}

}  // namespace lockstep
