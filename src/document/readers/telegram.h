// What Telegram Desktop exports as JSON ("Export chat history", machine-readable).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace diplomed::document {

struct TelegramMessage {
  std::string place;      // ".messages[3]", behind the place of the document
  std::string id;         // of the message, in its chat; with the chat's before it when there are several
  nlohmann::json record;  // text, date, source and author, as fields of a record
};

// True for the export of one chat ({"name", "messages"}) or of an account ({"chats": {"list"}}).
bool is_telegram_export(const nlohmann::json& document);

// Its messages with a text, in order; what a service says («закрепил сообщение») and pictures without a word are left
// out. The parts of a text (links, bold words) are joined as they stand. REQUIRES: is_telegram_export(document).
std::vector<TelegramMessage> telegram_messages(const nlohmann::json& document);

}  // namespace diplomed::document
