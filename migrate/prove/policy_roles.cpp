// The removal and the replacement of a policy have a fixed form (introspect/queries/triggers.sql): `DROP
// POLICY target` and `ALTER POLICY target TO roles USING (…) WITH CHECK (…)`.
#include "migrate/prove/policy_roles.hpp"

#include <string_view>

#include "compiler/model/quote.hpp"

namespace lockstep {
namespace {

// Adds the roles at the beginning of the text. The list ends at the end of the text or at a blank outside of
// quotes.
void add_roles(std::string_view text, std::set<std::string>& roles) {
  std::string role;
  bool quoted = false;
  auto const end = [&] {
    if (!role.empty() && role != "PUBLIC") roles.insert(role);
    role.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    quoted = quoted != (c == '"');
    if (quoted || (c != ',' && c != ' ')) {
      role += c;
      continue;
    }
    end();
    if (c == ' ') return;
    if (i + 1 < text.size() && text[i + 1] == ' ') ++i;
  }
  end();
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
