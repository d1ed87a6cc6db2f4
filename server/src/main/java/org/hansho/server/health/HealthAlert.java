package org.hansho.server.health;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.alert.Alert;
import org.hansho.alert.Entity;
import org.hansho.alert.SentenceValues;
import org.hansho.detect.Grounds;
import org.hansho.event.Timing;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Something that is wrong, or was. Immutable.
 *
 * @param subject what it is about; see the kind
 * @param since when it began, nanoseconds since 1970; part of the id of the alert
 * @param last when it was noticed last, or ended
 * @param count how often it was noticed
 * @param over whether it has ended
 * @param revision how often the alert has changed, from 1
 * @param epoch the number of the change that it came with
 * @param values what the sentences show, by name
 */
record HealthAlert(
    HealthKind kind,
    String subject,
    long since,
    long last,
    long count,
    boolean over,
    long revision,
    long epoch,
    Map<String, String> values) {
  /**
   * The value with the time since which nobody looks any more: it is over, and not known to end.
   */
  static final String UNWATCHED = "unwatched";

  private static final int ID_BYTES = 16;
  private static final String SUBJECT = "subject";

  HealthAlert {
    values = Map.copyOf(values);
  }

  /** One that begins. */
  static HealthAlert begun(
      HealthKind kind, String subject, long since, long now, Map<String, String> values) {
    return new HealthAlert(kind, subject, since, now, 1, false, 0, 0, values);
  }

  /** The same, noticed again. */
  HealthAlert again(long now, Map<String, String> latest) {
    return new HealthAlert(kind, subject, since, now, count + 1, false, revision, epoch, latest);
  }

  /** The same at its end. */
  HealthAlert ended(long now, Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(values);
    all.putAll(more);
    return new HealthAlert(kind, subject, since, now, count, true, revision, epoch, all);
  }

  /** The same as a change of the alert store. */
  HealthAlert changed(long number) {
    return new HealthAlert(kind, subject, since, last, count, over, revision + 1, number, values);
  }

  /** The alert as people see it. */
  Alert alert(String tenant) {
    Map<String, List<String>> shown = new TreeMap<>();
    values.forEach((name, value) -> shown.put(name, List.of(value)));
    shown.put(SUBJECT, List.of(subject));
    return new Alert(
        id(tenant),
        kind.detection(),
        "",
        HealthTexts.of(kind, over && !values.containsKey(UNWATCHED)),
        kind.severity(),
        Alert.Confidence.HIGH,
        kind.intents(),
        List.of(),
        since,
        last,
        new SentenceValues(shown),
        List.of(new Entity(kind.entity(), Map.of("name", subject))),
        List.of(),
        List.of(),
        count,
        EnumSet.noneOf(Timing.class),
        new Grounds(new TreeMap<>(values), "", ""),
        null,
        tenant);
  }

  /** The same for the same subject and beginning, in any run. */
  private String id(String tenant) {
    StateWriter out = new StateWriter();
    out.text(tenant);
    out.text(kind.detection());
    out.text(subject);
    out.number(since);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(out.toBytes());
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void write(StateWriter out) {
    out.text(kind.key());
    out.text(subject);
    out.number(since);
    out.number(last);
    out.number(count);
    out.flag(over);
    out.number(revision);
    out.number(epoch);
    out.count(values.size());
    new TreeMap<>(values)
        .forEach(
            (name, value) -> {
              out.text(name);
              out.text(value);
            });
  }

  static HealthAlert read(StateReader in) {
    String key = in.text();
    HealthKind kind =
        EnumSet.allOf(HealthKind.class).stream()
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no kind of trouble is called " + key));
    String subject = in.text();
    long since = in.number();
    long last = in.number();
    long count = in.number();
    boolean over = in.flag();
    long revision = in.number();
    long epoch = in.number();
    Map<String, String> values = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      values.put(in.text(), in.text());
    }
    return new HealthAlert(kind, subject, since, last, count, over, revision, epoch, values);
  }
}
