// Kinds of noise that are told by numbers, signs and labels more than by words; noise_model.cc asks them in turn.
#pragma once

#include "document/noise/noise_line.h"
#include "document/noise/noise_verdict.h"

namespace diplomed::document::noise {

Verdict credit(const LineView& line);  // «Фото из архива», «Имя Фамилия / Агентство»
Verdict counter(const LineView& line);     // «2,3K просмотров», «👍 34 🔥 12»
Verdict stamp(const LineView& line);       // «Дата: 2024-11-12 Просмотры: 845»
Verdict label(const LineView& line);       // «Режим работы: …», «Метки: …», «Тираж: …»
Verdict code(const LineView& line);        // scripts, styles, JSON
Verdict attachment(const LineView& line);  // «prikaz.pdf (245 КБ)»
Verdict reach(const LineView& line);       // telephone numbers, addresses
Verdict measure(const LineView& line);     // «+12°C», «USD 87,45», «1 2 3 … 15»

}  // namespace diplomed::document::noise
