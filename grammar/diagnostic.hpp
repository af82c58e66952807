// Diagnostics about the user's text. A stage adds diagnostics to the sink and continues; the next stage runs
// only if there is no error. diagnostics.def has a row for each code with severity, title and explanation.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/source.hpp"

namespace lockstep {

enum class Severity { error, warning, note };

// "error", "warning" or "note".
std::string_view severity_word(Severity severity);

enum class Code {
#define DIAGNOSTIC(name, number, severity, title, explanation) name,
#include "grammar/diagnostics.def"
#undef DIAGNOSTIC
};

struct CodeInfo {
  Code code;
  std::string_view number;  // "E0103"
  Severity severity;
  std::string_view title;
  std::string_view explanation;
};

// The row of a code in diagnostics.def.
CodeInfo const& info(Code code);
// All rows, in the order of the file.
std::vector<CodeInfo> const& all_codes();
// The row with the number ("E0103", any case), or nullopt.
std::optional<CodeInfo> find_code(std::string_view number);

struct Label {
  Span span;
  std::string text;
};

struct Diagnostic {
  Code code;
  std::optional<Span> span;  // none if no text is concerned, for example for a plan
  std::string message;       // lower case, one line, no full stop, code in backticks
  std::vector<Label> labels{};
  std::string help{};
  std::string object{};  // the object of the model that it is about, as model::to_string prints it, or empty
};

class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  // The row of the code has the severity.
  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  // Stable: by file and position, then in the order in which they were added. Those without a span come last.
  std::vector<Diagnostic> sorted() const;
  bool empty() const { return all_.empty(); }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

// "error[E0103]: message", then "  --> file:line:column", the line with carets, labels and help. With color
// the usual terminal escapes. Ends with a line end.
std::string render(Diagnostic const& diagnostic, Sources const& sources, bool color = false);
// All of them in sorted() order, separated by blank lines.
std::string render(Diagnostics const& diagnostics, Sources const& sources, bool color = false);

// ASCII letters in lower case, all other bytes unchanged.
std::string lower(std::string_view text);

// The number of bytes to insert, remove, replace or exchange with their neighbour; another case counts as
// half, and halves are rounded up. 65 if it may be more; longer words are not compared.
std::size_t edits(std::string_view from, std::string_view to);

// The candidate nearest to word within two edits (one for words of up to four bytes; a difference in case
// counts as half a one, and is all that is allowed in a word of one byte), or nothing.
std::optional<std::string> nearest(std::string_view word, std::vector<std::string> const& candidates);

}  // namespace lockstep
