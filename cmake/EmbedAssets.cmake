# diplomed_embed(TARGET DIRECTORY FILES…): puts the files into the program. The page's script and style go through
# esbuild first (bundled, minified); templates and pictures are taken as they are. The generated source defines
# assets() of server/assets.h.
#
# The same file is the script that writes that source: cmake -DOUTPUT=… -DINPUTS=name=path;… -P EmbedAssets.cmake
if(CMAKE_SCRIPT_MODE_FILE)
  set(data "")
  set(table "")
  list(SORT INPUTS)
  set(index 0)
  foreach(input IN LISTS INPUTS)
    string(REGEX MATCH "^([^=]+)=(.+)$" unused "${input}")
    set(name "${CMAKE_MATCH_1}")
    set(path "${CMAKE_MATCH_2}")
    file(READ "${path}" hex HEX)
    file(SHA256 "${path}" hash)
    string(SUBSTRING "${hash}" 0 12 hash)
    string(LENGTH "${hex}" digits)
    math(EXPR size "${digits} / 2")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    string(APPEND data "constexpr unsigned char file_${index}[] = {${bytes}0x00};\n")
    string(APPEND table "      {\"${name}\", \"${hash}\", text(file_${index}, ${size})},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(WRITE "${OUTPUT}" "// Generated from server/web.
#include \"server/assets.h\"

#include <array>

namespace diplomed::server {
namespace {

${data}
std::string_view text(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::span<const Asset> assets() {
  static const std::array<Asset, ${index}> all = {{
${table}  }};
  return all;
}

}  // namespace diplomed::server
")
  return()
endif()

find_program(NODE_EXECUTABLE node REQUIRED)
set(DIPLOMED_ESBUILD ${CMAKE_SOURCE_DIR}/node_modules/esbuild/bin/esbuild)
if(NOT EXISTS ${DIPLOMED_ESBUILD})
  message(WARNING "node_modules is missing: run \"npm ci --ignore-scripts\" before building the server")
endif()
set(DIPLOMED_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

# One bundle of esbuild: ENTRY, with everything under DIRECTORY as its inputs.
function(diplomed_bundle output entry)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${NODE_EXECUTABLE} ${DIPLOMED_ESBUILD} ${entry} --bundle --minify --charset=utf8 --format=iife
            --target=es2022,chrome123,firefox120,safari17.5 --log-level=warning --outfile=${output}
    DEPENDS ${entry} ${ARGN} ${CMAKE_SOURCE_DIR}/package-lock.json
    COMMENT "Bundling ${entry}"
    VERBATIM)
endfunction()

function(diplomed_embed target)
  cmake_parse_arguments(EMBED "" "DIRECTORY" "BUNDLES;SOURCES;FILES" ${ARGN})
  set(inputs "")
  set(paths "")
  foreach(entry IN LISTS EMBED_BUNDLES)
    get_filename_component(name ${entry} NAME)
    set(bundled ${CMAKE_CURRENT_BINARY_DIR}/web/${name})
    list(TRANSFORM EMBED_SOURCES PREPEND ${EMBED_DIRECTORY}/ OUTPUT_VARIABLE sources)
    diplomed_bundle(${bundled} ${EMBED_DIRECTORY}/${entry} ${sources})
    list(APPEND inputs "${name}=${bundled}")
    list(APPEND paths ${bundled})
  endforeach()
  foreach(file IN LISTS EMBED_FILES)
    list(APPEND inputs "${file}=${EMBED_DIRECTORY}/${file}")
    list(APPEND paths ${EMBED_DIRECTORY}/${file})
  endforeach()
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} "-DOUTPUT=${output}" "-DINPUTS=${inputs}" -P ${DIPLOMED_EMBED_SCRIPT}
    DEPENDS ${paths} ${DIPLOMED_EMBED_SCRIPT}
    COMMENT "Embedding server/web"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
