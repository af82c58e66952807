// What a database needs before the schemas of the corpus can be created in it.
#pragma once

#include <string>
#include <vector>

namespace lockstep {

// Manual additions to the databases of these projects: extensions, and functions, a sequence and a type that
// a plain server does not have. `vector` is a stand-in that takes a length as the real one does.
inline std::vector<std::string> const prelude = {
    "CREATE EXTENSION IF NOT EXISTS citext",
    "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE EXTENSION IF NOT EXISTS pgcrypto",
    "CREATE EXTENSION IF NOT EXISTS hstore",
    "CREATE EXTENSION IF NOT EXISTS ltree",
    "CREATE EXTENSION IF NOT EXISTS btree_gin",
    "CREATE EXTENSION IF NOT EXISTS btree_gist",
    "CREATE TYPE public.vector",
    "CREATE FUNCTION public.vector_in(cstring, oid, integer) RETURNS public.vector IMMUTABLE STRICT LANGUAGE "
    "internal AS "
    "'varcharin'",
    "CREATE FUNCTION public.vector_out(public.vector) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS "
    "'varcharout'",
    "CREATE FUNCTION public.vector_typmod_in(cstring[]) RETURNS integer IMMUTABLE STRICT LANGUAGE internal "
    "AS "
    "'varchartypmodin'",
    "CREATE FUNCTION public.vector_typmod_out(integer) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS "
    "'varchartypmodout'",
    "CREATE TYPE public.vector (INPUT = public.vector_in, OUTPUT = public.vector_out, TYPMOD_IN = "
    "public.vector_typmod_in, "
    "TYPMOD_OUT = public.vector_typmod_out, STORAGE = extended)",
    "CREATE FUNCTION public.nanoid() RETURNS text VOLATILE LANGUAGE sql AS "
    "'SELECT pg_catalog.substr(pg_catalog.md5(pg_catalog.random()::text), 1, 10)'",
    "CREATE FUNCTION public.short_nanoid() RETURNS text VOLATILE LANGUAGE sql AS "
    "'SELECT pg_catalog.substr(pg_catalog.md5(pg_catalog.random()::text), 1, 10)'",
    "CREATE SEQUENCE public.\"USER_SEQ\"",
};

}  // namespace lockstep
