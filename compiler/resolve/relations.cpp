// Relations: finds the two fields of each relation, then turns each pair into a foreign key or a join table,
// or into neither for views and in relationMode "prisma".
//
// Two fields are a pair if they refer to each other's model and have the same relation name, or both none.
// With several candidates names are required.
#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "compiler/resolve/relation.hpp"

namespace lockstep::resolving {
namespace {

FieldDraft const& field_of(Draft const& draft, RelationEntry const& entry) {
  return draft.models[entry.model].fields[entry.field];
}
Span span_of(Draft const& draft, RelationEntry const& entry) {
  return field_of(draft, entry).syntax->name.span;
}

// Labels a field of the other model that refers to this one with another relation name; else that model.
std::vector<Label> label_opposite(Draft const& draft, RelationEntry const& entry) {
  ModelDraft const& target = draft.models[field_of(draft, entry).target];
  for (FieldDraft const& field : target.fields) {
    bool const itself = &field == &field_of(draft, entry);
    if (!itself && field.kind == FieldKind::relation && field.target == entry.model)
      return {{field.syntax->name.span, "this one belongs to another relation"}};
  }
  if (field_of(draft, entry).target == entry.model) return {};
  return {{target.syntax->name.span, "the other model"}};
}

// The field to add: the list if the key is on this side, else the side with the key.
std::string how_to_oppose(Draft const& draft, RelationEntry const& entry) {
  FieldDraft const& field = field_of(draft, entry);
  std::string_view const own = draft.models[entry.model].name();
  std::string_view const other = draft.models[field.target].name();
  std::string const name = entry.named ? fmt::format("\"{}\"", entry.relation) : "";
  std::string const back = fmt::format("{}[]{}", own, entry.named ? fmt::format(" @relation({})", name) : "");
  std::string const key =
      fmt::format("@relation({}{}fields: […], references: […])", name, entry.named ? ", " : "");
  Bound const* const attribute = field.find("relation");
  if (attribute != nullptr && attribute->find("fields") != nullptr)
    return fmt::format("add a field of type `{}` to `{}`", back, other);
  if (field.arity == ast::Arity::list) {
    return fmt::format("add a field of type `{} {}` to `{}`, or `{}` where each has many", own, key, other,
                       back);
  }
  return fmt::format("add a field of type `{}` to `{}`, and write `{}` here", back, other, key);
}

void complain_missing(Draft& draft, RelationEntry const& entry) {
  if (draft.incomplete) return;  // the opposite field may be one with an error
  FieldDraft const& field = field_of(draft, entry);
  std::string_view const own = draft.models[entry.model].name();
  std::string_view const other = draft.models[field.target].name();
  draft.report(
      Code::missing_opposite, field.syntax->name.span,
      fmt::format("relation field `{}` of `{}` has no opposite field in `{}`", field.name(), own, other),
      how_to_oppose(draft, entry), label_opposite(draft, entry));
}

void complain_ambiguous(Draft& draft, RelationGroup group) {
  RelationEntry const& first = group.front();
  std::vector<Label> labels;
  for (std::size_t i = 1; i < group.size(); ++i)
    labels.push_back({span_of(draft, group[i]), "this one could be meant as well"});
  std::string_view const low = draft.models[first.low].name();
  std::string_view const high = draft.models[first.high].name();
  if (first.named) {
    draft.report(Code::relation_name, span_of(draft, first),
                 fmt::format("more than two fields between `{}` and `{}` use the relation name `{}`", low,
                             high, first.relation),
                 "a name belongs to two fields, one on each side", std::move(labels));
  } else {
    draft.report(Code::ambiguous_relation, span_of(draft, first),
                 first.low == first.high
                     ? fmt::format("the relation of `{}` with itself needs a name", low)
                     : fmt::format("ambiguous relations between `{}` and `{}`", low, high),
                 "write `@relation(\"name\")` on the two fields that belong together", std::move(labels));
  }
}

// Whether the group is a pair; false after a diagnostic.
bool is_pair(Draft& draft, RelationGroup group) {
  if (group.size() == 1) {
    complain_missing(draft, group.front());
    return false;
  }
  if (are_opposite(group)) return true;
  complain_ambiguous(draft, group);
  return false;
}

// A relation to a model that the client ignores must be ignored as well.
void check_ignored(Draft& draft) {
  if (std::ranges::none_of(draft.models, &ModelDraft::ignored)) return;
  for (auto const& [m, f] : draft.relation_fields) {
    ModelDraft const& owner = draft.models[m];
    FieldDraft const& field = owner.fields[f];
    if (owner.ignored || field.ignored || !draft.models[field.target].ignored) continue;
    draft.report(Code::relation_ignored, field.syntax->name.span,
                 fmt::format("relation field `{}` must be `@ignore`d, as model `{}` is ignored", field.name(),
                             draft.models[field.target].name()),
                 fmt::format("write `@ignore` after `{}`", field.name()),
                 {{draft.models[field.target].syntax->name.span, "this model is ignored"}});
  }
}

}  // namespace

Side make_side(Draft const& draft, std::size_t model, std::size_t field) {
  Side side{.model_index = model, .model = &draft.models[model], .field = &draft.models[model].fields[field]};
  side.attribute = side.field->find("relation");
  return side;
}

ast::Argument const* Side::argument(std::string_view name) const {
  return attribute != nullptr ? attribute->find(name) : nullptr;
}

bool Side::is_list() const { return field->arity == ast::Arity::list; }

Span Side::span() const { return attribute != nullptr ? attribute->syntax->span : field->syntax->name.span; }

std::vector<RelationEntry> collect_relation_entries(Draft& draft) {
  std::vector<RelationEntry> entries;
  entries.reserve(draft.relation_fields.size());
  for (auto const& [m, f] : draft.relation_fields) {
    FieldDraft const& field = draft.models[m].fields[f];
    Bound const* const attribute = field.find("relation");
    ast::Argument const* const name = attribute != nullptr ? attribute->find("name") : nullptr;
    bool const named = name != nullptr && !name->value.text.empty();
    if (name != nullptr && !named) {
      draft.report(Code::relation_name, name->value.span, "the name of a relation must not be empty",
                   "leave it out, or write a name");
    }
    entries.push_back({.low = std::min(m, field.target),
                       .high = std::max(m, field.target),
                       .named = named,
                       .relation = named ? name->value.text : std::string_view(),
                       .model = m,
                       .field = f});
  }
  std::ranges::sort(entries, [](RelationEntry const& a, RelationEntry const& b) {
    return a.low != b.low ? a.low < b.low
                          : a.order() < b.order();  // fast, because the first part usually decides
  });
  return entries;
}

std::vector<RelationGroup> group_entries(std::vector<RelationEntry> const& entries) {
  std::vector<RelationGroup> groups;
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    while (end < entries.size() && entries[end].group() == entries[begin].group()) ++end;
    groups.push_back(RelationGroup(entries).subspan(begin, end - begin));
  }
  return groups;
}

bool are_opposite(RelationGroup group) {
  if (group.size() != 2) return false;
  bool const self = group.front().low == group.front().high;
  return self ? group.front().named : group[0].model != group[1].model;
}

void resolve_relations(Draft& draft) {
  std::vector<RelationEntry> const entries = collect_relation_entries(draft);
  // Pairs are resolved in the order of the text, which is the order of foreign keys and join tables.
  std::vector<std::pair<RelationEntry, RelationEntry>> pairs;
  for (RelationGroup const group : group_entries(entries)) {
    if (is_pair(draft, group)) pairs.push_back({group[0], group[1]});
  }
  std::vector<Relation> relations;
  for (auto const& pair : pairs) {
    std::optional<Relation> relation = orient(draft, make_side(draft, pair.first.model, pair.first.field),
                                              make_side(draft, pair.second.model, pair.second.field));
    if (relation) relations.push_back(std::move(*relation));
  }
  std::ranges::stable_sort(relations, {}, [](Relation const& relation) {
    return std::pair(relation.from.model_index, relation.from.field - relation.from.model->fields.data());
  });
  for (Relation const& relation : relations) resolve_relation(draft, relation);
  check_cascades(draft);
  check_ignored(draft);
}

}  // namespace lockstep::resolving
