# One interface target with the compiler settings that all our code shares.
add_library(diplomed_settings INTERFACE)
target_compile_options(diplomed_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(diplomed_settings INTERFACE -Wno-restrict)  # GCC bug 105651: false for std::string + "…"
endif()
if(DIPLOMED_DEVELOPER)
  target_compile_options(diplomed_settings INTERFACE -Werror)
endif()
if(DIPLOMED_SANITIZE)
  target_compile_options(diplomed_settings INTERFACE -fsanitize=${DIPLOMED_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(diplomed_settings INTERFACE -fsanitize=${DIPLOMED_SANITIZE})
endif()
