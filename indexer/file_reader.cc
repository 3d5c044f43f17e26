#include "file_reader.h"

#include <utility>

namespace diplomed::indexer {
namespace {

// Thrown out of a sink to end a reader in the midst of a large file; never leaves this file.
struct Stopped {};

}  // namespace

FileReader::FileReader(std::vector<std::string> command, const std::atomic<bool>& stop)
    : isolates_(!command.empty()), stop_(stop), process_(std::move(command), stop) {}

Status FileReader::read(const FoundFile& file, std::string_view bytes, const document::ArticleSink& article,
                        const document::ProblemSink& problem) {
  may_pass_ = false;
  const document::ToldFormat told = document::tell_format(file.path, bytes);
  if (isolates_ && told.isolate) {
    Status read = process_.read(file.path, file.id, told.format, article, problem);
    may_pass_ = process_.may_pass();
    return read;
  }
  const auto unless_stopped = [&](const auto& sink) {
    return [this, &sink](auto what) {
      if (stop_) throw Stopped();
      sink(std::move(what));
    };
  };
  try {
    return document::read_articles({file.path, file.id, bytes, nullptr, told.format}, unless_stopped(article),
                                   unless_stopped(problem));
  } catch (const Stopped&) {
    may_pass_ = true;
    return Error{ErrorCode::internal, "stopped before the end", file.path};
  }
}

}  // namespace diplomed::indexer
