#include "emit/github.hpp"

#include <fmt/format.h>

namespace lockstep {
namespace {

std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (char const c : text) {
    bool const special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

}  // namespace

std::string github_data(std::string_view text) { return escaped(text, false); }
std::string github_property(std::string_view text) { return escaped(text, true); }

std::string github_annotation(std::string_view command, std::string_view title,
                              std::optional<FilePlace> const& place, std::string_view message) {
  std::string properties;
  if (place) {
    properties = "file=" + github_property(place->file);
    if (place->line > 0) properties += fmt::format(",line={},col={}", place->line, place->column);
    properties += ',';
  }
  return fmt::format("::{} {}title={}::{}\n", command, properties, github_property(title),
                     github_data(message));
}

}  // namespace lockstep
