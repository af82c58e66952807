// SHA-256 by OpenSSL, and the fingerprints of schemas made with it.

#include <openssl/evp.h>

#include <array>
#include <cassert>

#include "compiler/model/canonical.hpp"
#include "compiler/model/print.hpp"
#include "emit/emit.hpp"

namespace lockstep {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  int const done = EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
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

std::string fingerprint(model::Schema const& schema) {
  return sha256(model::print(model::canonicalize(schema)));
}

}  // namespace lockstep
