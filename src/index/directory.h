// An index directory on disk: generations, the one that is published, and the lock of its writer.
//
//   DIR/DIPLOMED        marker: the directory is ours; written before anything else
//   DIR/XAPIANDB        stub file that names the published generation; replaced by rename, so readers see the old or
//                       the new one whole. Xapian itself opens DIR through it.
//   DIR/gen-000007-…/   a Xapian database (glass); no two generations ever have the same name
//   DIR/work-<pid>-…/   scratch of a running indexer; whatever a crash left is removed by the next run
//   DIR/unfinished/     what a large run has finished so far (indexer/checkpoint.h); outlives a crash
//   DIR/lock            held (flock) while an indexer works
//
// Whatever else stands there, or below there, makes writers refuse the directory (layout.h); readers do not mind.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"

namespace diplomed::index {

// Name of the published generation ("gen-000007-5f3a9c12"), empty when DIR has none. Reads the stub only.
std::string published_generation(const std::string& directory);

// Opens the published generation for reading and checks the format version. Errors: not_found (no index there),
// unsupported (another version: the message says to index again), unreadable.
Result<Xapian::Database> open_published(const std::string& directory);
// The same for a generation whose name was read before.
Result<Xapian::Database> open_generation(const std::string& directory, const std::string& generation);

// What a writer would say of the directory, were it to begin now; changes nothing. One that is missing or empty is
// good. Errors: as those of WriterLock::acquire(), but for a lock that is held.
Status check_writable_index(const std::string& directory);

// The writer's hold on an index directory. Removes its scratch when it goes.
class WriterLock {
 public:
  // Creates the directory when it is missing, and marks it when it is empty or holds an index that an earlier program
  // made. Errors, none of which changes anything: invalid_argument when the directory holds an entry that is not ours
  // (`where` names it), or is no directory; unreadable when it cannot be made or written to; internal when another
  // indexer works on it (the message says so).
  static Result<std::unique_ptr<WriterLock>> acquire(const std::string& directory);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

  const std::string& directory() const { return directory_; }
  const std::string& scratch() const { return scratch_; }  // exists, empty at first

  const std::string& unfinished() const { return unfinished_; }  // need not exist; nobody else touches it

  // A path for a new generation, another one at each call; the caller builds a database there.
  std::string new_generation_path() const;
  // Makes the database at `path` (from new_generation_path()) the published one and removes older ones.
  Status publish(const std::string& path);

 private:
  explicit WriterLock(std::string directory);
  Status hold(int folder, bool create);

  std::string directory_, scratch_, unfinished_;
  int lock_fd_ = -1;
};

}  // namespace diplomed::index
