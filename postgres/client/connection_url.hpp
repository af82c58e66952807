// Connection strings, split into libpq's keywords. Two forms are read:
// `postgresql://user:password@host:port/database?parameter=value` (also `postgres://`), and libpq's `host=…
// dbname=…`. Nothing here connects, and no message contains a password.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "postgres/client/io_error.hpp"

namespace lockstep {

// The connection failed, or the connection string is invalid. what() is one sentence with database and host,
// `hint` what to try; neither contains a password.
struct ConnectError : IoError {
  using IoError::IoError;
};

struct ConnectionUrl {
  // libpq keyword -> decoded value: host, port, user, password, dbname, sslmode … Several hosts are separated
  // by commas.
  std::map<std::string, std::string> parameters;
  // Prisma's `schema=`: the schema of models that name none. Empty if the URL does not have it.
  std::string schema;

  // A parameter, or "" if it is not given.
  std::string const& value(std::string const& keyword) const;
};

// Parameters that only Prisma knows (pgbouncer, connection_limit, sslaccept, …) and unknown ones are dropped;
// those of libpq are kept, and the last value of a repeated one counts. `sslcert` is kept only together with
// `sslkey`, because alone it has another meaning in Prisma's URLs. Throws ConnectError if the text is
// invalid.
ConnectionUrl parse_connection_url(std::string_view text);

// The same as a URL, percent-encoded, with the parameters in alphabetical order and with `schema=` where it
// is set. parse_connection_url() of it gives the same value again. It contains the password.
std::string to_string(ConnectionUrl const& url);

// The text for a message: every password in it is replaced by `***`. In a malformed text rather too much is
// hidden.
std::string redacted(std::string_view text);

// "`app` on `db.example.org:5432`", "`app` on the socket in `/run/postgresql`", with what libpq fills in.
// Never a user or a password.
std::string describe(ConnectionUrl const& url);

// Whether every host is this machine: a socket directory, localhost, 127.x.x.x, ::1. If the URL has no host,
// PGHOST and PGHOSTADDR count as for libpq; without them it is the local socket. False with a service file.
bool is_loopback(ConnectionUrl const& url);

}  // namespace lockstep
