#include "compiler/model/print.hpp"

#include <algorithm>
#include <concepts>

#include "compiler/model/described.hpp"
#include "compiler/model/single_line.hpp"

namespace lockstep::model {
namespace {

// Without quotes if it has no character that could be part of the surrounding syntax, else in quotes with
// escapes.
std::string word(std::string_view text) {
  auto const harmless = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
  };
  bool plain = !text.empty();
  for (char const c : text) plain = plain && harmless(c);
  if (plain) return std::string(text);
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') result += '\\';
    if (c == '\n') {
      result += "\\n";
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string show(std::string const& value) { return word(value); }
std::string show(bool value) { return value ? "true" : "false"; }
template <NamedEnum E>
std::string show(E value) {
  std::string result(enum_name(value));
  for (char& c : result) c = c == ' ' ? '_' : c;
  return result;
}
std::string show(Name const& value) { return print(value); }
std::string show(Type const& value) { return print(value); }
std::string show(Default const& value) { return print(value); }
std::string show(IndexPart const& value) { return print(value); }

template <class T>
std::string show(std::vector<T> const& values) {
  std::string result = "[";
  for (T const& value : values) {
    if (result.size() > 1) result += ", ";
    result += show(value);
  }
  return result + ']';
}

// ` field=value`; a flag shows as its name, or as `not name`.
template <class T>
std::string shown_field(std::string_view name, T const& value) {
  if constexpr (std::same_as<T, bool>)
    return (value ? " " : " not ") + std::string(name);
  else
    return ' ' + std::string(name) + '=' + show(value);
}

// The fields of value that differ from their initial values; the name comes first, without a label.
template <Described T>
std::string shown_fields(T const& value) {
  std::string result;
  for_each_field(value, T{}, [&](std::string_view name, auto const& now, auto const& usual) {
    if (now == usual) return;
    result += name == "name" ? ' ' + show(now) : shown_field(name, now);
  });
  return result;
}

template <Described T>
std::string line(std::string_view kind, T const& value) {
  return std::string(kind) + shown_fields(value);
}

template <class T>
void append_lines(std::string& out, std::string_view indent, std::vector<T> const& values) {
  for (T const& value : values) {
    out += indent;
    out += print(value);
    out += '\n';
  }
}

}  // namespace

std::string print(Name const& value) {
  return value.schema.empty() ? word(value.name) : word(value.schema) + '.' + word(value.name);
}

std::string print(Type const& value) {
  return print(value.name) + (value.modifiers.empty() ? "" : '(' + value.modifiers + ')') +
         (value.array ? "[]" : "");
}

std::string print(Default const& value) {
  std::string const kind(enum_name(value.kind));
  bool const bare = value.kind == DefaultKind::none || value.kind == DefaultKind::database;
  if (bare || (value.kind == DefaultKind::sequence && value.text.empty())) return kind;
  if (value.kind == DefaultKind::list) {
    std::string const items = show(value.items);
    return kind + '(' + items.substr(1, items.size() - 2) + ')';
  }
  return kind + '(' + word(value.text) + ')';
}

std::string print(IndexPart const& value) { return '{' + shown_fields(value).erase(0, 1) + '}'; }
std::string print(Column const& value) { return line("column", value); }
std::string print(PrimaryKey const& value) { return line("primary_key", value); }
std::string print(Index const& value) { return line("index", value); }
std::string print(ForeignKey const& value) { return line("foreign_key", value); }
std::string print(Enum const& value) { return line("enum", value); }
// The definition follows on separate lines, so that a view is readable.
std::string print(DefinedObject const& object) {
  std::string out = "object " + word(to_string(object.address)) + '\n';
  std::string_view rest = object.definition;
  while (!rest.empty()) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    out += "  | " + std::string(rest.substr(0, end)) + '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}
std::string print(Namespace const& value) { return line("schema", value); }
std::string print(Extension const& value) { return line("extension", value); }

std::string print(Table const& table) {
  std::string out = "table " + print(table.name);
  if (!table.partition_by.empty()) out += " partition_by=" + word(table.partition_by);
  out += '\n';
  append_lines(out, "  ", table.columns);
  if (table.primary_key) out += "  " + print(*table.primary_key) + '\n';
  append_lines(out, "  ", table.indexes);
  append_lines(out, "  ", table.foreign_keys);
  return out;
}

std::string print(Schema const& schema) {
  std::string out;
  append_lines(out, "", schema.namespaces);
  append_lines(out, "", schema.extensions);
  append_lines(out, "", schema.enums);
  for (Table const& table : schema.tables) out += print(table);
  for (DefinedObject const& object : schema.objects) out += print(object);
  return out;
}

std::string to_string(ObjectRef const& object) {
  std::string result = std::string(enum_name(object.kind)) + ' ' + object.owner.schema;
  if (!object.owner.schema.empty()) result += '.';
  result += object.owner.name;
  if (!object.member.empty()) result += '.' + object.member;
  return in_single_line(result);
}

}  // namespace lockstep::model
