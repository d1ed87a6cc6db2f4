package org.hansho.alert;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hansho.detect.Grounds;
import org.hansho.event.Timing;
import org.jspecify.annotations.Nullable;

/**
 * What a detection has to say to a person, with everything needed to check it. It holds templates
 * and values; title, sentence and reason are rendered when they are read, in any language.
 *
 * @param id hash of tenant, detection, key and period: the same input gives the same id in any run
 * @param detection the detection's id (its path under {@code detections/}), or the Sigma rule's
 *     reference
 * @param ruleId the UUID of the Sigma document that the texts are of; empty if it has none
 * @param wording title and sentences in every language, as they were when the texts were chosen
 * @param intents all stages, the primary one first
 * @param tactics ATT&amp;CK tags of the rule, lower case, without the {@code attack.} prefix
 * @param time event time of the first evidence, nanoseconds since 1970, or {@code Event.NO_TIME}
 * @param lastTime event time of the last evidence
 * @param values what the sentences show
 * @param evidence the record of the texts, the first, the last and the most different ones, in
 *     order of time, at most {@link AlertFold#EVIDENCE}
 * @param seen for fields that had more than one value in its findings, which values
 * @param count how many findings fell into this alert; an event counts once for each correlation or
 *     baseline that it completes, and once for all rules of single events
 * @param timings how the times of its findings were come by, where that is not what the record
 *     claims; of a correlation or baseline those of the records that completed it
 * @param grounds why a baseline or a correlation fired; nothing of an alert of single events
 * @param further what it stands for, if it stands for alerts that are not listed; else null
 * @param tenant whose telemetry it was
 */
public record Alert(
    String id,
    String detection,
    String ruleId,
    Wording wording,
    Severity severity,
    Confidence confidence,
    List<Intent> intents,
    List<String> tactics,
    long time,
    long lastTime,
    SentenceValues values,
    List<Entity> entities,
    List<Evidence> evidence,
    List<SeenValues> seen,
    long count,
    Set<Timing> timings,
    Grounds grounds,
    @Nullable FurtherAlerts further,
    String tenant) {
  public Alert {
    intents = List.copyOf(intents);
    tactics = List.copyOf(tactics);
    entities = List.copyOf(entities);
    evidence = List.copyOf(evidence);
    seen = List.copyOf(seen);
    Set<Timing> marks = EnumSet.noneOf(Timing.class);
    marks.addAll(timings);
    timings = Collections.unmodifiableSet(marks);
  }

  /** One line that names it. */
  public String title(Language language) {
    return wording.in(language).title();
  }

  /** What happened, to what, by whom, in one sentence. */
  public String summary(Language language) {
    String one = sentence(language);
    return further == null ? one : further.sentence(one, language);
  }

  private String sentence(Language language) {
    Sentence sentence = wording.in(language).sentence();
    if (sentence != null) {
      return sentence.of(values, count, language);
    }
    String title = title(language);
    if (entities.isEmpty()) {
      return title;
    }
    return entities.stream()
        .map(entity -> Sentence.shortened(entity.label()))
        .distinct()
        .collect(Collectors.joining(", ", title + " (", ")"));
  }

  /** What a baseline or a correlation had learned and saw, name → value; may be empty. */
  public Map<String, String> numbers() {
    return further == null ? grounds.numbers() : further.numbers();
  }

  /** The same in one sentence; may be empty. */
  public String reason(Language language) {
    if (further != null) {
      return further.reason(language);
    }
    return language == Language.JAPANESE ? grounds.japanese() : grounds.english();
  }

  /** The same with other evidence, of which the records were fetched. */
  public Alert withEvidence(List<Evidence> fetched) {
    return new AlertCopy(this).evidence(fetched).alert();
  }

  /** The same as an example of others that it stands for. */
  Alert standingFor(FurtherAlerts others) {
    return new AlertCopy(this).further(others).alert();
  }

  /**
   * The same, each text that records gave it replaced by another, for example by one without the
   * secrets in it. Identity, counts and order stay.
   *
   * @param records whether the records of evidence are replaced too
   */
  public Alert withTexts(UnaryOperator<String> other, boolean records) {
    AlertCopy copy = new AlertCopy(this);
    if (records) {
      copy.evidence(
          evidence.stream().map(one -> one.withRecord(other.apply(one.record()))).toList());
    }
    return copy.values(values.map(other))
        .entities(
            entities.stream()
                .map(one -> new Entity(one.type(), map(one.attributes(), other)))
                .toList())
        .seen(seen.stream().map(one -> one.map(other)).toList())
        .grounds(
            new Grounds(
                map(grounds.numbers(), other),
                other.apply(grounds.english()),
                other.apply(grounds.japanese())))
        .alert();
  }

  private static Map<String, String> map(Map<String, String> texts, UnaryOperator<String> other) {
    Map<String, String> mapped = new LinkedHashMap<>();
    texts.forEach((name, text) -> mapped.put(name, other.apply(text)));
    return mapped;
  }

  /** The same as somebody else judges it. */
  public Alert withSeverity(Severity other) {
    return new AlertCopy(this).severity(other).alert();
  }

  /** The same under another id. */
  public Alert withId(String other) {
    return new AlertCopy(this).id(other).alert();
  }

  /** The same as if another detection had raised it. */
  public Alert withDetection(String other) {
    return new AlertCopy(this).detection(other).alert();
  }

  /** The same for another tenant. */
  public Alert withTenant(String other) {
    return new AlertCopy(this).tenant(other).alert();
  }

  /** The same about other entities. */
  public Alert withEntities(List<Entity> others) {
    return new AlertCopy(this).entities(others).alert();
  }

  /** The same with another count of findings. */
  public Alert withCount(long other) {
    return new AlertCopy(this).count(other).alert();
  }

  /** The same with another event time of the last evidence, in nanoseconds since 1970. */
  public Alert withLastTime(long other) {
    return new AlertCopy(this).lastTime(other).alert();
  }

  /** How sure a detection is that what it saw is what it says. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    /** The name in settings and outputs: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
