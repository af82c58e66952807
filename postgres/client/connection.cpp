#include "postgres/client/connection.hpp"

#include <libpq-fe.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <chrono>
#include <exception>
#include <new>
#include <thread>
#include <unordered_map>
#include <utility>

#include "postgres/client/interrupt.hpp"
#include "postgres/client/libpq_options.hpp"
#include "postgres/client/server_messages.hpp"

namespace lockstep {
namespace {

struct Close {
  void operator()(PGconn* session) const { PQfinish(session); }
};

constexpr std::array<std::pair<char const*, char const*>, 3> keepalives = {
    {{"keepalives_idle", "60"}, {"keepalives_interval", "10"}, {"keepalives_count", "6"}}};

// Default values of keywords of newer libpq versions, which can be omitted. An older version refuses the
// keyword with any value.
constexpr auto defaults_of_newer = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"channel_binding", "prefer"},
    {"gssdelegation", "0"},
    {"load_balance_hosts", "disable"},
    {"require_auth", ""},
    {"ssl_max_protocol_version", ""},
    {"ssl_min_protocol_version", "TLSv1.2"},
    {"sslcertmode", "allow"},
    {"sslnegotiation", "postgres"},
    {"sslsni", "1"},
});

// False: it is left out. What may guard the connection must not be dropped without a word.
bool is_passed_on(std::string const& keyword, std::string const& value) {
  if (is_known_to_libpq(keyword)) return true;
  bool const by_default =
      std::ranges::find(defaults_of_newer, std::pair(std::string_view(keyword), std::string_view(value))) !=
      defaults_of_newer.end();
  if (by_default) return false;
  throw ConnectError("the connection URL has `" + keyword + "`, which libpq " +
                         std::to_string(PQlibVersion() / 10000) + " on this machine does not know",
                     "leave it out, or install a newer libpq");
}

}  // namespace

struct Connection::Session {
  std::unique_ptr<PGconn, Close> handle;
  ConnectionUrl url;
  std::vector<Notice> notices{};
  std::function<void(Notice const&)> listener{};
  std::optional<std::chrono::milliseconds> limit{};
  Deadline deadline{};  // of the current call
  bool overdue = false;
  int signal = 0;  // the signal that interrupts the call
  bool keeps_plans = false;
  std::size_t last_prepared = 0;
  std::unordered_map<std::string, std::string> prepared{};  // text of a statement -> its name on the server
  pid_t owner = getpid();

  explicit Session(ConnectionUrl const& target) : url(target) {}
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;
  // The session belongs to the process that opened it; a fork of this process must not end it on the server.
  ~Session() {
    if (handle && getpid() != owner) close(PQsocket(handle.get()));
  }
  static void receive(void* session, PGresult const* result);
  PGconn* live(std::string const& statement) const;
  PGconn* begin(std::string const& statement);
  std::size_t send(std::string const& statement, bool again);
  PGresult* next(std::string const& statement);
  PGresult* last(std::string const& statement);
  void wait(std::string const& statement);
  void cancel();
  void drop();
  [[noreturn]] void abandon(std::string const& statement);
  Result take(PGresult* raw, std::string const& statement);
  [[noreturn]] void refuse_copy(std::string const& statement);
  [[noreturn]] void fail(PGresult const* result, std::string const& statement);
};

void Connection::Session::receive(void* session, PGresult const* result) {
  auto& self = *static_cast<Session*>(session);
  Notice notice = to_notice(result);
  if (self.listener) return self.listener(notice);
  self.notices.push_back(std::move(notice));
}

// The handle, if the session is still alive.
PGconn* Connection::Session::live(std::string const& statement) const {
  if (PQstatus(handle.get()) == CONNECTION_OK) return handle.get();
  throw DbError({.sqlstate = "08003",
                 .message = "the session with " + describe(url) + " was lost before",
                 .statement = statement});
}

void Connection::Session::fail(PGresult const* result, std::string const& statement) {
  if (signal != 0) throw Interrupted(signal);
  DbError::Fields fields = error_fields(handle.get(), result, statement);
  if (overdue) {
    fields.message = "no answer within " + std::to_string(limit->count()) + " ms: " + fields.message;
  }
  throw DbError(std::move(fields));
}

