// The walk over two models. A model struct is a list of fields; a field is either a list of members, which
// are paired by name and walked recursively, or an attribute, which is compared. The table below has the kind
// of object of each struct.

#include "compiler/diff/diff.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <type_traits>

#include "compiler/diff/match.hpp"
#include "compiler/model/belonging.hpp"

namespace lockstep {
namespace {

using model::ObjectKind;
using model::ObjectRef;

template <class T>
struct KindOf;
// clang-format off
template <> struct KindOf<model::Namespace>  { static constexpr auto kind = ObjectKind::schema_object; };
template <> struct KindOf<model::Extension>  { static constexpr auto kind = ObjectKind::extension; };
template <> struct KindOf<model::Enum>       { static constexpr auto kind = ObjectKind::enum_type; };
template <> struct KindOf<model::DefinedObject>     { static constexpr auto kind = ObjectKind::other; };  // address.kind has the real one
template <> struct KindOf<model::Table>      { static constexpr auto kind = ObjectKind::table; };
template <> struct KindOf<model::Column>     { static constexpr auto kind = ObjectKind::column; };
template <> struct KindOf<model::PrimaryKey> { static constexpr auto kind = ObjectKind::primary_key; };
template <> struct KindOf<model::Index>      { static constexpr auto kind = ObjectKind::index; };
template <> struct KindOf<model::ForeignKey> { static constexpr auto kind = ObjectKind::foreign_key; };
// clang-format on

template <class T>
concept Member = requires {
  KindOf<T>::kind;
};

// Two of these that are equal except for the name are one renamed object.
template <class T>
inline constexpr bool pairs_by_structure =
    std::is_same_v<T, model::PrimaryKey> || std::is_same_v<T, model::Index> ||
    std::is_same_v<T, model::ForeignKey>;

template <class T>
ObjectRef address(T const& object, model::Name const& owner) {
  if constexpr (std::is_same_v<T, model::DefinedObject>) {
    return object.address;
  } else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(model::key_of(object))>, model::Name>) {
    return {KindOf<T>::kind, model::key_of(object), {}};
  } else if constexpr (std::is_same_v<T, model::Namespace> || std::is_same_v<T, model::Extension>) {
    return {KindOf<T>::kind, {{}, model::key_of(object)}, {}};
  } else {
    return {KindOf<T>::kind, owner, model::key_of(object)};
  }
}

// An optional member is a list of none or one.
template <class T>
std::vector<T> as_list(std::optional<T> const& value) {
  return value ? std::vector<T>{*value} : std::vector<T>{};
}

class Walk {
 public:
  explicit Walk(std::vector<AppliedRename> const& renames) {
    for (AppliedRename const& rename : renames) original_.emplace(rename.to, rename.from);
  }

  template <Member T>
  void members(std::vector<T> const& from, std::vector<T> const& to, model::Name const& owner) {
    Matched<T> matched = match(from, to);
    if constexpr (pairs_by_structure<T>) pair_renamed(matched, owner);
    for (T const* item : matched.dropped) {
      drops_.push_back({Verb::drop, original(address(*item, owner)), address(*item, owner), {}});
    }
    for (T const* item : matched.created) {
      rest_.push_back({Verb::create, address(*item, owner), address(*item, owner), {}});
    }
    for (auto const& [old, now] : matched.both) object(*old, *now, owner);
  }

  // The drop of an object that PostgreSQL drops with its owner is not a separate change, for example that of
  // an index of a dropped table.
  void leave_out_carried(model::Schema const& from, model::Schema const& to) {
    bool const has_objects = std::any_of(drops_.begin(), drops_.end(), [](Change const& change) {
      return change.to.kind >= model::ObjectKind::sequence || change.to.kind == ObjectKind::index;
    });
    if (!has_objects || from.objects.empty()) return;
    std::set<ObjectRef> stays = model::addresses_of(to);
    auto const carried = model::carried_off(from.objects, model::addresses_of(from), stays);
    std::erase_if(drops_, [&](Change const& change) {
      return std::binary_search(carried.begin(), carried.end(), change.to) && !frees_sequence(change.to, to);
    });
  }

