#include "index/lexicon/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace diplomed::index {
namespace {

// Up to this many documents a lexicon is made anew after every commit.
constexpr Xapian::doccount kSmallIndex = 20'000;
constexpr Xapian::doccount kNoticeableShare = 50;

std::uint64_t distance(std::uint64_t a, std::uint64_t b) {
  return a > b ? a - b : b - a;
}

Error damaged(const char* how) {
  return {ErrorCode::malformed, std::string("damaged lexicon: ") + how, ""};
}

}  // namespace

Result<std::shared_ptr<const Lexicon>> Lexicon::open(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{ErrorCode::unreadable, "cannot open the lexicon", path};
  struct stat info {};
  std::shared_ptr<Lexicon> lexicon(new Lexicon());
  if (::fstat(fd, &info) == 0 && info.st_size > 0) {
    const auto size = static_cast<std::size_t>(info.st_size);
    void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED) {
      lexicon->mapped_ = mapped;
      lexicon->bytes_ = {static_cast<const char*>(mapped), size};
    }
  }
  ::close(fd);
  if (Status s = lexicon->read(); !s) return Error{s.error().code, s.error().message, path};
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::from_bytes(std::string bytes) {
  std::shared_ptr<Lexicon> lexicon(new Lexicon());
  lexicon->owned_ = std::move(bytes);
  lexicon->bytes_ = lexicon->owned_;
  if (Status s = lexicon->read(); !s) return s.error();
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

Lexicon::~Lexicon() {
  if (mapped_ != nullptr) ::munmap(mapped_, bytes_.size());
}

// What follows the header is trusted when its checksum is right.
Status Lexicon::read() {
  if (bytes_.size() < sizeof(LexiconHeader)) return damaged("too short");
  std::memcpy(&header_, bytes_.data(), sizeof header_);
  if (header_.magic != kLexiconMagic) return damaged("it does not begin like one");
  if (header_.version != kLexiconVersion || header_.byte_order != kLexiconByteOrder)
    return Error{ErrorCode::unsupported, "lexicon of another version or machine", ""};
  if (header_.file_bytes != bytes_.size()) return damaged("wrong size");
  std::uint64_t needed = sizeof(LexiconHeader);
  for (const std::uint64_t bytes : header_.section_bytes) {
    if (bytes > bytes_.size()) return damaged("wrong size of a part");
    needed += padded(bytes);
  }
  if (needed != bytes_.size()) return damaged("wrong size of its parts");
  constexpr std::size_t kCheckedFrom = offsetof(LexiconHeader, checksum) + sizeof(LexiconHeader::checksum);
  if (XXH3_64bits(bytes_.data() + kCheckedFrom, bytes_.size() - kCheckedFrom) != header_.checksum)
    return damaged("wrong checksum");
  texts_ = section<char>(LexiconSection::texts).data();
  words_ = section<WordRow>(LexiconSection::words);
  entries_ = section<EntryRow>(LexiconSection::entries);
  keys_ = section<KeyRow>(LexiconSection::keys);
  sounds_ = section<KeyRow>(LexiconSection::sounds);
  sample_ = section<Xapian::docid>(LexiconSection::sample);
  occurrences_ = section<std::uint16_t>(LexiconSection::occurrences);
  titles_ = section<TitleRow>(LexiconSection::titles);
  title_keys_ = section<KeyRow>(LexiconSection::title_keys);
  return Unit{};
}

template <typename Row>
std::span<const Row> Lexicon::section(LexiconSection which) const {
  std::size_t at = sizeof(LexiconHeader);
  for (std::size_t i = 0; i < static_cast<std::size_t>(which); ++i) at += padded(header_.section_bytes[i]);
  const std::size_t bytes = header_.section_bytes[static_cast<std::size_t>(which)];
  return {reinterpret_cast<const Row*>(bytes_.data() + at), bytes / sizeof(Row)};
}

bool Lexicon::is_of(const Xapian::Database& db) const {
  return db.get_uuid() == std::string_view(header_.uuid.data(), ::strnlen(header_.uuid.data(), header_.uuid.size()));
}

bool Lexicon::is_outdated(const Xapian::Database& db) const {
  if (!is_of(db)) return true;
  if (header_.revision == db.get_revision()) return false;
  const Xapian::doccount documents = db.get_doccount();
  const std::uint64_t change =
      std::max(distance(header_.documents, documents), distance(header_.last_docid, db.get_lastdocid()));
  return documents <= kSmallIndex || change > documents / kNoticeableShare;
}

LexiconWord Lexicon::word(std::size_t i) const {
  const WordRow& row = words_[i];
  return {text(row.form), row.frequency, (row.flags & kInDictionary) != 0};
}

std::span<const KeyRow> Lexicon::with_prefix(std::span<const KeyRow> keys, std::string_view prefix) const {
  const auto begin = std::partition_point(keys.begin(), keys.end(), [&](const KeyRow& key) {
    return std::strncmp(texts_ + key.text, prefix.data(), prefix.size()) < 0;
  });
  const auto end = std::partition_point(begin, keys.end(), [&](const KeyRow& key) {
    return std::strncmp(texts_ + key.text, prefix.data(), prefix.size()) <= 0;
  });
  return {begin, end};
}

std::span<const std::uint16_t> Lexicon::occurrences(const EntryRow& entry) const {
  return occurrences_.subspan(entry.occurrences_begin, entry.occurrences_end - entry.occurrences_begin);
}

}  // namespace diplomed::index
