# diplomed_revision(TARGET DIRECTORIES…): gives the target a source that defines program_revision() of
# indexer/program_revision.h, made anew whenever a library of these directories of src/ has changed; the tables of
# corpus/language, which are part of them, count too.
#
# The same file is the script that writes that source: cmake -DOUTPUT=… -DROOMS=… -P Revision.cmake, in src/
if(CMAKE_SCRIPT_MODE_FILE)
  execute_process(COMMAND find ${ROOMS} ../corpus/language -type f OUTPUT_VARIABLE found COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^\n]+\\.(cc|h|tsv)" files "${found}")
  list(SORT files)
  set(all "")
  foreach(file IN LISTS files)
    file(SHA256 "${file}" hash)
    string(APPEND all "${file} ${hash}\n")
  endforeach()
  string(SHA256 revision "${all}")
  string(SUBSTRING "${revision}" 0 16 revision)
  file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT "// Generated from the sources.
#include \"program_revision.h\"

namespace diplomed::indexer {

std::string_view program_revision() {
  return \"${revision}\";
}

}  // namespace diplomed::indexer
")
  return()
endif()

set(DIPLOMED_REVISION_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(diplomed_revision target)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/program_revision.cc)
  set(libraries "")
  foreach(room IN LISTS ARGN)
    list(APPEND libraries diplomed_${room})
  endforeach()
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DROOMS=${ARGN}" -P ${DIPLOMED_REVISION_SCRIPT}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}/src
    DEPENDS ${DIPLOMED_REVISION_SCRIPT} ${libraries}
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
