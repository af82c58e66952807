// Relation fields, and relations with both fields.
#pragma once

#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "compiler/resolve/draft.hpp"

namespace lockstep::resolving {

struct Side {
  std::size_t model_index = 0;
  ModelDraft const* model = nullptr;
  FieldDraft const* field = nullptr;
  Bound const* attribute = nullptr;  // @relation, if written

  ast::Argument const* argument(std::string_view name) const;
  bool is_list() const;
  Span span() const;  // of the attribute, else of the name of the field
};
Side make_side(Draft const& draft, std::size_t model, std::size_t field);

// A relation field with the unordered pair of its models and the name of the relation. Fields that are equal
// in these form a group.
struct RelationEntry {
  std::size_t low = 0;
  std::size_t high = 0;
  bool named = false;
  std::string_view relation;
  std::size_t model = 0;
  std::size_t field = 0;

  auto group() const { return std::tie(low, high, named, relation); }
  auto order() const { return std::tie(low, high, named, relation, model, field); }
};
using RelationGroup = std::span<RelationEntry const>;

// All relation fields, those of a group together. Reports empty names.
std::vector<RelationEntry> collect_relation_entries(Draft& draft);
// The groups are parts of entries, which must outlive them.
std::vector<RelationGroup> group_entries(std::vector<RelationEntry> const& entries);
// Whether the fields of a group are the two ends of one relation.
bool are_opposite(RelationGroup group);

// from: the side with the foreign key; to: the referenced side. In a many-to-many relation `from` is column A
// of the join table.
struct Relation {
  Side from;
  Side to;
  bool many_to_many = false;
};

// -- relation_rules.cpp Determines the side with the foreign key; nullopt after a diagnostic.
std::optional<Relation> orient(Draft& draft, Side const& one, Side const& other);
// The columns of both sides; nullopt after a diagnostic.
struct KeyPair {
  std::vector<std::size_t> fields;
  std::vector<std::size_t> references;
};
std::optional<KeyPair> read_key_pair(Draft& draft, Relation const& relation);
// Checks the types, the uniqueness and the arity of both sides.
void check_key_pair(Draft& draft, Relation const& relation, KeyPair const& keys);

// -- foreign_keys.cpp: the foreign key or the join table.
void resolve_relation(Draft& draft, Relation const& relation);

// -- cascades.cpp: reports cycles of actions; see Draft::cascades.
void check_cascades(Draft& draft);

}  // namespace lockstep::resolving
