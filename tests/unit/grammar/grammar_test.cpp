// The grammar itself: PEGTL's own check for loops that could continue without consuming anything.
#include <tao/pegtl/contrib/analyze.hpp>

#include "grammar/rules.hpp"
#include "support/catch.hpp"

namespace TAO_PEGTL_NAMESPACE {
// Lookahead consumes nothing, which analyze() must know of our one handwritten rule.
template <typename Name, bool (*is_wanted)(char32_t)>
struct analyze_traits<Name, lockstep::rules::at_point<is_wanted>> : analyze_opt_traits<> {};
}  // namespace TAO_PEGTL_NAMESPACE

TEST_CASE("no rule can loop without progress") {
  CHECK(tao::pegtl::analyze<lockstep::rules::schema>(1) == 0);
  CHECK(tao::pegtl::analyze<lockstep::rules::extension>(1) == 0);
}
