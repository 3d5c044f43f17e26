#include "options.h"

#include <CLI/CLI.hpp>
#include <map>
#include <string>
#include <thread>

#include "text/morphology/morphology.h"

namespace diplomed::indexer {

namespace {

// The word of a policy becomes its number, as CLI11 wants an enumeration; a message for any other word.
std::string prune_number(std::string& word) {
  static const std::map<std::string, Prune> policies = {
      {"below", Prune::below}, {"never", Prune::never}, {"all", Prune::all}};
  const auto found = policies.find(word);
  if (found == policies.end()) return "must be below, never or all, not \"" + word + "\"";
  word = std::to_string(static_cast<int>(found->second));
  return {};
}

}  // namespace

bool parse_options(int argc, char** argv, Options& options, int& exit_code) {
  CLI::App app(
      "Indexes Russian articles (text, Markdown, HTML, PDF, DOCX, ODT, RTF, mail, MHTML, JSONL, CSV, feeds, archives) "
      "for "
      "diplomed-server.",
      "diplomed-index");
  app.footer(
      "A run is published whole at its end: whatever stops it before, the old index stays, and the next run goes on "
      "from what a large one had finished.\n"
      "Exit code: 0 all indexed, 3 some files or records were rejected or indexed only partly, 1 the run failed.");
  options.dictionary = text::default_dictionary_directory();
  options.jobs = std::max(1u, std::thread::hardware_concurrency());
  bool no_annotate = false;
  CLI::Option* db = app.add_option("--db", options.db, "index directory, made when missing");
  app.add_option("--vocabulary", options.vocabulary, "directory of *.tsv files laid over the built-in vocabulary");
  app.add_option("--built-in-vocabulary", options.built_in_vocabulary, "directory of the built-in vocabulary")
      ->capture_default_str();
  app.add_option("--dictionary", options.dictionary, "directory of the OpenCorpora dictionary")->capture_default_str();
  app.add_flag("--no-annotate", no_annotate, "facets from the records only, none from the text");
  app.add_option("--jobs", options.jobs, "threads")->check(CLI::Range(1u, 256u))->capture_default_str();
  app.add_flag("--inspect", options.inspect, "print what is understood of the files as JSON; no index is touched")
      ->excludes(db);
  app.add_flag("--dry-run", options.dry_run, "read everything and say what a run would do; no index is touched");
  app.add_option(
      "--report", options.report,
      "file to write what became of each file to, as JSON lines: indexed, partial, rejected, moved, unchanged, "
      "removed, ignored …; --watch appends run after run");
  app.add_option("--prune", options.prune,
                 "files not found leave the index: below (those below the paths given), never, all (of any folder)")
      ->transform(CLI::Validator(prune_number, "POLICY"))
      ->default_str("below");
  app.add_flag("--watch", options.watch, "go on after the run: index again whenever a file changes, until Ctrl-C");
  app.add_option("PATH", options.paths, "files and folders")->required();
  try {
    app.parse(argc, argv);
    if (!options.inspect && !options.dry_run && options.db.empty()) throw CLI::RequiredError("--db");
    if (options.watch && (options.inspect || options.dry_run)) {
      throw CLI::ExcludesError("--watch", options.inspect ? "--inspect" : "--dry-run");
    }
  } catch (const CLI::ParseError& e) {
    exit_code = app.exit(e) == 0 ? 0 : 2;
    return false;
  }
  options.annotate = !no_annotate;
  return true;
}

}  // namespace diplomed::indexer
