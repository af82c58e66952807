// Determines the database of a command.
#pragma once

#include <filesystem>
#include <string>

#include "compiler/resolve/resolve.hpp"

namespace lockstep {

// The value of --url (given), else the `url` of the datasource, as text or as env("NAME"), else DATABASE_URL,
// with `.env` files as Environment reads them. schema: the path of the text; empty when there is none. Throws
// IoError, which states what to set, when nothing names a database, when the variable that the datasource
// names is not set, or when the value is not a PostgreSQL URL. No message contains a password.
std::string database_url(std::string const& given, Datasource const& datasource,
                         std::filesystem::path const& schema);

}  // namespace lockstep
