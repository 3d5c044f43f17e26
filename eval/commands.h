// The subcommands of diplomed-eval, each in a file of its own; main.cc has the table.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"

namespace diplomed::eval {

// Declares the options of one subcommand; what comes back does its work and returns the exit code.
using Command = std::function<int()> (*)(CLI::App& app);

std::function<int()> entities_command(CLI::App& app);
std::function<int()> gold_command(CLI::App& app);
std::function<int()> morphology_command(CLI::App& app);
std::function<int()> ranking_command(CLI::App& app);
std::function<int()> repair_command(CLI::App& app);
std::function<int()> similar_command(CLI::App& app);
std::function<int()> typos_command(CLI::App& app);

// Prints the error and returns 1.
int fail(const Error& error);
void print_json(const nlohmann::ordered_json& json);

// Adds --dictionary, whose default is the product's.
void add_dictionary(CLI::App& app, std::string& dictionary);

}  // namespace diplomed::eval
