// Steps to transactions.
#pragma once

#include <span>
#include <vector>

#include "compiler/plan/order.hpp"

namespace lockstep {

// Units in their order, cut into batches. A unit is never cut. Two units share a transaction when both may
// run in one, neither reads or builds at length under a lock it shares, and together they lock one table
// only: then no lock is held while another is waited for. In direct mode everything that can be in one
// transaction is, so that it is all or nothing.
std::vector<std::vector<std::size_t>> batches(std::span<Unit const> units, NewTables const& new_tables,
                                              bool direct);

}  // namespace lockstep
