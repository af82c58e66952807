// Owners are sorted by name, the entries of each owner by kind and name; a look-up uses binary search in
// both.
#include "compiler/model/origins.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace lockstep::model {
namespace {

// By the name first, because it distinguishes more than the schema.
std::pair<std::string_view, std::string_view> order_of(Name const& name) { return {name.name, name.schema}; }

}  // namespace

void Origins::begin(Name const& owner) {
  sorted_ = false;
  owners_.push_back({.name = owner, .begin = entries_.size(), .end = entries_.size()});
}

void Origins::add(ObjectKind kind, std::string_view member, Span span) {
  auto const begin = static_cast<std::uint32_t>(members_.size());
  members_ += member;
  entries_.push_back(
      {.kind = kind, .begin = begin, .size = static_cast<std::uint32_t>(member.size()), .span = span});
  owners_.back().end = entries_.size();
}

bool Origins::is_before(Entry const& a, Entry const& b) const {
  if (a.kind != b.kind) return a.kind < b.kind;
  int const difference = member(a).compare(member(b));
  return difference != 0 ? difference < 0 : a.begin < b.begin;  // of two with one name the first one wins
}

void Origins::sort() const {
  auto const is_less = [&](Entry const& a, Entry const& b) { return is_before(a, b); };
  for (Owner const& owner : owners_) {
    auto const begin = entries_.begin() + static_cast<std::ptrdiff_t>(owner.begin);
    auto const end = entries_.begin() + static_cast<std::ptrdiff_t>(owner.end);
    if (!std::is_sorted(begin, end, is_less)) std::sort(begin, end, is_less);
  }
  by_name_.resize(owners_.size());
  std::iota(by_name_.begin(), by_name_.end(), 0U);
  std::ranges::sort(by_name_, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(order_of(owners_[a].name), a) < std::pair(order_of(owners_[b].name), b);
  });
  sorted_ = true;
}

std::optional<Span> Origins::find(ObjectRef const& object) const {
  if (!sorted_) sort();
  auto const key = std::tuple(object.kind, std::string_view(object.member));
  auto const name_of = [&](std::uint32_t i) { return order_of(owners_[i].name); };
  // begin() may have been called several times for an owner.
  auto at = std::ranges::lower_bound(by_name_, order_of(object.owner), {}, name_of);
  for (; at != by_name_.end() && owners_[*at].name == object.owner; ++at) {
    auto const begin = entries_.begin() + static_cast<std::ptrdiff_t>(owners_[*at].begin);
    auto const end = entries_.begin() + static_cast<std::ptrdiff_t>(owners_[*at].end);
    auto const is_less = [&](Entry const& entry, auto const& k) {
      return std::tuple(entry.kind, member(entry)) < k;
    };
    auto const found = std::lower_bound(begin, end, key, is_less);
    if (found != end && std::tuple(found->kind, member(*found)) == key) return found->span;
  }
  return std::nullopt;
}

}  // namespace lockstep::model
