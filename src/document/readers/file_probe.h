// Which files of a folder or an archive are worth a reader when their names do not say so.
#pragma once

#include <cstddef>
#include <string_view>

namespace diplomed::document {

// How many bytes of a file may_be_article() wants to see.
inline constexpr std::size_t kCandidateBytes = std::size_t{16} << 10;

// By the extension. `read`: a reader knows it, or it names a type that is to be refused aloud (.doc, .xlsx …). `skip`:
// pictures, sound, programs, styles, data of programs. `look`: the content has to tell; may_be_article().
enum class NameSays { read, skip, look };
NameSays candidate_by_name(std::string_view path);

// True when a file that begins with these bytes is a page, a document or a mail that read_articles() reads, or a text
// with at least as many Cyrillic letters as others. Archives and JSON need their names: they may be anything.
// Thread-safe.
bool may_be_article(std::string_view head);

}  // namespace diplomed::document