// Begins a call: its time limit starts now.
PGconn* Connection::Session::begin(std::string const& statement) {
  refuse_nul(statement);
  overdue = false;
  signal = 0;
  deadline.reset();
  if (limit) deadline = std::chrono::steady_clock::now() + *limit;
  return live(statement);
}

// Sends the server a cancel request on a separate connection. If it has no effect, abandon() follows.
void Connection::Session::cancel() {
  std::unique_ptr<PGcancel, void (*)(PGcancel*)> const request(PQgetCancel(handle.get()), PQfreeCancel);
  std::array<char, 256> error{};
  if (request) PQcancel(request.get(), error.data(), static_cast<int>(error.size()));
}

// Ends the session on this side; from now on it is lost.
void Connection::Session::drop() {
  shutdown(PQsocket(handle.get()), SHUT_RDWR);
  while (PQstatus(handle.get()) == CONNECTION_OK && PQconsumeInput(handle.get()) == 1) {
  }
}

// For a server that does not answer any more. The result of the statement is not known, so the session must
// not be used again.
void Connection::Session::abandon(std::string const& statement) {
  drop();
  throw DbError({.sqlstate = "08006",
                 .message = "no answer from " + describe(url) + ", not even to the request to cancel",
                 .statement = statement});
}

// Waits for the next result. The first signal, or the end of the deadline, cancels the statement; then the
// server has some seconds to answer.
void Connection::Session::wait(std::string const& statement) {
  constexpr std::chrono::seconds patience(10);
  while (PQisBusy(handle.get()) != 0) {
    Waited const waited = wait_readable(PQsocket(handle.get()), deadline);
    if (waited.why == Woken::readable) {
      if (PQconsumeInput(handle.get()) != 1) return;  // the session is lost, which the result shows
      continue;
    }
    bool const again = overdue || signal != 0;
    if (again && waited.why == Woken::timed_out) abandon(statement);
    if (again) {  // a second signal: do not wait any longer
      drop();
      throw Interrupted(waited.signal);
    }
    overdue = waited.why == Woken::timed_out;
    signal = waited.signal;
    cancel();
    deadline = std::chrono::steady_clock::now() + patience;
  }
}

