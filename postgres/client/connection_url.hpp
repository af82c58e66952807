// Connection strings: what a person or Prisma writes after `url =`, taken apart into libpq's keywords. Two
// spellings are read, `postgresql://user:password@host:port/database?parameter=value` (also `postgres://`)
// and libpq's own `host=… dbname=…`. Nothing here connects, and no text of a password gets into a message.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "postgres/client/io_error.hpp"

namespace lockstep {

// No session could be made, or the text that says where to connect cannot be read. what() is one sentence
// that names database and host, `hint` states what to try; neither holds a password.
struct ConnectError : IoError {
  using IoError::IoError;
};

struct ConnectionUrl {
  // libpq keyword -> decoded value: host, port, user, password, dbname, sslmode … Several hosts are joined by
  // commas.
  std::map<std::string, std::string> parameters;
  // Prisma's `schema=`: where models live that name no schema. Empty when the URL does not say.
  std::string schema;

  // A parameter, or "" when it is not given.
  std::string const& value(std::string const& keyword) const;
};

// Parameters that only Prisma knows (pgbouncer, connection_limit, sslaccept, …) and unknown ones are dropped;
// those of libpq are kept, and a repeated one counts as it was given last. `sslcert` is kept only next to
// `sslkey`, because alone it has another meaning in Prisma's URLs. Throws ConnectError when the text cannot
// be read.
ConnectionUrl parse_connection_url(std::string_view text);

// The same as a URL, percent-encoded, with the parameters in alphabetical order and with `schema=` where it
// is set. parse_connection_url() of it gives the same value again. It holds the password.
std::string to_string(ConnectionUrl const& url);

// The text for a message: every password in it is `***`, also when it is malformed; then rather too much is
// hidden.
std::string redacted(std::string_view text);

// "`app` on `db.example.org:5432`", "`app` on the socket in `/run/postgresql`", with what libpq fills in.
// Never a user or a password.
std::string describe(ConnectionUrl const& url);

// True when every host is this machine: a socket directory, localhost, 127.x.x.x, ::1. What the URL does not
// give libpq takes from PGHOST and PGHOSTADDR, and no host at all is the local socket. A service file is
// never trusted.
bool is_loopback(ConnectionUrl const& url);

}  // namespace lockstep
