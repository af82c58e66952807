// The catalog describes how a type is built. For a domain the values of its base type and the constants of
// its checks are tried, a composite type is built from values of its members, a range from two values of its
// subtype. For any other base type a list of texts is tried that are values of common types.
#include "migrate/prove/value_sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/join.hpp>
#include <range/v3/view/transform.hpp>
#include <set>

#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "migrate/prove/constants.hpp"
#include "migrate/prove/sample_values.hpp"

namespace lockstep {
namespace {

using namespace std::string_view_literals;
using Texts = std::vector<std::string>;

constexpr std::size_t most_samples = 12;
constexpr std::size_t most_dimensions = 4096;
constexpr char separator = '\x1f';

// clang-format off
constexpr auto generic_candidates = std::to_array<std::string_view>({
  // Codes, names and numbers that checks of domains often require.
  "a", "b", "ab", "abc", "abcd", "abcde", "a-b", "a_b", "A", "B", "AB", "BC", "ABC", "BCD", "ABCD", "AB12", "AB-12",
  "AB123", "ABC123", "Ab", "Abc", "en-US", "0", "1", "2", "3", "10", "12", "23", "42", "100", "123", "456", "1000",
  "1234", "2345", "2000", "12345", "23456", "12345-6789", "123456", "234567", "1234567", "12345678", "123456789",
  "1234567890", "12345678901", "123456789012", "1234567890123", "0.5", "0.25", "1.5", "2.5", "-1", "-0.5",
  "+15551234567", "+15551234568", "555-123-4567", "(555) 123-4567", "#ffffff", "#000000", "a@example.org",
  "b@example.org", "example.org", "https://example.org/a", "https://example.org/b", "/a", "/a/b", "1.0.0", "1.2.3",
  "DE89370400440532013000", "A1 1AA", "AB1 2CD", "978-3-16-148410-0", "0000000000000001", "t", "f", "true",
  "d41d8cd98f00b204e9800998ecf8427e", "00000000-0000-4000-8000-000000000001",
  // Values of base types.
  "2020-02-01", "2020-02-02", "10:00", "11:00", "2020-02-01 10:00", "1 day", "{}", "[]", "{\"a\": 1}", "[1, 2]", "$.a",
  "$.b", "a=>1", "\"a\"=>\"1\"", "top.a", "top.b", "*.a", "a & b", "[1,2]", "[2,3]", "[1,2,3]", "[2,3,4]", "[1,2)",
  "{[1,2)}", "(1,2)", "(1,2,3)", "((0,0),(1,1))", "<(0,0),1>", "10.0.0.1", "10.0.0.0/16", "08:00:2b:01:02:03", "0/1",
  "10:20:", "10:20:10,14", "(0,1)", "POINT(1 2)", "POINT(2 3)", "LINESTRING(0 0,1 1)", "POLYGON((0 0,1 0,1 1,0 0))",
  "MULTIPOINT(1 2,3 4)", "MULTILINESTRING((0 0,1 1))", "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))",
  "GEOMETRYCOLLECTION(POINT(1 2))", "POINT Z (1 2 3)", "SRID=4326;POINT(1 2)", "<a/>", "101", "pg_class", "int4", "now",
  "now()", "simple", "en_US", "1 .. 2", "\\x00",
});
// clang-format on

Texts split_texts(std::string_view text) {
  Texts result;
  if (text.empty()) return result;
  for (std::size_t begin = 0;;) {
    std::size_t const end = text.find(separator, begin);
    result.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return result;
    begin = end + 1;
  }
}

// A type with its modifiers; 0 when there is none.
struct Use {
  std::string oid, modifiers;
  auto operator<=>(Use const&) const = default;
};

// One type of the catalog.
struct TypeInfo {
  std::string sql, name;
  char kind = 'b', delimiter = ',';  // pg_type.typtype, typdelim
  Use base, element, subtype, range;
  std::vector<Use> members;
  Texts labels, checks;
};

// "10,2" of "numeric(10,2)".
std::string modifiers_of(std::string_view sql) {
  std::size_t const open = sql.rfind('('), close = sql.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  return std::string(sql.substr(open + 1, close - open - 1));
}

// "oid numeric(10,2)": a type with its modifiers.
Use use_of(std::string_view text) {
  std::size_t const space = text.find(' ');
  return {.oid = std::string(text.substr(0, space)),
          .modifiers = space == std::string_view::npos ? std::string() : modifiers_of(text.substr(space))};
}

constexpr std::string_view types_query = R"(
WITH RECURSIVE used(oid) AS (
  SELECT pg_catalog.to_regtype(x)::oid FROM pg_catalog.unnest(ARRAY[$types]::text[]) AS x
  UNION
  SELECT r.oid
  FROM used u JOIN pg_catalog.pg_type t ON t.oid = u.oid
  CROSS JOIN LATERAL (
    SELECT t.typbasetype WHERE t.typtype = 'd'
    UNION ALL SELECT e.oid FROM pg_catalog.pg_type e WHERE e.typarray = t.oid
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
    WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL SELECT g.rngsubtype FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid
    $multirange) AS r(oid)
  WHERE r.oid IS NOT NULL
)
SELECT t.oid, pg_catalog.format_type(t.oid, NULL), t.typname, t.typtype,
       t.typbasetype || ' ' || pg_catalog.format_type(t.typbasetype, t.typtypmod),
       coalesce((SELECT e.oid FROM pg_catalog.pg_type e WHERE e.typarray = t.oid), 0), coalesce(g.rngsubtype, 0), $range,
       (SELECT pg_catalog.string_agg(a.atttypid || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod), E'\x1f'
                                     ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute a
        WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
       (SELECT pg_catalog.string_agg(e.enumlabel, E'\x1f' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e
        WHERE e.enumtypid = t.oid),
       (SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(c.oid), E'\x1f' ORDER BY c.conname)
        FROM pg_catalog.pg_constraint c WHERE c.contypid = t.oid),
       t.typdelim
FROM used u JOIN pg_catalog.pg_type t ON t.oid = u.oid
LEFT JOIN pg_catalog.pg_range g ON g.rngtypid = t.oid)";

std::string with(std::string text, std::string_view mark, std::string_view value) {
  std::size_t const at = text.find(mark);
  return text.replace(at, mark.size(), value);
}

template <class Texts>
std::string literals(Texts const& texts) {
  return texts | ranges::views::transform(model::quote_literal) | ranges::views::join(", "sv) |
         ranges::to<std::string>();
}

std::string type_query(std::set<std::string> const& types, int version) {
  bool const multiranges = version >= 140000;
  std::string sql = with(std::string(types_query), "$types", literals(types));
  sql = with(std::move(sql), "$multirange",
             multiranges
                 ? "UNION ALL SELECT g.rngtypid FROM pg_catalog.pg_range g WHERE g.rngmultitypid = t.oid"
                 : "");
  return with(std::move(sql), "$range",
              multiranges ? "coalesce((SELECT m.rngtypid FROM pg_catalog.pg_range m WHERE m.rngmultitypid = "
                            "t.oid), 0)"
                          : "0");
}

// An element in the text form of arrays.
std::string quoted_item(std::string const& value) {
  std::string result = "\"";
  for (char const c : value) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

// A field in the text form of composite types and ranges.
std::string field(std::string const& value) {
  std::string result = "\"";
  for (char const c : value) {
    if (c == '"' || c == '\\') result += c;
    result += c;
  }
  return result + '"';
}

class SourceFinder {
 public:
  explicit SourceFinder(Connection& connection) : connection_(connection) {}

  void read_types(std::set<std::string> const& types) {
    Result const rows = connection_.execute(type_query(types, connection_.server_version()));
    auto const text = [&](std::size_t row, std::size_t column) {
      return std::string(rows.text(row, column));
    };
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      TypeInfo info{.sql = text(i, 1), .name = text(i, 2), .kind = rows.text(i, 3).front()};
      info.base = use_of(text(i, 4));
      info.element.oid = text(i, 5);
      info.subtype.oid = text(i, 6);
      info.range.oid = text(i, 7);
      for (std::string const& member : split_texts(rows.text(i, 8))) info.members.push_back(use_of(member));
      info.labels = split_texts(rows.text(i, 9));
      info.checks = split_texts(rows.text(i, 10));
      info.delimiter = rows.text(i, 11).front();
      types_.emplace(text(i, 0), std::move(info));
    }
  }

  // The candidates that the server accepts for the type, in their order. Of texts with the same value only
  // the first is taken.
  Texts accepted(std::string const& sql, Texts const& candidates) {
    Texts result;
    if (candidates.empty()) return result;
    Result const rows = connection_.execute(
        fmt::format("SELECT pg_temp.lockstep_accepted({}, c.v) FROM pg_catalog.unnest(ARRAY[{}]::text[]) "
                    "WITH ORDINALITY AS c(v, i) ORDER BY c.i",
                    model::quote_literal(sql), literals(candidates)));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < rows.rows() && result.size() < most_samples; ++i) {
      bool const taken = !rows.is_null(i, 0) && seen.insert(std::string(rows.text(i, 0))).second;
      if (taken) result.emplace_back(rows.text(i, 0));
    }
    return result;
  }

