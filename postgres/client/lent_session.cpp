// libpqxx 6 needs a policy that opens its connection; version 7.7 and later accept an open connection and
// release it. The exceptions of libpqxx have only the SQLSTATE and a text, so an event procedure reads the
// other fields of an error when libpq creates the result.
#include "postgres/client/lent_session.hpp"

#include <libpq-events.h>
#include <libpq-fe.h>

#include <cassert>
#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/version>
#include <tuple>
#include <utility>

#include "postgres/client/cancel_watch.hpp"
#include "postgres/client/internal.hpp"
#include "postgres/client/interrupt.hpp"
#include "postgres/client/server_messages.hpp"

namespace lockstep {
namespace {

#if PQXX_VERSION_MAJOR < 7

// Returns the borrowed handle for each connect, and never closes it. A lost session cannot be opened again.
class BorrowedHandle : public pqxx::connectionpolicy {
 public:
  explicit BorrowedHandle(PGconn* borrowed) : connectionpolicy(std::string()), borrowed_(borrowed) {}
  handle do_startconnect(handle orig) override { return orig != nullptr ? orig : open(); }
  handle do_completeconnect(handle orig) override { return orig != nullptr ? orig : open(); }
  handle do_dropconnect(handle /*orig*/) noexcept override { return nullptr; }
  handle do_disconnect(handle /*orig*/) noexcept override { return nullptr; }
  bool is_ready(handle orig) const noexcept override { return orig != nullptr; }

 private:
  handle open() const {
    if (PQstatus(borrowed_) != CONNECTION_OK) throw pqxx::broken_connection("the session was lost");
    return borrowed_;
  }
  PGconn* borrowed_;
};

struct PolicyHolder {
  BorrowedHandle policy;
};

// The policy is a base, because it must exist before and after the connection.
class AdoptedConnection : PolicyHolder, public pqxx::connection_base {
 public:
  explicit AdoptedConnection(PGconn* borrowed)
      : PolicyHolder{BorrowedHandle(borrowed)}, connection_base(policy) {
    init();
  }
  AdoptedConnection(AdoptedConnection const&) = delete;
  AdoptedConnection& operator=(AdoptedConnection const&) = delete;
  ~AdoptedConnection() { close(); }
  pqxx::connection_base& get() { return *this; }
};

pqxx::internal::dynamic_params<Parameters::const_iterator> to_pqxx(Parameters const& parameters) {
  return pqxx::prepare::make_dynamic_params(parameters);
}

#else

class AdoptedConnection {
 public:
  explicit AdoptedConnection(PGconn* borrowed)
      : connection_(pqxx::connection::seize_raw_connection(borrowed)) {}
  AdoptedConnection(AdoptedConnection const&) = delete;
  AdoptedConnection& operator=(AdoptedConnection const&) = delete;
  ~AdoptedConnection() { std::ignore = std::move(connection_).release_raw_connection(); }
  pqxx::connection& get() { return connection_; }

 private:
  pqxx::connection connection_;
};

pqxx::params to_pqxx(Parameters const& parameters) {
  pqxx::params result;
  for (auto const& value : parameters) value ? result.append(*value) : result.append();
  return result;
}

#endif

// Version 7.10 adds parameters to exec() and deprecates exec_params(). A template, because only a template
// can check which of the two exists.
template <class Transaction, class Values>
pqxx::result send_to(Transaction& transaction, std::string const& sql, Values const& values) {
  if constexpr (requires { transaction.exec(sql, values); }) {
    return transaction.exec(sql, values);
  } else {
    return transaction.exec_params(sql, values);
  }
}

// Records the first error of the server or libpq while this object exists. The notice processor that libpqxx
// installs refers to its connection object, so the destructor restores the previous one, which needs no
// argument.
class LoanRecord {
 public:
  LoanRecord(PGconn* handle, std::string const& statement)
      : handle_(handle), statement_(statement), processor_(PQsetNoticeProcessor(handle, nullptr, nullptr)) {
    PQregisterEventProc(handle, on_event, "lockstep", nullptr);  // fails if it is registered already
    outer_ = PQinstanceData(handle, on_event);
    PQsetInstanceData(handle, on_event, this);
  }
  LoanRecord(LoanRecord const&) = delete;
  LoanRecord& operator=(LoanRecord const&) = delete;
  ~LoanRecord() {
    PQsetInstanceData(handle_, on_event, outer_);
    PQsetNoticeProcessor(handle_, processor_, nullptr);
  }

  // reason: the message of libpqxx, used if libpq has none.
  DbError::Fields error(char const* reason) const {
    if (fields_) return *fields_;
    DbError::Fields fields = error_fields(handle_, nullptr, statement_);
    if (fields.message.empty()) fields.message = reason;
    return fields;
  }

 private:
  static int on_event(PGEventId event, void* info, void* /*unused*/) noexcept {
    if (event != PGEVT_RESULTCREATE) return 1;
    auto const& created = *static_cast<PGEventResultCreate const*>(info);
    auto* const self = static_cast<LoanRecord*>(PQinstanceData(created.conn, on_event));
    bool const failed = PQresultStatus(created.result) == PGRES_FATAL_ERROR;
    if (self != nullptr && failed && !self->fields_)
      self->fields_ = error_fields(created.conn, created.result, self->statement_);
    return 1;
  }

  PGconn* handle_;
  std::string const& statement_;
  PQnoticeProcessor processor_;
  void* outer_ = nullptr;
  std::optional<DbError::Fields> fields_;
};

}  // namespace

pqxx::result LentSession::send(std::string const& sql, Parameters const& parameters) {
  refuse_nul(sql, parameters);
  PGconn* const handle = connection_.live_handle(sql);
  LoanRecord const record(handle, sql);
  pqxx::result result;
  std::optional<DbError::Fields> error;
  CancelWatch watch(handle, connection_.deadline());
  try {
    AdoptedConnection adopted(handle);
    pqxx::nontransaction transaction(adopted.get());
    result = send_to(transaction, sql, to_pqxx(parameters));
  } catch (pqxx::failure const& failure) {
    error = record.error(failure.what());
  }
  CancelWatch::Outcome const outcome = watch.finish();
  if (outcome.signal != 0) throw Interrupted(outcome.signal);
  if (!error) {
    // A COPY from or to the client would leave it active.
    assert(PQtransactionStatus(handle) != PQTRANS_ACTIVE);
    return result;
  }
  if (outcome.unanswered) {
    error->sqlstate = "08006";
    error->message = "no answer from " + describe(connection_.url()) + ", not even to the request to cancel";
  } else if (outcome.overdue) {
    error->message =
        "no answer within " + std::to_string(connection_.deadline()->count()) + " ms: " + error->message;
  }
  throw DbError(std::move(*error));
}

pqxx::result LentSession::send_internal(std::string const& sql, Parameters const& parameters) {
  pqxx::result result;
  with_internal_settings(connection_, [&] { result = send(sql, parameters); });
  return result;
}

}  // namespace lockstep
