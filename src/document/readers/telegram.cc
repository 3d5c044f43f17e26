#include "document/readers/telegram.h"

#include <algorithm>
#include <utility>

#include "document/chars.h"

namespace diplomed::document {
namespace {

using nlohmann::json;

std::string string_at(const json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool is_chat(const json& object) {
  const auto messages = object.is_object() ? object.find("messages") : object.end();
  if (messages == object.end() || !messages->is_array() || messages->empty()) return false;
  const json& first = messages->front();
  return first.is_object() && first.contains("type") && first.contains("date");
}

const json* chats_of(const json& document) {
  const auto chats = document.is_object() ? document.find("chats") : document.end();
  if (chats == document.end() || !chats->is_object()) return nullptr;
  const auto list = chats->find("list");
  return list != chats->end() && list->is_array() ? &*list : nullptr;
}

std::string text_of(const json& message) {
  const auto text = message.find("text");
  if (text == message.end()) return {};
  if (text->is_string()) return text->get<std::string>();
  std::string out;
  if (!text->is_array()) return out;
  for (const json& part : *text) {
    if (part.is_string()) {
      out += part.get<std::string>();
    } else if (part.is_object()) {
      out += string_at(part, "text");
    }
  }
  return out;
}

std::string id_of(const json& object) {
  const auto at = object.find("id");
  if (at == object.end()) return {};
  return at->is_string() ? at->get<std::string>() : at->dump();
}

void add_chat(const json& chat, const std::string& place, const std::string& id, std::vector<TelegramMessage>& out) {
  const std::string name = string_at(chat, "name");
  std::size_t number = 0;
  for (const json& message : chat["messages"]) {
    ++number;
    if (!message.is_object() || string_at(message, "type") != "message") continue;
    const std::string text = text_of(message);
    if (chars::trim(text).empty()) continue;
    json record = {{"text", text}, {"date", string_at(message, "date")}, {"source", name}};
    // A post of a channel is from the channel.
    if (const std::string from = string_at(message, "from"); from != name && !from.empty()) record["author"] = from;
    const std::string own = id_of(message);
    out.push_back({place + ".messages[" + std::to_string(number) + "]",
                   id + (own.empty() ? "n" + std::to_string(number) : own), std::move(record)});
  }
}

}  // namespace

bool is_telegram_export(const json& document) {
  if (is_chat(document)) return true;
  const json* chats = chats_of(document);
  return chats != nullptr && std::any_of(chats->begin(), chats->end(), is_chat);
}

std::vector<TelegramMessage> telegram_messages(const json& document) {
  std::vector<TelegramMessage> out;
  if (is_chat(document)) add_chat(document, "", "", out);
  if (const json* chats = chats_of(document)) {
    std::size_t number = 0;
    for (const json& chat : *chats) {
      ++number;
      if (!is_chat(chat)) continue;
      const std::string n = std::to_string(number), own = id_of(chat);
      add_chat(chat, ".chats.list[" + n + "]", (own.empty() ? "c" + n : own) + "/", out);
    }
  }
  return out;
}

}  // namespace diplomed::document
