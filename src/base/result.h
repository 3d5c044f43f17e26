// Result<T>: a value or an Error. Bad input is a value, not an exception: every function that reads what
// somebody else wrote (a file, a query, a URL) returns one of these.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace diplomed {

enum class ErrorCode {
  invalid_argument,  // a parameter, an option or a query is wrong
  not_found,         // the thing named does not exist
  unreadable,        // it exists and cannot be opened or read
  malformed,         // it was read and breaks its own format
  too_large,         // it exceeds a limit of base/limits.h
  unsupported,       // a format or a version that this build does not know
  internal,          // an invariant of ours is broken
  incomplete,        // a part of it could not be used, the rest was
  deadline,          // it took longer than it may
  nobody_waits,      // it was given up because whoever asked is gone
  ending,            // it was given up because the program ends
  note,              // nothing of it is lost, but it was mended, or what stood beside it was left alone
};

// What went wrong and where. `message` is one line for a person; `where` names the file, "file:line",
// parameter or byte offset that is at fault and may be empty.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;
  std::string where;

  // "where: message", or the message alone when `where` is empty.
  std::string to_string() const { return where.empty() ? message : where + ": " + message; }
};

// REQUIRES: value() only when ok(), error() only when not. Values are moved out with `std::move(r).value()`.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & { return std::get<0>(state_); }
  const T& value() const& { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }

  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

struct Unit {};
using Status = Result<Unit>;  // success carries nothing

}  // namespace diplomed
