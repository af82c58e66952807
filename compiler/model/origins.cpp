// Owners are sorted by name, the entries of each one by kind and name; a look-up bisects first the ones, then
// the others.
#include "compiler/model/origins.hpp"

#include <algorithm>
#include <tuple>

namespace lockstep::model {

void Origins::begin(Name const& owner) {
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
  return difference != 0 ? difference < 0 : a.begin < b.begin;  // of two with one name the first comes first
}

void Origins::finish() {
  auto const is_less = [&](Entry const& a, Entry const& b) { return is_before(a, b); };
  for (Owner const& owner : owners_) {
    auto const begin = entries_.begin() + static_cast<std::ptrdiff_t>(owner.begin);
    auto const end = entries_.begin() + static_cast<std::ptrdiff_t>(owner.end);
    if (!std::is_sorted(begin, end, is_less)) std::sort(begin, end, is_less);
  }
  if (!std::ranges::is_sorted(owners_, {}, &Owner::name)) std::ranges::stable_sort(owners_, {}, &Owner::name);
}

std::optional<Span> Origins::find(ObjectRef const& object) const {
  // An enum and a table may bear one name as long as nobody has complained.
  for (Owner const& owner : std::ranges::equal_range(owners_, object.owner, {}, &Owner::name)) {
    auto const key = std::tuple(object.kind, std::string_view(object.member));
    auto const begin = entries_.begin() + static_cast<std::ptrdiff_t>(owner.begin);
    auto const end = entries_.begin() + static_cast<std::ptrdiff_t>(owner.end);
    auto const found = std::lower_bound(begin, end, key, [&](Entry const& entry, auto const& k) {
      return std::tuple(entry.kind, member(entry)) < k;
    });
    if (found != end && std::tuple(found->kind, member(*found)) == key) return found->span;
  }
  return std::nullopt;
}

}  // namespace lockstep::model