  // The given types that do not accept NULL.
  std::set<std::string> without_null(std::set<std::string> const& types) {
    Result const rows = connection_.execute("SELECT t FROM pg_catalog.unnest(ARRAY[" + literals(types) +
                                            "]::text[]) AS t WHERE pg_catalog.to_regtype(t) IS NOT NULL AND "
                                            "pg_temp.lockstep_accepted(t, NULL) IS NULL");
    std::set<std::string> result;
    for (std::size_t i = 0; i < rows.rows(); ++i) result.emplace(rows.text(i, 0));
    return result;
  }

  // Values of the type with that SQL; none when the database does not have it.
  Texts values(std::string const& sql, std::string const& modifiers) {
    Result const rows =
        connection_.execute("SELECT pg_catalog.to_regtype(" + model::quote_literal(sql) + ")::oid");
    return rows.is_null(0, 0) ? Texts{}
                              : values(Use{.oid = std::string(rows.text(0, 0)), .modifiers = modifiers});
  }

 private:
  Texts const& values(Use const& use) {
    auto const [at, fresh] = values_.emplace(use, Texts{});
    if (fresh) at->second = make(use);  // a composite type can contain itself only through an array
    return at->second;
  }

  Texts make(Use const& use) {
    auto const found = types_.find(use.oid);
    if (found == types_.end()) return {};
    TypeInfo const& type = found->second;
    if (type.element.oid != "0") return arrays_of(values({type.element.oid, use.modifiers}), type.delimiter);
    switch (type.kind) {
      case 'e':
        return type.labels;
      case 'd':
        return of_domain(type);
      case 'c':
        return composites(type);
      case 'r':
        return accepted(type.sql, ranges_of(values(type.subtype)));
      case 'm':
        return accepted(type.sql, multiranges_of(values(type.range)));
      default:
        return of_base(type, use.modifiers);
    }
  }

