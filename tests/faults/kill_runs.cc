// kill_runs: kills first, large and small runs of diplomed-index with SIGKILL at pseudo-random points, lets the next
// run finish, and looks whether the index holds each article exactly once, as an uninterrupted run has it.
//
//   kill_runs [--kills N] [--seed S] [--articles M] [--no-annotate]
//
// A point is an amount of progress: bytes of the report and of the index directory, out of what an uninterrupted run of
// that kind gets to. So nothing hangs on the machine's speed. A line a kill; the last line is "N passed, N failed".
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>

#include "index/directory.h"
#include "index/stored.h"
#include "indexer/process.h"
#include "support/generator.h"
#include "support/random_stream.h"
#include "tree.h"

namespace diplomed::testing {
namespace {

namespace fs = std::filesystem;
using Documents = std::map<std::string, std::string>;  // id → document data

constexpr std::chrono::seconds kDeadline(600);
constexpr std::size_t kPerFile = 25;
constexpr std::size_t kBaseArticles = 100, kSmallChange = 150;  // of an index before; of a small change

struct Settings {
  std::size_t kills = 30, articles = 1'800;
  std::uint64_t seed = 1;
  bool annotate = true;
};

// All documents of the published index; an id that comes twice becomes an entry of its own.
Documents documents_of(const std::string& db) {
  Documents out;
  if (index::published_generation(db).empty()) return out;
  const auto opened = index::open_published(db);
  if (!opened) return {{"error", opened.error().to_string()}};
  for (auto at = opened->postlist_begin(""); at != opened->postlist_end(""); ++at) {
    const std::string data = opened->get_document(*at).get_data();
    const auto head = index::decode_head(data);
    if (!head || !out.emplace(head->id, data).second) out["twice or broken " + std::to_string(*at)] = data;
  }
  return out;
}

// Bytes below a directory; what vanishes meanwhile counts as nothing.
std::uint64_t bytes_below(const std::string& directory) {
  std::uint64_t bytes = 0;
  std::error_code gone;
  for (fs::recursive_directory_iterator at(directory, gone), end; !gone && at != end; at.increment(gone)) {
    std::error_code vanished;
    const auto size = fs::is_regular_file(at->symlink_status(vanished)) ? at->file_size(vanished) : 0;
    if (!vanished) bytes += size;
  }
  return bytes;
}

// One kind of run: an index before (or none), files, and what an uninterrupted run makes of them.
class Scene {
 public:
  Scene(const TempDir& dir, std::string name, const Settings& settings)
      : dir_(dir), name_(std::move(name)), settings_(settings) {}

  void write(std::size_t file, std::uint64_t first, std::size_t count) const {
    const ArticleGenerator generator(settings_.seed);
    std::string lines;
    for (std::uint64_t i = first; i < first + count; ++i) lines += jsonl_record(generator.article(i));
    dir_.write(name_ + "/in/" + std::to_string(file) + ".jsonl", lines);
  }
  void write_from(std::size_t file, std::uint64_t first, std::size_t articles) const {
    for (std::size_t n = 0; n < articles; n += kPerFile) write(file++, first + n, std::min(kPerFile, articles - n));
  }
  void remove(std::size_t file) const { fs::remove(in() + "/" + std::to_string(file) + ".jsonl"); }
  // What is there now becomes the index before.
  void index_base() const { expect_exit(run_process(arguments(sub("base")))); }
  // An uninterrupted run, to learn what it makes and how far it gets.
  void learn() {
    before_ = documents_of(sub("base"));
    reset();
    const std::uint64_t begin = progress();
    Process run(arguments(db()));
    const auto look = [&] {
      const std::uint64_t now = progress();
      most_ = std::max(most_, now - std::min(now, begin));
      return !run.running();
    };
    eventually(look, kDeadline);
    expect_exit(run.wait());
    after_ = documents_of(db());
    if (after_.empty() || most_ == 0) throw std::runtime_error(name_ + ": nothing was indexed");
  }

  const std::string& name() const { return name_; }
  std::uint64_t most() const { return most_; }
  void reset() const {
    fs::remove_all(db());
    fs::remove(sub("report"));
    if (fs::exists(sub("base"))) fs::copy(sub("base"), db(), fs::copy_options::recursive);
  }
  // Kills a run as soon as it has got `point` bytes further; false when it was over before.
  bool kill_at(std::uint64_t point) const {
    fs::remove(sub("report"));
    const std::uint64_t begin = progress();
    Process run(arguments(db()));
    eventually([&] { return progress() >= begin + point || !run.running(); }, kDeadline);
    run.signal(SIGKILL);
    return run.wait().exit_code == 128 + SIGKILL;
  }
  // What is wrong after a kill: a published index is that of before or that of after, whole.
  std::string trouble_after_kill() const {
    const Documents now = documents_of(db());
    return now == before_ || now == after_ ? "" : "the index is neither that of before nor that of after";
  }
  // What is wrong when the next run has finished.
  std::string trouble_after_next(std::string& said) const {
    const Finished next = run_process(arguments(db()));
    if (next.exit_code != 0) return "the next run failed: " + next.err;
    said = next.out.substr(0, next.out.find(", unchanged"));
    if (documents_of(db()) != after_) return "the index differs from that of an uninterrupted run";
    if (names_of(db()) != "DIPLOMED XAPIANDB gen lock") return "left behind: " + names_of(db());
    const Finished idle = run_process(arguments(db()));
    return idle.out.starts_with("indexed 0 articles") ? "" : "not all was known to be done: " + idle.out;
  }

