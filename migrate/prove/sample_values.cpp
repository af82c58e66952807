// A type belongs to a family. Each family has one function that makes values within the limits of both sides.
// When the sides have different families, a text gets the values of the other side, because only these
// survive the cast; numbers stay small and whole; times are at midnight.
#include "migrate/prove/sample_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace lockstep {
namespace {

enum class Family {
  // clang-format off
  text, integer, decimal, floating, money, oid, boolean, date, time, timestamp, interval, json, uuid, bytea, bit, inet,
  cidr, macaddr, macaddr8, xml, point, line, lseg, box, path, polygon, circle, tsvector, tsquery, hstore, ltree,
  int_range, time_range, lsn, labels, samples, unknown,
  // clang-format on
};

struct FamilyRow {
  std::string_view type;
  Family family;
};

// Sorted by type. Types of extensions are those with an input syntax that is known here.
constexpr auto family_rows = std::to_array<FamilyRow>({
    {"bit", Family::bit},
    {"bool", Family::boolean},
    {"box", Family::box},
    {"bpchar", Family::text},
    {"bytea", Family::bytea},
    {"char", Family::text},
    {"cidr", Family::cidr},
    {"circle", Family::circle},
    {"citext", Family::text},
    {"date", Family::date},
    {"daterange", Family::time_range},
    {"float4", Family::floating},
    {"float8", Family::floating},
    {"hstore", Family::hstore},
    {"inet", Family::inet},
    {"int2", Family::integer},
    {"int4", Family::integer},
    {"int4range", Family::int_range},
    {"int8", Family::integer},
    {"int8range", Family::int_range},
    {"interval", Family::interval},
    {"json", Family::json},
    {"jsonb", Family::json},
    {"line", Family::line},
    {"lseg", Family::lseg},
    {"ltree", Family::ltree},
    {"macaddr", Family::macaddr},
    {"macaddr8", Family::macaddr8},
    {"money", Family::money},
    {"name", Family::text},
    {"numeric", Family::decimal},
    {"numrange", Family::int_range},
    {"oid", Family::oid},
    {"path", Family::path},
    {"pg_lsn", Family::lsn},
    {"point", Family::point},
    {"polygon", Family::polygon},
    {"text", Family::text},
    {"time", Family::time},
    {"timestamp", Family::timestamp},
    {"timestamptz", Family::timestamp},
    {"timetz", Family::time},
    {"tsquery", Family::tsquery},
    {"tsrange", Family::time_range},
    {"tstzrange", Family::time_range},
    {"tsvector", Family::tsvector},
    {"uuid", Family::uuid},
    {"varbit", Family::bit},
    {"varchar", Family::text},
    {"xml", Family::xml},
});
// clang-format on
static_assert(std::ranges::is_sorted(family_rows, {}, &FamilyRow::type));

Family family_of(ValueType const& value) {
  if (value.labels != nullptr) return Family::labels;
  if (value.samples != nullptr) return Family::samples;
  if (!value.type.name.schema.empty()) return Family::unknown;  // a user's type, whatever its name
  auto const& name = value.type.name.name;
  auto const found = std::ranges::lower_bound(family_rows, std::string_view(name), {}, &FamilyRow::type);
  return found != family_rows.end() && found->type == name ? found->family : Family::unknown;
}

bool is_number(Family family) {
  return family == Family::integer || family == Family::decimal || family == Family::floating ||
         family == Family::money || family == Family::oid;
}

bool is_time(Family family) {
  return family == Family::date || family == Family::time || family == Family::timestamp;
}

// The index-th number between the parentheses of a type, or fallback.
std::size_t modifier(model::Type const& type, std::size_t index, std::size_t fallback) {
  std::string_view rest = type.modifiers;
  for (; index > 0; --index) {
    std::size_t const comma = rest.find(',');
    if (comma == std::string_view::npos) return fallback;
    rest.remove_prefix(comma + 1);
  }
  std::size_t value = 0;
  auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  return error == std::errc() && end != rest.data() ? value : fallback;
}

constexpr std::size_t unlimited = 1'000'000;

// The number of characters that the type accepts.
std::size_t capacity(model::Type const& type) {
  std::string const& name = type.name.name;
  if (name == "bpchar") return modifier(type, 0, 1);
  if (name == "varchar") return modifier(type, 0, unlimited);
  if (name == "name") return 63;
  return name == "char" ? 1 : unlimited;
}

// The facts about both sides of a column.
struct Sides {
  ValueType const& own;
  ValueType const* other;  // null when the type does not change
  Family family;           // of the values to make
};

// A short text, different for different numbers, and no longer than room where possible.
std::string compact(std::size_t number, std::size_t room) {
  constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::string result;
  do {
    result += digits[number % digits.size()];
    number /= digits.size();
  } while (number > 0);
  return result.substr(0, room);
}

std::string make_text(std::size_t number, std::size_t room, bool plain) {
  if (room < 32) return compact(number, room);
  if (plain) return fmt::format("value {}", number);
  switch (number % 5) {
    case 0:
      return number == 0 ? "" : fmt::format("row {}", number);
    case 1:
      return fmt::format("O'Neil \"quoted\" {}", number);
    case 2:
      return fmt::format("\xC3\xBC\xC3\xB1\xC3\xAF \xE2\x98\x83 \xF0\x9F\x90\x98 {}", number);
    case 3:
      return fmt::format("back\\slash %s $1 {}", number);
    default:
      return fmt::format("two\nlines\t{}", number);
  }
}

std::string make_integer(Sides const& sides, std::size_t number) {
  std::string const& name = sides.own.type.name.name;
  if (sides.other != nullptr || number < 3) return std::to_string(number % 100);
  bool const maximum = number == 3;
  if (number > 4) return std::to_string(name == "int2" ? number % 30000 : number);
  if (name == "int2") return maximum ? "32767" : "-32768";
  if (name == "int8") return maximum ? "9223372036854775807" : "-9223372036854775808";
  return maximum ? "2147483647" : "-2147483648";
}

struct Decimal {
  std::size_t whole = 10;  // digits before the point
  std::size_t scale = 0;
};

Decimal limits(model::Type const& type) {
  if (type.modifiers.empty()) return {.whole = 10, .scale = 4};
  std::size_t const precision = modifier(type, 0, 10);
  std::size_t const scale = modifier(type, 1, 0);
  return {.whole = precision - std::min(precision, scale), .scale = scale};
}

std::string make_decimal(Sides const& sides, std::size_t number) {
  Decimal d = limits(sides.own.type);
  if (sides.other != nullptr && family_of(*sides.other) == Family::decimal) {
    Decimal const o = limits(sides.other->type);
    d = {.whole = std::min(d.whole, o.whole), .scale = std::min(d.scale, o.scale)};
  } else if (sides.other != nullptr) {
    d.scale = 0;
  }
  std::size_t range = 1;
  for (std::size_t i = 0; i < std::min<std::size_t>(d.whole, 2); ++i) range *= 10;
  std::string const whole = std::to_string(number % range);
  if (number == 3 && sides.other == nullptr) {
    std::string const nines(d.whole == 0 ? 1 : d.whole, d.whole == 0 ? '0' : '9');
    return d.scale == 0 ? nines : nines + '.' + std::string(d.scale, '9');
  }
  if (d.scale == 0) return whole;
  return fmt::format("{}{}.{}", number == 4 ? "-" : "", whole, number / range % 9 + 1);
}

std::string make_floating(Sides const& sides, std::size_t number) {
  if (sides.other != nullptr) return std::to_string(number % 100);
  switch (number) {
    case 2:
      return "-0.5";
    case 3:
      return "1e30";
    case 4:
      return "1.25e-10";
    default:
      return std::to_string(number);
  }
}

std::string make_date(std::size_t number, bool plain) {
  if (!plain && number == 3) return "0001-01-01";
  if (!plain && number == 4) return "9999-12-31";
  return fmt::format("20{:02}-02-{:02}", 20 + number / 28 % 60, number % 28 + 1);
}

std::string make_time(Sides const& sides, std::size_t number) {
  return sides.other != nullptr ? std::string("00:00:00")
                                : fmt::format("{:02}:{:02}:59.{}", number % 24, number / 24 % 60, number % 7);
}

std::string make_timestamp(Sides const& sides, std::size_t number) {
  if (sides.other != nullptr) return make_date(number, true) + " 00:00:00";
  return make_date(number, true) + (number % 2 == 0 ? " 00:00:00" : " 23:59:59.123");
}

std::string make_bits(Sides const& sides, std::size_t number) {
  bool const fixed = sides.own.type.name.name == "bit";
  std::size_t width = modifier(sides.own.type, 0, fixed ? 1 : 8);
  if (sides.other != nullptr && !fixed) width = std::min(width, modifier(sides.other->type, 0, width));
  std::string result(width, '0');
  for (std::size_t i = 0; i < width; ++i, number /= 2) result[width - 1 - i] = number % 2 == 1 ? '1' : '0';
  return result;
}

std::string make_json(std::size_t number) {
  switch (number) {
    case 0:
      return "{}";
    case 1:
      return "[1, \"O'Neil\", null]";
    case 2:
      return "null";
    default:
      return fmt::format(R"({{"k": "\u00fc \\ \"{}\"", "n": {}}})", number, number);
  }
}

