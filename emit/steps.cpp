// The steps of a plan as stable text. Columns are aligned within a plan; the last one shows the other
// arguments of the statement, so that a wrong value or expression is visible here too.

#include "emit/steps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/join.hpp>
#include <range/v3/view/transform.hpp>

#include "compiler/model/print.hpp"
#include "compiler/model/single_line.hpp"
#include "compiler/plan/facts/action_facts.hpp"

namespace lockstep {
namespace {

using namespace std::string_view_literals;
using namespace action;

// The member of its table that an action changes; empty for the table itself.
std::string member_of(Action const& action) {
  return visit(
      [](auto const& a) -> std::string {
        if constexpr (requires { a.column.name; })
          return a.column.name;
        else if constexpr (requires { a.index.name; })
          return a.index.name;
        else if constexpr (requires { a.key.name; })
          return a.key.name;
        else if constexpr (requires {
                             a.to.type;
                             a.table;
                           })
          return a.to.name;
        else if constexpr (requires { a.column.size(); })
          return a.column;
        else if constexpr (requires {
                             a.to.size();
                             a.table;
                           })
          return a.to;
        else
          return {};
      },
      action);
}

// The words that are not empty, separated by spaces.
template <class... Words>
std::string words(Words const&... words) {
  std::string text;
  for (std::string const& word : {std::string(words)...}) {
    if (!word.empty()) text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

std::string when(bool condition, std::string_view word) { return condition ? std::string(word) : ""; }
std::string after(std::string_view word, std::string const& text) {
  return text.empty() ? "" : fmt::format("{} {}", word, text);
}
std::string renamed(std::string const& from, std::string const& to) { return from + " -> " + to; }

std::string text_of(ValueMapping const& mapping) {
  auto const spell = [](auto const& one) { return renamed(one.first, one.second); };
  return mapping | ranges::views::transform(spell) | ranges::views::join(", "sv) | ranges::to<std::string>();
}

std::string default_of(Column const& column) {
  bool const none = column.value.kind == model::DefaultKind::none;
  return none ? "" : after("default", model::print(column.value));
}

std::string text_of(Column const& column) {
  std::string const identity(column.identity == model::Identity::none ? "" : enum_name(column.identity));
  return words(model::print(column.type), when(!column.nullable, "not null"), default_of(column),
               after("identity", identity), after("generated", column.generated));
}

std::string text_of(CreateSyncTrigger const& sync) {
  return words(sync.from.name, sync.both_ways ? "<->" : "->", sync.to.name,
               when(sync.null_on_error, "null_on_error"), after("by", sync.expression.value_or("")),
               after("values", text_of(sync.values)));
}

std::string text_of(SwapColumns const& swap) {
  std::vector<std::string> parts;
  for (ColumnSwap const& one : swap.columns) {
    parts.push_back(words(model::print(one.table), renamed(text_of(one.from), text_of(one.to)), "as",
                          one.incoming.name, "and then", one.outgoing.name));
  }
  if (swap.type) parts.push_back("type " + model::print(swap.type->to.name));
  for (IndexSwap const& one : swap.indexes) parts.push_back("index " + one.index.name);
  for (KeySwap const& one : swap.keys) parts.push_back("key " + one.key.name);
  for (ReferenceSwap const& one : swap.references) parts.push_back("reference " + one.key.name);
  for (model::DefinedObject const& one : swap.checks) parts.push_back(model::to_string(one.address));
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string text_of(Backfill const& fill) {
  std::string const key = fill.key.empty() ? "position" : fmt::format("{}", fmt::join(fill.key, ", "));
  return words("=", fill.expression, when(fill.placeholder, "(to be written)"),
               after("where", fill.predicate), after("by", key), when(fill.open, "open"));
}

std::string text_of(ComesWith with);
std::string reason_of(DropObject const& drop) {
  constexpr auto reasons = std::to_array<std::string_view>({"", "to be recreated", "to be replaced"});
  return words(reasons.at(static_cast<std::size_t>(drop.reason)), when(drop.concurrently, "concurrently"),
               when(drop.implicit, "with its table"), when(drop.archived, "archived"), text_of(drop.with));
}

// The definition without the name, which the object column already shows.
template <class T>
std::string definition(T const& value) {
  std::string const line = model::print(value);
  std::size_t const end = line.find(' ', line.find(' ') + 1);
  return end == std::string::npos ? "" : line.substr(end + 1);
}

// The arguments of the action, other than its object and what it drops.
template <class T>
std::string meaning(T const&) {
  return {};
}

std::string meaning(RenameTable const& a) { return renamed(model::print(a.from), model::print(a.to)); }
std::string meaning(RenameEnum const& a) { return renamed(model::print(a.from), model::print(a.to)); }
std::string meaning(RenameColumn const& a) { return renamed(a.from, a.to); }
std::string meaning(RenameConstraint const& a) { return renamed(a.from, a.to); }
std::string meaning(RenameIndex const& a) { return renamed(a.from, a.to); }
std::string meaning(RenameEnumValue const& a) { return renamed(a.from, a.to); }
std::string meaning(AddEnumValue const& a) {
  return words(a.value, after("before", a.before), after("after", a.after));
}
std::string meaning(ExchangeColumns const& a) { return words(a.a, "<->", a.b, "over", a.between); }
std::string meaning(CreateEnum const& a) {
  return words(definition(a.type), when(a.replaces.has_value(), "next to the old one"));
}
std::string meaning(ReplaceEnum const& a) {
  return words(definition(a.to), after("mapping", text_of(a.mapping)));
}
std::string meaning(DropEnum const& a) { return after("into", a.archive); }
std::string meaning(DropTable const& a) { return after("into", a.archive); }
std::string text_of_heirs(std::vector<Name> const& heirs) {
  std::string names;
  for (Name const& heir : heirs) names += (names.empty() ? "" : ", ") + model::print(heir);
  return after("and of", names);
}

std::string text_of(std::vector<Attribute> const& attributes) {
  std::string text;
  for (Attribute const& one : attributes) text += (text.empty() ? "" : ", ") + words(one.name, one.type);
  return text;
}

std::string meaning(DropColumn const& a) {
  return words(after("kept in", a.archive), when(a.only, "only"), text_of_heirs(a.heirs));
}
std::string meaning(AddColumn const& a) { return words(text_of(a.column), text_of_heirs(a.heirs)); }
std::string meaning(AlterColumnType const& a) {
  bool const collates = a.from.collation != a.to.collation;
  return words(renamed(model::print(a.from.type), model::print(a.to.type)),
               after("using", a.using_expression), after("collate", collates ? a.to.collation : ""),
               text_of_heirs(a.heirs));
}
std::string meaning(AlterComposite const& a) {
  return words(when(a.rebuilt, "rebuilt"), after("adding", text_of(a.added)),
               after("dropping", text_of(a.dropped)));
}
std::string meaning(SetDefault const& a) {
  return words(default_of(a.column), when(a.early, "early"), when(a.only, "only"));
}
std::string meaning(DropDefault const& a) { return when(a.only, "only"); }
std::string meaning(DropNotNull const& a) { return when(a.only, "only"); }
std::string meaning(AddSequence const& a) { return default_of(a.column); }
std::string meaning(ResizeSequence const& a) { return renamed(text_of(a.from), text_of(a.to)); }
std::string meaning(AddIdentity const& a) { return text_of(a.column); }
std::string meaning(AlterIdentity const& a) { return renamed(text_of(a.from), text_of(a.to)); }
std::string meaning(SetNotNull const& a) { return when(a.proven, "proven"); }
std::string meaning(AddNotNullCheck const& a) { return words(a.name, a.bounds); }
std::string meaning(DropNotNullCheck const& a) { return a.name; }
std::string meaning(ValidateCheck const& a) { return a.name; }
std::string meaning(AddPrimaryKey const& a) {
  return words(definition(a.key), after("using index", a.using_index));
}
std::string meaning(CreateIndex const& a) {
  return words(when(a.concurrently, "concurrently"), when(a.adopts, "adopts"), definition(a.index));
}
std::string meaning(DropIndex const& a) { return when(a.concurrently, "concurrently"); }
std::string meaning(AddForeignKey const& a) {
  return words(when(a.not_valid, "not valid"), definition(a.key));
}
std::string meaning(CreateSyncTrigger const& a) { return text_of(a); }
std::string meaning(AlterSyncTrigger const& a) { return text_of(a.sync); }
std::string meaning(DropSyncTrigger const& a) { return a.name; }
std::string meaning(SwapColumns const& a) { return text_of(a); }
std::string meaning(Backfill const& a) { return text_of(a); }
std::string meaning(Analyze const& a) { return fmt::format("{}", fmt::join(a.columns, ", ")); }
std::string text_of(ComesWith with) {
  constexpr auto texts =
      std::to_array<std::string_view>({"", "with its partition", "with the index of the partitioned table"});
  return std::string(texts.at(static_cast<std::size_t>(with)));
}
std::string meaning(CreateObject const& a) {
  return words(when(a.concurrently, "concurrently"), when(a.not_valid, "not valid"),
               when(a.recreated, "recreated"), when(a.implicit, "with its table"), text_of(a.with),
               after("as", a.named));
}
std::string meaning(ReplaceObject const& a) { return text_of(a.with); }
std::string meaning(BuildPartitionIndex const& a) { return definition(a.index); }
std::string meaning(AttachPartition const& a) {
  return words("to", model::print(a.link.parent), a.link.bounds, when(a.proven, "proven"));
}
std::string meaning(DetachPartition const& a) {
  return words("from", model::print(a.link.parent), a.link.bounds);
}
std::string meaning(DropObject const& a) { return reason_of(a); }
std::string meaning(CreateArchive const& a) { return a.archive; }
std::string meaning(FillArchive const& a) { return a.archive; }
std::string meaning(RestoreColumn const& a) { return a.archive; }
std::string meaning(RestoreTable const& a) { return a.archive; }
std::string meaning(RestoreEnum const& a) { return a.archive; }
std::string meaning(Guard const& a) {
  return words(enum_name(a.kind), a.value, when(a.early, "early"), after("by", a.expression));
}

std::string meaning_of(Action const& action) {
  return visit([](auto const& one) { return meaning(one); }, action);
}

constexpr std::size_t columns = 9;
using StepRow = std::array<std::string, columns>;

std::string locks_of(Step const& step) {
  Facts const& facts = step.facts;
  std::string const own(facts.lock == Lock::none ? "-" : enum_name(facts.lock));
  return facts.referenced == Lock::none ? own : fmt::format("{}, {}", own, enum_name(facts.referenced));
}

StepRow row_of(Step const& step, Batch const& batch, std::size_t number, Phase phase, bool forward,
               Plan const& plan) {
  auto const number_of = [](Hazard const& hazard) { return std::string(info(hazard.code).number); };
  auto hazards = step.hazards | ranges::views::transform(number_of) | ranges::views::join(" "sv) |
                 ranges::to<std::string>();
  return {std::string(enum_name(phase)),
          fmt::format("{}{}", number, batch.transactional ? "" : " lone"),
          std::string(name_of(step.action)),
          model::in_single_line(subject_of(step, plan)),
          locks_of(step),
          std::string(enum_name(step.facts.work)),
          forward ? std::string(enum_name(step.reversal.grade)) : "",
          hazards,
          model::in_single_line(meaning_of(step.action))};
}

// Aligns the columns of the rows. A column that is always empty is omitted.
std::string aligned(std::vector<StepRow> const& lines) {
  std::array<std::size_t, columns> widths{};
  for (StepRow const& row : lines) {
    for (std::size_t i = 0; i < columns; ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (StepRow const& row : lines) {
    std::string line;
    for (std::size_t i = 0; i < columns; ++i) {
      if (widths[i] > 0) line += fmt::format("  {:<{}}", row[i], widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace

std::string subject_of(Step const& step, Plan const& plan) {
  if (model::DefinedObject const* object = object_of(step.action)) return to_string(object->address);
  model::Name const table = table_of(step.action);
  if (auto const* create = get_if<CreateEnum>(step.action)) return model::print(create->type.name);
  if (auto const* drop = get_if<DropEnum>(step.action)) return model::print(drop->type.name);
  if (table.name.empty()) return model::print(subject(plan.changes.at(step.cause)).owner);
  std::string const member = member_of(step.action);
  return model::print(table) + (member.empty() ? "" : "." + member);
}

std::string print_steps(Plan const& plan) {
  if (plan.phases.empty()) return {};
  std::vector<StepRow> forward, backward;
  auto const add = [&](std::vector<StepRow>& lines, std::vector<Batch> const& batches, Phase phase) {
    for (std::size_t i = 0; i < batches.size(); ++i) {
      for (Step const& step : batches[i].steps)
        lines.push_back(row_of(step, batches[i], i + 1, phase, &lines == &forward, plan));
    }
  };
  for (PhasePlan const& phase : plan.phases) add(forward, phase.forward, phase.phase);
  for (auto phase = plan.phases.rbegin(); phase != plan.phases.rend(); ++phase)
    add(backward, phase->backward, phase->phase);
  return "forward\n" + aligned(forward) + "rollback\n" + aligned(backward);
}

}  // namespace lockstep
