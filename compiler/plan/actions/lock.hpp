// What a step locks and what work it does.
#pragma once

#include <array>
#include <string_view>

namespace lockstep {

// PostgreSQL's table lock modes, weakest first.
enum class Lock {
  none,
  access_share,
  row_share,
  row_exclusive,
  share_update_exclusive,
  share,
  share_row_exclusive,
  exclusive,
  access_exclusive,
};
constexpr auto enum_names(Lock) {
  return std::to_array<std::string_view>({"none", "ACCESS SHARE", "ROW SHARE", "ROW EXCLUSIVE",
                                          "SHARE UPDATE EXCLUSIVE", "SHARE", "SHARE ROW EXCLUSIVE",
                                          "EXCLUSIVE", "ACCESS EXCLUSIVE"});
}
// Whether writers wait for the lock.
constexpr bool blocks_writes(Lock lock) { return lock >= Lock::share; }

// meta: the catalog only. scan: reads the table. index: builds an index. rewrite: writes the table again.
// batches: row updates in short transactions.
enum class Work { meta, scan, index, rewrite, batches };
constexpr auto enum_names(Work) {
  return std::to_array<std::string_view>({"meta", "scan", "index", "rewrite", "batches"});
}

struct Facts {
  Lock lock = Lock::none;        // on the table of the action, when that existed before the plan
  Lock referenced = Lock::none;  // on the other table of a foreign key, on parents
  Work work = Work::meta;
  bool transactional = true;  // may run inside BEGIN … COMMIT
  bool alone = false;         // transactional, but must be committed before anything that follows
};

}  // namespace lockstep
