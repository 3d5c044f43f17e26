// ZIP, tar, tar.gz and gzip of one file, by libarchive, from memory; nothing is ever written to disk. Each readable
// entry goes through read_articles() again.
//
// libarchive turns names into the charset of the locale: names that a ZIP marks as UTF-8 get lost in the "C" locale,
// unmarked ones are handed over as they stand. So this thread reads in C.UTF-8, and a name that is no UTF-8 then is
// one of the two charsets that Russian Windows writes (cp866 by Explorer, windows-1251 by others).
//
// A broken deflate stream ends a ZIP for libarchive, though the directory tells where the next entry is. Then the
// archive is opened again and the entries up to the broken one are passed over.
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "base/limits.h"
#include "base/utf8.h"
#include "document/chars.h"
#include "document/charset/cyrillic_model.h"
#include "document/readers/file_format.h"
#include "document/readers/file_probe.h"
#include "document/readers/gzip.h"
#include "document/readers/read_articles.h"
#include "document/readers/readers.h"
#include "text/encoding.h"

namespace diplomed::document {
namespace {

constexpr std::int64_t kMostUnknown = std::int64_t{4} << 20;  // bytes of an entry whose name tells nothing
constexpr int kMostReopenings = 100;
constexpr std::size_t kBlock = std::size_t{64} << 10;
constexpr std::size_t kKindsInMessage = 12;

// LC_CTYPE of this thread is C.UTF-8 while it lives.
class Utf8Locale {
 public:
  Utf8Locale() {
    static const locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    before_ = uselocale(utf8);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() { uselocale(before_); }

 private:
  locale_t before_ = nullptr;
};

struct Closer {
  void operator()(struct archive* a) const { archive_read_free(a); }
};
using Handle = std::unique_ptr<struct archive, Closer>;

std::string decode_name(std::string_view raw) {
  if (utf8::find_invalid(raw) == std::string_view::npos) return std::string(raw);
  static const auto dos = text::single_byte_table("IBM866");
  static const auto windows = text::single_byte_table("windows-1251");
  const bool is_windows = russian_score(raw, windows) > russian_score(raw, dos);
  return text::to_utf8(raw, is_windows ? "windows-1251" : "IBM866").value_or(utf8::sanitize(raw));
}

// Why a name must not be used; empty for a plain path below the archive.
std::string_view trick_in(std::string_view name) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(name.begin(), name.end(), is_control)) return "its name has control characters";
  if (name.starts_with('/') || (name.size() > 1 && name[1] == ':')) return "its path is absolute";
  if (name.find('\\') != std::string_view::npos) return "its name has backslashes";
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    if (name.substr(begin, end - begin) == "..") return "its path leads out of the archive";
    begin = end + 1;
  }
  return {};
}

// Names for messages: on one line, whatever they hold.
std::string printable(std::string_view name) {
  std::string out;
  for (const char c : utf8::truncate(name, 200)) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
  return out;
}

bool is_litter(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  const std::string_view base = slash == std::string_view::npos ? name : name.substr(slash + 1);
  return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos || base == ".DS_Store" ||
         base == "Thumbs.db" || base == "desktop.ini";
}

// The file's name without ".gz"; "news.tgz" holds "news.tar".
std::string name_in_gzip(std::string_view path) {
  const std::size_t slash = path.find_last_of('/');
  std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
  const std::string extension = chars::fold(extension_of(name));
  if (extension == "gz") name.resize(name.size() - 3);
  if (extension == "tgz") name.replace(name.size() - 3, 3, "tar");
  return name;
}

class ArchiveReader {
 public:
  ArchiveReader(const ReadInput& input, Enclosure& within, const ArticleSink& article, const ProblemSink& problem)
      : input_(input), within_(within), article_(article), problem_(problem) {}

  Status run() {
    int reopened = 0;
    while (true) {
      Handle handle = open();
      if (!handle && read_cut_gzip("truncated gzip input")) break;
      if (!handle) return refuse(ErrorCode::malformed, "the archive cannot be opened");
      const std::size_t before = next_;
      if (!read_entries(handle.get())) break;
      if (next_ <= before || ++reopened > kMostReopenings) break;
    }
    report_others();
    if (articles_ > 0) return Unit{};
    if (stopped_) return *stopped_;
    return refuse(ErrorCode::malformed, seen_ == 0 ? "the archive is empty or no archive" : "no entry could be read");
  }

 private:
  Error refuse(ErrorCode code, std::string message) const { return {code, std::move(message), input_.path}; }
  void report(ErrorCode code, std::string message, const std::string& name) {
    problem_({code, std::move(message), input_.path + "!/" + printable(name)});
  }

