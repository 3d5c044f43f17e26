// The readers of the single formats; read_articles.h chooses among them. Inside of this room only.
#pragma once

#include "base/result.h"
#include "document/compose_article.h"
#include "document/read_input.h"
#include "document/readers/deliver.h"

namespace diplomed::document {

// Whether metadata of the envelope (mail headers) override the text's own, or only fill gaps.
enum class Stated { wins, fills_gaps };

// Each delivers one article. `stated`: metadata of the envelope. Errors: malformed when nothing but noise is left.
Status read_plain_text(const Source& source, const ArticleSink& article, const Metadata& stated = {});
Status read_markdown(const Source& source, const ArticleSink& article, const ProblemSink& problem);
Status read_html(const Source& source, const ArticleSink& article, const Metadata& stated = {},
                 Stated strength = Stated::fills_gaps);

// One record a line, or one JSON array or object for the whole file. Errors: malformed when no record could be read.
Status read_json(const Source& source, const ArticleSink& article, const ProblemSink& problem);

// A header line names the columns; title, date, text … as in JSON records. Errors: malformed without such a line.
Status read_csv(const Source& source, const ArticleSink& article, const ProblemSink& problem);

// RSS 2.0 (and 0.9x), Atom and RDF: an item an article. Of an item without a text of its own the title is delivered.
// Errors: malformed when it is no XML or no item could be read.
Status read_feed(const Source& source, const ArticleSink& article, const ProblemSink& problem);

// Formats that are no plain text: each takes the file's bytes. Errors: malformed for a broken container, one without
// text (a scan) or one that holds only noise; too_large over the limits of base/limits.h.
Status read_pdf(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);
Status read_docx(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);
Status read_odt(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);
Status read_rtf(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);
Status read_mail(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);  // EML, MHTML, mbox
Status read_archive(const ReadInput& input, const ArticleSink& article, const ProblemSink& problem);  // ZIP, gzip, tar

}  // namespace diplomed::document
