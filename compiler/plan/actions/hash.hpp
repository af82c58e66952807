// For containers that are only looked up and never iterated: the order of hashes must not affect any output.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "compiler/plan/actions/resource.hpp"

namespace lockstep {

struct Hash {
  std::size_t operator()(model::Name const& name) const { return mixed(of(name.schema), of(name.name)); }
  std::size_t operator()(Resource const& resource) const {
    auto const kinds =
        static_cast<std::size_t>(resource.object.kind) * 64 + static_cast<std::size_t>(resource.facet);
    return mixed(mixed((*this)(resource.object.owner), of(resource.object.member)), kinds);
  }

 private:
  static std::size_t of(std::string_view text) { return std::hash<std::string_view>{}(text); }
  static std::size_t mixed(std::size_t a, std::size_t b) { return (a ^ (a >> 32)) * 0x9e3779b97f4a7c15 + b; }
};

}  // namespace lockstep
