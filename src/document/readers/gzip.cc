#include "document/readers/gzip.h"

#include <zlib.h>

#include <algorithm>

namespace diplomed::document {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr int kGzipWindow = 15 + 16;  // zlib.h, inflateInit2: the largest window, a gzip header

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b\x08");
}

std::string expand_cut_gzip(std::string_view bytes, std::size_t most) {
  std::string out;
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return out;
  std::string block(kBlock, '\0');
  int status = Z_OK;
  while (status == Z_OK && out.size() < most) {
    if (stream.avail_in == 0) {
      const std::size_t count = std::min(bytes.size(), kBlock);
      // zlib's field is not const; it only reads.
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
      stream.avail_in = static_cast<uInt>(count);
      bytes.remove_prefix(count);
    }
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    status = inflate(&stream, Z_SYNC_FLUSH);  // Z_BUF_ERROR when it needs what is not there
    out.append(block, 0, std::min(block.size() - stream.avail_out, most - out.size()));
  }
  inflateEnd(&stream);
  return out;
}

}  // namespace diplomed::document
