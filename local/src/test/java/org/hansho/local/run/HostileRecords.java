package org.hansho.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hansho.analyze.Analyzers;
import org.hansho.content.Content;
import org.hansho.event.Analyzer;
import org.hansho.format.Formats;
import org.hansho.intelligence.Intelligence;
import org.hansho.local.journal.Push;
import org.hansho.pipeline.Engine;
import org.hansho.record.Format;
import org.hansho.testkit.ContentFolder;
import org.hansho.testkit.fault.FaultyAnalyzer;
import org.hansho.testkit.fault.FaultyDetector;
import org.hansho.testkit.fault.FaultyFormat;
import org.hansho.testkit.shipped.ShippedEngine;

/**
 * The samples of the project and a guessing of passwords, as numbered pushes in turns, among which
 * stand records at which the format, an analyzer or a detector fails; with the built-in detections.
 */
final class HostileRecords {
  /** When everything has arrived. */
  static final long LATEST = nanoseconds("2026-11-24T02:40:00Z");

  /** How many records are guilty. */
  static final int GUILTY = 17;

  private static final String SERVER = "db";
  private static final String FAULTY_DOCUMENT = "sql_failures_names";
  private static final int LINES = 6;
  private static final int GUESSES = 90;
  private static final long SECOND = 1_000_000_000L;
  private static final long FIRST_GUESS = nanoseconds("2026-11-24T02:06:00Z");

  private final List<Push> pushes = new ArrayList<>();

  private HostileRecords(boolean guilty) {
    List<Source> sources = new ArrayList<>();
    sources.add(new Source(SERVER, guesses(guilty)));
    for (Path file : samples()) {
      sources.add(new Source(String.valueOf(file.getFileName()), lines(file, guilty)));
    }
    for (int turn = 0; sources.stream().anyMatch(Source::hasMore); turn++) {
      for (Source source : sources) {
        source.push(turn, pushes);
      }
    }
  }

  /** With the records at which something fails. */
  static HostileRecords withGuilty() {
    return new HostileRecords(true);
  }

  /** Without them, and otherwise the same. */
  static HostileRecords withoutGuilty() {
    return new HostileRecords(false);
  }

  long pushes() {
    return pushes.size();
  }

  Push push(long number) {
    return pushes.get((int) number);
  }

  /** The built-in detections over parts that fail at marked records. */
  static Engine faulty() {
    return engine(List.of(new FaultyAnalyzer(Set.of("user.name", "Image"))))
        .withFormats(Formats.ALL.stream().<Format>map(HostileRecords::faulty).toList())
        .withDetector(FAULTY_DOCUMENT, FaultyDetector::of);
  }

  private static Format faulty(Format format) {
    return format.readsWhole() ? format : new FaultyFormat(format);
  }

  /** The built-in detections. */
  static Engine sound() {
    return engine(List.of());
  }

  private static Engine engine(List<Analyzer> more) {
    try {
      Content content = ContentFolder.read(ShippedEngine.project().resolve("content"));
      List<Analyzer> analyzers = new ArrayList<>(Analyzers.ALL);
      analyzers.addAll(more);
      return Engine.compile(content, analyzers, Intelligence.of(content.indicatorLists()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> samples() {
    try (Stream<Path> files = Files.walk(ShippedEngine.project().resolve("samples"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a sample; in the logs of logons and of containers some are guilty. */
  private static List<String> lines(Path file, boolean guilty) {
    List<String> lines;
    try {
      lines = new ArrayList<>(Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = String.valueOf(file.getFileName());
    if (guilty && name.equals("auth.log")) {
      lines.add(5, logon("02:12:01", FaultyFormat.MARK));
      lines.add(9, logon("02:12:03", FaultyAnalyzer.MARK));
      lines.add(11, logon("02:12:05", FaultyFormat.DEEP_MARK));
    } else if (guilty && name.equals("audit.log")) {
      lines.add(40, audit(48_290, FaultyFormat.MARK));
    } else if (guilty && name.equals("kube-audit.log")) {
      lines.add(4, lines.get(0).replace("system:kube-scheduler", FaultyFormat.MARK));
    }
    return lines;
  }

  private static String logon(String time, String user) {
    return "2026-11-24T"
        + time
        + ".000000+00:00 web-1 sshd[2181]: Failed password for "
        + user
        + " from 198.51.100.9 port 40022 ssh2";
  }

  private static String audit(int number, String program) {
    return "node=web-1 type=SYSTEM_BOOT msg=audit(1795486500.000:"
        + number
        + "): pid=1 uid=0 auid=4294967295 ses=4294967295 msg=' comm=\""
        + program
        + "\" exe=\"/usr/lib/systemd\" hostname=? addr=? terminal=? res=success'";
  }

  /** Failed logons; each seventh of them is guilty, in turns of the one thing or the other. */
  private static List<String> guesses(boolean guilty) {
    List<String> marks =
        List.of(
            FaultyFormat.MARK, FaultyDetector.MARK, FaultyAnalyzer.MARK, FaultyFormat.DEEP_MARK);
    List<String> lines = new ArrayList<>();
    for (int guess = 0; guess < GUESSES; guess++) {
      lines.add(guess(guess, "user" + guess, "203.0.113.20"));
      if (guilty && guess % 7 == 6) {
        int number = guess / 7;
        String mark = marks.get(number % marks.size());
        lines.add(guess(guess, mark + "-" + number, "203.0.113.99"));
      }
    }
    return lines;
  }

  private static String guess(int number, String user, String address) {
    Instant time = Instant.ofEpochSecond(0, FIRST_GUESS + 3L * number * SECOND);
    return "%s 0 [Note] [MY-010926] [Server] Access denied for user '%s'@'%s' (using password: YES)"
        .formatted(time.plusNanos(123_456_000), user, address);
  }

  private static long nanoseconds(String time) {
    return Instant.parse(time).getEpochSecond() * SECOND;
  }

  /** A source and its lines. */
  private record Source(String name, List<String> lines, int[] taken) {
    Source(String name, List<String> lines) {
      this(name, lines, new int[1]);
    }

    boolean hasMore() {
      return taken[0] < lines.size();
    }

    void push(int turn, List<Push> into) {
      if (hasMore()) {
        int to = Math.min(lines.size(), taken[0] + LINES);
        String text = String.join("\n", lines.subList(taken[0], to)) + "\n";
        taken[0] = to;
        long arrival = LATEST - (1_000 - turn) * SECOND;
        into.add(new Push(name, arrival, "", text.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }
}
