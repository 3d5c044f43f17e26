# diplomed_room(NAME SOURCES … [PUBLIC libs…] [PRIVATE libs…]): one room of src/ as a static library diplomed_NAME.
function(diplomed_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(diplomed_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(diplomed_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(diplomed_${name} PUBLIC ${ROOM_PUBLIC} PRIVATE diplomed_settings ${ROOM_PRIVATE})
endfunction()

# diplomed_test(NAME SOURCES … LIBS …): a GoogleTest program NAME, its cases registered with CTest.
function(diplomed_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE diplomed_settings GTest::gtest_main ${TEST_LIBS})
  target_compile_definitions(${name} PRIVATE DIPLOMED_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
endfunction()
