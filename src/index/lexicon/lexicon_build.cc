#include "index/lexicon/lexicon_build.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "index/lexicon/lexicon_entries.h"
#include "index/lexicon/lexicon_image.h"
#include "index/lexicon/lexicon_titles.h"
#include "index/lexicon/lexicon_words.h"

namespace diplomed::index {
namespace {

void add_words(const std::vector<GatheredWord>& words, LexiconImage& image) {
  image.words.reserve(words.size());
  for (const GatheredWord& word : words) {
    image.words.push_back({image.add_text(word.form), word.frequency(), word.in_dictionary ? kInDictionary : 0});
  }
}

bool write_synced(const std::string& path, std::string_view bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return false;
  bool written = true;
  while (written && !bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    written = n > 0;
    if (written) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  written = written && ::fsync(fd) == 0;
  return ::close(fd) == 0 && written;
}

}  // namespace

std::string build_lexicon(const Xapian::Database& db, text::Analyzer& analyzer, const Lexicon* old,
                          const std::atomic<bool>* stop) {
  LexiconImage image;
  const std::vector<GatheredWord> words = gather_words(db, analyzer, stop);
  add_words(words, image);
  add_entries(db, words, image, stop);
  add_titles(db, old, image, stop);
  return image.bytes(db);
}

std::string lexicon_path(const std::string& directory) {
  return (std::filesystem::path(directory) / kLexiconFile).string();
}

Status refresh_lexicon(const std::string& directory, text::Analyzer& analyzer) {
  const Xapian::Database db(directory);
  const std::string path = lexicon_path(directory);
  const auto old = Lexicon::open(path);
  if (old && !(*old)->is_outdated(db)) return Unit{};
  const bool same = old && (*old)->is_of(db);
  const std::string bytes = build_lexicon(db, analyzer, same ? old->get() : nullptr);
  const std::string temporary = path + ".new";
  std::error_code failed;
  if (write_synced(temporary, bytes)) {
    std::filesystem::rename(temporary, path, failed);
    if (!failed) return Unit{};
  }
  std::filesystem::remove(temporary, failed);
  return Error{ErrorCode::unreadable, "the lexicon cannot be written", path};
}

}  // namespace diplomed::index