// Adds the statement to the pipeline. Returns the number of its answers. Only a lost session fails here.
std::size_t Connection::Session::send(std::string const& statement, bool again) {
  auto const taken = [&](int sent) {
    if (sent != 1) fail(nullptr, statement);
  };
  if (!again) {
    taken(PQsendQueryParams(handle.get(), statement.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
    return 1;
  }
  auto const [known, is_new] = prepared.try_emplace(statement);
  if (is_new) {
    known->second = "lockstep_" + std::to_string(++last_prepared);
    taken(PQsendPrepare(handle.get(), known->second.c_str(), statement.c_str(), 0, nullptr));
  }
  taken(PQsendQueryPrepared(handle.get(), known->second.c_str(), 0, nullptr, nullptr, nullptr, 0));
  return is_new ? 2 : 1;
}

PGresult* Connection::Session::next(std::string const& statement) {
  wait(statement);
  return PQgetResult(handle.get());
}

// The result of the last of several statements, or of the first one that failed or begins a COPY.
PGresult* Connection::Session::last(std::string const& statement) {
  std::optional<Result> answer;
  while (PGresult* raw = next(statement)) {
    answer = Result(raw);
    auto const status = PQresultStatus(raw);
    bool const copies = status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
    if (copies || PQstatus(handle.get()) != CONNECTION_OK) break;
  }
  return answer ? answer->result_.release() : nullptr;
}

// Takes ownership of the result of execute(). Returns it if it is a success, throws otherwise.
Result Connection::Session::take(PGresult* raw, std::string const& statement) {
  Result result(raw);
  if (signal != 0) throw Interrupted(signal);  // also if the statement ended before it could be cancelled
  switch (PQresultStatus(raw)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
      return result;
    case PGRES_COPY_IN:
    case PGRES_COPY_OUT:
      refuse_copy(statement);
    default:
      fail(raw, statement);
  }
}

// Ends the COPY so that the session can be used again. Data from the server is read and discarded.
void Connection::Session::refuse_copy(std::string const& statement) {
  PQputCopyEnd(handle.get(), "no data is sent");
  char* row = nullptr;
  while (PQgetCopyData(handle.get(), &row, 0) > 0) PQfreemem(row);
  while (PGresult* rest = PQgetResult(handle.get())) PQclear(rest);
  throw DbError({.sqlstate = "0A000",
                 .message = "COPY from or to the client is not supported",
                 .hint = "use INSERT, or run the file with psql",
                 .statement = statement});
}

void Result::Free::operator()(pg_result* result) const { PQclear(result); }

std::size_t Result::rows() const { return static_cast<std::size_t>(PQntuples(result_.get())); }
std::size_t Result::columns() const { return static_cast<std::size_t>(PQnfields(result_.get())); }

std::string_view Result::text(std::size_t row, std::size_t column) const {
  assert(row < rows() && column < columns());
  int const r = static_cast<int>(row), c = static_cast<int>(column);
  return {PQgetvalue(result_.get(), r, c), static_cast<std::size_t>(PQgetlength(result_.get(), r, c))};
}

bool Result::is_null(std::size_t row, std::size_t column) const {
  assert(row < rows() && column < columns());
  return PQgetisnull(result_.get(), static_cast<int>(row), static_cast<int>(column)) != 0;
}

std::string_view Result::column_name(std::size_t column) const {
  assert(column < columns());
  return PQfname(result_.get(), static_cast<int>(column));
}

std::string_view Result::command_tag() const { return PQcmdStatus(result_.get()); }

std::size_t Result::affected_rows() const {
  std::string_view const digits = PQcmdTuples(result_.get());
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

namespace {

// The messages of a server that starts, or restarts after a crash. libpq does not give their SQLSTATE.
bool is_on_its_way(std::string_view message) {
  return std::ranges::any_of(
      std::to_array<std::string_view>(
          {"is starting up", "is in recovery mode", "is not yet accepting connections"}),
      [&](std::string_view words) { return message.find(words) != std::string_view::npos; });
}

}  // namespace

Connection::Connection(std::unique_ptr<Session> session) : session_(std::move(session)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Connection Connection::open(std::string_view text, ConnectOptions const& options) {
  return open(parse_connection_url(text), options);
}

Connection Connection::open(ConnectionUrl const& url, ConnectOptions const& options) {
  auto parameters = url.parameters;
  parameters["client_encoding"] = "UTF8";
  parameters.insert({"fallback_application_name", options.application_name});
  // A network that swallows packets is noticed after two minutes instead of two hours; a migration would wait
  // that long for nothing.
  auto const unless_given = [&](std::string const& keyword, std::string const& value) {
    if (connection_default(keyword).empty()) parameters.insert({keyword, value});
  };
  for (auto const& [keyword, value] : keepalives) unless_given(keyword, value);
  unless_given("connect_timeout", std::to_string(options.connect_timeout));
  std::vector<char const*> keywords, values;
  for (auto const& [keyword, value] : parameters) {
    if (!is_passed_on(keyword, value)) continue;
    keywords.push_back(keyword.c_str());
    values.push_back(value.c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);

  auto session = std::make_unique<Session>(url);
  auto const give_up = std::chrono::steady_clock::now() + std::chrono::seconds(options.connect_timeout);
  for (;;) {
    session->handle.reset(PQconnectdbParams(keywords.data(), values.data(), 0));
    if (!session->handle) throw std::bad_alloc();
    if (PQstatus(session->handle.get()) == CONNECTION_OK) break;
    // A second attempt is safe, because nothing was sent, but it is useful only while the server starts.
    if (!is_on_its_way(PQerrorMessage(session->handle.get())) || std::chrono::steady_clock::now() > give_up)
      throw connect_error(session->handle.get(), url);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  PQsetNoticeReceiver(session->handle.get(), &Session::receive, session.get());
  Connection connection(std::move(session));
  if (!url.schema.empty()) {
    connection.execute("SELECT pg_catalog.set_config('search_path', pg_catalog.quote_ident($1), false)",
                       {url.schema});
  }
  return connection;
}

Result Connection::execute(std::string const& sql) {
  if (PQsendQuery(session_->begin(sql), sql.c_str()) != 1) session_->fail(nullptr, sql);
  return session_->take(session_->last(sql), sql);
}

Result Connection::execute(std::string const& sql, Parameters const& parameters) {
  refuse_nul(sql, parameters);
  std::vector<char const*> values;
  for (auto const& value : parameters) values.push_back(value ? value->c_str() : nullptr);
  PGconn* const handle = session_->begin(sql);
  if (PQsendQueryParams(handle, sql.c_str(), static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                        nullptr, 0) != 1) {
    session_->fail(nullptr, sql);
  }
  return session_->take(session_->last(sql), sql);
}

// Each statement gives its results and a null; the sync at the end gives PGRES_PIPELINE_SYNC. All of them are
// read even after an error, because otherwise the connection is not usable again.
std::vector<Result> Connection::pipeline(std::vector<std::string> const& statements) {
  std::vector<Result> results;
  pipeline(statements, [&](std::size_t, Result result) { results.push_back(std::move(result)); });
  return results;
}

void Connection::pipeline(std::vector<std::string> const& statements,
                          std::function<void(std::size_t, Result)> const& receive) {
  send_and_receive(statements, false, receive);
}

void Connection::pipeline_again(std::vector<std::string> const& statements,
                                std::function<void(std::size_t, Result)> const& receive) {
  send_and_receive(statements, session_->keeps_plans, receive);
}

void Connection::send_and_receive(std::vector<std::string> const& statements, bool again,
                                  std::function<void(std::size_t, Result)> const& receive) {
  if (statements.empty()) return;
  for (std::string const& statement : statements) refuse_nul(statement);
  PGconn* const handle = session_->begin(statements.front());
  if (PQenterPipelineMode(handle) != 1) session_->fail(nullptr, statements.front());
  std::vector<std::size_t>
      awaited;  // the statement of each answer; a statement that is prepared first has two
  for (std::size_t i = 0; i < statements.size(); ++i)
    awaited.insert(awaited.end(), session_->send(statements[i], again), i);
  if (PQpipelineSync(handle) != 1) session_->fail(nullptr, statements.back());

  std::optional<DbError> error;
  std::exception_ptr refused;
  for (std::size_t k = 0; k < awaited.size(); ++k) {
    std::string const& statement = statements[awaited[k]];
    std::optional<Result> answer;
    while (PGresult* raw = session_->next(statement)) answer = Result(raw);
    if (error || refused) continue;
    auto const status = answer ? PQresultStatus(answer->result_.get()) : PGRES_FATAL_ERROR;
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
      bool const prepared_only = k + 1 < awaited.size() && awaited[k + 1] == awaited[k];
      if (prepared_only) continue;
      try {
        receive(awaited[k], std::move(*answer));
      } catch (...) {
        refused = std::current_exception();
      }
      continue;
    }
    error.emplace(error_fields(handle, answer ? answer->result_.get() : nullptr, statement));
    session_->prepared.clear();  // the server skipped some of these
  }
  while (PQstatus(handle) == CONNECTION_OK) {
    Result const last(session_->next(statements.back()));
    if (PQresultStatus(last.result_.get()) == PGRES_PIPELINE_SYNC) break;
  }
  if (PQstatus(handle) == CONNECTION_OK && PQexitPipelineMode(handle) != 1)
    session_->fail(nullptr, statements.back());
  if (session_->signal != 0) throw Interrupted(session_->signal);
  if (error) throw *error;
  if (refused) std::rethrow_exception(refused);
}

int Connection::server_version() const { return PQserverVersion(session_->handle.get()); }

bool Connection::in_transaction() const {
  auto const status = PQtransactionStatus(session_->handle.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool Connection::in_failed_transaction() const {
  return PQtransactionStatus(session_->handle.get()) == PQTRANS_INERROR;
}

void Connection::keep_plans() { session_->keeps_plans = true; }

void Connection::set_deadline(std::optional<std::chrono::milliseconds> limit) { session_->limit = limit; }

PGconn* Connection::live_handle(std::string const& statement) const { return session_->live(statement); }
std::optional<std::chrono::milliseconds> Connection::deadline() const { return session_->limit; }

bool Connection::is_lost() const { return PQstatus(session_->handle.get()) != CONNECTION_OK; }
int Connection::backend_pid() const { return PQbackendPID(session_->handle.get()); }

std::vector<Notice> Connection::take_notices() { return std::exchange(session_->notices, {}); }

void Connection::on_notice(std::function<void(Notice const&)> listener) {
  session_->listener = std::move(listener);
}

std::string Connection::database() const { return PQdb(session_->handle.get()); }
std::string Connection::host() const { return PQhost(session_->handle.get()); }
std::string Connection::user() const { return PQuser(session_->handle.get()); }
ConnectionUrl const& Connection::url() const { return session_->url; }

}  // namespace lockstep
