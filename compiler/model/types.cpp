#include "compiler/model/types.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "compiler/model/quote.hpp"
#include "grammar/letters.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep::model {
namespace {

using enum TypeFamily;

// clang-format off
constexpr auto known_types = std::to_array<TypeRow>({
  {"aclitem", "aclitem"},
  {"bit", "bit"},
  {"bool", "boolean", boolean},
  {"box", "box"},
  {"bpchar", "char"},
  {"bytea", "bytea", bytea},
  {"char", "\"char\""},
  {"cid", "cid"},
  {"cidr", "cidr"},
  {"circle", "circle"},
  {"date", "date"},
  {"datemultirange", "datemultirange"},
  {"daterange", "daterange"},
  {"float4", "real", floating},
  {"float8", "double precision", floating},
  {"inet", "inet"},
  {"int2", "smallint", integer},
  {"int4", "integer", integer},
  {"int4multirange", "int4multirange"},
  {"int4range", "int4range"},
  {"int8", "bigint", integer},
  {"int8multirange", "int8multirange"},
  {"int8range", "int8range"},
  {"interval", "interval"},
  {"json", "json", json},
  {"jsonb", "jsonb", jsonb},
  {"jsonpath", "jsonpath"},
  {"line", "line"},
  {"lseg", "lseg"},
  {"macaddr", "macaddr"},
  {"macaddr8", "macaddr8"},
  {"money", "money", decimal},
  {"name", "name"},
  {"numeric", "numeric", decimal},
  {"nummultirange", "nummultirange"},
  {"numrange", "numrange"},
  {"oid", "oid", integer},
  {"path", "path"},
  {"pg_lsn", "pg_lsn"},
  {"pg_snapshot", "pg_snapshot"},
  {"point", "point"},
  {"polygon", "polygon"},
  {"refcursor", "refcursor"},
  {"regclass", "regclass"},
  {"regcollation", "regcollation"},
  {"regconfig", "regconfig"},
  {"regdictionary", "regdictionary"},
  {"regnamespace", "regnamespace"},
  {"regoper", "regoper"},
  {"regoperator", "regoperator"},
  {"regproc", "regproc"},
  {"regprocedure", "regprocedure"},
  {"regrole", "regrole"},
  {"regtype", "regtype"},
  {"text", "text"},
  {"tid", "tid"},
  {"time", "time"},
  {"timestamp", "timestamp"},
  {"timestamptz", "timestamptz"},
  {"timetz", "timetz"},
  {"tsmultirange", "tsmultirange"},
  {"tsquery", "tsquery"},
  {"tsrange", "tsrange"},
  {"tstzmultirange", "tstzmultirange"},
  {"tstzrange", "tstzrange"},
  {"tsvector", "tsvector"},
  {"txid_snapshot", "txid_snapshot"},
  {"uuid", "uuid", uuid},
  {"varbit", "varbit"},
  {"varchar", "varchar"},
  {"xid", "xid"},
  {"xid8", "xid8"},
  {"xml", "xml"},
});

struct Alias {
  std::string_view spelling, name, modifiers = "";  // modifiers: those that the spelling implies
};

// `float(n)` is not here: its n chooses the type.
constexpr auto aliases = std::to_array<Alias>({
  {"bigint", "int8"},
  {"bit", "bit", "1"},
  {"bit varying", "varbit"},
  {"boolean", "bool"},
  {"char", "bpchar", "1"},
  {"char varying", "varchar"},
  {"character", "bpchar", "1"},
  {"character varying", "varchar"},
  {"dec", "numeric"},
  {"decimal", "numeric"},
  {"double precision", "float8"},
  {"float", "float8"},
  {"int", "int4"},
  {"integer", "int4"},
  {"national char", "bpchar", "1"},
  {"national char varying", "varchar"},
  {"national character", "bpchar", "1"},
  {"national character varying", "varchar"},
  {"nchar", "bpchar", "1"},
  {"nchar varying", "varchar"},
  {"real", "float4"},
  {"smallint", "int2"},
  {"time with time zone", "timetz"},
  {"time without time zone", "time"},
  {"timestamp with time zone", "timestamptz"},
  {"timestamp without time zone", "timestamp"},
});
// clang-format on

static_assert(std::ranges::is_sorted(known_types, {}, &TypeRow::name));
static_assert(std::ranges::is_sorted(aliases, {}, &Alias::spelling));

constexpr bool is_type_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_type_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

struct Word {
  std::string text;
  bool quoted = false;
};

// The parts of the text, before the words are interpreted.
struct Spelling {
  std::vector<Word> qualifiers;  // the words before dots
  std::vector<Word> words;
  std::string modifiers;
  bool has_modifiers = false;
  bool array = false;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<Spelling> read() {
    Spelling result;
    for (skip(); at_ < text_.size(); skip()) {
      if (!read_part(result)) return std::nullopt;
    }
    if (result.words.empty()) return std::nullopt;
    return result;
  }