 private:
  std::string sub(const std::string& part) const { return dir_.sub(name_ + "/" + part); }
  std::string in() const { return sub("in"); }
  std::string db() const { return sub("db"); }
  std::vector<std::string> arguments(const std::string& db) const {
    std::vector<std::string> out = {"--jobs", "2", "--report", sub("report"), "--db", db, in()};
    if (!settings_.annotate) out.insert(out.begin(), "--no-annotate");
    return out;
  }
  std::uint64_t progress() const {
    std::error_code missing;
    const auto report = fs::file_size(sub("report"), missing);
    return bytes_below(db()) + (missing ? 0 : report);
  }
  void expect_exit(const Finished& run) const {
    if (run.exit_code != 0) throw std::runtime_error(name_ + ": " + run.err);
  }

  const TempDir& dir_;
  std::string name_;
  const Settings& settings_;
  Documents before_, after_;
  std::uint64_t most_ = 0;
};

std::vector<Scene> scenes_in(const TempDir& dir, const Settings& settings) {
  std::vector<Scene> scenes;
  for (const char* name : {"first", "large", "small"}) {
    Scene scene(dir, name, settings);
    const std::string kind = name;
    if (kind != "first") {
      scene.write_from(0, 0, kBaseArticles);
      scene.index_base();
      scene.write(1, 1'000'000, kPerFile);  // a file with other articles than before, and one that is gone
      scene.remove(2);
    }
    scene.write_from(100, kBaseArticles, kind == "small" ? kSmallChange : settings.articles);
    scene.learn();
    std::printf("%s run: %llu bytes of progress\n", name, static_cast<unsigned long long>(scene.most()));
    scenes.push_back(std::move(scene));
  }
  return scenes;
}

// Kills up to `times` runs in a row, then looks at what the next one makes of it. Kills are counted in `kills`.
bool try_out(const Scene& scene, RandomStream& random, std::size_t times, std::size_t& kills) {
  scene.reset();
  std::string trouble, points;
  for (std::size_t n = 0; n < times && trouble.empty(); ++n) {
    std::uint64_t point = random.below(static_cast<std::size_t>(scene.most()));
    while (!scene.kill_at(point)) {  // over before: what is left to do may be little
      if (n == 0) scene.reset();
      point /= 2;
      if (n > 0 && point == 0) break;
    }
    ++kills;
    points += (points.empty() ? "" : " and ") + std::to_string(point);
    trouble = scene.trouble_after_kill();
  }
  std::string said;
  if (trouble.empty()) trouble = scene.trouble_after_next(said);
  std::printf("%s run killed at %s of %llu bytes: %s\n", scene.name().c_str(), points.c_str(),
              static_cast<unsigned long long>(scene.most()), trouble.empty() ? said.c_str() : trouble.c_str());
  std::fflush(stdout);
  return trouble.empty();
}

int run_all(const Settings& settings) {
  const TempDir dir;
  const std::vector<Scene> scenes = scenes_in(dir, settings);
  RandomStream random(settings.seed);
  std::size_t kills = 0, passed = 0, failed = 0;
  for (std::size_t n = 0; kills < settings.kills; ++n) {
    const bool twice = n >= scenes.size() && kills + 1 < settings.kills && random.percent(30);
    ++(try_out(scenes[n % scenes.size()], random, twice ? 2 : 1, kills) ? passed : failed);
  }
  std::printf("%zu kills\n%zu passed, %zu failed\n", kills, passed, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace diplomed::testing

int main(int argc, char** argv) {
  diplomed::testing::Settings settings;
  CLI::App app("Kills indexing runs and looks at what the next one makes of it.", "kill_runs");
  bool no_annotate = false;
  app.add_option("--kills", settings.kills, "how many")->capture_default_str();
  app.add_option("--seed", settings.seed, "of articles and points")->capture_default_str();
  app.add_option("--articles", settings.articles, "of a first or large run")->capture_default_str();
  app.add_flag("--no-annotate", no_annotate, "runs without annotation, which are faster");
  CLI11_PARSE(app, argc, argv);
  settings.annotate = !no_annotate;
  try {
    return diplomed::testing::run_all(settings);
  } catch (const std::exception& e) {
    std::printf("%s\n0 passed, 1 failed\n", e.what());
    return 1;
  }
}
