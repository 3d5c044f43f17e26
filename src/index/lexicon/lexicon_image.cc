#include "index/lexicon/lexicon_image.h"

#include <xxhash.h>

#include <algorithm>
#include <cstring>

namespace diplomed::index {
namespace {

template <typename Row>
void append(std::string& out, LexiconHeader& header, LexiconSection which, const Row* rows, std::size_t count) {
  const std::size_t bytes = count * sizeof(Row);
  header.section_bytes[static_cast<std::size_t>(which)] = bytes;
  if (bytes > 0) out.append(reinterpret_cast<const char*>(rows), bytes);
  out.resize(padded(out.size()), '\0');
}

template <typename Row>
void append(std::string& out, LexiconHeader& header, LexiconSection which, const std::vector<Row>& rows) {
  append(out, header, which, rows.data(), rows.size());
}

}  // namespace

std::uint32_t LexiconImage::add_text(std::string_view text) {
  const auto at = static_cast<std::uint32_t>(texts.size());
  texts.append(text.substr(0, text.find('\0')));
  texts.push_back('\0');
  return at;
}

void LexiconImage::sort_by_text(std::vector<KeyRow>& rows) const {
  std::sort(rows.begin(), rows.end(), [this](const KeyRow& a, const KeyRow& b) {
    const int order = std::strcmp(texts.data() + a.text, texts.data() + b.text);
    return order != 0 ? order < 0 : a.row < b.row;
  });
}

std::string LexiconImage::bytes(const Xapian::Database& db) const {
  static_assert(sizeof(LexiconHeader) % 8 == 0);
  LexiconHeader header{};
  header.magic = kLexiconMagic;
  header.version = kLexiconVersion;
  header.byte_order = kLexiconByteOrder;
  header.revision = db.get_revision();
  header.documents = db.get_doccount();
  header.last_docid = db.get_lastdocid();
  const std::string uuid = db.get_uuid();
  std::copy_n(uuid.begin(), std::min(uuid.size(), header.uuid.size()), header.uuid.begin());
  std::string out(sizeof header, '\0');
  append(out, header, LexiconSection::texts, texts.data(), texts.size());
  append(out, header, LexiconSection::words, words);
  append(out, header, LexiconSection::entries, entries);
  append(out, header, LexiconSection::keys, keys);
  append(out, header, LexiconSection::sounds, sounds);
  append(out, header, LexiconSection::sample, sample);
  append(out, header, LexiconSection::occurrences, occurrences);
  append(out, header, LexiconSection::titles, titles);
  append(out, header, LexiconSection::title_keys, title_keys);
  header.file_bytes = out.size();
  std::memcpy(out.data(), &header, sizeof header);
  constexpr std::size_t kFrom = offsetof(LexiconHeader, checksum) + sizeof(LexiconHeader::checksum);
  header.checksum = XXH3_64bits(out.data() + kFrom, out.size() - kFrom);
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

}  // namespace diplomed::index
