# Writes OUTPUT: for each file of FILES a line  inline constexpr char const* NAME = R"sql(…)sql";
set(text "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} sql)
  string(APPEND text "inline constexpr char const* ${name} = R\"sql(${sql})sql\";\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
