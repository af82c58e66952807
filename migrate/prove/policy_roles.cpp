// The removal and the replacement of a policy have a fixed form (introspect/queries/triggers.sql): `DROP
// POLICY target` and `ALTER POLICY target TO roles USING (…) WITH CHECK (…)`.
#include "migrate/prove/policy_roles.hpp"

#include <string_view>

#include "compiler/model/quote.hpp"
#include "grammar/sql/lexer.hpp"

namespace lockstep {
namespace {

// Adds the roles at the beginning of the text. The list ends at the end of the text or at a blank outside of
// quotes.
void add_roles(std::string_view text, std::set<std::string>& roles) {
  SqlLexer lexer(text);
  while (auto const role = lexer.next_token()) {
    if (!is_name(role->kind)) return;
    if (role->of(text) != "PUBLIC") roles.emplace(role->of(text));
    auto const comma = lexer.next_token();
    if (!comma || comma->of(text) != ",") return;
  }
}

}  // namespace

std::set<std::string> policy_roles(model::Schema const& schema) {
  constexpr std::string_view removal = "DROP POLICY ", replacement = "ALTER POLICY ", to = " TO ";
  std::set<std::string> roles;
  for (model::DefinedObject const& object : schema.objects) {
    bool const policy =
        object.address.kind == model::ObjectKind::policy && object.removal.starts_with(removal);
    if (!policy) continue;
    std::string const head =
        std::string(replacement) + object.removal.substr(removal.size()) + std::string(to);
    if (object.replacement.starts_with(head))
      add_roles(std::string_view(object.replacement).substr(head.size()), roles);
  }
  return roles;
}

void make_roles(std::set<std::string> const& roles, Connection& connection) {
  for (std::string const& role : roles) {
    std::string const text = model::quote_literal(role);
    connection.execute("DO $lockstep$ BEGIN IF pg_catalog.to_regrole(" + text +
                       ") IS NULL THEN CREATE ROLE " + role + "; END IF; END $lockstep$");
  }
}

}  // namespace lockstep
