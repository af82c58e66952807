// Schemas of any size for measuring: every model has ten columns (one unique, one required reference to
// another model, an index over two), so that the time per model shows how a stage grows. The same arguments
// give the same bytes.
#pragma once

#include <cstddef>
#include <string>

namespace lockstep::bench {

// second: the schema of the release after first. In every model a column is added, one is dropped, one is
// widened, and the index changes.
enum class Version { first, second };

// The text of a schema with that many models, at least one, named Model0, Model1, ….
std::string generate_schema(std::size_t models, Version version);

}  // namespace lockstep::bench
