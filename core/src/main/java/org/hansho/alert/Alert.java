package org.hansho.alert;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.Timing;

/**
 * What a detection has to say to a person, with everything needed to check it.
 *
 * @param id hash of tenant, detection, key and period: the same input gives the same id in any run
 * @param detection the detection's id (its path under {@code detections/}), or the Sigma rule's
 *     reference
 * @param ruleId the UUID of the Sigma document that the texts are of; empty if it has none
 * @param title one line, in the language asked for
 * @param intents all stages, the primary one first
 * @param tactics ATT&amp;CK tags of the rule, lower case, without the {@code attack.} prefix
 * @param time event time of the first evidence, nanoseconds since 1970, or {@code Event.NO_TIME}
 * @param lastTime event time of the last evidence
 * @param summary the sentence: what happened, to what, by whom
 * @param evidence the record of the texts, the first, the last and the most different ones, in
 *     order of time, at most {@link AlertFold#EVIDENCE}
 * @param seen for fields that had more than one value in its findings, which values
 * @param count how many findings fell into this alert; an event counts once for each correlation or
 *     baseline that it completes, and once for all rules of single events
 * @param timings how the times of its findings were come by, where that is not what the record
 *     claims; of a correlation or baseline those of the records that completed it
 * @param numbers what a baseline or a correlation had learned and saw, name → value; empty for an
 *     alert of single events
 * @param reason the same in one sentence, in the language asked for; may be empty
 * @param tenant whose telemetry it was
 */
public record Alert(
    String id,
    String detection,
    String ruleId,
    String title,
    Severity severity,
    Confidence confidence,
    List<Intent> intents,
    List<String> tactics,
    long time,
    long lastTime,
    String summary,
    List<Entity> entities,
    List<Evidence> evidence,
    List<SeenValues> seen,
    long count,
    Set<Timing> timings,
    Map<String, String> numbers,
    String reason,
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
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** The same with other evidence, of which the records were fetched. */
  public Alert withEvidence(List<Evidence> fetched) {
    return new Alert(
        id,
        detection,
        ruleId,
        title,
        severity,
        confidence,
        intents,
        tactics,
        time,
        lastTime,
        summary,
        entities,
        fetched,
        seen,
        count,
        timings,
        numbers,
        reason,
        tenant);
  }

  /** The same with another sentence, numbers and reason. */
  Alert withTexts(String sentence, Map<String, String> otherNumbers, String otherReason) {
    return new Alert(
        id,
        detection,
        ruleId,
        title,
        severity,
        confidence,
        intents,
        tactics,
        time,
        lastTime,
        sentence,
        entities,
        evidence,
        seen,
        count,
        timings,
        otherNumbers,
        otherReason,
        tenant);
  }

  /** How sure a detection is that what it saw is what it says. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
  }
}