// The labels that both sides have; all labels of one side when the other is not an enum.
std::vector<std::string> common_labels(Sides const& sides) {
  ValueType const& source = sides.own.labels != nullptr ? sides.own : *sides.other;
  std::vector<std::string> result = *source.labels;
  if (sides.own.labels != nullptr && sides.other != nullptr && sides.other->labels != nullptr) {
    std::erase_if(result, [&](std::string const& label) {
      return std::ranges::find(*sides.other->labels, label) == sides.other->labels->end();
    });
  }
  return result;
}

std::optional<std::string> make_label(Sides const& sides, std::size_t number) {
  std::vector<std::string> const labels = common_labels(sides);
  if (labels.empty()) return {};
  return labels[number % labels.size()];
}

std::string const& make_sample(Sides const& sides, std::size_t number) {
  std::vector<std::string> const& samples =
      sides.own.samples != nullptr ? *sides.own.samples : *sides.other->samples;
  return samples[number % samples.size()];
}

std::string make_geometry(Family family, std::size_t number) {
  switch (family) {
    case Family::point:
      return fmt::format("({},1)", number);
    case Family::line:
      return fmt::format("{{1,-1,{}}}", number);
    case Family::lseg:
      return fmt::format("[(0,0),({},1)]", number);
    case Family::box:
      return fmt::format("({},1),(0,0)", number + 1);
    case Family::circle:
      return fmt::format("<(0,0),{}>", number + 1);
    default:
      return fmt::format("((0,0),(1,0),({},1))", number);
  }
}

