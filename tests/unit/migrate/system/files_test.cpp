// Reading and writing whole files: what is refused, and that nothing is overwritten.
#include "migrate/system/files.hpp"

#include "postgres/client/io_error.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace lockstep;

TEST_CASE("files are read whole, without a byte order mark") {
  auto const folder = std::filesystem::temp_directory_path() / "lockstep-files-test";
  std::filesystem::remove_all(folder);
  golden::write(folder / "a", "\xEF\xBB\xBFmodel\r\n");
  CHECK(read_text(folder / "a") == "model\r\n");
  golden::write(folder / "binary", std::string("PK\x03\x04\0\0", 6));
  CHECK_THROWS_WITH(read_text(folder / "binary"),
                    ContainsSubstring("binary` is not a text (byte 4 is zero)"));
  CHECK_THROWS_WITH(read_text(folder / "none"), ContainsSubstring("none`: No such file"));
  CHECK_THROWS_WITH(read_text(folder), ContainsSubstring("is a folder, not a file"));
  CHECK_THROWS_AS(write_durably(folder / "a", "x"), IoError);
  CHECK_THROWS_WITH(write_durably("/dev/full", "x"), ContainsSubstring("/dev/full"));
  std::filesystem::remove_all(folder);
}
