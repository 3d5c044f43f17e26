// A library to be preloaded: accept4() fails ACCEPT_FAILURES times with the error number ACCEPT_ERROR, then works.
#include <dlfcn.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

namespace {

int number(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? 0 : std::atoi(value);
}

std::atomic<int> failures{number("ACCEPT_FAILURES")};

}  // namespace

extern "C" int accept4(int socket, sockaddr* address, socklen_t* size, int flags) {
  using Accept = int (*)(int, sockaddr*, socklen_t*, int);
  static const auto real = reinterpret_cast<Accept>(dlsym(RTLD_NEXT, "accept4"));
  const int connection = real(socket, address, size, flags);
  if (connection < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return connection;
  if (failures.fetch_sub(1) <= 0) return connection;
  // As the kernel does: of a connection that failed nothing is left, one that finds no descriptor waits on. Here it is
  // lost either way.
  if (connection >= 0) shutdown(connection, SHUT_RDWR);
  errno = number("ACCEPT_ERROR");
  return -1;
}
