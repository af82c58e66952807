// Type changes, as a table of pairs. A pair of built-in types that is not in the table needs a conversion by
// @backfill, unless one of the types is a text type. Any other pair that is not in the table is converted
// through text, which fails at run time and changes nothing when a value is no valid text for the new type.
//
// Facts: pg_cast of PostgreSQL 12 to 18; by_text: the text of a number or a boolean is also its JSON text.

#include "compiler/plan/facts/casts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"

namespace lockstep {
namespace {

// clang-format off
struct CastRow { std::string_view from, to; Work work; bool widening; bool may_fail; Grade reverse;
                 bool by_text = false; };
using enum Grade;
inline constexpr auto casts = std::to_array<CastRow>({
  // from         to                work            widening may_fail reverse
  {"int2",        "int4",           Work::rewrite,  true,    false,   lossless_if},
  {"int2",        "int8",           Work::rewrite,  true,    false,   lossless_if},
  {"int4",        "int8",           Work::rewrite,  true,    false,   lossless_if},
  {"int4",        "int2",           Work::rewrite,  false,   true,    lossless},
  {"int8",        "int4",           Work::rewrite,  false,   true,    lossless},
  {"int8",        "int2",           Work::rewrite,  false,   true,    lossless},
  {"int2",        "numeric",        Work::rewrite,  false,   false,   structure_only},
  {"int4",        "numeric",        Work::rewrite,  false,   true,    structure_only},
  {"int8",        "numeric",        Work::rewrite,  false,   true,    structure_only},
  {"int2",        "float8",         Work::rewrite,  false,   false,   structure_only},
  {"int4",        "float8",         Work::rewrite,  false,   false,   structure_only},
  {"int8",        "float8",         Work::rewrite,  false,   false,   structure_only},
  {"int2",        "float4",         Work::rewrite,  false,   false,   structure_only},
  {"int4",        "float4",         Work::rewrite,  false,   false,   structure_only},
  {"int8",        "float4",         Work::rewrite,  false,   false,   structure_only},
  {"float4",      "float8",         Work::rewrite,  true,    false,   structure_only},
  {"float8",      "float4",         Work::rewrite,  false,   true,    structure_only},
  {"float4",      "numeric",        Work::rewrite,  false,   true,    structure_only},
  {"float8",      "numeric",        Work::rewrite,  false,   true,    structure_only},
  {"float4",      "int4",           Work::rewrite,  false,   true,    structure_only},
  {"float8",      "int4",           Work::rewrite,  false,   true,    structure_only},
  {"float4",      "int8",           Work::rewrite,  false,   true,    structure_only},
  {"float8",      "int8",           Work::rewrite,  false,   true,    structure_only},
  {"numeric",     "int2",           Work::rewrite,  false,   true,    structure_only},
  {"numeric",     "int4",           Work::rewrite,  false,   true,    structure_only},
  {"numeric",     "int8",           Work::rewrite,  false,   true,    structure_only},
  {"numeric",     "float4",         Work::rewrite,  false,   true,    structure_only},
  {"numeric",     "float8",         Work::rewrite,  false,   true,    structure_only},
  {"numeric",     "money",          Work::rewrite,  false,   true,    structure_only},
  {"money",       "numeric",        Work::rewrite,  false,   true,    lossless_if},
  {"bool",        "int4",           Work::rewrite,  false,   false,   lossless_if},
  {"int4",        "bool",           Work::rewrite,  false,   true,    structure_only},
  {"varchar",     "text",           Work::meta,     true,    false,   lossless_if},
  {"text",        "varchar",        Work::meta,     true,    false,   lossless},
  {"citext",      "text",           Work::rewrite,  false,   false,   lossless},
  {"text",        "citext",         Work::rewrite,  false,   false,   lossless},
  {"citext",      "varchar",        Work::rewrite,  false,   true,    lossless},
  {"varchar",     "citext",         Work::rewrite,  false,   false,   lossless_if},
  {"bpchar",      "text",           Work::rewrite,  false,   false,   lossless_if},
  {"bpchar",      "varchar",        Work::rewrite,  false,   true,    lossless_if},
  {"varchar",     "bpchar",         Work::rewrite,  false,   true,    lossless_if},
  {"text",        "bpchar",         Work::rewrite,  false,   true,    lossless_if},
  {"json",        "jsonb",          Work::rewrite,  false,   false,   structure_only},
  {"jsonb",       "json",           Work::rewrite,  false,   false,   lossless},
  {"date",        "timestamp",      Work::rewrite,  true,    false,   structure_only},
  {"date",        "timestamptz",    Work::rewrite,  false,   false,   structure_only},
  {"timestamp",   "timestamptz",    Work::rewrite,  false,   false,   lossless_if},
  {"timestamptz", "timestamp",      Work::rewrite,  false,   false,   lossless_if},
  {"timestamp",   "date",           Work::rewrite,  false,   false,   structure_only},
  {"timestamptz", "date",           Work::rewrite,  false,   false,   structure_only},
  {"timestamp",   "time",           Work::rewrite,  false,   false,   structure_only},
  {"timestamptz", "time",           Work::rewrite,  false,   false,   structure_only},
  {"timestamptz", "timetz",         Work::rewrite,  false,   false,   structure_only},
  {"time",        "timetz",         Work::rewrite,  false,   false,   lossless_if},
  {"timetz",      "time",           Work::rewrite,  false,   false,   structure_only},
  {"cidr",        "inet",           Work::meta,     true,    false,   lossless_if},
  {"bit",         "varbit",         Work::rewrite,  false,   true,    lossless_if},
  {"varbit",      "bit",            Work::rewrite,  false,   true,    lossless_if},
  {"oid",         "int8",           Work::rewrite,  true,    false,   lossless_if},
  {"oid",         "int4",           Work::rewrite,  false,   true,    lossless_if},
  {"int4",        "oid",            Work::rewrite,  false,   false,   lossless_if},
  {"int8",        "oid",            Work::rewrite,  false,   true,    lossless_if},
  {"float4",      "int2",           Work::rewrite,  false,   true,    structure_only},
  {"float8",      "int2",           Work::rewrite,  false,   true,    structure_only},
  {"int4",        "money",          Work::rewrite,  false,   true,    structure_only},
  {"int8",        "money",          Work::rewrite,  false,   true,    structure_only},
  {"int2",        "oid",            Work::rewrite,  false,   true,    lossless_if},
  {"inet",        "cidr",           Work::rewrite,  false,   false,   structure_only},
  {"interval",    "time",           Work::rewrite,  false,   false,   structure_only},
  {"time",        "interval",       Work::rewrite,  false,   false,   structure_only},
  {"macaddr",     "macaddr8",       Work::rewrite,  false,   false,   lossless_if},
  {"macaddr8",    "macaddr",        Work::rewrite,  false,   true,    lossless},
  {"jsonb",       "bool",           Work::rewrite,  false,   true,    structure_only},
  {"jsonb",       "int2",           Work::rewrite,  false,   true,    structure_only},
  {"jsonb",       "int4",           Work::rewrite,  false,   true,    structure_only},
  {"jsonb",       "int8",           Work::rewrite,  false,   true,    structure_only},
  {"jsonb",       "float4",         Work::rewrite,  false,   true,    structure_only},
  {"jsonb",       "float8",         Work::rewrite,  false,   true,    structure_only},
  {"jsonb",       "numeric",        Work::rewrite,  false,   true,    structure_only},
  {"bool",        "json",           Work::rewrite,  false,   false,   lossless_if, true},
  {"bool",        "jsonb",          Work::rewrite,  false,   false,   lossless_if, true},
  {"int2",        "json",           Work::rewrite,  false,   false,   lossless_if, true},
  {"int2",        "jsonb",          Work::rewrite,  false,   false,   lossless_if, true},
  {"int4",        "json",           Work::rewrite,  false,   false,   lossless_if, true},
  {"int4",        "jsonb",          Work::rewrite,  false,   false,   lossless_if, true},
  {"int8",        "json",           Work::rewrite,  false,   false,   lossless_if, true},
  {"int8",        "jsonb",          Work::rewrite,  false,   false,   lossless_if, true},
  {"numeric",     "json",           Work::rewrite,  false,   true,    lossless_if, true},
  {"numeric",     "jsonb",          Work::rewrite,  false,   true,    lossless_if, true},
  {"float4",      "json",           Work::rewrite,  false,   true,    lossless_if, true},
  {"float4",      "jsonb",          Work::rewrite,  false,   true,    lossless_if, true},
  {"float8",      "json",           Work::rewrite,  false,   true,    lossless_if, true},
  {"float8",      "jsonb",          Work::rewrite,  false,   true,    lossless_if, true},
  {"bit",         "int4",           Work::rewrite,  false,   true,    structure_only},
  {"bit",         "int8",           Work::rewrite,  false,   true,    structure_only},
  {"int4",        "bit",            Work::rewrite,  false,   false,   structure_only},
  {"int8",        "bit",            Work::rewrite,  false,   false,   structure_only},
  {"box",         "circle",         Work::rewrite,  false,   true,    structure_only},
  {"box",         "point",          Work::rewrite,  false,   true,    structure_only},
  {"box",         "polygon",        Work::rewrite,  false,   true,    structure_only},
  {"box",         "lseg",           Work::rewrite,  false,   true,    structure_only},
  {"circle",      "box",            Work::rewrite,  false,   true,    structure_only},
  {"circle",      "point",          Work::rewrite,  false,   true,    structure_only},
  {"circle",      "polygon",        Work::rewrite,  false,   true,    structure_only},
  {"lseg",        "point",          Work::rewrite,  false,   true,    structure_only},
  {"path",        "polygon",        Work::rewrite,  false,   true,    structure_only},
  {"point",       "box",            Work::rewrite,  false,   true,    structure_only},
  {"polygon",     "box",            Work::rewrite,  false,   true,    structure_only},
  {"polygon",     "circle",         Work::rewrite,  false,   true,    structure_only},
  {"polygon",     "path",           Work::rewrite,  false,   true,    structure_only},
  {"polygon",     "point",          Work::rewrite,  false,   true,    structure_only},
  {"int4range",   "int4multirange", Work::rewrite,  false,   false,   structure_only},
  {"int8range",   "int8multirange", Work::rewrite,  false,   false,   structure_only},
  {"numrange",    "nummultirange",  Work::rewrite,  false,   false,   structure_only},
  {"daterange",   "datemultirange", Work::rewrite,  false,   false,   structure_only},
  {"tsrange",     "tsmultirange",   Work::rewrite,  false,   false,   structure_only},
  {"tstzrange",   "tstzmultirange", Work::rewrite,  false,   false,   structure_only},
});
// clang-format on

bool is_text(std::string_view name) {
  return name == "text" || name == "varchar" || name == "bpchar" || name == "citext";
}

CastRow const* find_cast(std::string_view from, std::string_view to) {
  auto const row = std::find_if(casts.begin(), casts.end(),
                                [&](CastRow const& r) { return r.from == from && r.to == to; });
  return row == casts.end() ? nullptr : row;
}

struct Modifiers {
  std::optional<int> first, second;
};
Modifiers modifiers_of(model::Type const& type) {
  Modifiers result;
  char const* const end = type.modifiers.data() + type.modifiers.size();
  int value = 0;
  auto parsed = std::from_chars(type.modifiers.data(), end, value);
  if (parsed.ec == std::errc()) result.first = value;
  if (parsed.ec == std::errc() && parsed.ptr != end && *parsed.ptr == ',' &&
      std::from_chars(parsed.ptr + 1, end, value).ec == std::errc()) {
    result.second = value;
  }
  return result;
}

bool grows(std::optional<int> from, std::optional<int> to) { return !to || (from && *from <= *to); }

// The same type with other modifiers.
TypeChange resized(model::Type const& from, model::Type const& to) {
  Modifiers const old = modifiers_of(from), now = modifiers_of(to);
  std::string_view const name = from.name.name;
  bool const scaled = name == "numeric";
  bool const same_scale = !scaled || !now.first || old.second == now.second;
  bool const wider = grows(old.first, now.first) && (name != "bpchar" && name != "bit");
  bool const whole = !scaled || !now.first ||
                     (old.first && grows(old.second, now.second) &&
                      *now.first - now.second.value_or(0) >= *old.first - old.second.value_or(0));
  bool const length =
      !scaled && name != "timestamp" && name != "timestamptz" && name != "time" && name != "timetz";
  bool const fits = wider && whole;
  return {.work = fits && same_scale && !from.array ? Work::meta : Work::rewrite,
          .widening = fits,
          .may_fail = !fits && (length || scaled),
          .reverse = fits ? (length || scaled ? lossless_if : structure_only)
                          : (length ? lossless : structure_only)};
}

}  // namespace

TypeChange type_change(model::Type const& from, model::Type const& to) {
  if (from.array != to.array) {
    return {.work = Work::rewrite, .may_fail = true, .reverse = to.array ? lossless_if : structure_only};
  }
  std::string const& old = from.name.name;
  std::string const& now = to.name.name;
  if (from.name == to.name) return resized(from, to);
  if (CastRow const* row = find_cast(old, now)) {
    TypeChange result{row->work, row->widening, row->may_fail, row->reverse};
    // A length on the target type may truncate or refuse longer values.
    if (is_text(now) && !to.modifiers.empty()) {
      bool const fits = is_text(old) && grows(modifiers_of(from).first, modifiers_of(to).first);
      if (!fits) result = {Work::rewrite, false, true, lossless};
    }
    if (from.array && result.work == Work::meta) result.work = Work::rewrite;
    return result;
  }
  bool const to_text = is_text(now) && to.modifiers.empty();
  return {.work = Work::rewrite, .may_fail = !to_text, .reverse = to_text ? lossless_if : structure_only};
}

std::string conversion(std::string const& column, model::Type const& from, model::Type const& to) {
  return converted(model::quote_identifier(column), from, to);
}

bool reads_text(model::Type const& type) {
  return is_text(type.name.name) || (type.name.schema.empty() && type.name.name == "name");
}

bool has_conversion(model::Type const& from, model::Type const& to) {
  if (from.array && !to.array) return false;  // it is not known which element to keep
  auto const is_built_in = [](model::Type const& type) {
    return type.name.schema.empty() && model::find_type(type.name.name) != nullptr;
  };
  return from.name == to.name || reads_text(from) || reads_text(to) || !is_built_in(from) ||
         !is_built_in(to) || find_cast(from.name.name, to.name.name) != nullptr;
}

bool depends_on_session(model::Type const& from, model::Type const& to) {
  static constexpr auto zoned = std::to_array<std::string_view>({"timestamptz", "timetz", "money"});
  static constexpr auto styled = std::to_array<std::string_view>(
      {"date", "timestamp", "time", "interval", "float4", "float8", "bytea", "xml"});
  if (from.name == to.name) return false;
  auto const any = [&](auto const& list) {
    return std::ranges::any_of(list,
                               [&](std::string_view t) { return from.name.name == t || to.name.name == t; });
  };
  CastRow const* const row = find_cast(from.name.name, to.name.name);
  bool const by_text = row == nullptr || row->by_text;
  return any(zoned) || (by_text && any(styled));
}

std::string converted(std::string const& name, model::Type const& from, model::Type const& to) {
  if (!from.array && to.array) {
    return "CASE WHEN " + name + " IS NULL THEN NULL ELSE ARRAY[" + name + "]::text[]::" + model::sql(to) +
           " END";
  }
  if (from.array && !to.array) {
    return "CASE WHEN pg_catalog.cardinality(" + name + ") <= 1 THEN " + name +
           "[1]::text::" + model::sql(to) + " END";
  }
  if (from.name == to.name) return {};
  // An explicit cast to varchar(n) truncates silently; the assignment cast from text refuses longer values.
  if (is_text(to.name.name) && to.name.name != "citext") {
    return is_text(from.name.name) ? std::string() : name + (from.array ? "::text[]" : "::text");
  }
  CastRow const* row = find_cast(from.name.name, to.name.name);
  if (row != nullptr && !row->by_text) return name + "::" + model::sql(to);
  return name + (from.array ? "::text[]::" : "::text::") + model::sql(to);
}

std::string recast(std::string const& expression, model::Type const& to, action::ValueMapping const& values) {
  std::string const text = expression + (to.array ? "::text[]" : "::text");
  std::string value = text, cases;
  for (auto const& [old, now] : values) {
    if (to.array)
      value = "pg_catalog.array_replace(" + value + ", " + model::quote_literal(old) + ", " +
              model::quote_literal(now) + ")";
    cases += " WHEN " + model::quote_literal(old) + " THEN " + model::quote_literal(now);
  }
  if (!to.array && !cases.empty()) value = "(CASE " + text + cases + " ELSE " + text + " END)";
  return value + "::" + model::sql(to);
}

std::vector<std::string> lost_values(model::Enum const& from, model::Enum const& to,
                                     action::ValueMapping const& values) {
  std::vector<std::string> lost;
  for (std::string const& value : from.values) {
    bool const mapped = std::ranges::any_of(values, [&](auto const& entry) { return entry.first == value; });
    if (!mapped && std::ranges::find(to.values, value) == to.values.end()) lost.push_back(value);
  }
  return lost;
}

bool has_order(model::Type const& type) {
  static constexpr auto without = std::to_array<std::string_view>(
      {"json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle"});
  return type.array || !type.name.schema.empty() ||
         std::ranges::find(without, type.name.name) == without.end();
}

// Those with typstorage 'p' in pg_type.
bool has_toast(model::Type const& type) {
  static constexpr auto without = std::to_array<std::string_view>(
      {"bool",         "int2",      "int4",          "int8",         "float4",      "float8",
       "money",        "oid",       "xid",           "xid8",         "cid",         "tid",
       "pg_lsn",       "date",      "time",          "timetz",       "uuid",        "timestamp",
       "macaddr",      "macaddr8",  "interval",      "point",        "line",        "lseg",
       "box",          "circle",    "name",          "char",         "tsquery",     "regclass",
       "regtype",      "regproc",   "regrole",       "regprocedure", "regoper",     "regoperator",
       "regnamespace", "regconfig", "regdictionary", "regcollation", "timestamptz", "int2vector",
       "oidvector"});
  return type.array || !type.name.schema.empty() ||
         std::ranges::find(without, type.name.name) == without.end();
}

bool holds(model::Type const& type, model::Default const& literal) {
  std::string const &name = type.name.name, &text = literal.text;
  if (literal.kind != model::DefaultKind::literal || !type.name.schema.empty() || type.array) return false;
  if (name == "text") return true;
  if (name == "varchar") return type.modifiers.empty() || text.size() <= std::stoul(type.modifiers);
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const whole = error == std::errc() && std::to_string(number) == text;
  auto const within = [&](std::int64_t limit) { return whole && number >= -limit && number < limit; };
  if (name == "int2") return within(std::int64_t{1} << 15);
  if (name == "int4") return within(std::int64_t{1} << 31);
  if (name == "float4") return within(std::int64_t{1} << 24);
  if (name == "float8") return within(std::int64_t{1} << 53);
  return whole && (name == "int8" || (name == "numeric" && type.modifiers.empty()));
}

bool is_volatile(model::Default const& value) {
  if (value.kind == model::DefaultKind::sequence) return true;
  if (value.kind != model::DefaultKind::expression) return false;
  static constexpr auto known = std::to_array<std::string_view>({
      "CURRENT_TIMESTAMP",
      "CURRENT_DATE",
      "CURRENT_TIME",
      "LOCALTIME",
      "LOCALTIMESTAMP",
      "CURRENT_USER",
      "SESSION_USER",
      "now()",
      "transaction_timestamp()",
      "statement_timestamp()",
      "current_database()",
      "inet_server_port()",
  });
  if (std::find(known.begin(), known.end(), value.text) != known.end()) return false;
  return value.text.find('(') != std::string::npos;
}

}  // namespace lockstep
