package org.hansho.benchmark.alerts;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hansho.alert.Alert;
import org.hansho.alert.AlertTexts;
import org.hansho.alert.Entity;
import org.hansho.alert.Evidence;
import org.hansho.alert.Intent;
import org.hansho.alert.Sentence;
import org.hansho.alert.SentenceValues;
import org.hansho.alert.Severity;
import org.hansho.alert.Wording;
import org.hansho.detect.Grounds;

/**
 * Alerts of 90 days, the same for the same seed: 120 detections of 12 sections, few of which raise
 * most alerts; accounts, hosts and addresses of which few have most; one in eight hosts has a
 * Japanese name.
 */
final class InventedAlerts {
  static final long HOUR = 3_600_000_000_000L;
  static final long START = 1_800_000_000_000_000_000L / HOUR * HOUR;
  static final int DAYS = 90;
  private static final int DETECTIONS = 120;
  private static final int SECTIONS = 12;
  private static final int ACCOUNTS = 50_000;
  private static final int HOSTS = 4_000;
  private static final String[] SUBJECTS = {
    "container", "sign-in", "command", "download", "secret", "database", "tunnel", "role"
  };
  private static final String[] JAPANESE = {
    "コンテナー", "サインイン", "コマンド", "ダウンロード", "シークレット", "データベース", "トンネル", "ロール"
  };

  private final Random random;
  private final List<Wording> wordings = new ArrayList<>();

  InventedAlerts(long seed) {
    random = new Random(seed);
    for (int i = 0; i < DETECTIONS; i++) {
      wordings.add(wording(i));
    }
  }

  static String detection(int i) {
    return "section-" + i % SECTIONS + "/" + SUBJECTS[i % SUBJECTS.length] + "-" + i;
  }

  private static Wording wording(int i) {
    int subject = i % SUBJECTS.length;
    Sentence english = Sentence.parse("{user} did {number} on {host}.", new ArrayList<>());
    Sentence japanese = Sentence.parse("{user} が {host} で {number} を行いました。", new ArrayList<>());
    return new Wording(
        new AlertTexts(
            "Unusual " + SUBJECTS[subject] + " " + i,
            "",
            "What case " + i + " means.",
            "",
            english,
            List.of("Look."),
            List.of(),
            ""),
        new AlertTexts(
            "通常とは異なる" + JAPANESE[subject] + " " + i,
            "",
            "その意味。",
            "",
            japanese,
            List.of("確認。"),
            List.of(),
            ""));
  }

  /** The n-th alert of a tenant; the higher the number, the later it is. */
  Alert next(String tenant, int n, int of) {
    int host = skewed(HOSTS);
    String name = host % 8 == 0 ? "経理サーバー-" + host : "web-" + host;
    return alert(
        tenant,
        time(n, of, random.nextLong(HOUR)),
        skewed(DETECTIONS),
        new Names("user" + skewed(ACCOUNTS), name, address()));
  }

  /**
   * The n-th alert, of a story of three that share an account and a host which nobody else has.
   *
   * @param step 0, 1 or 2
   */
  Alert ofStory(String tenant, int n, int of, int story, int step) {
    return alert(
        tenant,
        time(n, of, step * HOUR / 3 + random.nextLong(HOUR / 3)),
        STEPS[step],
        new Names("erin-" + story, "desk-" + story, "198.51.100." + story % 250));
  }

  /** Detections whose stages climb the kill chain. */
  private static final int[] STEPS = {1, 21, 38};

  private record Names(String account, String host, String address) {}

  private String address() {
    int address = skewed(1 << 16);
    return "10.77." + (address >> 8) + "." + (address & 255);
  }

  private static long time(int n, int of, long within) {
    return START + (long) n * DAYS * 24 / of * HOUR + within;
  }

  private Alert alert(String tenant, long time, int i, Names names) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    String account = names.account();
    String name = names.host();
    List<Entity> entities =
        List.of(
            new Entity("account", Map.of("name", account)),
            new Entity("host", Map.of("name", name)),
            new Entity("ip", Map.of("address", names.address())));
    return new Alert(
        HexFormat.of().formatHex(id),
        detection(i),
        "5f0d4c1e-3a7e-4a53-9f4b-2d5a3f1c0112",
        wordings.get(i),
        Severity.values()[i % 17 == 0 ? 4 : i % 7 == 0 ? 3 : i % 3],
        Alert.Confidence.MEDIUM,
        List.of(Intent.values()[i % Intent.values().length]),
        List.of("execution"),
        time - HOUR,
        time,
        new SentenceValues(Map.of("user", List.of(account), "host", List.of(name))),
        entities,
        List.of(new Evidence(time, "audit.log", time, RECORD.formatted(account, name, time), time)),
        List.of(),
        1 + random.nextInt(9),
        Set.of(),
        Grounds.NONE,
        null,
        tenant);
  }

  private static final String RECORD =
      "{\"kind\":\"Event\",\"level\":\"Metadata\",\"stage\":\"ResponseComplete\",\"user\":{\"username\":"
          + "\"%s\",\"groups\":[\"system:authenticated\"]},\"sourceHost\":\"%s\",\"number\":%d,"
          + "\"verb\":\"create\",\"responseStatus\":{\"metadata\":{},\"code\":201}}";

  /** Small numbers far more often than large ones. */
  private int skewed(int below) {
    double place = random.nextDouble();
    return (int) (below * place * place * place);
  }
}