std::optional<std::string> make_scalar(Sides const& sides, std::size_t number) {
  switch (sides.family) {
    case Family::text: {
      std::size_t room = capacity(sides.own.type);
      if (sides.other != nullptr) room = std::min(room, capacity(sides.other->type));
      return make_text(number, room, sides.other != nullptr);
    }
    case Family::integer:
      return make_integer(sides, number);
    case Family::decimal:
      return make_decimal(sides, number);
    case Family::floating:
      return make_floating(sides, number);
    case Family::money:
      return std::to_string(number % 100);
    case Family::oid:
      return std::to_string(number + 1);
    case Family::boolean:
      return number % 2 == 0 ? "true" : "false";
    case Family::date:
      return make_date(number, sides.other != nullptr);
    case Family::time:
      return make_time(sides, number);
    case Family::timestamp:
      return make_timestamp(sides, number);
    case Family::interval:
      return fmt::format("{} days {:02}:30:00", number, number % 24);
    case Family::json:
      return make_json(number);
    case Family::uuid:
      return fmt::format("{:08x}-0000-4000-8000-00000000abcd", number);
    case Family::bytea:
      return number == 0 ? "\\x" : fmt::format("\\x00ff{:04x}", number);
    case Family::bit:
      return make_bits(sides, number);
    case Family::inet:
      return number % 2 == 0 ? fmt::format("10.0.0.{}", number % 256) : fmt::format("2001:db8::{:x}", number);
    case Family::cidr:
      return fmt::format("10.{}.0.0/16", number % 256);
    case Family::macaddr:
      return fmt::format("08:00:2b:01:02:{:02x}", number % 256);
    case Family::macaddr8:
      return fmt::format("08:00:2b:01:02:03:04:{:02x}", number % 256);
    case Family::xml:
      return fmt::format("<a n=\"{}\">&amp;</a>", number);
    case Family::point:
    case Family::line:
    case Family::lseg:
    case Family::box:
    case Family::path:
    case Family::polygon:
    case Family::circle:
      return make_geometry(sides.family, number);
    case Family::tsvector:
    case Family::tsquery:
      return fmt::format("'word' {} 'w{}'", sides.family == Family::tsquery ? "&" : "", number);
    case Family::hstore:
      return fmt::format("\"k\"=>\"{}\"", number);
    case Family::ltree:
      return fmt::format("top.n{}", number);
    case Family::int_range:
      return fmt::format("[{},{})", number, number + 10);
    case Family::time_range:
      return fmt::format("[{},2090-01-01)", make_date(number, true));
    case Family::lsn:
      return fmt::format("0/{:X}", number);
    case Family::labels:
      return make_label(sides, number);
    case Family::samples:
      return make_sample(sides, number);
    case Family::unknown:
      return {};
  }
  return {};
}