  std::vector<Change> take(std::vector<AppliedRename> const& renames) {
    std::vector<Change> all;
    for (AppliedRename const& rename : renames) all.push_back({Verb::rename, rename.from, rename.to, {}});
    all.reserve(renames.size() + renamed_.size() + drops_.size() + rest_.size());
    for (auto* part : {&renamed_, &drops_, &rest_}) std::ranges::move(*part, std::back_inserter(all));
    return all;
  }

 private:
  template <Member T>
  void object(T const& from, T const& to, model::Name const& owner) {
    std::vector<std::string> attributes;
    auto const self = [&] { return address(to, owner); };  // rarely called
    model::for_each_field(from, to, [&](std::string_view name, auto const& a, auto const& b) {
      using Value = std::remove_cvref_t<decltype(a)>;
      if constexpr (requires { typename Value::value_type; }) {
        if constexpr (Member<typename Value::value_type>) {
          if constexpr (requires { a.has_value(); }) {
            members(as_list(a), as_list(b), self().owner);
          } else {
            members(a, b, self().owner);
          }
          return;
        }
      }
      if (!(a == b)) attributes.emplace_back(name);
    });
    if (!attributes.empty()) rest_.push_back({Verb::alter, original(self()), self(), attributes});
  }

  template <Member T>
  void pair_renamed(Matched<T>& matched, model::Name const& owner) {
    for (T const*& old : matched.dropped) {
      for (T const*& now : matched.created) {
        if (now == nullptr) continue;
        T same = *old;
        same.name = now->name;
        if (!(same == *now)) continue;
        renamed_.push_back({Verb::rename, original_member(address(*old, owner)), address(*now, owner), {}});
        old = now = nullptr;
        break;
      }
    }
    std::erase(matched.dropped, nullptr);
    std::erase(matched.created, nullptr);
  }

  // A sequence that a column owns is dropped with the column. If it stays, its owner must be removed before,
  // so that is a separate change.
  static bool frees_sequence(ObjectRef const& ref, model::Schema const& to) {
    bool const ownership = ref.kind == ObjectKind::setting && ref.member == "owner";
    return ownership && model::find(to.objects, ObjectRef{ObjectKind::sequence, ref.owner, {}}) != nullptr;
  }

  // The address that an object of `from` had before the renames.
  ObjectRef original(ObjectRef const& ref) const {
    auto const found = original_.find(ref);
    return found != original_.end() ? found->second : original_member(ref);
  }
  ObjectRef original_member(ObjectRef const& ref) const {
    if (ref.member.empty()) return ref;
    auto const owner = original_.find({ObjectKind::table, ref.owner, {}});
    return owner == original_.end() ? ref : ObjectRef{ref.kind, owner->second.owner, ref.member};
  }

  std::map<ObjectRef, ObjectRef> original_;  // new address -> old one
  std::vector<Change> renamed_, drops_, rest_;
};

}  // namespace

std::vector<Change> diff(model::Schema const& from, model::Schema const& to) {
  Walk walk({});
  model::for_each_field(from, to,
                        [&](std::string_view, auto const& a, auto const& b) { walk.members(a, b, {}); });
  walk.leave_out_carried(from, to);
  return walk.take({});
}

std::vector<Change> diff(Pair<model::Schema> const& models, std::vector<AppliedRename> const& renames) {
  if (renames.empty()) return diff(models.from, models.to);
  model::Schema const from = with_renames(models.from, renames);
  Walk walk(renames);
  model::for_each_field(from, models.to,
                        [&](std::string_view, auto const& a, auto const& b) { walk.members(a, b, {}); });
  walk.leave_out_carried(from, models.to);
  return walk.take(renames);
}

}  // namespace lockstep
