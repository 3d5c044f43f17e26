#include "document/language.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "shared.h"

namespace diplomed::document {
namespace {

TEST(Language, Table) {
  struct Sample {
    const char* text;
    const char* declared;
    const char* language;
  };
  const Sample table[] = {
      {"Министры обсудили сотрудничество в области медицины", "", "ru"},
      {"The ministers discussed the exchange of doctors and the supply of vaccines", "", "en"},
      {"Денсаулық сақтау министрі дәрігерлермен кездесіп, жаңа аурухана туралы айтты", "", "kk"},
      {"Саламаттык сактоо министри жаңы оорукана жөнүндө айтып, дарыгерлер менен сүйлөштү", "", "ky"},
      {"Вазири тандурустӣ бо табибон мулоқот кард ва дар бораи ҳамкорӣ суҳбат намуд, ҷаласа", "", "tg"},
      {"Соғлиқни сақлаш вазири шифокорлар билан учрашди ва ўзаро ҳамкорлик ҳақида гапирди", "", "uz"},
      {"Sog‘liqni saqlash vaziri shifokorlar bilan uchrashdi va o‘zaro hamkorlik haqida gapirdi", "", "uz"},
      {"Міністри обговорили співпрацю в галузі медицини та її розвиток", "", "uk"},
      {"Saglygy goraýyş ministri lukmanlar bilen duşuşyp, täze hassahananyň gurluşygy barada aýtdy", "", "tk"},
      {"Саглыгы горайыш министри лукманлар билен душушып, тәзе хассахананың гурлушыгы барада айтды", "", "tk"},
      {"Le ministre a rencontré les médecins de l'hôpital et signé un accord de coopération", "", "fr"},
      {"Министърът се срещна с лекарите от болницата и подписа споразумение за сътрудничество между двете страни, "
       "което предвижда обучение на специалисти, обмен на опит и доставка на оборудване за новата клиника",
       "", "bg"},
      {"Саламаттык сактоо министри жаны оорукана жонундо айтып, дарыгерлер менен суйлошту", "", "ky"},
      {"Центр открыт", "", "und"},
      {"Врачи приехали в Ош", "", "ru"},
      {"Гости из Кыргызстана ушли.", "", "ru"},
      {"Бакыт Тологонов", "", "ru"},
      {"Президент Садыр Жапаров, министр Алымкадыр Бейшеналиев, посол", "", "ru"},
      {"ОАО «РЖД», ФГБУ «НМИЦ», ООО «Медсервис», АО «Фарм»", "", "ru"},
      {"Да", "", "und"},
      {"Да", "ru-RU", "ru"},
      {"Министры обсудили сотрудничество в области медицины", "en", "ru"},
      {"Денсаулық сақтау министрі дәрігерлермен кездесіп, жаңа аурухана туралы айтты", "kk-KZ", "kk"},
      {"Министры обсудили сотрудничество в области медицины", "<ru>", "ru"},
  };
  for (const Sample& row : table) EXPECT_EQ(choose_language(row.declared, row.text), row.language) << row.text;
}

TEST(Language, RegionalSetsOfTheSharedFolder) {
  DIPLOMED_NEEDS_SHARED("data/regional");
  std::map<std::string, std::pair<int, int>> counted;  // language → right, all
  for (const char* name : {"kk_ud_ktb", "ky_ud_ktmu", "udhr_regional", "uz_latn_ud_ut"}) {
    std::ifstream in(testing::shared("data/regional/" + std::string(name) + ".jsonl"));
    ASSERT_TRUE(in.good()) << name;
    for (std::string line; std::getline(in, line);) {
      const auto record = nlohmann::json::parse(line);
      const std::string language = record.at("lang");
      auto& [right, all] = counted[language];
      right += detect_language(record.at("text").get<std::string>()) == language.substr(0, 2);
      ++all;
    }
  }
  for (const auto& [language, count] : counted) {
    std::cout << language << ": " << count.first << " of " << count.second << "\n";
    EXPECT_GE(count.first * 100, count.second * 99) << language;
  }
}

}  // namespace
}  // namespace diplomed::document