  Handle open() const {
    Handle handle(archive_read_new());
    if (!handle) return nullptr;
    struct archive* a = handle.get();
    archive_read_support_filter_gzip(a);
    archive_read_support_format_zip(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_raw(a);
    archive_read_support_format_empty(a);
    if (archive_read_open_memory(a, input_.bytes.data(), input_.bytes.size()) != ARCHIVE_OK) return nullptr;
    return handle;
  }

  static bool is_zip(struct archive* a) { return (archive_format(a) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP; }

  // The whole archive cannot be read further; what came before is kept.
  void stop(ErrorCode code, std::string message) {
    stopped_ = refuse(code, std::move(message));
    if (articles_ > 0) problem_({ErrorCode::incomplete, stopped_->message, stopped_->where});
  }

  // Goes on after the entries that were seen. True when opening the archive again may bring more.
  bool read_entries(struct archive* a) {
    for (std::size_t index = 0;; ++index) {
      struct archive_entry* entry = nullptr;
      const int status = archive_read_next_header(a, &entry);
      if (status == ARCHIVE_EOF) return false;
      if (status == ARCHIVE_RETRY) continue;
      if (status == ARCHIVE_FATAL) {
        if (index == 0 && read_cut_gzip(reason(a))) return false;
        stop(ErrorCode::malformed, "the archive is broken or cut off: " + reason(a));
        return false;
      }
      if (index < next_) continue;
      next_ = index + 1;
      if (archive_format(a) == ARCHIVE_FORMAT_RAW && archive_filter_code(a, 0) != ARCHIVE_FILTER_GZIP) {
        stop(ErrorCode::malformed, "no archive, or a broken one");
        return false;
      }
      if (within_.entries_left == 0) {
        stop(ErrorCode::too_large, "more than " + std::to_string(limits::kMaxArchiveEntries) + " entries");
        return false;
      }
      --within_.entries_left;
      const bool readable_further = take(a, entry);
      if (stopped_) return false;
      if (!readable_further) return is_zip(a);
    }
  }

  static std::string reason(struct archive* a) {
    const char* text = archive_error_string(a);
    return text == nullptr ? "unknown error" : utf8::sanitize(text);
  }

  // False when the archive can be read no further after this entry.
  bool take(struct archive* a, struct archive_entry* entry) {
    const bool raw = archive_format(a) == ARCHIVE_FORMAT_RAW;
    const char* stored = archive_entry_pathname(entry);
    const std::string name = raw ? name_in_gzip(input_.path) : decode_name(stored == nullptr ? "" : stored);
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR || is_litter(name)) return pass(a);
    ++seen_;
    if (archive_entry_hardlink(entry) != nullptr || (type != AE_IFREG && type != 0)) {
      ++links_;
      return pass(a);
    }
    if (name.empty()) {
      report(ErrorCode::malformed, "an entry without a readable name is left out", "");
      return pass(a);
    }
    if (const std::string_view trick = trick_in(name); !trick.empty()) {
      report(ErrorCode::malformed, "refused: " + std::string(trick), name);
      return pass(a);
    }
    if (archive_entry_is_encrypted(entry) != 0) {
      report(ErrorCode::unsupported, "the entry is encrypted", name);
      return is_zip(a) || pass(a);
    }
    const NameSays says = raw ? NameSays::read : candidate_by_name(name);
    const bool small = archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) <= kMostUnknown;
    if (says == NameSays::skip || (says == NameSays::look && !small)) {
      count_other(name);
      return pass(a);
    }
    return read(a, name, says == NameSays::look);
  }

  void count_other(const std::string& name) {
    ++others_[extension_of(name).size() <= 8 ? chars::fold(extension_of(name)) : std::string()];
  }

  // Reads the entry and hands it on; one that has to be looked at first, when it may be an article.
  bool read(struct archive* a, const std::string& name, bool look) {
    const std::size_t most = is_record_name(name) ? limits::kMaxPackedRecords : limits::kMaxFileBytes;
    std::string bytes;
    const Outcome outcome = expand(a, most, &bytes);
    if (outcome == Outcome::refused) return false;
    if (outcome == Outcome::too_large) {
      report(ErrorCode::too_large, "the entry is larger than " + std::to_string(most) + " bytes", name);
      return is_zip(a) || pass(a);
    }
    const bool broken = outcome == Outcome::broken || outcome == Outcome::ended;
    if (broken && archive_format(a) == ARCHIVE_FORMAT_RAW && read_cut_gzip(reason(a))) return false;
    // Half of a text is a text; a broken ZIP entry or container is none.
    const bool usable = !broken || (!is_zip(a) && !bytes.empty());
    const ErrorCode loss = usable ? ErrorCode::incomplete : ErrorCode::malformed;
    if (broken) report(loss, "the entry is broken or cut off: " + reason(a), name);
    if (look && !may_be_article(std::string_view(bytes).substr(0, kCandidateBytes))) {
      count_other(name);
    } else if (usable) {
      hand_on(name, bytes);
    }
    return outcome != Outcome::ended;
  }

