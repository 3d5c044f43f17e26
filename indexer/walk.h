// Which files a run is about.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"

namespace diplomed::indexer {

struct FoundFile {
  std::string path;  // canonical and absolute: the file's name in the manifest
  std::string id;    // path below the folder given, "/" between parts; the file's own name when it was given itself
  std::uint64_t size = 0;  // bytes
  std::int64_t mtime = 0;  // nanoseconds since 1970
};

struct Walk {
  std::vector<FoundFile> files;  // sorted by path, no duplicates
  std::vector<Error> problems;   // `where` is the path
  std::map<std::string, std::vector<std::string>>
      ignored;                      // extension → paths of files that neither name nor content offers
  std::vector<std::string> roots;   // canonical folders and files that were walked
  std::vector<std::string> unread;  // canonical folders that could not be read; what lies below is unknown

  std::vector<std::string> folders;  // canonical: all that were looked into, and those of files given by name
  std::vector<std::string> missing;  // given paths that could not be resolved

  // True when `path` lies below a folder that could not be read.
  bool is_unknown(const std::string& path) const;
  // True when `path` lies below a root and would have been found if it were still there.
  bool covers(const std::string& path) const;
};

// True when `file`, which need not exist, is one of `paths` or lies below one.
bool is_inside(const std::string& file, const std::vector<std::string>& paths);

// Refuses paths that are the index directory `db` or lie in it, and a `report` there (either may be empty): what stands
// there is no input, and nothing but the index may stand there. Error: invalid_argument, `where` is the path.
Status check_apart(const std::string& db, const std::vector<std::string>& paths, const std::string& report);

// Follows symbolic links, each folder once; skips names that begin with a dot, `own_file`, which the run writes to, and
// all of `own_directory`, the index (empty: none). Never throws.
Walk walk(const std::vector<std::string>& paths, const std::string& own_file = {},
          const std::string& own_directory = {});

}  // namespace diplomed::indexer
