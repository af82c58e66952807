// English plurals and capitalization for the names of added fields. The forms are those of Prisma's
// formatter, which uses a library with the rules of Ruby on Rails.
#pragma once

#include <string>
#include <string_view>

namespace lockstep::resolving {

// "order_item" and "OrderItem" become "orderItem".
std::string camel_case(std::string_view name);
// "category" becomes "categories"; a word without a matching rule gets an s.
std::string plural(std::string_view word);
// The name with its first letter in lower or upper case (ASCII only) and the rest unchanged.
std::string lower_first(std::string_view name);
std::string upper_first(std::string_view name);

}  // namespace lockstep::resolving
