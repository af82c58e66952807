// The tokens of SQL, each row also put to the server: it must read the same values out of the strings, and
// take each statement for one.
#include "grammar/sql/lexer.hpp"

#include <fmt/format.h>

#include "migrate/sql/split.hpp"
#include "support/catch.hpp"
#include "support/server.hpp"

namespace lockstep {
namespace {

using namespace std::string_view_literals;

enum class Server {
  values,  // the columns of the only statement are the values of its strings
  runs,    // all of it runs
  fails,   // it is not for a server, or not for every version
};

struct Row {
  std::string_view sql;
  std::string_view tokens;  // without blanks and comments: word(a) string(b) …
  std::size_t statements = 1;
  Server server = Server::values;
};

// clang-format off
constexpr auto rows = std::to_array<Row>({
  // strings
  {"SELECT 'a;b''c', 'a\\'",           "word(select) string(a;b'c) sign(,) string(a\\)"},
  {"SELECT 'a'\n  'b', 'a' -- c\n'b'", "word(select) string(ab) sign(,) string(ab)"},
  {"SELECT 'a'\r\n'b', 'a'\v\n'b'",    "word(select) string(ab) sign(,) string(ab)", 1, Server::fails},  // \v: since 16
  {"SELECT 'a'\r'b'",                  "word(select) string(ab)"},
  {"SELECT 'a' 'b'",                   "word(select) string(a) string(b)", 1, Server::fails},
  {"SELECT 'a' /* c\n */ 'b'",         "word(select) string(a) string(b)", 1, Server::fails},
  {"SELECT ''",                        "word(select) string()"},
  {"SELECT ''''",                      "word(select) string(')"},
  {"SELECT E'a\\';b', e'\\\\', E'\\x41\\102\\u00e4\\U0001F600'",
   "word(select) escape_string(a';b) sign(,) escape_string(\\) sign(,) escape_string(ABä😀)"},
  {"SELECT E'\\uD83D\\uDE00', E'\\b\\f\\n\\r\\t\\v\\q'",
   "word(select) escape_string(😀) sign(,) escape_string(\b\f\n\r\t\vq)", 1, Server::fails},  // \v: a letter until 16
  {"SELECT E'\\1234', E'\\x414'",      "word(select) escape_string(S4) sign(,) escape_string(A4)"},
  {"SELECT E'a'\n'\\';'",              "word(select) escape_string(a';)"},
  {"SELECT E'a''\\';'",                "word(select) escape_string(a'';)"},
  {"SELECT U&'\\0041\\+00004C\\\\;''', u&'d\\;' UESCAPE '!'",
   "word(select) unicode_string(AL\\;') sign(,) unicode_string? word(uescape) string(!)", 1, Server::fails},
  {"SELECT U&'\\0041\\+00004C\\\\;''', u&'\\D83D\\DE00'",
   "word(select) unicode_string(AL\\;') sign(,) unicode_string(😀)"},
  {"SELECT E'\\u12', E'\\000', E'\\uD83D', U&'\\12'",
   "word(select) escape_string? sign(,) escape_string? sign(,) escape_string? sign(,) unicode_string?", 1, Server::fails},
  {"SELECT B'101', x'1F'",             "word(select) bit_string(101) sign(,) bit_string(1F)", 1, Server::runs},
  {"SELECT N'a\\'",                    "word(select) word(n) string(a\\)"},
  {"SELECT name'\\'",                  "word(select) word(name) string(\\)"},
  // dollar quotes
  {"SELECT $$a;'$x$b$$",               "word(select) dollar_string(a;'$x$b)"},
  {"SELECT $t1$ $$;$t2$ ; $t1$",       "word(select) dollar_string( $$;$t2$ ; )"},
  {"SELECT $ä_1$;$ä_1$",               "word(select) dollar_string(;)"},
  {"SELECT $a$\n$A$$a $a$",            "word(select) dollar_string(\n$A$$a )"},
  {"SELECT $$$$, $$$$$$",              "word(select) dollar_string() sign(,) dollar_string() dollar_string()…", 1, Server::fails},
  {"SELECT 1 AS a$$;SELECT 2 AS b$$",  "word(select) number(1) word(as) word(a$$) sign(;) word(select) number(2) word(as) word(b$$)", 2, Server::runs},
  {"SELECT 1$a$;$a$",                  "word(select) number(1) dollar_string(;)", 1, Server::fails},
  {"EXECUTE p($1, $2a, $3$;x",
   "word(execute) word(p) sign(() parameter($1) sign(,) parameter($2) word(a) sign(,) parameter($3) sign($) sign(;) word(x)", 1, Server::fails},
  // comments
  {"SELECT /* ; /* ' ; */ ; */ 'b'",   "word(select) string(b)"},
  {"SELECT 'a' -- ; '\n, 'b'",         "word(select) string(a) sign(,) string(b)"},
  {"SELECT 'a' -- ; '\r, 'b'",         "word(select) string(a) sign(,) string(b)"},
  {"SELECT /*/ ' */ 'a' /**/, /***/ 'b'", "word(select) string(a) sign(,) string(b)"},
  {"SELECT 1 +--x\n 2; SELECT 3*/*;*/4",
   "word(select) number(1) operator(+) number(2) sign(;) word(select) number(3) operator(*) number(4)", 2, Server::runs},
  {"-- first\n; /* second */",         "sign(;)", 0, Server::fails},
  // names
  {"SELECT 1 AS \"a;\"\"'\", 2 AS ä$1, 3 AS U&\"\\0041;\"",
   "word(select) number(1) word(as) quoted_identifier(a;\"') sign(,) number(2) word(as) word(ä$1) sign(,) number(3) word(as) unicode_identifier(A;)", 1, Server::runs},
  {"SELECT 1 AS U, 2 AS e, 3 & 1",
   "word(select) number(1) word(as) word(u) sign(,) number(2) word(as) word(e) sign(,) number(3) operator(&) number(1)", 1, Server::runs},
  {"\xFF\xFE\x80;\xC3",                "word(\xFF\xFE\x80) sign(;) word(\xC3)", 2, Server::fails},
  // numbers and operators
  {"SELECT 1.5e-3, .5, 2., 1e+5, 1.e2::float8",
   "word(select) number(1.5e-3) sign(,) number(.5) sign(,) number(2.) sign(,) number(1e+5) sign(,) number(1.e2) operator(::) word(float8)", 1, Server::runs},
  {"SELECT 0x1F, 1_000, 0b01, 0o17",   "word(select) number(0x1F) sign(,) number(1_000) sign(,) number(0b01) sign(,) number(0o17)", 1, Server::fails},
  {"1..10 1abc 1e 1_ 0x",              "number(1) operator(..) number(10) number(1) word(abc) number(1) word(e) number(1) word(_) number(0) word(x)", 1, Server::fails},
  {"SELECT 2*-1, 3<-1, 1 <= 2, 1!=-1, @-1, - - 1",
   "word(select) number(2) operator(*) operator(-) number(1) sign(,) number(3) operator(<) operator(-) number(1) sign(,) number(1) operator(<=) number(2) sign(,) number(1) operator(!=-) number(1) sign(,) operator(@-) number(1) sign(,) operator(-) operator(-) number(1)", 1, Server::fails},
  {"SELECT 2*-1, 3<-1, 1 <> - 1, 4>+3",
   "word(select) number(2) operator(*) operator(-) number(1) sign(,) number(3) operator(<) operator(-) number(1) sign(,) number(1) operator(<>) operator(-) number(1) sign(,) number(4) operator(>) operator(+) number(3)", 1, Server::runs},
  {"f(a := 1, b => 2) [1:2] a.b",
   "word(f) sign(() word(a) operator(:=) number(1) sign(,) word(b) operator(=>) number(2) sign()) sign([) number(1) sign(:) number(2) sign(]) word(a) sign(.) word(b)", 1, Server::fails},
  // statements
  {"SELECT 'a;'\r\n;\r\nSELECT 'b'\r\n", "word(select) string(a;) sign(;) word(select) string(b)", 2, Server::runs},
  {"CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3",
   "word(create) word(rule) word(r) word(as) word(on) word(insert) word(to) word(t) word(do) sign(() word(select) number(1) sign(;) word(select) number(2) sign()) sign(;) word(select) number(3)", 2, Server::runs},
  {"SELECT 1\0; x"sv,                  "word(select) number(1) sign(\0) sign(;) word(x)"sv, 2, Server::fails},
  // what is never closed
  {"SELECT 'a;",                       "word(select) string(a;)…", 1, Server::fails},
  {"SELECT E'a\\",                     "word(select) escape_string(a\\)…", 1, Server::fails},
  {"SELECT \"a;\"\"",                  "word(select) quoted_identifier(a;\")…", 1, Server::fails},
  {"SELECT $x$a;$x",                   "word(select) dollar_string(a;$x)…", 1, Server::fails},
  {"SELECT 1; /* a /* b */",           "word(select) number(1) sign(;)", 2, Server::fails},
  {"'",                                "string()…", 1, Server::fails},
  {"$$",                               "dollar_string()…", 1, Server::fails},
});
// clang-format on

// kind(value), kind? when it has no value, with … when it is not closed.
std::string shown(std::string_view sql, Lexeme const& token) {
  auto const value = value_of(sql, token);
  return std::string(row_of(token.kind).name) + (value ? "(" + *value + ")" : "?") +
         (token.closed ? "" : "…");
}

std::string shown(std::string_view sql) {
  std::string result;
  for (Lexeme const& token : lexemes_of(sql)) result += (result.empty() ? "" : " ") + shown(sql, token);
  return result;
}

// The server is asked with the extended protocol, which takes one statement.
Result run_alone(std::string_view sql, Connection& connection) {
  return connection.execute(std::string(sql), Parameters{});
}

void check_on_server(Row const& row, Connection& connection) {
  std::vector<Statement> const statements = split(row.sql);
  if (statements.size() > 1) CHECK_THROWS_AS(run_alone(row.sql, connection), DbError);
  for (Statement const& one : statements) {
    Result const result = run_alone(text_of(row.sql, one), connection);
    if (row.server != Server::values) continue;
    std::size_t column = 0;
    for (Lexeme const& token : lexemes_of(row.sql)) {
      if (!is_text(token.kind)) continue;
      REQUIRE(column < result.columns());
      CHECK(result.text(0, column++) == value_of(row.sql, token));
    }
    CHECK(column == result.columns());
  }
}

TEST_CASE("tokens are those of the server", "[lexer]") {
  auto const database = testing::fresh_database("lexer");
  Connection connection = database.connect();
  connection.execute("CREATE TABLE t (id int)");
  for (Row const& row : rows) {
    CAPTURE(row.sql);
    CHECK(shown(row.sql) == row.tokens);
    CHECK(split(row.sql).size() == row.statements);
    if (row.server != Server::fails) check_on_server(row, connection);
  }
}

}  // namespace
}  // namespace lockstep
