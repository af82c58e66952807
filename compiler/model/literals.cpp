#include "compiler/model/literals.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "compiler/model/types.hpp"
#include "grammar/diagnostic.hpp"

namespace lockstep::model {
namespace {

constexpr int max_exponent = 2000;   // larger numbers are not expanded
constexpr int max_json_depth = 200;  // deeper values are not changed, so that no input can exhaust the stack

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

// Removes the leading digits from rest and returns them.
std::string take_digits(std::string_view& rest) {
  std::size_t n = 0;
  while (n < rest.size() && is_decimal_digit(rest[n])) ++n;
  std::string result(rest.substr(0, n));
  rest.remove_prefix(n);
  return result;
}

bool take(std::string_view& rest, char c) {
  if (rest.empty() || rest.front() != c) return false;
  rest.remove_prefix(1);
  return true;
}

// Exactly `count` digits as a number, or -1.
int take_number(std::string_view& rest, std::size_t count) {
  if (rest.size() < count) return -1;
  std::string_view digits = rest.substr(0, count);
  std::string const taken = take_digits(digits);
  if (taken.size() != count) return -1;
  rest.remove_prefix(count);
  return std::atoi(taken.c_str());
}

std::string normalize_boolean(std::string_view text) {
  std::string const word = lower(text);
  for (std::string_view const yes : {"t", "true", "y", "yes", "on", "1"}) {
    if (word == yes) return "true";
  }
  for (std::string_view const no : {"f", "false", "n", "no", "off", "0"}) {
    if (word == no) return "false";
  }
  return std::string(text);
}

// Reads JSON and writes it in its canonical spelling. Numbers are handled as text, so that none loses a
// digit; the JSON library reads and writes strings. nullopt if the text is not JSON.
class JsonWriter {
 public:
  explicit JsonWriter(std::string_view text) : rest_(text) {}

  std::optional<std::string> whole() {
    std::optional<std::string> result = value(0);
    skip();
    return rest_.empty() ? result : std::nullopt;
  }

 private:
  void skip() {
    while (!rest_.empty() && std::string_view(" \t\r\n").find(rest_.front()) != std::string_view::npos) {
      rest_.remove_prefix(1);
    }
  }

  std::optional<std::string> value(int depth) {
    skip();
    if (rest_.empty() || depth > max_json_depth) return std::nullopt;
    if (take(rest_, '{')) return object(depth);
    if (take(rest_, '[')) return array(depth);
    if (rest_.front() == '"') return string();
    for (std::string_view const word : {"true", "false", "null"}) {
      if (rest_.substr(0, word.size()) != word) continue;
      rest_.remove_prefix(word.size());
      return std::string(word);
    }
    std::size_t const end = rest_.find_first_not_of("+-.0123456789eE");
    std::string_view const number = rest_.substr(0, end);
    rest_.remove_prefix(number.size());
    return normalize_number(number);
  }

  std::optional<std::string> string() {
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2U : 1U;
    if (end >= rest_.size()) return std::nullopt;
    auto const parsed = nlohmann::json::parse(rest_.substr(0, end + 1), nullptr, false);
    rest_.remove_prefix(end + 1);
    if (!parsed.is_string()) return std::nullopt;
    return parsed.dump();
  }

  std::optional<std::string> array(int depth) {
    std::string out = "[";
    skip();
    if (take(rest_, ']')) return out + ']';
    for (;;) {
      std::optional<std::string> const item = value(depth + 1);
      if (!item) return std::nullopt;
      out += *item;
      skip();
      if (take(rest_, ']')) return out + ']';
      if (!take(rest_, ',')) return std::nullopt;
      out += ',';
    }
  }

  std::optional<std::string> object(int depth) {
    std::map<std::string, std::string> entries;  // of equal keys the last one counts, as in jsonb
    skip();
    bool done = take(rest_, '}');
    while (!done) {
      skip();
      if (rest_.empty() || rest_.front() != '"') return std::nullopt;
      std::optional<std::string> const key = string();
      skip();
      if (!key || !take(rest_, ':')) return std::nullopt;
      std::optional<std::string> const item = value(depth + 1);
      if (!item) return std::nullopt;
      entries.insert_or_assign(*key, *item);
      skip();
      done = take(rest_, '}');
      if (!done && !take(rest_, ',')) return std::nullopt;
    }
    std::string out = "{";
    for (auto const& [key, item] : entries) out += (out.size() > 1 ? "," : "") + key + ':' + item;
    return out + '}';
  }

