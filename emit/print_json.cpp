// Prints JSON values.

#include "emit/print_json.hpp"

#include <nlohmann/json.hpp>

namespace lockstep {

using Json = nlohmann::ordered_json;

std::string json_document(Json const& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string json_line(Json const& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace lockstep
