// The promises of the lexer of SQL, for the texts that the fuzzer starts from and each beginning of them.
#include "fuzz/sql_tokens.hpp"

#include "support/golden.hpp"

using namespace lockstep;

TEST_CASE("the lexer keeps its promises for what the fuzzer starts from") {
  auto const files = golden::files(golden::source_dir() / "fuzz/corpus", ".sql");
  REQUIRE(!files.empty());
  for (auto const& path : files) {
    std::string const text = golden::read(path);
    for (std::size_t size = 0; size <= text.size(); ++size) {
      INFO(text.substr(0, size));
      CHECK(fuzz::broken_token_promise(std::string_view(text).substr(0, size)) == "");
    }
  }
}

// With a stack that does not grow with the text, and looking at each byte a bounded number of times.
TEST_CASE("the lexer keeps its promises where one thing occurs very often") {
  for (std::string_view const piece : {"/*", "/* */", "+", "<-", "'a' ", "''\n", "$", "$a", "$a$$b$", "(",
                                       "E'\\", "\"", "1.", "--", "U&", ":"}) {
    std::string text;
    while (text.size() < 30'000) text += piece;
    INFO(piece);
    CHECK(fuzz::broken_token_promise(text) == "");
  }
}
