// A story in pages as news systems make them, each with what must not come out of it.
#pragma once

#include <string>
#include <vector>

namespace diplomed::document::testing {

// Three paragraphs of a story; every page below carries them.
inline const char* const kStory[] = {
    "Делегация врачей из Казахстана прибыла в Бишкек и осмотрела новую больницу на окраине города.",
    "Хирурги обеих стран провели три совместные операции, за которыми следили студенты медицинской академии.",
    "В министерстве здравоохранения сообщили, что поездки станут постоянными, а расходы поделят поровну."};

inline std::string paragraphs(const std::string& tag = "p", const std::string& between = "") {
  std::string out;
  for (const char* text : kStory) out += "<" + tag + ">" + text + "</" + tag + ">" + between;
  return out;
}

struct Page {
  const char* name;
  std::string html;
  std::vector<const char*> absent;  // must not be in title or body
  const char* title = "Врачи из Казахстана приехали в Бишкек";
  const char* date = "2025-10-24";
};

inline const char* const kHead =
    "<head><meta charset='utf-8'><title>Врачи из Казахстана приехали в Бишкек | Вести</title>"
    "<meta property='article:published_time' content='2025-10-24T10:00:00+06:00'></head>";
inline const char* const kH1 = "<h1>Врачи из Казахстана приехали в Бишкек</h1>";

inline std::vector<Page> pages() {
  const std::string head = kHead;
  const std::string h1 = kH1;
  return {
      {"div soup without semantic tags",
       "<html>" + head +
           "<body><div class='top'><div><a href='/'>Главная</a></div><div><a href='/n'>Новости</a></div>"
           "<div><a href='/s'>Спорт и здоровье</a></div></div><div class='wrap'><div class='col1'><div class='ttl'>" +
           h1 + "</div><div class='txt'>" + paragraphs("div") +
           "</div></div><div class='col2'><div class='item'><a href='/1'>Погода на неделю удивит жителей</a></div>"
           "<div class='item'><a href='/2'>Курс валют на завтрашний день объявлен</a></div></div></div>"
           "<div class='btm'>© 2025 Вести. Все права защищены</div></body></html>",
       {"Спорт и здоровье", "Погода на неделю", "Курс валют", "Все права"}},
      {"text broken by <br> only",
       "<html>" + head + "<body><table><tr><td width=150><a href='/'>Главная</a><br><a href='/n'>Новости</a></td><td>" +
           h1 + kStory[0] + "<br><br>" + kStory[1] + "<br><br>" + kStory[2] + "</td></tr></table></body></html>",
       {"Главная"}},
      {"boxes of other stories inside of the article",
       "<html>" + head + "<body><article>" + h1 + "<p>" + kStory[0] +
           "</p><div class='article__read-also'><div class='article__read-also-title'>Читайте также</div>"
           "<a href='/x'>Новый корпус детской больницы открыли в Оше</a>"
           "<p>Строители сдали корпус на месяц раньше срока, и дети уже заняли палаты.</p></div><p>" +
           kStory[1] +
           "</p><div class='incut related-news'><p>Аптеки столицы перешли на круглосуточную работу с осени.</p></div>"
           "<blockquote><p>" +
           kStory[2] + "</p></blockquote></article></body></html>",
       {"Новый корпус", "Строители сдали", "Аптеки столицы", "Читайте также"}},
      {"comments longer than the story",
       "<html>" + head + "<body><div id='content'>" + h1 + paragraphs() +
           "</div><div id='comments' class='comments'><h3>Комментарии (3)</h3>"
           "<div class='comment'><b>Ольга</b><p>Очень рада, что наконец к нам приехали такие врачи, давно ждали. " +
           std::string(
               "Мы в нашей поликлинике много лет просили о помощи, и вот она пришла, спасибо всем за это. "
               "Надеюсь, что это не последний раз и что приедут ещё, потому что больных много, а врачей мало. ") +
           "</p></div><div class='comment'><b>Пётр</b><p>А когда откроют больницу для всех остальных жителей района? "
           "Ждём уже не первый год, обещают каждую весну, а потом переносят на следующую, и так по кругу.</p></div>"
           "</div></body></html>",
       {"Очень рада", "Ждём уже", "Комментарии"}},
      {"comments under names of comment systems",
       "<html>" + head + "<body><div class='post'>" + h1 + paragraphs() +
           "</div><div id='disqus_thread'><p>Очень рада, что наконец к нам приехали такие врачи.</p></div>"
           "<section class='b-comments-list'><p>А когда откроют больницу для всех остальных жителей района?</p>"
           "</section></body></html>",
       {"Очень рада", "А когда откроют"}},
      {"cookie banner and subscription form",
       "<html>" + head +
           "<body><div class='cookie-notice__wrap'><p>Мы используем файлы cookie, чтобы сайт работал лучше для вас "
           "и чтобы понимать, что вы читаете. Продолжая, вы соглашаетесь с этим.</p><button>Принять</button></div>"
           "<main>" +
           h1 + paragraphs() +
           "<div class='newsletter-signup'><p>Подпишитесь на рассылку, и мы пришлём главное за неделю.</p>"
           "<form><input><button>Подписаться</button></form></div></main>"
           "<div role='dialog' aria-modal='true'><p>Разрешите уведомления, чтобы первыми узнавать обо всём.</p></div>"
           "</body></html>",
       {"Мы используем", "Подпишитесь", "Разрешите уведомления", "Принять"}},
      {"microdata",
       "<html>" + head + "<body><div itemscope itemtype='https://schema.org/NewsArticle'>" + h1 +
           "<meta itemprop='datePublished' content='2025-10-24'><div itemprop='articleBody'>" + paragraphs() +
           "</div><div class='more'><p>Ещё одна новость дня коротко рассказана в этом блоке для всех читателей.</p>"
           "</div></div></body></html>",
       {"Ещё одна новость"}},
      {"AMP page",
       "<!doctype html><html ⚡ lang='ru'>" + head +
           "<body><amp-sidebar id='s'><ul><li><a href='/'>Главная страница сайта</a></li></ul></amp-sidebar>"
           "<header><amp-img src='l.png'></amp-img></header><article>" +
           h1 + "<amp-social-share type='telegram'></amp-social-share>" + paragraphs() +
           "<amp-ad width=300><div placeholder>Реклама лекарств и витаминов для всей семьи</div></amp-ad>"
           "<amp-list src='x'><div fallback>Не удалось загрузить список похожих новостей</div></amp-list>"
           "</article><amp-consent id='c'><div>Разрешите обработку личных данных для показа "
           "рекламы.</div></amp-consent>"
           "</body></html>",
       {"Главная страница", "Реклама лекарств", "Не удалось", "Разрешите обработку"}},
      {"page made by a script, text only in JSON-LD",
       std::string("<html><head><title>Вести</title><script type='application/ld+json'>{\"@context\": "
                   "\"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"Врачи из Казахстана приехали в "
                   "Бишкек\", \"datePublished\": \"2025-10-24T08:00:00Z\", \"articleBody\": \"") +
           kStory[0] + "\\n\\n" + kStory[1] + "\\n\\n" + kStory[2] +
           "\"}</script></head><body><div id='root'></div><p>Загрузка…</p><noscript>Включите "
           "JavaScript</noscript></body></html>",
       {"Включите JavaScript", "Загрузка"}},
      {"JSON-LD beside the text is not read twice",
       std::string(
           "<html><head><script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"Врачи из "
           "Казахстана приехали в Бишкек\", \"datePublished\": \"2025-10-24\", \"articleBody\": \"") +
           kStory[0] + " " + kStory[1] + " " + kStory[2] + "\"}</script></head><body><article>" + h1 + paragraphs() +
           "</article></body></html>",
       {}},
      {"<time> is the only date",
       "<html><head><title>Врачи из Казахстана приехали в Бишкек</title></head><body><aside><time "
       "datetime='2020-01-01'>1 января</time></aside><article>" +
           h1 + "<time datetime='2025-10-24T09:00'>24 октября, 09:00</time>" + paragraphs() +
           "</article></body></html>",
       {"24 октября"}},
      {"links inside of the paragraphs",
       "<html>" + head + "<body><div class='c'>" + h1 + "<p>" + std::string(kStory[0]).insert(0, "<a href='/t/kz'>") +
           "</a></p><p>" + kStory[1] + "</p><p>" + kStory[2] +
           "</p></div><ul class='list'><li><a href='/1'>Погода на неделю удивит жителей города</a></li><li><a "
           "href='/2'>Курс валют на завтрашний день объявлен банком</a></li></ul></body></html>",
       {"Погода на неделю", "Курс валют"}},
      {"several <article> cards around the story",
       "<html>" + head + "<body><article class='main'>" + h1 + paragraphs() +
           "</article><section class='feed'><article class='card'><h2><a href='/1'>Погода на неделю удивит "
           "всех</a></h2>"
           "<p>Синоптики обещают тепло и небольшие дожди на юге.</p></article><article class='card'><h2><a "
           "href='/2'>Курс валют на завтра</a></h2><p>Банк объявил курсы на завтрашний день.</p></article></section>"
           "</body></html>",
       {"Синоптики", "Банк объявил", "Курс валют"}},
      {"table of figures belongs to the story",
       "<html>" + head + "<body><article>" + h1 + paragraphs() +
           "<table><tr><th>Год</th><th>Операций</th></tr><tr><td>2024</td><td>112</td></tr></table></article></body></"
           "html>",
       {}},
      {"lines of links around the story in one table",
       "<html>" + head +
           "<body><table><tr><td><a href='/'>Начало</a> | <a href='/n'>Рассылка</a> | <a href='/l'>Ссылки</a></td></tr>"
           "<tr><td>" +
           h1 + paragraphs() +
           "<ul><li><a href='/1'>Президент принял послов дружественных стран</a> "
           "(16-02-2023)</li></ul></td></tr></table>"
           "</body></html>",
       {"Рассылка", "Президент принял"}},
      {"hidden pieces",
       "<html>" + head + "<body><article>" + h1 +
           "<p aria-hidden='true'>Служебная строка для устройств чтения с экрана здесь.</p>"
           "<span style='display: none'>Скрытый счётчик просмотров страницы</span>" +
           paragraphs() + "</article></body></html>",
       {"Скрытый счётчик"}},
  };
}

}  // namespace diplomed::document::testing
