#include "compiler/resolve/values.hpp"

#include <charconv>
#include <cstdint>

#include <fmt/format.h>

namespace lockstep::resolving {
namespace {

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

// Removes what matches from the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}
  bool done() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  char next() {
    char const c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  std::string_view digits() {
    std::size_t size = 0;
    while (size < rest_.size() && is_decimal_digit(rest_[size])) ++size;
    std::string_view const found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  // Exactly size digits as a number, or -1.
  int number(std::size_t size) {
    if (rest_.size() < size) return -1;
    int value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (!is_decimal_digit(rest_[i])) return -1;
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view rest_;
};

std::string_view without_zeros(std::string_view digits) {
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  return digits;
}

int days_in(int year, int month) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : days[month - 1];
}

// ".5" -> ".500": three, six or nine digits, the smallest number that is sufficient; none for zero.
std::optional<std::string> read_fraction(Reader& reader) {
  if (!reader.take('.')) return "";
  std::string digits(reader.digits());
  if (digits.empty()) return std::nullopt;
  digits.resize(9, '0');
  while (digits.size() >= 3 && digits.substr(digits.size() - 3) == "000") digits.resize(digits.size() - 3);
  return digits.empty() ? "" : fmt::format(".{}", digits);
}

std::optional<std::string> read_offset(Reader& reader) {
  if (reader.take('Z') || reader.take('z')) return "+00:00";
  bool const minus = reader.take('-');
  if (!minus && !reader.take('+')) return std::nullopt;
  int const hours = reader.number(2);
  bool const colon = reader.take(':');
  int const minutes = reader.number(2);
  if (!colon || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
  return fmt::format("{}{:02}:{:02}", minus ? '-' : '+', hours, minutes);
}

// A recursive reader of JSON values; depth: the number of open brackets.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : reader_(text) {}
  bool whole() { return value(0) && (blanks(), reader_.done()); }

 private:
  void blanks() {
    while (reader_.peek() == ' ' || reader_.peek() == '\t' || reader_.peek() == '\n' ||
           reader_.peek() == '\r')
      reader_.next();
  }

  bool value(int depth) {
    blanks();
    if (depth > 127) return false;
    switch (reader_.peek()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return reader_.take("true");
      case 'f':
        return reader_.take("false");
      case 'n':
        return reader_.take("null");
      default:
        return number();
    }
  }

  bool array(int depth) {
    reader_.next();
    blanks();
    if (reader_.take(']')) return true;
    do {
      if (!value(depth + 1)) return false;
      blanks();
    } while (reader_.take(','));
    return reader_.take(']');
  }

  bool object(int depth) {
    reader_.next();
    blanks();
    if (reader_.take('}')) return true;
    do {
      blanks();
      if (reader_.peek() != '"' || !string()) return false;
      blanks();
      if (!reader_.take(':') || !value(depth + 1)) return false;
      blanks();
    } while (reader_.take(','));
    return reader_.take('}');
  }

  bool escape() {
    if (reader_.done()) return false;
    char const c = reader_.next();
    if (c != 'u') return std::string_view("\"\\/bfnrt").find(c) != std::string_view::npos;
    for (int i = 0; i < 4; ++i) {
      if (reader_.done() ||
          std::string_view("0123456789abcdefABCDEF").find(reader_.next()) == std::string_view::npos) {
        return false;
      }
    }
    return true;
  }

  bool string() {
    reader_.next();
    while (!reader_.done()) {
      char const c = reader_.next();
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\' && !escape()) return false;
    }
    return false;
  }

  bool number() {
    reader_.take('-');
    std::string_view const whole = reader_.digits();
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
    if (reader_.take('.') && reader_.digits().empty()) return false;
    if (!reader_.take('e') && !reader_.take('E')) return true;
    if (!reader_.take('-')) reader_.take('+');
    return !reader_.digits().empty();
  }

  Reader reader_;
};

}  // namespace

std::optional<std::string> read_integer(std::string_view text) {
  std::int64_t value = 0;
  auto const parsed = std::from_chars(text.data(), text.data() + text.size(), value);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return std::to_string(value);
}

std::optional<std::string> read_decimal(std::string_view text) {
  Reader reader(text);
  bool const minus = reader.take('-');
  if (!minus) reader.take('+');
  std::string_view const whole = reader.digits();
  bool const point = reader.take('.');
  std::string_view const fraction = point ? reader.digits() : std::string_view();
  if (whole.empty() && fraction.empty()) return std::nullopt;
  std::string result = fmt::format("{}{}", minus ? "-" : "", whole.empty() ? "0" : without_zeros(whole));
  if (!fraction.empty()) result.append(".").append(fraction);
  if (reader.take('e') || reader.take('E')) {
    bool const negative = reader.take('-');
    if (!negative) reader.take('+');
    std::string_view const exponent = reader.digits();
    if (exponent.empty()) return std::nullopt;
    result.append(negative ? "e-" : "e").append(exponent);
  }
  if (!reader.done()) return std::nullopt;
  return result;
}

std::optional<std::string> read_date_time(std::string_view text) {
  Reader reader(text);
  int const year = reader.number(4);
  if (!reader.take('-')) return std::nullopt;
  int const month = reader.number(2);
  if (!reader.take('-')) return std::nullopt;
  int const day = reader.number(2);
  if (!reader.take('T') && !reader.take('t') && !reader.take(' ')) return std::nullopt;
  int const hour = reader.number(2);
  if (!reader.take(':')) return std::nullopt;
  int const minute = reader.number(2);
  if (!reader.take(':')) return std::nullopt;
  int const second = reader.number(2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > days_in(year, month) || hour < 0 || hour > 23 ||
      minute < 0 || minute > 59 || second < 0 || second > 60) {
    return std::nullopt;
  }
  std::optional<std::string> const fraction = read_fraction(reader);
  if (!fraction) return std::nullopt;
  std::optional<std::string> const offset = read_offset(reader);
  if (!offset || !reader.done()) return std::nullopt;
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}{} {}", year, month, day, hour, minute, second,
                     *fraction, *offset);
}

std::optional<std::string> read_base64(std::string_view text) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t const padding = text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0;
  text.remove_suffix(padding);
  std::string result = "\\x";
  std::uint32_t bits = 0;
  int count = 0;
  for (char const c : text) {
    std::size_t const value = alphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    result += fmt::format("{:02x}", (bits >> static_cast<unsigned>(count)) & 0xFFU);
  }
  bool const rest =
      (bits & ((1U << static_cast<unsigned>(count)) - 1U)) != 0;  // bits after the last full byte
  if (rest) return std::nullopt;
  return result;
}

bool is_json(std::string_view text) { return JsonReader(text).whole(); }

}  // namespace lockstep::resolving
