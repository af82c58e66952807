// generate_schema MODELS [second]: prints a generated schema, for trying a command at size by hand.
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "bench/generate.hpp"

int main(int argc, char** argv) {
  auto const models = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 0;
  bool const second = argc > 2 && std::string_view(argv[2]) == "second";
  if (models == 0 || argc > 3 || (argc == 3 && !second)) {
    std::fputs("usage: generate_schema MODELS [second]\n", stderr);
    return 1;
  }
  using lockstep::bench::Version;
  auto const text = lockstep::bench::generate_schema(models, second ? Version::second : Version::first);
  return std::fputs(text.c_str(), stdout) < 0 ? 1 : 0;
}
