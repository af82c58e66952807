// Lends a session of a Connection to libpqxx, for statements of lockstep itself with typed parameters and
// rows. Only this header exposes libpqxx to the rest of the program.
//
// The Connection still owns the session. libpqxx never opens, closes, resets or replaces it: if it is lost,
// this and every later call throws DbError, because the advisory lock of a migration ends with its session.
//
// A call blocks inside libpq. SIGINT, SIGTERM and the deadline of the connection still cancel it
// (cancel_watch.hpp), but a wait for a lock has no separate limit: set statement_timeout or lock_timeout
// before a statement that may wait. Use Connection for SQL of users and pipelines.
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

// nullopt for NULL.
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

  // The same with the settings of execute_internal() (internal.hpp).
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
