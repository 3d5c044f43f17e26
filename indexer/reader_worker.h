// The reader process's own side: diplomed-index started by itself, see reader_process.h.
#pragma once

namespace diplomed::indexer {

// First argument that makes diplomed-index a reader. Only the program itself uses it.
inline constexpr const char* kReaderArgument = "--read-for-parent";

// How a reader ends that got no more memory.
inline constexpr int kOutOfMemoryExit = 86;

// Answers requests on standard input until it is closed; returns the exit code. Takes over standard output.
int serve_reader();

}  // namespace diplomed::indexer
