#include "index/spelling/spelling_image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace diplomed::index {
namespace {

constexpr std::array<char, 8> kMagic = {'D', 'M', 'S', 'P', 'E', 'L', 'L', '1'};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t checksum = 0;  // XXH3 of all that follows
  std::uint64_t revision = 0;
  std::uint32_t words = 0, deletes = 0, sounds = 0, phonetics = 0, foreign = 0, letters = 0;
};
static_assert(sizeof(Header) == 48 && sizeof(ListedWord) == 16 && sizeof(HashedWord) == 8);

constexpr std::size_t kChecked = offsetof(Header, revision);

std::uint64_t checksum(const std::byte* data, std::size_t size) {
  return XXH3_64bits(data + kChecked, size - kChecked);
}

std::uint64_t size_for(const Header& h) {
  const std::uint64_t entries = std::uint64_t{h.deletes} + h.sounds + h.phonetics + h.foreign;
  return sizeof(Header) + std::uint64_t{h.words} * sizeof(ListedWord) + entries * sizeof(HashedWord) + h.letters;
}

template <typename T>
std::byte* append(std::byte* to, const std::vector<T>& from) {
  if (!from.empty()) std::memcpy(to, from.data(), from.size() * sizeof(T));
  return to + from.size() * sizeof(T);
}

}  // namespace

std::uint32_t letter_mask(std::u32string_view word) {
  std::uint32_t mask = 0;
  for (const char32_t c : word) mask |= std::uint32_t{1} << (c % 32);
  return mask;
}

SpellingImage::SpellingImage(const SpellingParts& parts) {
  Header header;
  header.revision = parts.revision;
  header.words = static_cast<std::uint32_t>(parts.words.size());
  header.deletes = static_cast<std::uint32_t>(parts.deletes.size());
  header.sounds = static_cast<std::uint32_t>(parts.sounds.size());
  header.phonetics = static_cast<std::uint32_t>(parts.phonetics.size());
  header.foreign = static_cast<std::uint32_t>(parts.foreign.size());
  header.letters = static_cast<std::uint32_t>(parts.letters.size());
  size_ = size_for(header);
  auto memory = std::make_shared<std::vector<std::uint64_t>>((size_ + 7) / 8);
  auto* data = reinterpret_cast<std::byte*>(memory->data());
  std::byte* at = data + sizeof(Header);
  at = append(at, parts.words);
  at = append(at, parts.deletes);
  at = append(at, parts.sounds);
  at = append(at, parts.phonetics);
  at = append(at, parts.foreign);
  std::memcpy(at, parts.letters.data(), parts.letters.size());
  std::memcpy(data, &header, sizeof(Header));
  header.checksum = checksum(data, size_);
  std::memcpy(data, &header, sizeof(Header));
  memory_ = std::move(memory);
  data_ = data;
  read();
}

bool SpellingImage::read() {
  Header h;
  if (size_ < sizeof(Header)) return false;
  std::memcpy(&h, data_, sizeof(Header));
  if (h.magic != kMagic || size_for(h) != size_) return false;
  const std::byte* at = data_ + sizeof(Header);
  const auto take = [&at]<typename T>(std::span<const T>& out, std::size_t count) {
    out = {reinterpret_cast<const T*>(at), count};
    at += count * sizeof(T);
  };
  take(words_, h.words);
  take(deletes_, h.deletes);
  take(sounds_, h.sounds);
  take(phonetics_, h.phonetics);
  take(foreign_, h.foreign);
  letters_ = {reinterpret_cast<const char*>(at), h.letters};
  revision_ = h.revision;
  return true;
}

Result<SpellingImage> SpellingImage::map(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return Error{ErrorCode::not_found, "no spelling arrays", path};
  struct stat status {};
  const bool sized = ::fstat(fd, &status) == 0 && status.st_size >= static_cast<off_t>(sizeof(Header));
  const auto size = static_cast<std::size_t>(status.st_size);
  void* mapped = sized ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
  ::close(fd);
  const Error damaged{ErrorCode::unsupported, "spelling arrays of another version, or damaged", path};
  if (mapped == MAP_FAILED) return damaged;
  SpellingImage image;
  image.memory_ = std::shared_ptr<const void>(mapped, [size](const void* p) { ::munmap(const_cast<void*>(p), size); });
  image.data_ = static_cast<const std::byte*>(mapped);
  image.size_ = size;
  Header header;
  std::memcpy(&header, mapped, sizeof(Header));
  if (!image.read() || header.checksum != checksum(image.data_, size)) return damaged;
  return image;
}

Status SpellingImage::write(const std::string& path) const {
  const std::string fresh = path + ".new";
  std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(data_), static_cast<std::streamsize>(size_));
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(fresh, path, failed);
  if (!out || failed) return Error{ErrorCode::unreadable, "cannot be written", path};
  return Unit{};
}

// Hashes are spread evenly, so the place of one is known within a few hundred entries.
std::span<const HashedWord> range_of(std::span<const HashedWord> entries, std::uint32_t hash) {
  const auto less = [](const HashedWord& entry, std::uint32_t h) { return entry.hash < h; };
  const std::size_t guess = static_cast<std::size_t>((std::uint64_t{hash} * entries.size()) >> 32);
  std::size_t low = guess, high = guess;
  for (std::size_t step = 64; low > 0 && entries[low].hash >= hash; step *= 4) low -= std::min(low, step);
  for (std::size_t step = 64; high < entries.size() && entries[high].hash < hash; step *= 4) {
    high += std::min(entries.size() - high, step);
  }
  auto begin = std::lower_bound(entries.begin() + static_cast<std::ptrdiff_t>(low),
                                entries.begin() + static_cast<std::ptrdiff_t>(high), hash, less);
  auto end = begin;
  while (end != entries.end() && end->hash == hash) ++end;
  return {begin, end};
}

}  // namespace diplomed::index
