package org.hansho.intelligence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads the indicator objects of a STIX bundle whose patterns are simple comparisons; see {@link
 * StixPattern}. Revoked ones are left out without a word, other patterns are counted by what was
 * not understood. Linear. Source: STIX 2.1, section 4.7.
 */
final class StixReader {
  private static final Set<String> WANTED =
      Set.of(
          "type",
          "pattern",
          "pattern_type",
          "valid_from",
          "valid_until",
          "revoked",
          "confidence",
          "indicator_types",
          "labels",
          "name",
          "created",
          "modified");

  private static final Map<String, String> CATEGORIES =
      Map.of(
          "anonymization", "anonymous-proxy",
          "malicious-activity", "malware",
          "compromised", "compromised",
          "attribution", "threat-actor",
          "anomalous-activity", "anomalous");

  private final ListDraft draft;
  private String source = "";
  private long newest = Event.NO_TIME;

  private StixReader(ListDraft draft) {
    this.draft = draft;
  }

  static @Nullable IndicatorList read(String text, ListDraft draft) {
    StixReader reader = new StixReader(draft);
    Problems problems = draft.problems();
    if (!JsonWalk.over(text, WANTED, problems, reader::object)) {
      return null;
    }
    draft.describe("", reader.source, reader.newest);
    return draft.finished();
  }

  private void object(JsonWalk.Member object) {
    String type = object.text("type");
    if (type.equals("identity") && source.isEmpty()) {
      source = object.text("name");
    }
    if (type.equals("indicator") && !object.text("revoked").equals("true")) {
      indicator(object);
    }
  }

  private void indicator(JsonWalk.Member object) {
    newest = Math.max(newest, DateText.nanos(object.text("modified")));
    String language = object.text("pattern_type");
    if (!language.isEmpty() && !language.equals("stix")) {
      draft.leaveOut("STIX indicators in the language " + language, object.place());
      return;
    }
    StixPattern pattern = StixPattern.parse(object.text("pattern"));
    if (!pattern.refusal().isEmpty()) {
      draft.leaveOut("STIX pattern: " + pattern.refusal(), object.place());
      return;
    }
    EntryDetail detail = detail(object);
    for (StixPattern.Comparison one : pattern.comparisons()) {
      draft.add(one.kind(), one.value(), detail, object.place());
    }
  }

  private static EntryDetail detail(JsonWalk.Member object) {
    return new EntryDetail(
        DateText.nanos(object.text("created")),
        Event.NO_TIME,
        DateText.nanos(object.text("valid_from")),
        DateText.end(object.text("valid_until")),
        CsvColumns.confidence(object.text("confidence")),
        category(object),
        object.text("name"));
  }

  private static String category(JsonWalk.Member object) {
    List<String> types = object.members().getOrDefault("indicator_types", List.of());
    if (types.isEmpty()) {
      types = object.members().getOrDefault("labels", List.of());
    }
    for (String type : types) {
      String category = CATEGORIES.get(type);
      if (category != null) {
        return category;
      }
    }
    return "";
  }
}
