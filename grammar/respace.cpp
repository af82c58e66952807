// A recursive descent over the expressions of rules.hpp that writes text instead of building a tree.
#include "grammar/respace.hpp"

namespace lockstep {
namespace {

// The limit of the parser (Builder::check_depth); deeper nesting is not an expression.
constexpr int max_parentheses = 128;

bool respace(Cursor& cursor, int depth, std::string& out);

// `name: value`, `name:` or a value.
bool respace_argument(Cursor& cursor, int depth, std::string& out) {
  Cursor ahead = cursor;
  std::string_view const name = ahead.word();
  ahead.skip_blanks();
  if (name.empty() || !ahead.take(':')) return respace(cursor, depth, out);
  cursor = ahead;
  out.append(name).append(": ");
  cursor.skip_blanks();
  bool const without_value = cursor.peek() == ',' || cursor.peek() == ')';
  return without_value || respace(cursor, depth, out);
}

// The arguments of a call or an attribute and the closing bracket. A trailing comma is removed.
bool respace_arguments(Cursor& cursor, int depth, std::string& out) {
  cursor.skip_blanks();
  for (bool first = true; !cursor.take(')'); first = false) {
    if (!first) {
      if (!cursor.take(',')) return false;
      cursor.skip_blanks();
      if (cursor.take(')')) return true;
      out += ", ";
    }
    if (!respace_argument(cursor, depth, out)) return false;
    cursor.skip_blanks();
  }
  return true;
}

bool respace_array(Cursor& cursor, int depth, std::string& out) {
  cursor.skip_blanks();
  out += '[';
  for (bool first = true; !cursor.take(']'); first = false) {
    if (!first) {
      if (!cursor.take(',')) return false;
      cursor.skip_blanks();
      out += ", ";
    }
    if (!respace(cursor, depth, out)) return false;
    cursor.skip_blanks();
  }
  out += ']';
  return true;
}

bool respace_object(Cursor& cursor, int depth, std::string& out) {
  cursor.skip_blanks();
  if (cursor.take('}')) {
    out += "{}";
    return true;
  }
  out += "{ ";
  for (bool first = true; first || !cursor.take('}'); first = false) {
    if (!first) {
      if (!cursor.take(',')) return false;
      cursor.skip_blanks();
      out += ", ";
    }
    std::string_view const key = cursor.word();
    cursor.skip_blanks();
    if (key.empty() || !cursor.take(':')) return false;
    out.append(key).append(": ");
    cursor.skip_blanks();
    if (!respace(cursor, depth, out)) return false;
    cursor.skip_blanks();
  }
  out += " }";
  return true;
}

// A path, a call, or a number. The name of a call may begin with a digit.
bool respace_name(Cursor& cursor, int depth, std::string& out) {
  Cursor ahead = cursor;
  std::string_view const path = ahead.path();
  Cursor behind = ahead;
  ahead.skip_blanks();
  if (!path.empty() && ahead.take('(')) {
    cursor = ahead;
    out.append(path).append(1, '(');
    if (!respace_arguments(cursor, depth, out)) return false;
    out += ')';
    return true;
  }
  if (std::string_view const number = cursor.number(); !number.empty()) {
    out += number;
    return true;
  }
  cursor = behind;
  out += path;
  return !path.empty();
}

bool respace(Cursor& cursor, int depth, std::string& out) {
  if (depth == max_parentheses) return false;
  if (cursor.take('[')) return respace_array(cursor, depth + 1, out);
  if (cursor.take('{')) return respace_object(cursor, depth + 1, out);
  if (cursor.peek() != '"') return respace_name(cursor, depth + 1, out);
  std::string_view const text = cursor.quoted();
  out += text;
  return !text.empty();
}

}  // namespace

bool respace_expression(Cursor& cursor, std::string& out) { return respace(cursor, 0, out); }

bool respace_attribute(Cursor& cursor, std::string_view sign, std::string_view& name, std::string& out) {
  if (!cursor.take(sign)) return false;
  cursor.skip_blanks();
  name = cursor.path();
  if (name.empty()) return false;
  out.append(sign).append(name);
  Cursor ahead = cursor;
  ahead.skip_blanks();
  if (!ahead.take('(')) return true;
  cursor = ahead;
  out += '(';
  if (!respace_arguments(cursor, 1, out)) return false;
  out += ')';
  return true;
}

}  // namespace lockstep