  Texts of_domain(TypeInfo const& type) {
    Texts candidates;
    for (std::string const& check : type.checks) {
      Constants const constants = constants_of(check);
      candidates.insert(candidates.end(), constants.texts.begin(), constants.texts.end());
      candidates.insert(candidates.end(), constants.numbers.begin(), constants.numbers.end());
    }
    Texts const& base = values(type.base);
    candidates.insert(candidates.end(), base.begin(), base.end());
    candidates.insert(candidates.end(), generic_candidates.begin(), generic_candidates.end());
    return accepted(type.sql, candidates);
  }

  // The first has all members, the second and third have NULL as first and last member, the rest have all
  // again.
  Texts composites(TypeInfo const& type) {
    Texts candidates;
    for (std::size_t number = 0; number < most_samples; ++number) {
      std::string text;
      for (std::size_t i = 0; i < type.members.size(); ++i) {
        Texts const& members = values(type.members[i]);
        bool const null =
            members.empty() || (number == 1 && i == 0) || (number == 2 && i + 1 == type.members.size());
        text += (i == 0 ? "" : ",") + (null ? "" : field(members[(number + i) % members.size()]));
      }
      candidates.push_back('(' + text + ')');
    }
    return accepted(type.sql, candidates);
  }

  static Texts arrays_of(Texts const& elements, char delimiter) {
    Texts result{"{}"};
    for (std::size_t i = 0; i < elements.size() && result.size() < most_samples; ++i) {
      std::string const item = quoted_item(elements[i]);
      result.push_back(i % 2 == 0 ? '{' + item + '}' : "{NULL" + (delimiter + item) + '}');
    }
    std::swap(result.front(), result.back());
    return result;
  }

  static Texts ranges_of(Texts const& bounds) {
    Texts result;
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
      // Only the server knows which of the two is the lower one.
      result.push_back('[' + field(bounds[i]) + ',' + field(bounds[i + 1]) + ')');
      result.push_back('[' + field(bounds[i + 1]) + ',' + field(bounds[i]) + ')');
    }
    for (std::string const& bound : bounds) result.push_back('[' + field(bound) + ",]");
    result.insert(result.begin() + (result.empty() ? 0 : 1), "empty");
    return result;
  }

  static Texts multiranges_of(Texts const& ranges) {
    Texts result;
    for (std::string const& range : ranges) result.push_back('{' + range + '}');
    result.emplace_back("{}");
    return result;
  }

  Texts of_base(TypeInfo const& type, std::string const& modifiers) {
    ValueType const known{{.name = {.schema = {}, .name = type.name}, .modifiers = modifiers}};
    Texts candidates;
    for (std::size_t number = 0; is_known(known) && number < 2 * most_samples; ++number) {
      std::optional<std::string> const value = value_for(known, {}, number);
      if (value) candidates.push_back(*value);
    }
    candidates.insert(candidates.end(), generic_candidates.begin(), generic_candidates.end());
    add_vectors(modifiers, candidates);
    return accepted(modifiers.empty() ? type.sql : with_modifiers(type.sql, modifiers), candidates);
  }

  // The SQL of an extension's type ends with its modifiers.
  static std::string with_modifiers(std::string const& sql, std::string const& modifiers) {
    model::Type type = model::parse_type(sql);
    type.modifiers = modifiers;
    return model::sql(type);
  }

