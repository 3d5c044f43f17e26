// diplomed-eval: the quality figures, through the product's own code.
#include <iostream>

#include "eval/commands.h"
#include "text/morphology/morphology.h"

namespace diplomed::eval {
namespace {

struct Subcommand {
  const char* name;
  const char* what;
  Command command;
};

constexpr Subcommand kSubcommands[] = {
    {"entities", "people, places, organisations, token by token as naeval counts", entities_command},
    {"gold", "whole articles against what is known to be true of them", gold_command},
    {"morphology", "word forms that meet, against gold lemmas", morphology_command},
    {"ranking", "judged queries: nDCG, MRR, recall", ranking_command},
    {"repair", "mended queries, against what was meant", repair_command},
    {"similar", "halves of documents that find each other", similar_command},
    {"typos", "makes the list for `repair` from words", typos_command},
};

}  // namespace

int fail(const Error& error) {
  std::cerr << "diplomed-eval: " << error.to_string() << "\n";
  return 1;
}

void print_json(const nlohmann::ordered_json& json) {
  std::cout << json.dump() << "\n";
}

void add_dictionary(CLI::App& app, std::string& dictionary) {
  dictionary = text::default_dictionary_directory();
  app.add_option("--dictionary", dictionary, "directory of the OpenCorpora dictionary");
}

}  // namespace diplomed::eval

int main(int argc, char** argv) {
  using namespace diplomed::eval;
  CLI::App app("Measures how well Diplomed does its work on judged data.", "diplomed-eval");
  app.require_subcommand(1);
  std::function<int()> chosen;
  for (const Subcommand& s : kSubcommands) {
    CLI::App* sub = app.add_subcommand(s.name, s.what);
    sub->callback([&chosen, work = s.command(*sub)] { chosen = work; });
  }
  CLI11_PARSE(app, argc, argv);
  return chosen();
}
