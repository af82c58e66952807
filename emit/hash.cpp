// SHA-256 by OpenSSL, and the fingerprints of schemas made with it.

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>

#include "compiler/model/print.hpp"
#include "emit/emit.hpp"

namespace lockstep {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  // Looked up once, because each look-up by name costs as much as a short text.
  static EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  int const done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm, nullptr);
  assert(done == 1);
  static_cast<void>(done);
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += hex[digest[i] >> 4];
    text += hex[digest[i] & 15];
  }
  return text;
}

namespace {

// Digests of tables that are known already.
using Known = std::map<model::Name, std::pair<model::Table const*, std::string>>;

template <class T>
void add_digests(std::vector<T> const& objects, std::vector<std::string>& digests) {
  for (T const& object : objects) digests.push_back(sha256(model::print(object)));
}

// A phase appends what it creates to the lists of its table.
std::string digest_of(model::Table const& table) {
  bool const sorted = std::ranges::is_sorted(table.indexes, {}, &model::Index::name) &&
                      std::ranges::is_sorted(table.foreign_keys, {}, &model::ForeignKey::name);
  if (sorted) return sha256(model::print(table));
  model::Table copy = table;
  std::ranges::sort(copy.indexes, {}, &model::Index::name);
  std::ranges::sort(copy.foreign_keys, {}, &model::ForeignKey::name);
  return sha256(model::print(copy));
}

std::string fingerprint(model::Schema const& schema, Known& known) {
  std::vector<std::string> digests;
  digests.reserve(schema.tables.size() + schema.objects.size() + schema.enums.size());
  add_digests(schema.namespaces, digests);
  add_digests(schema.extensions, digests);
  add_digests(schema.enums, digests);
  add_digests(schema.objects, digests);
  for (model::Table const& table : schema.tables) {
    auto& [before, digest] = known[table.name];
    if (before == nullptr || !(*before == table)) digest = digest_of(table);
    before = &table;
    digests.push_back(digest);
  }
  std::ranges::sort(digests);
  std::string all;
  for (std::string const& digest : digests) all += digest + '\n';
  return sha256(all);
}

}  // namespace

std::string fingerprint(model::Schema const& schema) {
  Known known;
  return fingerprint(schema, known);
}

std::vector<std::string> fingerprints(Plan const& plan) {
  Known known;
  std::vector<std::string> result{fingerprint(plan.start, known)};
  for (PhasePlan const& phase : plan.phases) result.push_back(fingerprint(phase.after, known));
  return result;
}

}  // namespace lockstep
