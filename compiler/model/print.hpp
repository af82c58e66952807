// The model as stable text, for --print and expected outputs. It uses the field lists, so that it also shows
// a new field; a field with its initial value is omitted.
#pragma once

#include <string>

#include "compiler/model/schema.hpp"

namespace lockstep::model {

// One object in a line, members indented below their owner, in the order of the model:
//   table public.User
//     column id type=int4 not nullable default=sequence(public."User_id_seq")
//     primary_key User_pkey columns=[id]
//     index User_email_key unique parts=[{column=email}]
std::string print(Schema const& schema);
std::string print(Table const& table);

// Single values, in one line without a line end.
std::string print(Name const& value);     // public.User
std::string print(Type const& value);     // numeric(5,2)[]
std::string print(Default const& value);  // quote_literal(RED), list(a, b), expression(now()), none
std::string print(Column const& value);   // column id type=int4 not nullable
std::string print(PrimaryKey const& value);
std::string print(IndexPart const& value);  // {column=email descending nulls_first}
std::string print(Index const& value);
std::string print(ForeignKey const& value);
std::string print(Enum const& value);  // enum public.Color values=[RED, GREEN]
std::string print(DefinedObject const& value);
std::string print(Namespace const& value);
std::string print(Extension const& value);

// `column public.User.email`, `schema shop`: the kind and the qualified name.
std::string to_string(ObjectRef const& object);

}  // namespace lockstep::model