  // Vectors with as many dimensions as the modifier states.
  static void add_vectors(std::string const& modifiers, Texts& candidates) {
    bool const number = !modifiers.empty() && modifiers.size() < 5 &&
                        modifiers.find_first_not_of("0123456789") == std::string::npos;
    std::size_t const dimensions = number ? std::stoul(modifiers) : 0;
    if (dimensions == 0 || dimensions > most_dimensions) return;
    for (std::size_t first = 1; first <= most_samples; ++first) {
      std::string text = '[' + std::to_string(first);
      for (std::size_t i = 1; i < dimensions; ++i) text += ",1";
      candidates.push_back(text + ']');
      candidates.push_back(fmt::format("{{1:{}}}/{}", first, dimensions));
    }
  }

  Connection& connection_;
  std::map<std::string, TypeInfo> types_;
  std::map<Use, Texts> values_;
};

constexpr std::string_view accepting_function = R"(CREATE FUNCTION pg_temp.lockstep_accepted(t text, v text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  result text;
BEGIN
  EXECUTE pg_catalog.format('SELECT pg_catalog.format(''%%s'', %L::%s)', v, t) INTO result;
  RETURN result;
EXCEPTION WHEN OTHERS THEN
  RETURN NULL;
END
$$)";

model::Type element_type(model::Type type) {
  type.array = false;
  return type;
}

// The type of a column, and its type on the other side when that differs.
struct Wanted {
  model::Type own, other;
};

std::string key_of(model::Type const& own, model::Type const& other) {
  return model::sql(element_type(own)) + " -> " + model::sql(element_type(other));
}

// The columns with a type that is unknown on one side at least.
std::map<std::string, Wanted> unknown_types(model::Schema const& schema, model::Schema const& other) {
  std::set<model::Name> enums;
  for (model::Schema const* side : {&schema, &other}) {
    for (model::Enum const& type : side->enums) enums.insert(type.name);
  }
  auto const unknown = [&](model::Type const& type) {
    return !enums.contains(type.name) && !is_known({element_type(type)});
  };
  std::map<model::Name, model::Table const*> others;
  for (model::Table const& table : other.tables) others.emplace(table.name, &table);
  std::map<std::string, Wanted> result;
  for (model::Table const& table : schema.tables) {
    auto const counterpart = others.find(table.name);
    for (model::Column const& column : table.columns) {
      model::Column const* const later =
          counterpart == others.end() ? nullptr : model::find(counterpart->second->columns, column.name);
      if (unknown(column.type)) {
        model::Type const type = element_type(column.type);
        result.emplace(model::sql(type), Wanted{type, type});
      }
      bool const changed = later != nullptr && element_type(later->type) != element_type(column.type) &&
                           !enums.contains(column.type.name) && !enums.contains(later->type.name);
      if (changed && (unknown(column.type) || unknown(later->type)))
        result.emplace(key_of(column.type, later->type),
                       Wanted{element_type(column.type), element_type(later->type)});
    }
  }
  return result;
}

}  // namespace

Samples Samples::find(model::Schema const& schema, model::Schema const& other, Connection& connection) {
  Samples samples;
  std::map<std::string, Wanted> const wanted = unknown_types(schema, other);
  if (wanted.empty()) return samples;
  connection.execute("BEGIN");
  connection.execute(std::string(accepting_function));
  SourceFinder finder(connection);
  std::set<std::string> types;
  for (auto const& [key, pair] : wanted) {
    for (model::Type const* type : {&pair.own, &pair.other}) types.insert(model::sql(*type));
  }
  finder.read_types(types);
  samples.without_null_ = finder.without_null(types);
  for (auto const& [key, pair] : wanted) {
    std::string const own = model::sql(pair.own), later = model::sql(pair.other);
    Texts values = finder.values(own, pair.own.modifiers);
    if (own != later) {
      Texts const others = finder.values(later, pair.other.modifiers);
      values.insert(values.end(), others.begin(), others.end());
      values = finder.accepted(own, finder.accepted(later, values));
    }
    if (!values.empty()) samples.accepted_.emplace(key, std::move(values));
  }
  connection.execute("ROLLBACK");
  return samples;
}

bool Samples::takes_null(model::Type const& type) const {
  return type.array || !without_null_.contains(model::sql(type));
}

std::vector<std::string> const* Samples::of(model::Type const& type) const {
  auto const found = accepted_.find(model::sql(element_type(type)));
  return found == accepted_.end() ? nullptr : &found->second;
}

std::vector<std::string> const* Samples::of(model::Type const& type, model::Type const& other) const {
  auto const found = accepted_.find(key_of(type, other));
  return found == accepted_.end() ? of(type) : &found->second;
}

}  // namespace lockstep
