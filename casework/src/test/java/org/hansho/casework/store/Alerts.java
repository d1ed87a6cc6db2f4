package org.hansho.casework.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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
import org.hansho.event.Timing;

/** Alerts of our own making. */
public final class Alerts {
  public static final long HOUR = 3_600_000_000_000L;
  public static final long START = 1_700_000_000_000_000_000L / HOUR * HOUR;
  public static final String TENANT = "example";

  /** What stands in the title, the description and the sentence of a detection. */
  public record Subject(String detection, Intent intent, String english, String japanese) {}

  public static final List<Subject> SUBJECTS =
      List.of(
          new Subject("linux/miner", Intent.EXECUTION, "Coin miner started", "マイナーの起動"),
          new Subject("aks/container", Intent.IMPACT, "New container", "新しいコンテナー"),
          new Subject("sql/sign-in", Intent.EXPLOITATION, "Unusual sign-in", "通常とは異なるログオン"),
          new Subject("sql/guessing", Intent.PROBING, "Password guessing", "パスワードの推測"),
          new Subject("loose-rule", Intent.PERSISTENCE, "Crontab changed", "crontab の変更"));

  private Alerts() {}

  /** The id that a name stands for. */
  public static String id(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().toHexDigits(id.getMostSignificantBits())
        + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
  }

  public static Wording wording(Subject subject) {
    Sentence english = Sentence.parse("{user} did it on {host|a host}.", new ArrayList<>());
    Sentence japanese = Sentence.parse("{user} が {host} で実行しました。", new ArrayList<>());
    return new Wording(
        new AlertTexts(
            subject.english(), "", "What it means.", "", english, List.of("Look."), List.of(), ""),
        new AlertTexts(
            subject.japanese(), "", "その意味。", "", japanese, List.of("確認。"), List.of(), ""));
  }

  /** A severe alert of the first detection. */
  static Alert miner(String name, long time, Entity... entities) {
    return alert(name, SUBJECTS.get(0), Severity.HIGH, time, List.of(entities));
  }

  /** The ids of the newest alerts that a query finds. */
  static List<String> found(CaseStore store, AlertQuery query) throws IOException {
    return ids(store.list(query, AlertOrder.NEWEST, null, 100));
  }

  static List<String> ids(AlertPage page) {
    return page.alerts().stream().map(listed -> listed.alert().id()).toList();
  }

  /** An alert with the least that an alert has. */
  public static Alert alert(
      String name, Subject subject, Severity severity, long time, List<Entity> entities) {
    return alert(TENANT, name, subject, severity, time, entities);
  }

  public static Alert alert(
      String tenant,
      String name,
      Subject subject,
      Severity severity,
      long time,
      List<Entity> entities) {
    return new Alert(
        id(name),
        subject.detection(),
        "5f0d4c1e-3a7e-4a53-9f4b-2d5a3f1c0112",
        wording(subject),
        severity,
        Alert.Confidence.MEDIUM,
        List.of(subject.intent(), Intent.DISCOVERY),
        List.of("execution"),
        time - HOUR / 2,
        time,
        new SentenceValues(Map.of("user", List.of("user-" + name), "host", List.of("web-1"))),
        entities,
        List.of(new Evidence(time, "audit.log", 17, "record of " + name, name.hashCode())),
        List.of(new SeenValues("process.name", List.of("tool-" + name), 1, true)),
        3,
        Set.of(Timing.LATE),
        new Grounds(Map.of("baseline.days", "7"), "It was new.", "新しいものでした。"),
        null,
        tenant);
  }

  public static Entity entity(String type, String value) {
    return new Entity(type, Map.of("name", value));
  }

  /** An alert as random as the choices above. */
  public static Alert random(Random random, String tenant, int number) {
    Subject subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
    Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
    long time = START + random.nextLong(48 * HOUR) / 1_000_000_000 * 1_000_000_000;
    List<Entity> entities = new ArrayList<>();
    entities.add(entity("account", "user" + random.nextInt(40)));
    entities.add(new Entity("ip", Map.of("address", "10.77." + random.nextInt(4) + ".12")));
    if (random.nextInt(3) == 0) {
      entities.add(entity("host", "受付-" + random.nextInt(5)));
    }
    return alert(tenant, Integer.toString(number), subject, severity, time, entities);
  }
}
