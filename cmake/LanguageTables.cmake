# diplomed_language_tables(TARGET NAMES…): makes a header of each corpus/language/NAME.tsv and lets the target include
# it: "stop-words" becomes "language_data/stop_words.h" with kStopWords in diplomed::language_data. The build fails, with
# file and line, on a table that is wrong (corpus/language/README.md).
set(DIPLOMED_LANGUAGE_DIR ${CMAKE_BINARY_DIR}/language)

function(diplomed_language_tables target)
  file(MAKE_DIRECTORY ${DIPLOMED_LANGUAGE_DIR}/language_data)
  foreach(name IN LISTS ARGN)
    string(REPLACE "-" "_" header ${name})
    set(input ${CMAKE_SOURCE_DIR}/corpus/language/${name}.tsv)
    set(output ${DIPLOMED_LANGUAGE_DIR}/language_data/${header}.h)
    add_custom_command(
      OUTPUT ${output}
      COMMAND language-table ${input} ${output}
      DEPENDS ${input} language-table
      COMMENT "Checking corpus/language/${name}.tsv"
      VERBATIM)
    target_sources(${target} PRIVATE ${output})
  endforeach()
  target_include_directories(${target} PUBLIC ${DIPLOMED_LANGUAGE_DIR})
endfunction()
