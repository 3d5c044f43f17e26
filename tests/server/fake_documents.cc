// The hand-made documents of FakeService and the labels of their facet values.
#include <map>
#include <utility>

#include "fake_service.h"

namespace diplomed::testing {

search::LabelledValue labelled(const std::string& facet, const std::string& value) {
  static const std::map<std::string, std::pair<std::string, std::string>> labels = {
      {"country:KG", {"Кыргызстан", "Kyrgyzstan"}},
      {"country:FR", {"Франция", "France"}},
      {"country:RU", {"Россия", "Russia"}},
      {"country:UZ", {"Узбекистан", "Uzbekistan"}},
      {"field:transplantation", {"Трансплантология", "Transplantation"}},
      {"field:telemedicine", {"Телемедицина", "Telemedicine"}},
      {"instrument:memorandum", {"Меморандум", "Memorandum"}},
      {"instrument:training", {"Обучение", "Training"}},
      {"type:news", {"Новость", "News"}},
      {"lang:ru", {"Русский", "Russian"}},
  };
  const auto it = labels.find(facet + ":" + value);
  if (it == labels.end()) return {value, value, value};
  return {value, it->second.first, it->second.second};
}

FakeService::FakeService() {
  documents = {
      {"kg/pechen.md",
       "Центр Шумакова поможет начать пересадку печени",
       "Программу трансплантации печени в Киргизии запустят при участии российских специалистов.\n\nО соглашении "
       "вспомнили на переговорах министров.",
       "2019-11-18",
       {{"country", {"KG", "RU"}},
        {"field", {"transplantation"}},
        {"instrument", {"memorandum"}},
        {"org", {"ministry-of-health.kg", "shumakov-centre"}},
        {"type", {"news"}},
        {"lang", {"ru"}},
        {"year", {"2019"}},
        {"source", {"Минздрав России"}}},
       "https://example.org/1",
       "Минздрав России"},
      {"digest.jsonl#2",
       "Врач на расстоянии: телемедицина для горных районов",
       "Жители гор консультируются с врачами дистанционно. Проект по телемедицине завершён.",
       "2020-10",
       {{"country", {"KG", "FR"}},
        {"field", {"telemedicine"}},
        {"type", {"news"}},
        {"lang", {"ru"}},
        {"year", {"2020"}}},
       "",
       "Посольство Франции"},
      {"новости/о дате.txt",
       "Меморандум о стажировках врачей",
       "Подписан меморандум. Врачи поедут на стажировку.",
       "",
       {{"country", {"UZ", "FR"}}, {"instrument", {"memorandum", "training"}}, {"lang", {"ru"}}},
       "",
       ""},
      {"x/<b>.json",
       "Опасный <script>alert(1)</script> & \"заголовок\"",
       "Текст с <img src=x onerror=alert(2)>.",
       "2019",
       {{"country", {"<i>"}}, {"lang", {"ru"}}, {"year", {"2019"}}},
       "javascript:alert(3)",
       "<u>источник</u>"},
  };
  for (int i = 0; i < 20; ++i) {
    documents.push_back({"bulk/" + std::to_string(i),
                         "Стажировка врачей, выпуск " + std::to_string(i),
                         "Группа врачей прошла обучение за рубежом.",
                         "2021-0" + std::to_string(1 + i % 9) + "-15",
                         {{"country", {"RU"}}, {"instrument", {"training"}}, {"lang", {"ru"}}, {"year", {"2021"}}},
                         "",
                         "Агентство"});
  }
}

}  // namespace diplomed::testing