 private:
  void skip() {
    while (at_ < text_.size() && is_type_blank(text_[at_])) ++at_;
  }

  bool read_part(Spelling& out) {
    char const c = text_[at_];
    if (c == '"' || is_type_word(c)) return read_word(out);
    if (c == '(') return read_modifiers(out);
    if (c == '[') return read_brackets(out);
    if (c != '.' || out.words.size() != 1 || out.has_modifiers || out.array) return false;
    out.qualifiers.push_back(out.words.front());
    out.words.clear();
    ++at_;
    return true;
  }

  bool read_word(Spelling& out) {
    auto const token = SqlLexer(text_, at_).next();
    auto name = token && is_name(token->kind) && token->closed ? value_of(text_, *token) : std::nullopt;
    if (!name) return false;
    at_ = token->end;
    Word word{.text = std::move(*name), .quoted = token->kind != TokenKind::word};
    if (!word.quoted && word.text == "array" && !out.words.empty()) {
      out.array = true;
      return true;
    }
    if (out.array) return false;
    out.words.push_back(std::move(word));
    return true;
  }

  bool read_modifiers(Spelling& out) {
    if (out.words.empty() || out.has_modifiers || out.array) return false;
    out.has_modifiers = true;
    for (++at_; at_ < text_.size() && text_[at_] != ')'; ++at_) {
      if (text_[at_] == '(') return false;
      if (!is_type_blank(text_[at_])) out.modifiers += text_[at_];
    }
    return at_++ < text_.size();
  }

