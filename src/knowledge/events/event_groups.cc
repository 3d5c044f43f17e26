#include "knowledge/events/event_groups.h"

#include <algorithm>
#include <array>

namespace diplomed::knowledge {
namespace {

struct Row {
  std::string_view id;
  EventGroup group;
};
using enum EventGroup;
constexpr auto kGroups = std::to_array<Row>({
    {"agreement", document},
    {"memorandum", document},
    {"treaty", document},
    {"protocol", document},
    {"letter-of-intent", document},
    {"contract", document},
    {"roadmap", document},
    {"action-plan", document},
    {"joint-statement", document},
    {"declaration", document},
    {"resolution", document},
    {"outcome-document", document},
    {"arrangement", document},
    {"exchange-of-notes", document},
    {"concept-note", document},
    {"programme", project},
    {"project", project},
    {"initiative", project},
    {"joint-research", project},
    {"joint-venture", project},
    {"plant-launch", project},
    {"construction", project},
    {"construction-of-hospital", project},
    {"reconstruction", project},
    {"digital-platform", project},
    {"joint-faculty", project},
    {"joint-centre", project},
    {"visit", visit},
    {"meeting", meeting},
    {"negotiations", meeting},
    {"session", meeting},
    {"high-level-dialogue", meeting},
    {"intergovernmental-commission", meeting},
    {"coordination-council", meeting},
    {"forum", event},
    {"conference", event},
    {"seminar", event},
    {"round-table", event},
    {"master-class", event},
    {"demonstration-surgery", event},
    {"days-of-medicine", event},
    {"exhibition", event},
    {"exercise", event},
    {"summer-school", event},
    {"teleconsultation", event},
    {"telebridge", event},
    {"charity-event", event},
    {"screening-campaign", event},
    {"health-campaign", event},
    {"internship", training},
    {"study-visit", training},
    {"training-course", training},
    {"specialist-exchange", training},
    {"medical-mission", mission},
    {"humanitarian-mission", mission},
    {"humanitarian-aid", help},
    {"vaccine-supply", help},
    {"equipment-supply", help},
    {"medicines-supply", help},
    {"donation", help},
    {"patient-transfer", help},
    {"grant", help},
    {"award", award},
    {"opening", opening},
});

}  // namespace

EventGroup event_group(const Vocabulary& vocabulary, const Concept& instrument) {
  for (const Concept* each : vocabulary.with_broader(instrument)) {
    const auto row = std::find_if(kGroups.begin(), kGroups.end(), [&](const Row& r) { return r.id == each->id; });
    if (row != kGroups.end()) return row->group;
  }
  return none;
}

bool is_journey(EventGroup group) {
  return group == visit || group == mission;
}

}  // namespace diplomed::knowledge
