// The addresses that an answer gives for what is near its search. A client can only follow those that fit into a
// request line, so a longer one is not given, nor is it built: an answer with a thousand values costs a thousand times
// the value, not a thousand times the query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/limits.h"
#include "server/url/links.h"

namespace diplomed::server {

// `url` itself, or an empty text when it is longer than limits::kMaxTargetBytes. Empty means: no address.
std::string fitting(std::string url);

// Thread-safe after construction.
class Addresses {
 public:
  // `params` must outlive this.
  explicit Addresses(const SearchParams& params);

  const SearchParams& params() const { return params_; }

  // The address of the search that `change`, a function of server/url/links.h, makes of the parameters with `args`;
  // empty when it does not fit. REQUIRES: of the address without paging, `change` takes away no more than `args` name,
  // the dates and the switches; for others there is fitting(search_url(…)).
  template <typename Change, typename... Args>
  std::string to(std::string_view path, Change change, const Args&... args) const {
    if (length_ > limits::kMaxTargetBytes + kSwitches + (std::size_t{0} + ... + most_bytes(args))) return {};
    return fitting(search_url(change(params_, args...), path));
  }

  // "/documents/…?lang.ui=…&q=…&within=…": what is marked there; without the queries when it does not fit with them, so
  // that the document can be reached all the same.
  std::string document(std::string_view id, DocumentFormat format = DocumentFormat::html,
                       DocumentPart part = DocumentPart::whole) const;

 private:
  static constexpr std::size_t kSwitches = 1024;  // generous: dates, sort, ".all" of 200 values …

  template <typename T>
  static std::size_t most_bytes(const T& value) {
    if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      return std::string_view(value).size() * 3;  // percent-encoded
    } else {
      return 0;
    }
  }

  const SearchParams& params_;
  std::size_t length_;              // of the address, without paging
  std::string queries_, language_;  // the query strings of documents: "?…" or empty
};

}  // namespace diplomed::server
