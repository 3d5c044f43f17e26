// Bulk: the cost of a Xapian writer grows with the size of its tables, so every thread fills small fresh databases
// with explicit docids (DB_DANGEROUS: a segment that a crash cuts short is never used), and compact() merges them in
// one sequential pass. Docids are never used twice within a generation: a changed document gets a new one, which is
// what the read side's columns rely on.
#include "index/writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "index/lexicon/lexicon_build.h"
#include "index/reprints.h"
#include "index/schema.h"
#include "index/spelling/spelling_build.h"

namespace diplomed::index {
namespace {

namespace fs = std::filesystem;

Error stopped() {
  return {ErrorCode::internal, "stopped before the end", ""};
}

void remove_file_documents(Xapian::WritableDatabase& db, const std::set<std::string>& files) {
  for (const std::string& file : files) {
    db.delete_document(file_term(file));
    erase_stamp(db, file);
  }
}

void write_header(Xapian::WritableDatabase& db, const IndexHeader& header) {
  db.set_metadata(std::string(kFormatKey), std::string(kFormatVersion));
  db.set_metadata(std::string(kPipelineKey), header.pipeline);
  db.set_metadata(std::string(kVocabularyKey), header.vocabulary);
}

void write_labels(Xapian::WritableDatabase& db, const BuiltDocument& built) {
  for (const auto& [key, label] : built.labels) db.set_metadata(key, label);
}

// A copy of a database without the documents of `gone_files`, in the scratch directory.
std::string trimmed_copy(const WriterLock& lock, const fs::path& source, const std::set<std::string>& gone_files) {
  const fs::path copy = fs::path(lock.scratch()) / ("trimmed-" + source.filename().string());
  fs::copy(source, copy, fs::copy_options::recursive);
  Xapian::WritableDatabase db(copy.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  remove_file_documents(db, gone_files);
  db.commit();
  return copy.string();
}

bool sync_path(const fs::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool synced = ::fsync(fd) == 0;
  ::close(fd);
  return synced;
}

// The header and the stamps as a segment of their own: merging takes metadata from the first database that has a key.
std::string header_segment(const WriterLock& lock, const IndexHeader& header, const Manifest& new_stamps) {
  std::string path = (fs::path(lock.scratch()) / "header").string();
  Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  write_header(db, header);
  for (const auto& [file, stamp] : new_stamps) write_stamp(db, file, stamp);
  db.commit();
  return path;
}

// Brings the groups of reprints in `db` up to date; documents from `first_new` on are new.
void regroup(Xapian::WritableDatabase& db, Xapian::docid first_new, DocumentBuilder& builder) {
  const ReprintGroups old = read_groups(db);
  const ReprintGroups groups = update_groups(
      db, old, first_new, [&](Xapian::docid docid) { return builder.fingerprint(db.get_document(docid).get_data()); });
  if (groups != old) db.set_metadata(std::string(kReprintsKey), encode_groups(groups));
}

}  // namespace

Error database_error(const Xapian::Error& e, const std::string& where) {
  std::string message = e.get_description();
  const bool damaged = std::string_view(e.get_type()) == "DatabaseCorruptError" ||
                       message.find("EOF reading block") != std::string::npos;
  if (damaged) message += "; the index is damaged: index everything into a new directory, or remove this one first";
  return {ErrorCode::internal, std::move(message), where};
}

Status write_segment(const std::string& path, Xapian::docid first, const std::vector<SourcedArticle>& batch,
                     DocumentBuilder& builder, const std::atomic<bool>& stop) {
  try {
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    Xapian::docid docid = first;
    for (const SourcedArticle& sourced : batch) {
      if (stop) return stopped();
      BuiltDocument built = builder.build(sourced.article, sourced.path);
      write_labels(db, built);
      db.replace_document(docid++, built.document);
    }
    db.commit();
    return Unit{};
  } catch (const Xapian::Error& e) {
    return database_error(e, path);
  }
}

Status sync_segment(const std::string& path) {
  std::error_code failed;
  bool synced = true;
  for (fs::directory_iterator at(path, failed), end; !failed && at != end; at.increment(failed)) {
    synced = sync_path(at->path()) && synced;
  }
  if (failed || !synced || !sync_path(path) || !sync_path(fs::path(path).parent_path()))
    return Error{ErrorCode::unreadable, "cannot be written to disk", path};
  return Unit{};
}

bool segment_holds(const std::string& path, Xapian::docid first, std::size_t documents) {
  try {
    const Xapian::Database db(path);
    return db.get_doccount() == documents && db.get_lastdocid() + 1 == first + documents;
  } catch (const Xapian::Error&) {
    return false;
  }
}

bool is_sound_segment(const std::string& path) {
  try {
    return Xapian::Database::check(path, 0, nullptr) == 0;
  } catch (const Xapian::Error&) {
    return false;
  }
}

Status publish_segments(WriterLock& lock, const IndexHeader& header, const std::vector<Segment>& segments,
                        bool keep_old, const std::set<std::string>& gone_files, const Manifest& new_stamps,
                        DocumentBuilder& builder, const std::atomic<bool>& stop) {
  const std::string target = lock.new_generation_path();
  try {
    Xapian::Database all;
    all.add_database(Xapian::Database(header_segment(lock, header, new_stamps)));
    Xapian::docid first_new = 1;
    if (keep_old) {
      const fs::path published = fs::path(lock.directory()) / published_generation(lock.directory());
      const Xapian::Database old(trimmed_copy(lock, published, gone_files));
      first_new = old.get_lastdocid() + 1;
      all.add_database(old);
    }
    for (const Segment& segment : segments) {
      all.add_database(
          Xapian::Database(segment.dropped.empty() ? segment.path : trimmed_copy(lock, segment.path, segment.dropped)));
    }
    all.compact(target, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
    Xapian::WritableDatabase merged(target, Xapian::DB_OPEN);
    regroup(merged, first_new, builder);
    merged.commit();
    merged.close();
    if (Status s = refresh_lexicon(target, builder.analyzer()); !s) return s;
    if (Status s = write_spelling(target, builder.analyzer(), stop); !s) return s;
  } catch (const Xapian::Error& e) {
    return database_error(e, target);
  } catch (const fs::filesystem_error& e) {
    return Error{ErrorCode::unreadable, e.what(), target};
  }
  return lock.publish(target);
}

Status update_published(WriterLock& lock, const std::vector<SourcedArticle>& articles, DocumentBuilder& builder,
                        const std::set<std::string>& gone_files, const Manifest& new_stamps,
                        const std::atomic<bool>& stop) {
  const std::string path = (fs::path(lock.directory()) / published_generation(lock.directory())).string();
  try {
    Xapian::WritableDatabase db(path, Xapian::DB_OPEN);
    db.begin_transaction();
    const Xapian::docid first_new = db.get_lastdocid() + 1;
    remove_file_documents(db, gone_files);
    for (const SourcedArticle& sourced : articles) {
      if (stop) {
        db.cancel_transaction();
        return stopped();
      }
      BuiltDocument built = builder.build(sourced.article, sourced.path);
      write_labels(db, built);
      db.add_document(built.document);
    }
    for (const auto& [file, stamp] : new_stamps) write_stamp(db, file, stamp);
    regroup(db, first_new, builder);
    db.commit_transaction();
    db.close();
    // The change is published; readers do with the old lexicon, or make one, when it cannot be written.
    (void)refresh_lexicon(path, builder.analyzer()).ok();
    return Unit{};
  } catch (const Xapian::Error& e) {
    return database_error(e, path);
  }
}

}  // namespace diplomed::index
