package org.hansho.casework.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Alert;
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
import org.hansho.event.Event;

/** Alerts of few values, so that filters made of the same values often find some. */
public final class RandomAlerts {
  /** The last record of the first alert, nanoseconds since 1970. */
  public static final long START = 1_790_000_000_000_000_000L;

  static final long HOUR = 3_600_000_000_000L;
  static final List<String> TEXTS =
      List.of(
          "web-1",
          "WEB-2",
          "web-10",
          "svc-backup",
          "受付-1",
          "ｗｅｂ-1",
          "C:\\Tools\\a.exe",
          "a*b",
          "say \"hi\"",
          "it's",
          "x",
          "192.0.2.7",
          "192.0.2.200",
          "198.51.100.9",
          "2001:db8::7",
          "::ffff:192.0.2.8",
          "7",
          "12.5",
          "-3",
          "and");
  static final List<String> DETECTIONS =
      List.of("linux/miner", "linux/crontab", "sql/guessing", "loose-rule");
  static final List<String> ENTITIES = List.of("host", "account", "ip", "process", "robot");
  static final List<String> FIELDS = List.of("process.name", "source.ip", "CommandLine");

  private RandomAlerts() {}

  /** An alert with one host and one account. */
  public static Alert of(String id, String detection, String host, String account) {
    return with(
        id,
        detection,
        Severity.MEDIUM,
        List.of(
            new Entity("host", Map.of("name", host)),
            new Entity("account", Map.of("name", account))),
        START);
  }

  /** An alert of these entities. */
  public static Alert with(
      String id, String detection, Severity severity, List<Entity> entities, long time) {
    return alert(
        "example",
        id,
        detection,
        severity,
        new Seen(entities, new SentenceValues(Map.of("user.name", List.of("erin"))), List.of()),
        time);
  }

  /** The same with a record of each of some sources, named as the engine names them. */
  public static Alert from(Alert alert, String... sources) {
    List<Evidence> records = new ArrayList<>();
    for (int i = 0; i < sources.length; i++) {
      records.add(new Evidence(alert.time(), sources[i], i, "record " + i, i));
    }
    return alert.withEvidence(records);
  }

  /** What an alert shows. */
  private record Seen(List<Entity> entities, SentenceValues values, List<SeenValues> seen) {}

  private static Alert alert(
      String tenant, String id, String detection, Severity severity, Seen shown, long time) {
    return new Alert(
        id,
        detection,
        "5f0d4c1e-3a7e-4a53-9f4b-2d5a3f1c0112",
        wording(detection),
        severity,
        Alert.Confidence.MEDIUM,
        detection.startsWith("sql")
            ? List.of(Intent.PROBING, Intent.DISCOVERY)
            : List.of(Intent.EXECUTION),
        List.of("execution"),
        time == Event.NO_TIME ? time : time - HOUR,
        time,
        shown.values(),
        shown.entities(),
        List.of(),
        shown.seen(),
        1 + Math.floorMod(id.hashCode(), 20),
        Set.of(),
        Grounds.NONE,
        null,
        tenant);
  }

  static Wording wording(String detection) {
    Sentence english = Sentence.parse("{user.name} ran {process.name} here.", new ArrayList<>());
    Sentence japanese = Sentence.parse("{user.name} が実行しました。", new ArrayList<>());
    return new Wording(
        new AlertTexts(
            "Title of " + detection, "", "Coin miners.", "", english, List.of(), List.of(), ""),
        new AlertTexts(detection + " の検出", "", "コインマイナー。", "", japanese, List.of(), List.of(), ""));
  }

  /** An alert as random as the choices above. */
  public static Alert random(Random random, String tenant, String id) {
    List<Entity> entities = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Map<String, String> attributes = new TreeMap<>();
      attributes.put(random.nextBoolean() ? "name" : "address", one(random, TEXTS));
      if (random.nextInt(3) == 0) {
        attributes.put("id", one(random, TEXTS));
      }
      entities.add(new Entity(one(random, ENTITIES), attributes));
    }
    Map<String, List<String>> shown = new TreeMap<>();
    shown.put("process.name", List.of(one(random, TEXTS), one(random, TEXTS)));
    if (random.nextBoolean()) {
      shown.put("source.ip|source.address", List.of(one(random, TEXTS)));
    }
    List<SeenValues> seen =
        random.nextBoolean()
            ? List.of(new SeenValues("CommandLine", List.of(one(random, TEXTS)), 1, true))
            : List.of();
    long time = random.nextInt(20) == 0 ? Event.NO_TIME : START + random.nextInt(100) * HOUR;
    Alert alert =
        alert(
            tenant,
            id,
            one(random, DETECTIONS),
            one(random, List.of(Severity.values())),
            new Seen(entities, new SentenceValues(shown), seen),
            time);
    return from(alert, sources(random));
  }

  /** None, or some, of which one may come twice and some are files or parts of topics. */
  private static String[] sources(Random random) {
    String[] sources = new String[random.nextInt(4)];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = one(random, TEXTS) + one(random, List.of("", "", "=/var/log/x", "=/t=1/0"));
    }
    return sources;
  }

  static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
