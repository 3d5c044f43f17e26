// Long texts of many different people and institutions, the same in every run.
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace diplomed::testing {

// A name in the nominative and in the instrumental: «Нурлан Сарыбеков», «Нурланом Сарыбековым». Different up to n =
// 6000.
struct TwoCases {
  std::string nominative, instrumental;
};

inline TwoCases person(std::size_t n) {
  static constexpr std::array<const char*, 10> kFirst = {"Нурлан", "Айбек", "Тимур", "Азамат", "Данияр",
                                                         "Руслан", "Марат", "Бакыт", "Эрлан",  "Талант"};
  static constexpr std::array<const char*, 20> kBegin = {"Сар", "Кад",  "Тур",  "Жум",  "Ор",   "Мад", "Бейш",
                                                         "Кал", "Асан", "Токт", "Исм",  "Абд",  "Мур", "Садр",
                                                         "Шар", "Хам",  "Юсуп", "Рахм", "Дуйш", "Эсен"};
  static constexpr std::array<const char*, 10> kMiddle = {"ы", "а", "ым", "ал", "у", "ел", "ат", "ин", "ак", "им"};
  static constexpr std::array<const char*, 3> kEnd = {"беков", "галиев", "туров"};
  const std::string surname = std::string(kBegin[n % 20]) + kMiddle[n / 20 % 10] + kEnd[n / 200 % 3];
  const std::string name = kFirst[n / 600 % 10];
  return {name + " " + surname, name + "ом " + surname + "ым"};
}

// So many sentences, four in a paragraph; each has a person of its own, an institution, a figure and a status.
inline std::string stenogram(std::size_t sentences) {
  std::string out;
  for (std::size_t i = 0; i < sentences; ++i) {
    out += "Директор городской больницы № " + std::to_string(i + 1) + " " + person(i).nominative +
           " подписал меморандум с министерством здравоохранения Франции и обсудил обучение " +
           std::to_string(100 + i) + " врачей в Бишкеке.";
    out += i % 4 == 3 ? "\n\n" : " ";
  }
  return out;
}

}  // namespace diplomed::testing
