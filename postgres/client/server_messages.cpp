// Error messages of libpq and error fields of the server, with hints for the user.

#include "postgres/client/server_messages.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace lockstep {
namespace {

std::string field(PGresult const* result, int which) {
  char const* text = PQresultErrorField(result, which);
  return text ? text : "";
}

// The first line of a message of libpq, without the line end.
std::string first_line(char const* text) {
  std::string_view const all = text;
  return std::string(all.substr(0, all.find('\n')));
}

// A server whose packages were upgraded while it runs reports an undefined symbol in its own libraries.
std::string hint_for(std::string const& message) {
  if (message.find("could not load library") == std::string::npos) return {};
  if (message.find("undefined symbol") == std::string::npos) return {};
  return "the server's files were upgraded while it was running; restart the server";
}

std::string what_of(DbError::Fields const& fields) {
  std::string text = fields.message + " (" + fields.sqlstate + ")";
  if (!fields.detail.empty()) text += "\ndetail: " + fields.detail;
  if (!fields.hint.empty()) text += "\nhint: " + fields.hint;
  return text;
}

// Messages of libpq or a server for a failed connection, and what the user can do. The first row that matches
// wins.
struct Advice {
  std::string_view says;
  std::string_view hint;
};
// clang-format off
constexpr auto advices = std::to_array<Advice>({
    {"Connection refused",               "is a server running there, and does it listen on this port?"},
    {"No such file or directory",        "is a server running on this machine, and is this its socket directory?"},
    {"could not translate host name",    "check the host name in the URL"},
    {"could not resolve host",           "check the host name in the URL"},
    {"timeout expired",                  "check host, port and firewall, or raise connect_timeout in the URL"},
    {"password authentication failed",   "check user and password in the URL; special characters must be percent-encoded"},
    {"no password supplied",             "put the password into the URL, into PGPASSWORD or into ~/.pgpass"},
    {"Peer authentication failed",       "connect as the operating system's user of that name, or over a host with a password"},
    {"no pg_hba.conf entry",             "the server's pg_hba.conf does not let this user in from here; sslmode=require may be missing"},
    {"too many clients",                 "the server has no free connection; close some or raise max_connections"},
    {"remaining connection slots",       "the server has no free connection; close some or raise max_connections"},
    {"the database system is starting",  "the server is starting up; try again in a moment"},
    {"the database system is shutting",  "the server is shutting down"},
    {"certificate",                      "check sslmode and sslrootcert in the URL"},
    {"server does not support SSL",      "remove sslmode=require from the URL, or turn SSL on in the server"},
    {"role \"",                          "check the user in the URL"},
    {"database \"",                      "check the name in the URL, or create the database first: createdb NAME"},
    {"invalid connection option",        "the installed libpq is too old for this parameter"},
});
// clang-format on

// The reason in a message of libpq, which may have one paragraph for each address: the text after "failed: "
// and "FATAL: " in the last one.
std::string reason(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  for (std::string_view const mark : {"failed: ", "FATAL:  "}) {
    auto const at = text.rfind(mark);
    if (at != std::string::npos) text.erase(0, at + mark.size());
  }
  return text.substr(0, text.find('\n'));
}

}  // namespace

DbError::DbError(Fields all) : std::runtime_error(what_of(all)), fields(std::move(all)) {}

DbError::Fields error_fields(PGconn* session, PGresult const* result, std::string const& statement) {
  DbError::Fields fields{.sqlstate = field(result, PG_DIAG_SQLSTATE),
                         .message = field(result, PG_DIAG_MESSAGE_PRIMARY),
                         .detail = field(result, PG_DIAG_MESSAGE_DETAIL),
                         .hint = field(result, PG_DIAG_MESSAGE_HINT),
                         .context = field(result, PG_DIAG_CONTEXT),
                         .statement = statement};
  if (fields.sqlstate.empty()) {  // an error of libpq itself, mostly a lost session
    fields.sqlstate = PQstatus(session) == CONNECTION_OK ? "XX000" : "08006";
    fields.message = first_line(PQerrorMessage(session));
  }
  if (fields.hint.empty()) fields.hint = hint_for(fields.message);
  fields.table_schema = field(result, PG_DIAG_SCHEMA_NAME);
  fields.table = field(result, PG_DIAG_TABLE_NAME);
  std::string const position = field(result, PG_DIAG_STATEMENT_POSITION);
  std::size_t number = 0;
  if (std::from_chars(position.data(), position.data() + position.size(), number).ec == std::errc()) {
    fields.position = number;
  }
  for (char const which : {PG_DIAG_CONSTRAINT_NAME, PG_DIAG_COLUMN_NAME, PG_DIAG_TABLE_NAME}) {
    if (fields.object.empty()) fields.object = field(result, which);
  }
  return fields;
}

void refuse_nul(std::string const& statement, Parameters const& parameters) {
  auto const has_nul = [](std::optional<std::string> const& text) {
    return text && text->find('\0') != std::string::npos;
  };
  bool const in_statement = has_nul(statement);
  if (!in_statement && std::ranges::none_of(parameters, has_nul)) return;
  throw DbError({.sqlstate = "22021",
                 .message = std::string(in_statement ? "the statement" : "a parameter of the statement") +
                            " has a NUL byte, which PostgreSQL does not take; nothing was sent",
                 .hint = "a file in UTF-16 has them; convert it to UTF-8",
                 .statement = statement});
}

ConnectError connect_error(PGconn* session, ConnectionUrl const& url) {
  std::string const all = PQerrorMessage(session);
  std::string hint;
  for (auto const& advice : advices) {
    if (all.find(advice.says) == std::string::npos) continue;
    hint = advice.hint;
    break;
  }
  return ConnectError("cannot connect to " + describe(url) + ": " + reason(all), hint);
}

Notice to_notice(PGresult const* result) {
  Notice notice{.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED),
                .sqlstate = field(result, PG_DIAG_SQLSTATE),
                .message = field(result, PG_DIAG_MESSAGE_PRIMARY),
                .detail = field(result, PG_DIAG_MESSAGE_DETAIL),
                .hint = field(result, PG_DIAG_MESSAGE_HINT)};
  if (notice.message.empty()) {  // libpq's own notices have no fields
    notice.severity = "WARNING";
    notice.message = first_line(PQresultErrorMessage(result));
  }
  return notice;
}

}  // namespace lockstep
