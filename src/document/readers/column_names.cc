#include "document/readers/column_names.h"

#include <algorithm>
#include <array>

#include "document/chars.h"
#include "document/readers/record.h"

namespace diplomed::document {
namespace {

struct Alias {
  std::string_view name;  // folded, е for ё
  std::string_view field;
};

constexpr Alias kAliases[] = {
    {"заголовок", "title"},
    {"название", "title"},
    {"название статьи", "title"},
    {"название новости", "title"},
    {"наименование", "title"},
    {"заглавие", "title"},
    {"headline", "title"},

    {"текст", "text"},
    {"текст статьи", "text"},
    {"текст новости", "text"},
    {"полный текст", "text"},
    {"содержание", "text"},
    {"содержимое", "text"},
    {"статья", "text"},
    {"новость", "text"},
    {"аннотация", "text"},
    {"описание", "text"},
    {"content", "text"},
    {"abstract", "text"},

    {"дата", "date"},
    {"дата публикации", "date"},
    {"дата выхода", "date"},
    {"дата новости", "date"},
    {"дата статьи", "date"},
    {"опубликовано", "date"},
    {"опубликована", "date"},

    {"источник", "source"},
    {"издание", "source"},
    {"сми", "source"},
    {"сайт", "source"},

    {"ссылка", "url"},
    {"ссылка на источник", "url"},
    {"ссылка на статью", "url"},
    {"адрес", "url"},
    {"адрес страницы", "url"},
    {"гиперссылка", "url"},
    {"link", "url"},

    {"автор", "author"},
    {"авторы", "author"},
    {"язык", "language"},

    {"идентификатор", "id"},
    {"ид", "id"},

    {"страна", "country"},
    {"страны", "country"},
    {"область", "field"},
    {"области", "field"},
    {"сфера", "field"},
    {"сферы", "field"},
    {"рубрика", "field"},
    {"рубрики", "field"},
    {"тема", "field"},
    {"темы", "field"},
    {"инструмент", "instrument"},
    {"инструменты", "instrument"},
    {"форма сотрудничества", "instrument"},
    {"формы сотрудничества", "instrument"},
    {"тип", "type"},
    {"типы", "type"},
    {"жанр", "type"},
    {"организация", "org"},
    {"организации", "org"},
    {"персона", "person"},
    {"персоны", "person"},
    {"лицо", "person"},
    {"лица", "person"},
    {"место", "place"},
    {"места", "place"},
    {"город", "place"},
    {"города", "place"},
    {"программа", "programme"},
    {"программы", "programme"},
    {"статус", "status"},
};

constexpr std::string_view kRowNumbers[] = {"№", "n", "№ п/п", "№п/п", "п/п", "номер", "номер п/п", "#"};

std::string plain(std::string_view name) {
  std::string folded = chars::fold(chars::tidy(name));
  while (folded.ends_with(':')) folded.pop_back();
  return folded;
}

}  // namespace

std::string field_of_column(std::string_view name) {
  std::string folded = plain(name);
  const auto* at =
      std::find_if(std::begin(kAliases), std::end(kAliases), [&](const Alias& a) { return a.name == folded; });
  if (at != std::end(kAliases)) return std::string(at->field);
  return kind_of_field(folded) == FieldKind::unknown ? std::string() : folded;
}

bool is_row_number(std::string_view name) {
  const std::string folded = plain(name);
  return std::find(std::begin(kRowNumbers), std::end(kRowNumbers), folded) != std::end(kRowNumbers);
}

}  // namespace diplomed::document
