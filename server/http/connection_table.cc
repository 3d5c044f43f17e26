#include "server/http/connection_table.h"

#include <unistd.h>

namespace diplomed::server {

Connection::~Connection() {
  ::close(socket);
}

Connection& ConnectionTable::add(int socket) {
  auto connection = std::make_unique<Connection>(next_++, socket);
  Connection& added = *connection;
  list(Phase::idle).push_back(&added);
  added.place = std::prev(list(Phase::idle).end());
  added.since = Connection::Clock::now();
  by_number_.emplace(added.number, std::move(connection));
  return added;
}

Connection* ConnectionTable::find(std::uint64_t number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : found->second.get();
}

void ConnectionTable::move(Connection& connection, Phase phase) {
  std::list<Connection*>& to = list(phase);
  to.splice(to.end(), list(connection.phase), connection.place);
  connection.phase = phase;
  connection.since = Connection::Clock::now();
}

void ConnectionTable::remove(Connection& connection) {
  list(connection.phase).erase(connection.place);
  by_number_.erase(connection.number);
}

Connection* ConnectionTable::oldest(Phase phase) const {
  return in(phase).empty() ? nullptr : in(phase).front();
}

}  // namespace diplomed::server
