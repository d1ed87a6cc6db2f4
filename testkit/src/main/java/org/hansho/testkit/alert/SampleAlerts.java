package org.hansho.testkit.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.Alert.Confidence;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.SeenValues;
import org.hansho.alert.Sentence;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.detect.Grounds;
import org.hansho.event.Timing;

/** Invented alerts for the tests of what is written. Immutable. */
public final class SampleAlerts {
  /** When they begin: 2026-03-02 12:00 UTC, in nanoseconds since 1970. */
  public static final long NOON = 1_772_452_800_000_000_000L;

  private static final long MINUTE = 60_000_000_000L;

  private SampleAlerts() {}

  /** An alert so many minutes after noon, of somebody on a host; its number is its identity. */
  public static Alert alert(
      int number, Severity severity, String title, String host, Intent... intents) {
    long time = NOON + number * MINUTE;
    String record = "{\"n\":" + number + "}";
    return new Alert(
        "id" + number,
        "linux/sample-" + severity.key(),
        "00000000-0000-4000-8000-00000000000" + number % 10,
        wording(title, "Somebody did something on {host.name}."),
        severity,
        Confidence.HIGH,
        List.of(intents),
        List.of("t1059"),
        time,
        time + MINUTE,
        new SentenceValues(Map.of("host.name", List.of(host))),
        List.of(
            new Entity("host", Map.of("name", host)),
            new Entity("account", Map.of("name", "erin", "id", "1000"))),
        List.of(new Evidence(time, "logs/a.log", 100L * number, record, number)),
        List.of(new SeenValues("user.name", List.of("erin", "frank"), 2, true)),
        3,
        Set.of(),
        Grounds.NONE,
        null,
        "default");
  }

  private static Wording wording(String title, String sentence) {
    AlertTexts texts =
        new AlertTexts(
            title,
            "",
            "",
            "",
            Sentence.parse(sentence, new ArrayList<>()),
            List.of(),
            List.of(),
            "");
    return new Wording(texts, texts);
  }

  /** An alert that has the same text wherever logs, rules or the operator choose one. */
  public static Alert hostile(String value) {
    return new Alert(
        value,
        value,
        value,
        wording(value, "{value}"),
        Severity.HIGH,
        Confidence.LOW,
        List.of(Intent.EXECUTION),
        List.of(value),
        NOON,
        NOON,
        new SentenceValues(Map.of("value", List.of(value))),
        List.of(new Entity(value, Map.of(value, value))),
        List.of(new Evidence(NOON, value, 0, value, 1)),
        List.of(new SeenValues(value, List.of(value), 1, false)),
        1,
        EnumSet.allOf(Timing.class),
        new Grounds(Map.of(value, value), value, value),
        null,
        value);
  }

  /** Five alerts of three severities, three of them alike. */
  public static List<Alert> several() {
    List<Alert> alerts = new ArrayList<>();
    alerts.add(alert(0, Severity.LOW, "File timestamp changed", "web-1", Intent.DEFENSE_EVASION));
    alerts.add(alert(1, Severity.HIGH, "Miner image used", "build-1", Intent.EXECUTION));
    alerts.add(alert(2, Severity.HIGH, "Miner image used", "build-2", Intent.EXECUTION));
    alerts.add(alert(3, Severity.HIGH, "Miner image used", "build-2", Intent.EXECUTION));
    alerts.add(alert(4, Severity.MEDIUM, "Rule of a user", "web-1"));
    return alerts;
  }
}