// The family of the values for a column of type `own` that will become `other`.
Family chosen_family(ValueType const& own, ValueType const* other) {
  Family const family = family_of(own);
  if (other == nullptr || family != Family::text) return family;
  Family const wanted = family_of(*other);
  return wanted == Family::unknown ? family : wanted;
}

// A text that takes the values of the other side also gets its limits.
std::optional<std::string> make_for(ValueType const& own, ValueType const* other, std::size_t number) {
  Sides const sides{own, other, chosen_family(own, other)};
  bool const borrowed = sides.family != family_of(own) && sides.family != Family::labels;
  std::optional<std::string> value =
      borrowed ? make_scalar({*other, &own, sides.family}, number) : make_scalar(sides, number);
  bool const number_or_bool =
      other != nullptr && family_of(*other) == Family::boolean && is_number(sides.family);
  if (number_or_bool) value = std::to_string(number % 2);
  if (!value || family_of(own) != Family::text) {
    bool const into_text = other != nullptr && family_of(*other) == Family::text;
    if (value && into_text && value->size() > capacity(other->type))
      value = is_time(sides.family) ? value : make_scalar(sides, number % 10);
    return value;
  }
  // Where a value of the other side is too long, the cast fails in any case.
  if (value->size() > capacity(own.type) && borrowed) return make_text(number, capacity(own.type), true);
  return value;
}

std::string array_item(std::string const& value) {
  std::string result = "\"";
  for (char const c : value) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

ValueType element(ValueType value) {
  value.type.array = false;
  return value;
}

std::optional<std::string> make_array(ValueType const& own, ValueType const* other, std::size_t number) {
  if (number == 2) return "{}";
  std::optional<std::string> const first = make_for(own, other, number);
  if (!first) return {};
  std::optional<std::string> const second = make_for(own, other, number + 1);
  char const delimiter = family_of(own) == Family::box ? ';' : ',';  // pg_type.typdelim
  return number % 2 == 0 ? '{' + array_item(*first) + '}'
                         : '{' + array_item(*first) + delimiter + array_item(*second) + '}';
}

// The other side that a single value must also satisfy. A list has none, except a list of an enum, whose
// labels stay.
ValueType const* beside(ValueType const& own, ValueType const& element, bool list) {
  return list && (own.labels == nullptr || element.labels == nullptr) ? nullptr : &element;
}

}  // namespace

bool is_counted(model::Column const& column) {
  return column.value.kind == model::DefaultKind::sequence || column.identity != model::Identity::none;
}

bool is_text(model::Type const& type) { return !type.array && family_of(ValueType{type}) == Family::text; }
bool is_number(model::Type const& type) {
  Family const family = family_of(ValueType{type});
  return !type.array && is_number(family);
}

bool is_known(ValueType const& type) { return family_of(type) != Family::unknown; }

std::optional<std::string> value_for(ValueType const& type, std::optional<ValueType> const& other,
                                     std::size_t number) {
  if (!other) {
    return type.type.array ? make_array(element(type), nullptr, number) : make_for(type, nullptr, number);
  }
  ValueType const wanted = element(*other);
  if (type.type.array) return make_array(element(type), other->type.array ? &wanted : nullptr, number);
  if (other->type.array && family_of(type) == Family::text && capacity(type.type) == unlimited) {
    return make_array(wanted, nullptr, number);
  }
  return make_for(type, beside(type, wanted, other->type.array), number);
}

std::size_t domain_size(ValueType const& type, std::optional<ValueType> const& other) {
  if (type.type.array) return 0;
  std::optional<ValueType> const each = other ? std::optional(element(*other)) : std::nullopt;
  ValueType const* const wanted = each ? beside(type, *each, other->type.array) : nullptr;
  Family const family = chosen_family(type, wanted);
  if (family == Family::boolean) return 2;
  if (family == Family::labels) return common_labels({type, wanted, family}).size();
  if (family == Family::samples) return (type.samples != nullptr ? type.samples : wanted->samples)->size();
  return 0;
}

}  // namespace lockstep
