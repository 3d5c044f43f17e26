#include "index/manifest.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <tuple>
#include <unordered_map>

#include "base/limits.h"
#include "index/schema.h"

namespace diplomed::index {
namespace {

using Json = nlohmann::json;

auto tie(const Error& e) {
  return std::tie(e.code, e.message, e.where);
}

constexpr auto kLastCode = ErrorCode::note;

}  // namespace

bool operator==(const FileStamp& a, const FileStamp& b) {
  const auto same = [](const Error& x, const Error& y) { return tie(x) == tie(y); };
  return a.size == b.size && a.mtime == b.mtime && a.hash == b.hash && a.empty == b.empty && a.rivals == b.rivals &&
         std::equal(a.problems.begin(), a.problems.end(), b.problems.begin(), b.problems.end(), same);
}

std::vector<Error> remembered(std::vector<Error> problems, const std::string& path) {
  if (problems.size() <= limits::kMaxKeptProblems) return problems;
  const std::size_t left_out = problems.size() - limits::kMaxKeptProblems + 1;
  problems.resize(limits::kMaxKeptProblems - 1);
  problems.push_back(
      {ErrorCode::too_large, fmt::format("and {} more problems, which are not remembered", left_out), path});
  return problems;
}

std::string encode_problems(const FileStamp& stamp) {
  if (!stamp.empty && stamp.problems.empty() && stamp.rivals.empty()) return {};
  Json problems = Json::array();
  for (const Error& e : stamp.problems) problems.push_back({static_cast<int>(e.code), e.message, e.where});
  std::string out;
  Json::to_cbor(Json{{"empty", stamp.empty}, {"problems", std::move(problems)}, {"rivals", stamp.rivals}}, out);
  return out;
}

void decode_problems(std::string_view data, FileStamp& stamp) {
  if (data.empty()) return;
  try {
    const Json json = Json::from_cbor(data.begin(), data.end());
    stamp.empty = json.at("empty").get<bool>();
    stamp.rivals = json.at("rivals").get<std::set<std::string>>();
    for (const Json& e : json.at("problems")) {
      const auto code = std::min(static_cast<ErrorCode>(e.at(0).get<unsigned>()), kLastCode);
      stamp.problems.push_back({code, e.at(1), e.at(2)});
    }
  } catch (const Json::exception&) {
    stamp = kUnfinished;
  }
}

Manifest read_manifest(const Xapian::Database& db) {
  std::unordered_map<std::string, std::string> problems;  // of few files
  for (auto key = db.metadata_keys_begin(std::string(kProblemsPrefix)); key != db.metadata_keys_end(); ++key) {
    problems[*key] = db.get_metadata(*key);
  }
  Manifest manifest;
  for (auto key = db.metadata_keys_begin(std::string(kFilePrefix)); key != db.metadata_keys_end(); ++key) {
    const std::string value = db.get_metadata(*key);
    FileStamp stamp;
    int consumed = 0;
    if (std::sscanf(value.c_str(), "%" SCNu64 " %" SCNd64 " %" SCNx64 " %n", &stamp.size, &stamp.mtime, &stamp.hash,
                    &consumed) != 3) {
      continue;
    }
    const std::string path = value.substr(static_cast<std::size_t>(consumed));
    if (const auto known = problems.find(problems_key(path)); known != problems.end()) {
      decode_problems(known->second, stamp);
    }
    manifest[path] = std::move(stamp);
  }
  return manifest;
}

void write_stamp(Xapian::WritableDatabase& db, const std::string& path, const FileStamp& stamp) {
  db.set_metadata(file_key(path), fmt::format("{} {} {:x} {}", stamp.size, stamp.mtime, stamp.hash, path));
  db.set_metadata(problems_key(path), encode_problems(stamp));
}

void erase_stamp(Xapian::WritableDatabase& db, const std::string& path) {
  db.set_metadata(file_key(path), "");
  db.set_metadata(problems_key(path), "");
}

std::uint64_t content_hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace diplomed::index
