// Words that are written by ear: Russian ones, Russian ones in Latin letters, Latin ones in Russian letters.
#include <gtest/gtest.h>

#include <algorithm>

#include "text/sound/cyrillic_guess.h"
#include "text/sound/foreign_name_key.h"
#include "text/sound/phonetic.h"

namespace diplomed::text {
namespace {

TEST(PhoneticKey, IsSharedByWhatSoundsAlike) {
  const char* pairs[][2] = {
      {"здравоохранение", "здровоохранение"},
      {"медицина", "медецина"},
      {"минздрав", "минздраф"},
      {"лечиться", "лечится"},
      {"длинный", "длиный"},
      {"объявление", "обявление"},
      {"сердце", "серце"},
      {"праздник", "празник"},
      {"чувство", "чуство"},
      {"счастье", "щастие"},
      {"консилиум", "кансилиум"},
      {"узбекистан", "узбикистан"},
  };
  for (const auto& [right, heard] : pairs) EXPECT_EQ(phonetic_key(right), phonetic_key(heard)) << heard;
  EXPECT_NE(phonetic_key("врач"), phonetic_key("врут"));
  EXPECT_EQ(phonetic_key("covid"), "");
}

TEST(CyrillicReadings, HoldWhatWasMeant) {
  const char* rows[][2] = {
      {"murashkoy", "мурашкой"},        {"bishkeke", "бишкеке"},
      {"tologonovu", "тологонову"},     {"minzdrave", "минздраве"},
      {"soyedineniyem", "соединением"}, {"etiologiei", "этиологией"},
      {"shchukinu", "щукину"},          {"dzhalal", "джалал"},
      {"khorogskoy", "хорогской"},      {"otchetu", "отчету"},
      {"zakonnost'yu", "законностью"},  {"vystupleniia", "выступления"},
  };
  for (const auto& [latin, meant] : rows) {
    const std::vector<std::string> readings = cyrillic_readings(latin, 16);
    EXPECT_NE(std::find(readings.begin(), readings.end(), meant), readings.end()) << latin;
    EXPECT_LE(readings.size(), 16u);
  }
  EXPECT_TRUE(cyrillic_readings("вирус", 4).empty());
}

TEST(Transcription, NearIsWhatRussianWrites) {
  const char* rows[][2] = {
      {"мэйо", "mayo"},      {"хопкинс", "hopkins"},      {"файзер", "pfizer"}, {"гейтс", "gates"},
      {"шарите", "charite"}, {"джонсон", "johnson"},      {"клиник", "clinic"}, {"ковид", "covid"},
      {"рош", "roche"},      {"фаундейшн", "foundation"},
  };
  for (const auto& [russian, latin] : rows) {
    EXPECT_LE(transcription_distance(russian, latin, 2), 0.5) << latin;
    const std::vector<std::string> keys = consonant_keys_of_latin(latin);
    EXPECT_NE(std::find(keys.begin(), keys.end(), consonant_key(russian)), keys.end()) << latin;
  }
  EXPECT_GT(transcription_distance("больница", "hospital", 2), 2);
  EXPECT_GT(transcription_distance("файзер", "fuser", 2), transcription_distance("файзер", "pfizer", 2));
  EXPECT_GT(transcription_distance(std::string(200, 'x'), "x", 2), 2);
  EXPECT_LT(transcription_distance("лишь", "ich", 1.3), 1.2);  // letters left over after the last reading
  EXPECT_TRUE(consonant_keys_of_latin("врач").empty());
  EXPECT_EQ(consonant_key("covid"), "");
}

}  // namespace
}  // namespace diplomed::text
