#include "migrate/project/naming.hpp"
#include "migrate/project/refused.hpp"

#include <fmt/format.h>
#include <regex.h>

#include <algorithm>
#include <array>

#include "migrate/project/refused.hpp"

namespace lockstep {
namespace {

constexpr auto verbs =
    std::to_array<std::string_view>({"add", "remove", "update", "create", "fix", "migrate", "rename"});

// A compiled pattern, or the error of its compilation.
class NamePattern {
 public:
  explicit NamePattern(std::string const& text) {
    int const code = ::regcomp(&compiled_, text.c_str(), REG_EXTENDED | REG_NOSUB);
    if (code == 0) return;
    std::array<char, 200> buffer{};
    ::regerror(code, &compiled_, buffer.data(), buffer.size());
    problem_ = buffer.data();
  }
  NamePattern(NamePattern const&) = delete;
  NamePattern& operator=(NamePattern const&) = delete;
  ~NamePattern() {
    if (problem_.empty()) ::regfree(&compiled_);
  }
  std::string const& problem() const { return problem_; }
  bool matches(std::string const& name) const {
    return ::regexec(&compiled_, name.c_str(), 0, nullptr, 0) == 0;
  }

 private:
  regex_t compiled_{};
  std::string problem_;
};

bool begins_with_verb(std::string_view name) {
  return std::ranges::any_of(verbs, [&](std::string_view verb) {
    return name.size() > verb.size() + 1 && name.starts_with(verb) &&
           (name[verb.size()] == '_' || name[verb.size()] == '-');
  });
}

std::string verbs_in_words() {
  std::string text;
  for (std::string_view const verb : verbs) {
    std::string_view const before = verb == verbs.front() ? "" : verb == verbs.back() ? " or " : ", ";
    text += fmt::format("{}{}_…", before, verb);
  }
  return text;
}

}  // namespace

std::optional<std::string> problem_of_name(std::string_view name) {
  if (name.empty()) return "a migration needs a name";
  if (name.size() > 200) return "the name of a migration may have at most 200 bytes";
  bool const plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  if (!plain) return "the name of a migration may hold letters a-z and A-Z, digits, `_` and `-` only";
  return {};
}

std::optional<std::string> problem_of_name_rule(std::string const& rule) {
  if (rule.empty()) return "the rule for names is empty";
  if (rule.find('\0') != std::string::npos) return "the rule for names has a zero byte in it";
  NamePattern const pattern(rule);
  if (pattern.problem().empty()) return {};
  return "the pattern `" + rule + "` cannot be read: " + pattern.problem();
}

std::optional<std::string> wanted_name(std::string const& rule, std::string const& name) {
  if (rule == "any") return {};
  if (rule == "verbs") {
    if (begins_with_verb(name)) return {};
    return "begin it with what it does: " + verbs_in_words();
  }
  if (NamePattern("^(" + rule + ")$").matches(name)) return {};
  return "the whole name must match " + rule;
}

void require_name(std::string const& name, Settings const& settings, Sources const& sources) {
  if (name.empty()) return;
  auto const wanted = wanted_name(settings.migrations.names, name);
  if (!wanted) return;
  Span const span = settings.migrations.names_span;
  std::size_t const line = LineTable(sources[span.file].text).position(span.begin).line;
  throw Refused(
      fmt::format("the name `{}` is not of the form that {}:{} asks for", name, settings.path, line),
      *wanted);
}

}  // namespace lockstep