  bool read_brackets(Spelling& out) {
    if (out.words.empty()) return false;
    out.array = true;
    for (++at_; at_ < text_.size() && text_[at_] != ']'; ++at_) {
      if (!is_type_blank(text_[at_]) && (text_[at_] < '0' || text_[at_] > '9')) return false;
    }
    return at_++ < text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::string joined(std::vector<Word> const& words, std::size_t first) {
  std::string result;
  for (std::size_t i = first; i < words.size(); ++i) {
    if (!result.empty()) result += ' ';
    result += words[i].text;
  }
  return result;
}

// `interval day to second(3)`: the words after the name are fields.
Type interval(Spelling const& spelling) {
  std::string const fields = joined(spelling.words, 1);
  std::string const comma = fields.empty() || spelling.modifiers.empty() ? "" : ",";
  return {.name = {.schema = "", .name = "interval"}, .modifiers = fields + comma + spelling.modifiers};
}

// The type for several words, or for one unquoted word without a schema; nullopt if several words are no
// known name.
std::optional<Type> known(Spelling const& spelling) {
  if (spelling.words[0].text == "interval") return interval(spelling);
  std::string const name = joined(spelling.words, 0);
  std::string modifiers = spelling.modifiers;
  if (name == "float" && !modifiers.empty()) {
    bool const single = std::atoi(modifiers.c_str()) <= 24;
    return Type{.name = {.schema = "", .name = single ? "float4" : "float8"}, .modifiers = ""};
  }
  auto const alias = std::ranges::lower_bound(aliases, std::string_view(name), {}, &Alias::spelling);
  if (alias != aliases.end() && alias->spelling == name) {
    if (!spelling.has_modifiers) modifiers = alias->modifiers;
    return Type{.name = {.schema = "", .name = std::string(alias->name)}, .modifiers = modifiers};
  }
  if (spelling.words.size() > 1) return std::nullopt;
  return Type{.name = {.schema = "", .name = name}, .modifiers = modifiers};
}

std::optional<Type> understood(Spelling const& spelling) {
  bool const plain = std::ranges::none_of(spelling.words, &Word::quoted);
  if (spelling.qualifiers.empty() && plain) return known(spelling);
  if (spelling.qualifiers.size() > 1 || spelling.words.size() > 1) return std::nullopt;
  Type result{.name = {.schema = "", .name = spelling.words[0].text}, .modifiers = spelling.modifiers};
  if (!spelling.qualifiers.empty() && spelling.qualifiers[0].text != "pg_catalog") {
    result.name.schema = spelling.qualifiers[0].text;
  }
  return result;
}

}  // namespace

std::span<TypeRow const> type_rows() { return known_types; }

TypeRow const* find_type(std::string_view name) {
  auto const row = std::ranges::lower_bound(known_types, name, {}, &TypeRow::name);
  return row != known_types.end() && row->name == name ? &*row : nullptr;
}

bool has_collation(Type const& type) {
  std::string const& name = type.name.name;
  return name == "text" || name == "varchar" || name == "bpchar" || name == "name" || name == "citext";
}

TypeFamily family_of(Type const& type) {
  TypeRow const* const row = type.name.schema.empty() ? find_type(type.name.name) : nullptr;
  return row == nullptr ? text : row->family;
}

Type parse_type(std::string_view sql_text) {
  std::optional<Spelling> const spelling = Reader(sql_text).read();
  std::optional<Type> result = spelling ? understood(*spelling) : std::nullopt;
  if (!result) return {.name = {.schema = "", .name = std::string(sql_text)}, .modifiers = ""};
  result->array = spelling->array;
  return canonical_type(std::move(*result));
}

Type canonical_type(Type type) {
  if (!type.name.schema.empty()) return type;
  if (find_type(type.name.name) == nullptr) {
    auto const alias =
        std::ranges::lower_bound(aliases, std::string_view(type.name.name), {}, &Alias::spelling);
    if (alias != aliases.end() && alias->spelling == type.name.name) {
      type.name.name = alias->name;
      if (type.modifiers.empty()) type.modifiers = alias->modifiers;
    }
  }
  if (type.name.name == "numeric" && !type.modifiers.empty()) {
    std::erase_if(type.modifiers, is_type_blank);
    if (type.modifiers.find(',') == std::string::npos) type.modifiers += ",0";
  }
  return type;
}

std::optional<Name> parse_name(std::string_view sql_text) {
  std::optional<Spelling> const spelling = Reader(sql_text).read();
  if (!spelling || spelling->has_modifiers || spelling->array) return std::nullopt;
  if (spelling->words.size() != 1 || spelling->qualifiers.size() > 1) return std::nullopt;
  return Name{.schema = spelling->qualifiers.empty() ? "" : spelling->qualifiers[0].text,
              .name = spelling->words[0].text};
}

std::string sql(Type const& type) {
  std::string const brackets = type.array ? "[]" : "";
  TypeRow const* const row = type.name.schema.empty() ? find_type(type.name.name) : nullptr;
  if (row == nullptr) {
    std::string const modifiers = type.modifiers.empty() ? "" : '(' + type.modifiers + ')';
    std::string const& schema = type.name.schema.empty() ? type.extension_schema : type.name.schema;
    return (schema.empty() ? quoted_if_needed(type.name.name) : qualified({schema, type.name.name})) +
           modifiers + brackets;
  }
  if (type.modifiers.empty()) {
    // `char` and `bit` alone would mean a length of one.
    if (row->name == "bpchar") return "bpchar" + brackets;
    if (row->name == "bit") return "\"bit\"" + brackets;
    return std::string(row->sql) + brackets;
  }
  if (row->name != "interval" || (type.modifiers[0] >= '0' && type.modifiers[0] <= '9')) {
    return std::string(row->sql) + '(' + type.modifiers + ')' + brackets;
  }
  std::size_t const comma = type.modifiers.find(',');
  std::string const precision =
      comma == std::string::npos ? "" : '(' + type.modifiers.substr(comma + 1) + ')';
  return "interval " + type.modifiers.substr(0, comma) + precision + brackets;
}

}  // namespace lockstep::model
