package org.hansho.intelligence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.event.Event;
import org.hansho.yaml.Place;
import org.hansho.yaml.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A list while it is read: entries without doubles, and what was left out, counted by its reason.
 * Belongs to one thread.
 */
final class ListDraft {
  /** Most entries of one list. */
  static final int MOST_ENTRIES = 2_000_000;

  private static final int MOST_REASONS = 100;
  private static final int LONGEST_WORD = 60;

  private final ListSettings settings;
  private final Problems problems;
  private final Map<String, Indicator> entries = new LinkedHashMap<>();
  private final Map<String, LeftOut> leftOut = new TreeMap<>();

  private String name = "";
  private String source = "";
  private String category = "";
  private int confidence = IndicatorList.UNSTATED_CONFIDENCE;
  private long dated = Event.NO_TIME;

  private record LeftOut(Place first, int count) {}

  ListDraft(ListSettings settings, Problems problems) {
    this.settings = settings;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  /** What the text says of itself; empty texts say nothing. */
  void describe(@Nullable String ofName, @Nullable String ofSource, long made) {
    name = ofName == null || ofName.isBlank() ? name : shortened(ofName.strip());
    source = ofSource == null || ofSource.isBlank() ? source : shortened(ofSource.strip());
    dated = made == Event.NO_TIME ? dated : made;
  }

  /** What the text says its entries are. */
  void categorise(String word) {
    category = word(word);
  }

  /** Recognises an entry by its form and takes it, or notes that it was left out. */
  void addText(String text, EntryDetail detail, Place place) {
    Indicator read = IndicatorText.read(text, detail);
    if (read == null) {
      leaveOut(IndicatorText.reason(text), place);
    } else {
      add(read, place);
    }
  }

  /** Takes an entry of a kind that is known, or notes that it was left out. */
  void add(IndicatorKind kind, String text, EntryDetail detail, Place place) {
    Indicator read = IndicatorText.read(kind, text, detail);
    if (read == null) {
      leaveOut("not of the form of kind " + kind.word(), place);
    } else {
      add(read, place);
    }
  }

  /** Takes an entry; of doubles the one that is valid longer stays, else the first. */
  void add(Indicator entry, Place place) {
    String key = entry.kind().ordinal() + entry.value();
    Indicator earlier = entries.get(key);
    if (earlier == null && entries.size() >= MOST_ENTRIES) {
      leaveOut("beyond the " + MOST_ENTRIES + " entries that a list may have", place);
      return;
    }
    Indicator kept = settings.category().isEmpty() ? entry : withoutCategory(entry);
    if (earlier == null || end(entry) > end(earlier)) {
      entries.put(key, kept);
    }
  }

  private static Indicator withoutCategory(Indicator entry) {
    EntryDetail detail = entry.detail();
    if (detail.category().isEmpty()) {
      return entry;
    }
    return new Indicator(
        entry.kind(),
        entry.value(),
        new EntryDetail(
            detail.firstSeen(),
            detail.lastSeen(),
            detail.validFrom(),
            detail.validUntil(),
            detail.confidence(),
            "",
            detail.description()));
  }

  private static long end(Indicator entry) {
    long until = entry.detail().validUntil();
    return until == Event.NO_TIME ? Long.MAX_VALUE : until;
  }

  /** Notes that something was left out. */
  void leaveOut(String reason, Place place) {
    String kept = leftOut.size() < MOST_REASONS ? shortened(reason) : "other reasons";
    leftOut.merge(kept, new LeftOut(place, 1), (a, b) -> new LeftOut(a.first(), a.count() + 1));
  }

  /**
   * The list; what was left out is reported with its first place. Null, with an error, if there was
   * something and nothing of it could be used.
   */
  @Nullable IndicatorList finished() {
    leftOut.forEach(
        (reason, one) ->
            problems.warning(
                one.first(),
                one.count() + (one.count() == 1 ? " entry" : " entries") + " left out: " + reason,
                "correct or remove what is left out; the rest is used"));
    if (entries.isEmpty() && !leftOut.isEmpty()) {
      problems.error(
          problems.start(),
          "the list holds no indicator that can be used",
          "give plain text, CSV, a MISP event, a STIX 2.1 bundle or a YAML list with a category");
      return null;
    }
    String chosen = settings.category().isEmpty() ? category : word(settings.category());
    return new IndicatorList(
        chosenName(),
        source,
        chosen.isEmpty() ? IndicatorList.UNSTATED_CATEGORY : chosen,
        confidence,
        dated,
        Event.NO_TIME,
        List.copyOf(entries.values()));
  }

  private String chosenName() {
    if (!settings.name().isEmpty()) {
      return settings.name();
    }
    if (!name.isEmpty()) {
      return name;
    }
    String file = problems.start().file();
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  /** A category or reason in small letters with hyphens. */
  static String word(String text) {
    String word = shortened(text.strip()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return word.replaceAll("^-|-$", "");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_WORD ? text : text.substring(0, LONGEST_WORD);
  }
}
