// Defaults in the language. A value is written as a literal when reading that literal gives the same value
// again; everything else is SQL, in the server's spelling, in dbgenerated().
#include "compiler/model/defaults.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "compiler/model/literals.hpp"
#include "compiler/model/quote.hpp"
#include "compiler/model/types.hpp"
#include "compiler/resolve/values.hpp"
#include "emit/psl/context.hpp"

namespace lockstep::psl {
namespace {

using model::DefaultKind;
using resolving::Scalar;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "AQI=" for "\x0102"; nothing for anything else.
std::optional<std::string> base64_of(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (!text.starts_with("\\x") || text.size() % 2 != 0) return std::nullopt;
  text.remove_prefix(2);
  std::string result;
  unsigned bits = 0, count = 0;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    int const high = digit_of(text[i]), low = digit_of(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bits = (bits << 8U) | static_cast<unsigned>(high * 16 + low);
    for (count += 8; count >= 6; count -= 6) result += alphabet[(bits >> (count - 6)) & 63U];
  }
  if (count > 0) result += alphabet[(bits << (6 - count)) & 63U];
  while (result.size() % 4 != 0) result += '=';
  return result;
}

// "2024-01-31T09:05:00Z" for PostgreSQL's output of a timestamp in UTC, or of a date.
std::string date_time_of(std::string text) {
  if (text.ends_with("+00")) text.resize(text.size() - 3);
  if (text.size() == 10) text += " 00:00:00";
  if (text.size() > 10) text[10] = 'T';
  return text + 'Z';
}

// A value of a built-in type: as the language writes it, and the result of reading that.
struct Spelled {
  std::optional<std::string> written, read;
};

Spelled spell(Scalar scalar, std::string const& text) {
  switch (scalar) {
    case Scalar::string:
      return {string_literal(text), text};
    case Scalar::boolean:
      return {text, text == "true" || text == "false" ? std::optional(text) : std::nullopt};
    case Scalar::integer:
    case Scalar::big_integer:
      return {text, resolving::read_integer(text)};
    case Scalar::floating:
      return {text, resolving::read_decimal(text)};
    case Scalar::decimal:
      return {text, resolving::read_decimal(text)};
    case Scalar::date_time: {
      std::string const written = date_time_of(text);
      return {string_literal(written), resolving::read_date_time(written)};
    }
    case Scalar::json:
      return {string_literal(text), resolving::is_json(text) ? std::optional(text) : std::nullopt};
    case Scalar::bytes: {
      std::optional<std::string> const written = base64_of(text);
      if (!written) return {};
      return {string_literal(*written), resolving::read_base64(*written)};
    }
  }
  return {};
}

// "-1.5": what the grammar accepts as a number.
bool is_plain_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-.0123456789") == std::string_view::npos;
}

std::optional<std::string> literal_of(Context const& context, TypeText const& type,
                                      model::Type const& element, std::string const& text) {
  if (type.enumeration != nullptr) {
    auto const& values = context.value_names.at(type.enumeration->name);
    auto const found = values.find(text);
    return found == values.end() ? std::nullopt : std::optional(found->second);
  }
  if (!type.scalar) return std::nullopt;
  Spelled const spelled = spell(*type.scalar, text);
  bool const number = *type.scalar == Scalar::integer || *type.scalar == Scalar::big_integer ||
                      *type.scalar == Scalar::floating || *type.scalar == Scalar::decimal;
  if (!spelled.written || !spelled.read || (number && !is_plain_number(*spelled.written)))
    return std::nullopt;
  bool const same =
      model::normalize_literal(*spelled.read, element) == model::normalize_literal(text, element);
  return same ? spelled.written : std::nullopt;
}

std::string generated(std::string const& sql) { return fmt::format("dbgenerated({})", string_literal(sql)); }

// The value as SQL; with a cast when that reads back as the same value, as the server prints it.
std::string as_sql(model::Column const& column) {
  std::string const plain = model::default_sql(column.value, column.type);
  std::string const with_cast = plain + "::" + model::sql(column.type);
  bool const is_cast = column.value.kind == DefaultKind::literal && plain.ends_with('\'') &&
                       model::parse_default(with_cast, column.type) == column.value;
  return is_cast ? with_cast : plain;
}

std::optional<std::string> list_default(Context const& context, TypeText const& type,
                                        model::Type const& element, std::vector<std::string> const& items) {
  if (!type.scalar && type.enumeration == nullptr) return std::nullopt;
  std::string text;
  for (std::string const& item : items) {
    std::optional<std::string> const each = literal_of(context, type, element, item);
    if (!each) return std::nullopt;
    text += (text.empty() ? "" : ", ") + *each;
  }
  return "[" + text + "]";
}

std::string default_value(Context const& context, model::Column const& column) {
  TypeText const type = spell_type(context, column.type);
  model::Type element = column.type;
  element.array = false;
  bool const whole_number = type.scalar == Scalar::integer || type.scalar == Scalar::big_integer;
  bool const serial =
      whole_number && !column.type.array && !column.nullable && column.type.name.name != "oid";
  switch (column.value.kind) {
    case DefaultKind::literal:
      return literal_of(context, type, element, column.value.text).value_or(generated(as_sql(column)));
    case DefaultKind::list:
      return list_default(context, type, element, column.value.items).value_or(generated(as_sql(column)));
    case DefaultKind::sequence:
      return serial ? "autoincrement()" : generated(as_sql(column));
    case DefaultKind::expression: {
      bool const now =
          column.value.text == "CURRENT_TIMESTAMP" && type.scalar == Scalar::date_time && !column.type.array;
      return now ? "now()" : generated(column.value.text);
    }
    case DefaultKind::none:
    case DefaultKind::database:
      break;
  }
  return "";
}

}  // namespace

std::string string_literal(std::string_view text) {
  constexpr std::string_view named = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
  std::string result = "\"";
  for (char const c : text) {
    std::size_t const which = named.find(c);
    if (which != std::string_view::npos) {
      result.append(1, '\\').append(1, letters[which]);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string spell_default(Context const& context, model::Column const& column) {
  std::string value;
  if (!column.generated.empty()) {
    value = generated(column.generated);
  } else if (column.identity != model::Identity::none) {
    value = "autoincrement()";
  } else {
    value = default_value(context, column);
  }
  return value.empty() ? "" : "@default(" + value + ")";
}

}  // namespace lockstep::psl
