// Every parameter of ranking and relaxation, with its reason. docs/EVALUATION.md has the figures; another setting is
// compared by `diplomed-eval ranking DIR --compare A B`.
#pragma once

#include <cstddef>

namespace diplomed::query {

struct Ranking {
  // BM25+ (Lv and Zhai, "Lower-bounding term frequency normalization", CIKM 2011), as Xapian implements it.
  double k1 = 2;
  double b = 0.7;
  double delta = 0.5;
  double min_length = 0.5;  // shorter documents count as so long, in average lengths

  double exact = 0.1;  // weight of a word's typed form beside its lemmas
  // Weight of the families of a word's lemmas beside them (index::family_terms).
  double family_five = 0.4;
  double family_four = 0.3;
  // Factors for words by their part of speech: what happened is told in other verbs, names are not.
  double verb = 0.5;
  double name = 1.2;
  double pair = 0.05;  // weight of two neighbouring words of the query standing side by side; 0.2 harms

  // Relaxation (search/relax.h). Words are those that were typed and must be found: no stop words.
  std::size_t relax_words = 2;   // of a query of fewer words only those are dropped that no document has
  std::size_t relax_few = 10;    // … of more words, when fewer documents have all of them
  double relax_share = 0.2;      // of the weight that the best document has: what others must have to match
  std::size_t whole_first = 10;  // documents with all words that stand first, whatever the others weigh

  // What words mean together (compile/compile_meanings.h), as weight beside them.
  double initials = 4;  // of the surname, where the first initial fits; half of it for the next one: what an article
                        // on a namesake can weigh more
  double body = 1;      // of the most that the words of its name can weigh: what names the body stands first
  double date = 1;      // of the date's rarity, which counts `delta` times; with 4 pasted headlines lose .0006

  // Similar articles (search/similar.h). A word that stands f times in the article weighs (k + 1) f / (k + f), beside
  // its rarity.
  std::size_t similar_terms = 40;     // words of the article that are searched; 20 lose .015 of R@10, 60 gain .002
  double similar_k = 1;               // 2 is no better
  double similar_title = 2;           // how many times a word of the title counts, beyond the index; 1 is no worse
  double similar_entity = 1;          // of a person, an organisation or a programme; without all four -.06 of R@10
  double similar_topic = 1;           // of a field or an instrument
  double similar_country = 0.5;       // of a country
  double similar_pair = 2;            // of two countries together, besides
  std::size_t similar_entities = 24;  // that are searched
  double similar_least = 0.05;        // of the weight of the article itself: what is less is not similar; .1 loses

  // The order that sets relevance and recency against each other (search/freshness.h). No judged set has dates; gentle
  // on purpose: an article may overtake another one that is newer by years when it is better by a fifth of the best.
  double fresh_share = 0.2;    // of the best score: what the newest article gets
  double fresh_half_life = 2;  // years
};

}  // namespace diplomed::query
