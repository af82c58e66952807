#include "migrate/system/environment.hpp"

#include <algorithm>
#include <cstdlib>

#include "migrate/system/files.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

namespace fs = std::filesystem;

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
         c == '-';
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

// Reads the text once from start to end. Each method takes what its name states.
class VariableReader {
 public:
  explicit VariableReader(std::string_view text) : text_(text) {}

  Variables all() {
    Variables result;
    while (at_ < text_.size()) {
      skip_blanks();
      std::string const name = take_name();
      if (!name.empty() && take_separator()) result.insert_or_assign(name, take_value());
      skip_line();
    }
    return result;
  }

 private:
  bool more() const { return at_ < text_.size(); }
  void skip_blanks() {
    while (more() && is_blank(text_[at_])) ++at_;
  }
  void skip_line() {
    while (more() && text_[at_] != '\n') ++at_;
    if (more()) ++at_;
  }
  std::string word() {
    std::size_t const begin = at_;
    while (more() && is_name_byte(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  std::string take_name() {
    std::string const first = word();
    if (first != "export" || !more() || !is_blank(text_[at_])) return first;
    std::size_t const behind = at_;
    skip_blanks();
    std::string const second = word();
    if (!second.empty()) return second;
    at_ = behind;
    return first;
  }
  // `=` with blanks around it, or `:` with a blank after it.
  bool take_separator() {
    bool const at_once = more() && text_[at_] == ':';
    skip_blanks();
    bool const equals = more() && text_[at_] == '=';
    bool const colon = at_once && at_ + 1 < text_.size() && is_blank(text_[at_ + 1]);
    if (!equals && !colon) return false;
    ++at_;
    skip_blanks();
    return true;
  }
  std::string take_value() {
    char const quote = more() ? text_[at_] : '\n';
    if (quote == '"' || quote == '\'' || quote == '`') {
      std::size_t const end = closing(quote);
      if (end != std::string_view::npos) {
        std::string value(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return quote == '"' ? with_line_ends(value) : value;
      }
    }
    std::size_t const begin = at_;
    while (more() && text_[at_] != '\n' && text_[at_] != '#') ++at_;
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1])) --end;
    return std::string(text_.substr(begin, end - begin));
  }
  // The next quote that no backslash escapes; npos when there is none.
  std::size_t closing(char quote) const {
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == quote && text_[i - 1] != '\\') return i;
    }
    return std::string_view::npos;
  }
  static std::string with_line_ends(std::string const& value) {
    std::string result;
    for (std::size_t i = 0; i < value.size(); ++i) {
      bool const escape =
          value[i] == '\\' && i + 1 < value.size() && (value[i + 1] == 'n' || value[i + 1] == 'r');
      result += escape ? (value[++i] == 'n' ? '\n' : '\r') : value[i];
    }
    return result;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

std::vector<fs::path> places(fs::path const& schema) {
  std::vector<fs::path> result;
  std::error_code error;
  if (!schema.empty()) {
    if (fs::is_directory(schema, error)) result.push_back(schema / ".env");
    result.push_back(schema.parent_path() / ".env");
  }
  result.emplace_back(".env");
  return result;
}

std::optional<std::string> of_process(std::string const& name) {
  char const* const value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

Variables parse_environment(std::string_view text) { return VariableReader(text).all(); }

Environment::Environment(fs::path const& schema) {
  for (fs::path const& path : places(schema)) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) continue;
    bool const known =
        std::ranges::any_of(files_, [&](File const& file) { return fs::equivalent(file.path, path, error); });
    if (!known) files_.push_back({.path = path, .variables = parse_environment(read_text(path))});
  }
}

std::optional<std::string> Environment::find(std::string const& name) const {
  auto const process = of_process(name);
  if (process && !process->empty()) return process;
  File const* said = nullptr;
  for (File const& file : files_) {
    auto const found = file.variables.find(name);
    if (found == file.variables.end() || found->second.empty()) continue;
    if (said != nullptr && said->variables.at(name) != found->second) {
      throw IoError("`" + said->path.string() + "` and `" + file.path.string() +
                        "` have different values of `" + name + "`",
                    "remove it from one of them, or set it in the environment");
    }
    if (said == nullptr) said = &file;
  }
  if (said == nullptr) return std::nullopt;
  return expanded(said->variables.at(name), 0);
}

// As in Prisma: `${NAME}` is the variable of the process, else of one of the files, else empty; `\${` stays
// `${`.
std::string Environment::expanded(std::string const& value, int depth) const {
  constexpr int deepest = 16;  // a variable may name itself
  std::string result;
  std::size_t at = 0;
  while (at < value.size()) {
    std::size_t const open = value.find("${", at);
    std::size_t const close = open == std::string::npos ? open : value.find('}', open);
    if (close == std::string::npos || depth > deepest) return result + value.substr(at);
    bool const escaped = open > at && value[open - 1] == '\\';
    result += value.substr(at, open - at - (escaped ? 1 : 0));
    std::string const name = value.substr(open + 2, close - open - 2);
    at = close + 1;
    if (escaped) {
      result += "${" + name + "}";
      continue;
    }
    auto const process = of_process(name);
    if (process) {
      result += *process;
      continue;
    }
    for (File const& file : files_) {
      auto const found = file.variables.find(name);
      if (found == file.variables.end()) continue;
      result += expanded(found->second, depth + 1);
      break;
    }
  }
  return result;
}

}  // namespace lockstep
