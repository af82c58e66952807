#include "postgres/client/libpq_options.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <set>

namespace lockstep {
namespace {

using Options = std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)>;

Options all_options() {
  Options all(PQconndefaults(), PQconninfoFree);
  if (!all) throw std::bad_alloc();
  return all;
}

std::string or_empty(char const* text) { return text == nullptr ? "" : text; }

}  // namespace

bool is_known_to_libpq(std::string_view keyword) {
  static std::set<std::string, std::less<>> const known = [] {
    std::set<std::string, std::less<>> result;
    Options const all = all_options();
    for (PQconninfoOption const* one = all.get(); one->keyword != nullptr; ++one) result.insert(one->keyword);
    return result;
  }();
  return known.contains(keyword);
}

std::string connection_default(std::string const& keyword) {
  Options const all = all_options();
  for (PQconninfoOption const* one = all.get(); one->keyword != nullptr; ++one) {
    if (keyword == one->keyword) return or_empty(one->val);
  }
  return {};
}

std::vector<std::string> connection_environment() {
  // Those of no keyword, before version 18, and those of the libraries of Kerberos.
  std::set<std::string> names = {"PGSERVICEFILE", "PGSYSCONFDIR", "KRB5CCNAME", "KRB5_CONFIG", "HOME"};
  Options const all = all_options();
  for (PQconninfoOption const* one = all.get(); one->keyword != nullptr; ++one) {
    if (one->envvar != nullptr) names.insert(one->envvar);
  }
  names.erase("PGCLIENTENCODING");
  std::vector<std::string> result;
  for (std::string const& name : names) {
    if (char const* const value = std::getenv(name.c_str())) result.push_back(name + "=" + value);
  }
  return result;
}

}  // namespace lockstep
