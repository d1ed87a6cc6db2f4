package org.hansho.testkit.runner;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hansho.content.Content;
import org.hansho.content.ContentReader;
import org.hansho.content.DetectionFile;
import org.hansho.event.Analyzer;
import org.hansho.match.RuleSet;
import org.hansho.pipeline.Engine;
import org.hansho.yaml.SourceText;

/**
 * Invented events of any number, each a function of its number, and detections over them: of single
 * events, counting, counting what is missing, and a chain over a count.
 *
 * <p>Events come from several sources in turns, one every {@link #STEP} of event time.
 */
public final class Workload {
  /** Time of event 0. */
  public static final long START = 1_772_442_000_000_000_000L;

  /** Event time between two events, nanoseconds. */
  public static final long STEP = 50_000_000L;

  private static final String[] KINDS = {"read", "denied", "read", "login", "denied", "beat"};
  private static final int SOURCES = 4;
  private static final int USERS = 211;
  private static final int HOSTS = 17;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private Workload() {}

  /** The engine of the detections. */
  public static Engine engine() {
    return engine(detections());
  }

  /** An engine of other detections over such events; every rule is tried on every event. */
  public static Engine engine(List<DetectionFile> files) {
    return engine(files, List.of());
  }

  /** The same, with analyzers. */
  public static Engine engine(List<DetectionFile> files, List<Analyzer> analyzers) {
    Content content = ContentReader.read(files, List.of());
    if (!content.problems().isEmpty()) {
      throw new IllegalStateException(content.problems().toString());
    }
    return Engine.compile(content, analyzers, RuleSet.Routing.EVERY_RULE);
  }

  /** A file of a detection. */
  public static DetectionFile file(String path, String yaml) {
    return new DetectionFile(path, false, new SourceText(path, yaml));
  }

  /** A rule that matches one kind of event. */
  public static String rule(String kind) {
    return """
    title: Kind %1$s
    name: %1$s
    level: low
    logsource: {product: invented}
    detection: {selection: {kind: %1$s}, condition: selection}
    """
        .formatted(kind);
  }

  /** A correlation and its alert by one field and hour. */
  public static String correlation(String name, String field, String level, String body) {
    return """
    title: About %1$s
    name: %1$s
    level: %3$s
    correlation:
    %4$s
        group-by: [%2$s]
    ---
    alert:
        title: Alert about %1$s
        sentence: '{%2$s}: %1$s'
        entities: [{type: account, name: %2$s}]
        dedup: {key: [%2$s], period: 1h}
    """
        .formatted(name, field, level, body.indent(4).stripTrailing());
  }

  /** The detections of the workload. */
  public static List<DetectionFile> detections() {
    String single =
        rule("denied")
            + """
            ---
            alert:
                title: Somebody was denied
                sentence: '{user} was denied on {host}'
                entities: [{type: account, name: user}]
                dedup: {key: [user], period: 1h}
            """;
    String many =
        "type: event_count\ngenerate: true\nrules: [denied]\ntimespan: 5m\ncondition: {gte: 12}";
    String few = "type: event_count\nrules: [beat]\ntimespan: 1m\ncondition: {lte: 3}";
    String chain =
        "type: temporal_ordered\ngenerate: true\nrules: [many-denied, login]\ntimespan: 2m";
    return List.of(
        file("test/denied.yml", single),
        file("test/many-denied.yml", correlation("many-denied", "user", "medium", many)),
        file(
            "test/few-beats.yml",
            rule("beat") + "---\n" + correlation("few-beats", "host", "medium", few)),
        file(
            "test/guessed.yml",
            rule("login") + "---\n" + correlation("guessed", "user", "high", chain)));
  }

  /** An event on one line. */
  public static String line(long time, String kind, String user, String host) {
    return "{\"time\":\"%s\",\"kind\":\"%s\",\"user\":\"%s\",\"host\":\"%s\"}\n"
        .formatted(Instant.ofEpochSecond(0, time), kind, user, host);
  }

  /** Event time of an event. */
  public static long time(long number) {
    return START + number * STEP;
  }

  /** The source that an event comes from. */
  public static String source(long number) {
    return "source-" + number % SOURCES;
  }

  /** An event. */
  public static String line(long number) {
    long mixed = (number + 1) * MIX;
    mixed = (mixed ^ mixed >>> 29) * MIX;
    int kind = (int) (mixed >>> 33) % KINDS.length;
    int user = (int) (mixed >>> 20 & 0xFFFF) % USERS;
    int host = (int) (mixed >>> 8 & 0xFFF) % HOSTS;
    return line(time(number), KINDS[kind], "user-" + user * user / USERS, "host-" + host);
  }

  /** Events with these numbers, of one source each, as pushes of at most so many lines. */
  public static List<Pushed> pushes(List<Long> numbers, int lines) {
    List<Pushed> pushes = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += lines * SOURCES) {
      StringBuilder[] texts = new StringBuilder[SOURCES];
      long newest = Long.MIN_VALUE;
      for (int i = from; i < Math.min(numbers.size(), from + lines * SOURCES); i++) {
        int source = (int) (numbers.get(i) % SOURCES);
        StringBuilder text = texts[source] == null ? new StringBuilder() : texts[source];
        texts[source] = text.append(line(numbers.get(i)));
        newest = Math.max(newest, time(numbers.get(i)));
      }
      for (int source = 0; source < SOURCES; source++) {
        if (texts[source] != null) {
          pushes.add(Pushed.of("source-" + source, newest, texts[source].toString()));
        }
      }
    }
    return pushes;
  }

  /**
   * Records that are pushed together.
   *
   * @param arrival nanoseconds since 1970
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Pushed(String source, long arrival, byte[] records) {
    /** Text that is pushed. */
    public static Pushed of(String source, long arrival, String text) {
      return new Pushed(source, arrival, text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
