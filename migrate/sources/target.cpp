#include "migrate/sources/target.hpp"

#include "migrate/sources/source.hpp"
#include "migrate/system/environment.hpp"
#include "postgres/client/io_error.hpp"

namespace lockstep {
namespace {

// where: the name of the place in a message, "--url" or "`DATABASE_URL`".
std::string checked(std::string const& url, std::string const& where) {
  if (kind_of(url) == SourceKind::catalog) return url;
  // A value that is not a URL may be a password, so a message shows only the scheme of a URL.
  std::size_t const end =
      url.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
  bool const has_scheme = end != std::string::npos && url.compare(end, 3, "://") == 0;
  throw IoError(where + " is not a PostgreSQL URL" +
                    (has_scheme ? ": it begins with `" + url.substr(0, end + 3) + "`" : ""),
                "it looks like postgresql://user:password@host:5432/database");
}

}  // namespace

std::string database_url(std::string const& given, Datasource const& datasource,
                         std::filesystem::path const& schema) {
  if (!given.empty()) return checked(given, "--url");
  if (!datasource.url.empty()) return checked(datasource.url, "the `url` of the datasource");
  Environment const environment(schema);
  bool const named = !datasource.url_variable.empty();
  std::string const name = named ? datasource.url_variable : "DATABASE_URL";
  if (auto const url = environment.find(name)) return checked(*url, "`" + name + "`");
  // Another variable than the one that the datasource names may contain the URL of another database.
  throw IoError(
      named ? "the variable `" + name + "` that the datasource names is not set" : "no database is named",
      "give it with --url, or set `" + name +
          "` in the environment or in a .env file; `lockstep dev-db start` makes a database for "
          "development in this folder and prints its URL");
}

}  // namespace lockstep
