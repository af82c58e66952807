// A session that libpq has opened, lent to libpqxx: statements of our own, with typed parameters and rows.
// This is the only header of libpqxx that the rest of the program sees.
//
// The session stays the connection's. libpqxx never opens, closes, resets or replaces it: when it is lost,
// the call throws DbError, and so does every later one, because the advisory lock of a migration lives and
// dies with its session.
//
// A call blocks inside libpq. SIGINT, SIGTERM and the deadline of the connection cancel it all the same
// (cancel_watch.hpp), but a wait for a lock has no limit of its own: for a statement that may wait, set
// statement_timeout or lock_timeout before the call. SQL of users and pipelines belong to Connection.
#pragma once

#include <concepts>
#include <optional>
#include <pqxx/result>
#include <pqxx/strconv>
#include <string>
#include <string_view>

#include "postgres/client/connection.hpp"

namespace lockstep {

template <class Value>
std::optional<std::string> to_parameter(Value const& value) {
  if constexpr (std::convertible_to<Value const&, std::string_view>) {
    return std::string(std::string_view(value));
  } else {
    return pqxx::to_string(value);
  }
}

template <class Value>
std::optional<std::string> to_parameter(std::optional<Value> const& value) {
  return value ? to_parameter(*value) : std::nullopt;
}

// Nothing for NULL.
template <class Value>
std::optional<Value> nullable(pqxx::field const& field) {
  return field.is_null() ? std::nullopt : std::optional<Value>(field.as<Value>());
}

class LentSession {
 public:
  explicit LentSession(Connection& connection) : connection_(connection) {}

  // One statement with $1, $2 …, no COPY; an empty std::optional is NULL. The session may be in a transaction
  // block.
  // Throws DbError with the fields that Connection::execute() gives, and Interrupted.
  template <class... Values>
  pqxx::result execute(std::string const& sql, Values const&... values) {
    return send(sql, {to_parameter(values)...});
  }

  // The same under the settings of execute_internal() (internal.hpp).
  template <class... Values>
  pqxx::result execute_internal(std::string const& sql, Values const&... values) {
    return send_internal(sql, {to_parameter(values)...});
  }

 private:
  pqxx::result send(std::string const& sql, Parameters const& parameters);
  pqxx::result send_internal(std::string const& sql, Parameters const& parameters);

  Connection& connection_;
};

}  // namespace lockstep