  std::string_view rest_;
};

// json keeps the order of keys, duplicates and the digits of numbers; only blanks between tokens have no
// meaning.
std::string normalize_json_text(std::string_view text) {
  if (!nlohmann::json::accept(text)) return std::string(text);
  std::string out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (!inside && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) continue;
    out += c;
    if (c == '"') inside = !inside;
    if (inside && c == '\\' && i + 1 < text.size()) out += text[++i];
  }
  return out;
}

// Days since 1970-01-01 in the Gregorian calendar, and back. The usual method with years that begin in March.
long days_from_civil(long y, int m, int d) {
  y -= m <= 2 ? 1 : 0;
  long const era = (y >= 0 ? y : y - 399) / 400;
  long const yoe = y - era * 400;
  long const doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct Civil {
  long year, month, day;
};

Civil civil_from_days(long z) {
  z += 719468;
  long const era = (z >= 0 ? z : z - 146096) / 146097;
  long const doe = z - era * 146097;
  long const yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  long const doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  long const mp = (5 * doy + 2) / 153;
  long const month = mp + (mp < 10 ? 3 : -9);
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

// "Z", "+02", "-0330", "+05:30" as minutes; nothing when it is none of these.
std::optional<int> offset_minutes(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return 0;
  int const sign = text.front() == '-' ? -1 : 1;
  if (text.front() != '+' && text.front() != '-') return std::nullopt;
  text.remove_prefix(1);
  int const hours = take_number(text, 2);
  take(text, ':');
  int const minutes = text.empty() ? 0 : take_number(text, 2);
  if (hours < 0 || minutes < 0 || !text.empty()) return std::nullopt;
  return sign * (hours * 60 + minutes);
}

}  // namespace

std::optional<std::string> normalize_number(std::string_view text) {
  bool const negative = take(text, '-');
  if (!negative) take(text, '+');
  std::string whole = take_digits(text);
  std::string fraction = take(text, '.') ? take_digits(text) : "";
  if (whole.empty() && fraction.empty()) return std::nullopt;
  int exponent = 0;
  if (take(text, 'e') || take(text, 'E')) {
    bool const down = take(text, '-');
    if (!down) take(text, '+');
    std::string const digits = take_digits(text);
    if (digits.empty() || digits.size() > 5) return std::nullopt;
    exponent = std::atoi(digits.c_str()) * (down ? -1 : 1);
  }
  if (!text.empty() || std::abs(exponent) > max_exponent) return std::nullopt;
  for (; exponent > 0; --exponent) {
    whole += fraction.empty() ? '0' : fraction.front();
    if (!fraction.empty()) fraction.erase(0, 1);
  }
  if (exponent < 0) {
    auto const places = static_cast<std::size_t>(-exponent);
    if (whole.size() < places) whole.insert(0, places - whole.size(), '0');
    fraction.insert(0, whole.substr(whole.size() - places));
    whole.erase(whole.size() - places);
  }
  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (whole.empty() && fraction.empty()) return "0";
  return (negative ? "-" : "") + (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : '.' + fraction);
}

std::optional<std::string> normalize_timestamp(std::string_view text, bool zoned) {
  int const year = take_number(text, 4);
  if (year < 1 || !take(text, '-')) return std::nullopt;
  int const month = take_number(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return std::nullopt;
  int const day = take_number(text, 2);
  if (day < 1 || day > 31) return std::nullopt;
  int hour = 0, minute = 0, second = 0;
  std::string fraction;
  if (take(text, 'T') || take(text, 't') || take(text, ' ')) {
    hour = take_number(text, 2);
    if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
    minute = take_number(text, 2);
    if (minute < 0 || minute > 59) return std::nullopt;
    if (take(text, ':')) second = take_number(text, 2);
    if (second < 0 || second > 59) return std::nullopt;
    if (take(text, '.')) fraction = take_digits(text);
    take(text, ' ');  // before an offset
  }
  std::optional<int> const offset = offset_minutes(text);
  if (!offset || fraction.size() > 6) return std::nullopt;  // more digits would be rounded by the server
  fraction.erase(fraction.find_last_not_of('0') + 1);
  long const minutes = days_from_civil(year, month, day) * 1440 + hour * 60 + minute - (zoned ? *offset : 0);
  long const days = minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440;
  Civil const date = civil_from_days(days);
  std::array<char, 96> out{};
  std::snprintf(out.data(), out.size(), "%04ld-%02ld-%02ld %02ld:%02ld:%02d", date.year, date.month, date.day,
                (minutes - days * 1440) / 60, (minutes - days * 1440) % 60, second);
  return out.data() + (fraction.empty() ? "" : '.' + fraction) + (zoned ? "+00" : "");
}

std::string normalize_literal(std::string_view text, Type const& type) {
  std::string const same(text);
  switch (family_of(type)) {
    case TypeFamily::integer:
    case TypeFamily::decimal:
    case TypeFamily::floating:
      return normalize_number(text).value_or(same);
    case TypeFamily::boolean:
      return normalize_boolean(text);
    case TypeFamily::json:
      return normalize_json_text(text);
    case TypeFamily::jsonb:
      return JsonWriter(text).whole().value_or(same);
    case TypeFamily::uuid:
      return lower(text);
    case TypeFamily::bytea:
      return text.starts_with("\\x") ? lower(text) : same;
    case TypeFamily::text:
      break;
  }
  if (!type.name.schema.empty()) return same;
  if (type.name.name == "timestamp") return normalize_timestamp(text, false).value_or(same);
  if (type.name.name == "timestamptz") return normalize_timestamp(text, true).value_or(same);
  if (type.name.name == "date") {
    std::optional<std::string> const moment = normalize_timestamp(text, false);
    return moment ? moment->substr(0, 10) : same;
  }
  return same;
}

}  // namespace lockstep::model
