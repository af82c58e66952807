#include "compiler/plan/facts/sequence_range.hpp"

#include <charconv>
#include <string_view>

#include "compiler/plan/facts/object_facts.hpp"

namespace lockstep {
namespace {

// The number after the option in a statement that sets all of them, which
// introspect/queries/sequence_objects.sql makes.
std::optional<std::int64_t> number_after(std::string_view statement, std::string_view option) {
  std::size_t const at = statement.rfind(option);  // a name before it may contain the same words
  if (at == std::string_view::npos) return std::nullopt;
  std::int64_t number = 0;
  char const* const begin = statement.data() + at + option.size();
  auto const [end, error] = std::from_chars(begin, statement.data() + statement.size(), number);
  if (error != std::errc() || end == begin) return std::nullopt;
  return number;
}

}  // namespace

std::optional<SequenceRange> range_of(model::DefinedObject const& object) {
  bool const of_column =
      column_setting(object).what == "sequence" || column_setting(object).what == "identity";
  if (object.address.kind != model::ObjectKind::sequence && !of_column) return std::nullopt;
  auto const increment = number_after(object.replacement, "INCREMENT BY ");
  auto const least = number_after(object.replacement, " MINVALUE ");
  auto const greatest = number_after(object.replacement, " MAXVALUE ");
  if (!increment || !least || !greatest) return std::nullopt;
  return SequenceRange{*increment, *least, *greatest};
}

bool may_precede(SequenceRange const& from, SequenceRange const& to) {
  return to.increment > 0 ? from.least < to.least : from.greatest > to.greatest;
}

bool may_have_passed(SequenceRange const& from, SequenceRange const& to) {
  return to.increment > 0 ? from.greatest > to.greatest : from.least < to.least;
}

}  // namespace lockstep