  // What there is of a gzip file that lost its end, when that is anything.
  bool read_cut_gzip(const std::string& why) {
    if (!is_gzip(input_.bytes)) return false;
    const std::string name = name_in_gzip(input_.path);
    std::size_t most = is_record_name(name) ? limits::kMaxPackedRecords : limits::kMaxFileBytes;
    most = std::min({most, within_.bytes_left, input_.bytes.size() * limits::kMaxExpansion});
    const std::string bytes = expand_cut_gzip(input_.bytes, most);
    if (bytes.empty() || within_.entries_left == 0) return false;
    within_.bytes_left -= bytes.size();
    --within_.entries_left;
    ++seen_;
    report(ErrorCode::incomplete, "the entry is broken or cut off: " + why, name);
    hand_on(name, bytes);
    return true;
  }

  void hand_on(const std::string& name, const std::string& bytes) {
    const auto count = [&](Article article) {
      ++articles_;
      article_(std::move(article));
    };
    const ReadInput inner{input_.path + "!/" + name, input_.id + "/" + name, bytes, &within_};
    ++within_.depth;
    const Status status = read_articles(inner, count, problem_);
    --within_.depth;
    if (!status) problem_(status.error());
  }

  // In a ZIP the next entry is found by the directory; else what is passed over is expanded too, and counts.
  bool pass(struct archive* a) {
    if (is_zip(a)) return true;
    const Outcome outcome = expand(a, limits::kMaxArchiveBytes, nullptr);
    return outcome == Outcome::whole || outcome == Outcome::broken;
  }

  // broken: this entry; ended: and everything after it; refused: a limit of the archive, said in stopped_.
  enum class Outcome { whole, broken, ended, too_large, refused };

  Outcome expand(struct archive* a, std::size_t most, std::string* bytes) {
    std::string block(kBlock, '\0');
    std::size_t size = 0;
    while (true) {
      const la_ssize_t got = archive_read_data(a, block.data(), block.size());
      if (got == 0) return Outcome::whole;
      if (got == ARCHIVE_RETRY) continue;
      if (got < 0) return got == ARCHIVE_FATAL ? Outcome::ended : Outcome::broken;
      const auto count = static_cast<std::size_t>(got);
      size += count;
      expanded_ += count;
      if (count > within_.bytes_left || expanded_ / limits::kMaxExpansion > input_.bytes.size()) {
        stop(ErrorCode::too_large,
             count > within_.bytes_left
                 ? "the archive expands to more than " + std::to_string(limits::kMaxArchiveBytes) + " bytes"
                 : "the archive expands to more than " + std::to_string(limits::kMaxExpansion) + " times its size");
        return Outcome::refused;
      }
      within_.bytes_left -= count;
      if (size > most) return Outcome::too_large;
      if (bytes != nullptr) bytes->append(block, 0, count);
    }
  }

  void report_others() {
    if (links_ > 0) {
      problem_(refuse(ErrorCode::note, std::to_string(links_) + " links or devices are left out"));
    }
    if (others_.empty()) return;
    std::size_t files = 0;
    std::size_t kinds = 0;
    std::string list;
    for (const auto& [extension, count] : others_) {
      files += count;
      if (++kinds > kKindsInMessage) continue;
      list += (list.empty() ? "" : ", ") + (extension.empty() ? "others" : "." + printable(extension)) + " " +
              std::to_string(count);
    }
    if (kinds > kKindsInMessage) list += " …";
    problem_(refuse(ErrorCode::note, std::to_string(files) + " entries of other types are not read: " + list));
  }

  const ReadInput& input_;
  Enclosure& within_;
  const ArticleSink& article_;
  const ProblemSink& problem_;
  std::size_t next_ = 0;  // entries that were seen
  std::size_t seen_ = 0;  // without folders and litter
  std::size_t expanded_ = 0;
  std::size_t articles_ = 0;
  std::size_t links_ = 0;
  std::map<std::string, std::size_t> others_;
  std::optional<Error> stopped_;
};

}  // namespace

Status read_archive(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem) {
  Enclosure own;
  Enclosure& within = input.within == nullptr ? own : *input.within;
  if (within.depth >= limits::kMaxArchiveDepth) {
    return Error{ErrorCode::too_large,
                 "archives are read " + std::to_string(limits::kMaxArchiveDepth) + " deep and no further", input.path};
  }
  const Utf8Locale locale;
  return ArchiveReader(input, within, article, problem).run();
}

}  // namespace diplomed::document
