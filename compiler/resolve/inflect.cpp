// Plurals follow from a table of endings; the first row that matches decides. A row has a set of characters
// before the stem (any, one of the set, or none of it), stems, and two endings of a stem.
#include "compiler/resolve/inflect.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "grammar/letters.hpp"

namespace lockstep::resolving {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// The word ends in one of stems followed by singular or other; the plural is the stem followed by plural.
struct Row {
  std::string_view
      before{};  // one of these characters must precede the stem; with ^, none of them; empty: any
  std::span<std::string_view const> stems{};
  std::string_view singular{};
  std::string_view other{};
  std::string_view plural{};
};

using Stems = std::string_view const[];
constexpr Stems none = {""};
constexpr Stems child = {"child"};
constexpr Stems person = {"pe"};
constexpr Stems mouse = {"m", "l"};
constexpr Stems matrix = {"matr", "cod", "mur", "sil", "vert", "ind", "append"};
constexpr Stems sibilants = {"x", "ch", "ss", "sh", "zz"};
constexpr Stems money = {"il", "in", "el", "en", "ol", "on"};
constexpr Stems leaf = {"ar", "l", "ea", "eo", "oa", "hoo"};
constexpr Stems knife = {"kni", "wi", "li"};
constexpr Stems criterion = {"apheli",  "hyperbat", "periheli",   "asyndet", "noumen", "phenomen",
                             "criteri", "organ",    "prolegomen", "hedr",    "automat"};
constexpr Stems datum = {"agend",   "addend",    "millenni", "dat",       "extrem",
                         "bacteri", "desiderat", "strat",    "candelabr", "errat",
                         "ov",      "symposi",   "curricul", "automat",   "quor"};
constexpr Stems hero = {"her", "at", "gr"};
constexpr Stems seraph = {"seraph", "cherub"};
constexpr Stems alga = {"alumn", "alg", "vertebr"};
constexpr Stems focus = {"alumn",  "syllab", "octop",  "vir", "radi", "nucle", "fung", "cact",
                         "stimul", "termin", "bacill", "foc", "uter", "loc",   "strat"};
constexpr Stems atlas = {"las"};
constexpr Stems eras = {"as"};
constexpr Stems am = {"am"};
constexpr Stems menu = {"emu", "enu"};
constexpr Stems status = {"us"};
constexpr Stems gas = {"alias", "tlas", "gas", "ris"};
constexpr Stems axis = {"ax", "test"};
constexpr Stems chinese = {"ese"};
constexpr Stems quy = {"qu"};

// clang-format off
constexpr auto rows = std::to_array<Row>({
    {.stems = none, .singular = "eaux", .other = "eaux", .plural = "eaux"},
    {.stems = child, .singular = "", .other = "ren", .plural = "ren"},
    {.stems = person, .singular = "rson", .other = "ople", .plural = "ople"},
    {.stems = mouse, .singular = "ouse", .other = "ice", .plural = "ice"},
    {.stems = matrix, .singular = "ix", .other = "ex", .plural = "ices"},
    {.stems = sibilants, .singular = "", .other = "es", .plural = "es"},
    {.before = "^ch", .stems = money, .singular = "ey", .other = "ey", .plural = "ies"},
    {.stems = quy, .singular = "y", .other = "y", .plural = "ies"},
    {.before = "^aeiouy", .stems = none, .singular = "y", .other = "y", .plural = "ies"},
    {.stems = leaf, .singular = "f", .other = "f", .plural = "ves"},
    {.stems = knife, .singular = "fe", .other = "fe", .plural = "ves"},
    {.stems = none, .singular = "sis", .other = "sis", .plural = "ses"},
    {.stems = criterion, .singular = "on", .other = "a", .plural = "a"},
    {.stems = datum, .singular = "um", .other = "a", .plural = "a"},
    {.stems = hero, .singular = "o", .other = "o", .plural = "oes"},
    {.stems = seraph, .singular = "", .other = "im", .plural = "im"},
    {.stems = alga, .singular = "a", .other = "ae", .plural = "ae"},
    {.stems = focus, .singular = "us", .other = "i", .plural = "i"},
    {.before = "^l", .stems = none, .singular = "ias", .other = "ias", .plural = "ias"},
    {.before = "aeiou", .stems = atlas, .singular = "", .other = "", .plural = ""},
    {.before = "emjzr", .stems = eras, .singular = "", .other = "", .plural = ""},
    {.before = "iu", .stems = am, .singular = "", .other = "", .plural = ""},
    {.stems = menu, .singular = "", .other = "s", .plural = "s"},
    {.before = "^aou", .stems = status, .singular = "", .other = "", .plural = "es"},
    {.stems = gas, .singular = "", .other = "", .plural = "es"},
    {.stems = axis, .singular = "is", .other = "is", .plural = "es"},
    {.before = "^aeiou", .stems = chinese, .singular = "", .other = "", .plural = ""},
    {.stems = none, .singular = "s", .other = "s", .plural = "s"},
    {.stems = none, .singular = "", .other = "", .plural = "s"},
});
// clang-format on

// Words with an irregular plural, and words without a plural.
struct Exception {
  std::string_view word, plural;
};
constexpr auto exceptions = std::to_array<Exception>({{"ox", "oxen"},
                                                      {"man", "men"},
                                                      {"woman", "women"},
                                                      {"die", "dice"},
                                                      {"yes", "yeses"},
                                                      {"foot", "feet"},
                                                      {"eave", "eaves"},
                                                      {"goose", "geese"},
                                                      {"tooth", "teeth"},
                                                      {"quiz", "quizzes"}});
constexpr auto uncountable = std::to_array<std::string_view>(
    {"accommodation", "advertising", "advice",      "aid",         "aircraft",       "baggage",
     "cash",          "economics",   "education",   "engineering", "equipment",      "evidence",
     "food",          "fuel",        "furniture",   "garbage",     "grammar",        "hardware",
     "health",        "help",        "homework",    "information", "inflation",      "knowledge",
     "literature",    "livestock",   "logic",       "luggage",     "machinery",      "magic",
     "management",    "money",       "music",       "news",        "nutrition",      "poetry",
     "pollution",     "publicity",   "reliability", "research",    "respect",        "revenge",
     "rice",          "safety",      "series",      "sheep",       "shopping",       "sleep",
     "software",      "species",     "stuff",       "traffic",     "transportation", "trust",
     "unity",         "validity",    "vegetation",  "weather",     "welfare",        "wildlife"});

bool fits_stem(std::string_view before, std::string_view word) {
  if (before.empty()) return true;
  if (word.empty()) return false;
  bool const negated = before.front() == '^';
  if (negated) before.remove_prefix(1);
  return (before.find(word.back()) != std::string_view::npos) != negated;
}

// The length of the part that the plural keeps, or npos if the row does not match.
std::size_t kept_by(Row const& row, std::string_view word) {
  for (std::string_view const ending : {row.singular, row.other}) {
    if (!word.ends_with(ending)) continue;
    std::string_view const rest = word.substr(0, word.size() - ending.size());
    for (std::string_view const stem : row.stems) {
      if (rest.ends_with(stem) && fits_stem(row.before, rest.substr(0, rest.size() - stem.size())))
        return rest.size();
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string camel_case(std::string_view name) {
  std::string result;
  bool new_word = false;
  bool after_lower = false;  // the last letter was in lower case and did not begin a word
  for (char const c : name) {
    if (c == '_' || c == '-') {
      new_word = !result.empty();
    } else if (is_digit(c)) {
      result += c;
      new_word = true;
    } else if (new_word || (after_lower && is_upper(c))) {
      result += upper(c);
      new_word = false;
    } else {
      result += lower(c);
      after_lower = is_lower(c);
    }
  }
  return result;
}

std::string plural(std::string_view word) {
  if (std::ranges::find(uncountable, word) != uncountable.end()) return std::string(word);
  auto const exception = std::ranges::find(exceptions, word, &Exception::word);
  if (exception != exceptions.end()) return std::string(exception->plural);
  for (Row const& row : rows) {
    std::size_t const kept = kept_by(row, word);
    if (kept != std::string_view::npos) return std::string(word.substr(0, kept)).append(row.plural);
  }
  return std::string(word);
}

std::string lower_first(std::string_view name) {
  std::string result(name);
  if (!result.empty()) result.front() = lower(result.front());
  return result;
}

std::string upper_first(std::string_view name) {
  std::string result(name);
  if (!result.empty()) result.front() = upper(result.front());
  return result;
}

}  // namespace lockstep::resolving
