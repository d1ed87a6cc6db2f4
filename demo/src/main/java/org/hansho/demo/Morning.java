package org.hansho.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hansho.content.Content;
import org.hansho.content.Detection;
import org.hansho.content.DetectionTest;
import org.hansho.content.DetectionTest.Given;
import org.hansho.content.ScenarioFile;
import org.hansho.content.ScenarioReader;
import org.hansho.content.TestLines;
import org.hansho.format.Formats;
import org.hansho.record.Format;
import org.hansho.yaml.SourceText;

/**
 * What happens in the hour of the demonstration, and in the ninety days before it: the story of
 * {@code story.yml}, and for each detection that the story does not raise, the records of the first
 * of its own tests that raises it, moved into the hour. Nothing changes once it is made.
 */
final class Morning {
  /** How long it is. */
  static final Duration LENGTH = Duration.ofHours(1);

  private static final String STORY = "story.yml";
  private static final String BASICS = "basics/";

  /** When the first and the last of the other attacks begins. */
  private static final Duration FIRST = Duration.ofMinutes(2);

  private static final Duration LAST = Duration.ofMinutes(40);

  /**
   * These wait for an hour whether more of the same comes, so their records come before the morning
   * begins.
   */
  private static final Map<String, Duration> WAITING =
      Map.of("key-vault/unusual-application", Duration.ofMinutes(-50));

  private final Map<String, Origin> sources = new LinkedHashMap<>();
  private final List<Sending> history = new ArrayList<>();
  private final List<Sending> hour = new ArrayList<>();
  private final Instant begin;
  private final Set<String> detections;

  private Morning(Instant begin, Set<String> detections) {
    this.begin = begin;
    this.detections = Set.copyOf(detections);
  }

  /** The morning of these detections that begins then. */
  static Morning of(Content content, Instant begin) {
    Morning morning = new Morning(begin, reference(content));
    ScenarioFile story = story();
    for (ScenarioFile.Source source : story.sources()) {
      morning.add(source.name(), format(source.format()), source.blocks(begin));
    }
    morning.addOthers(
        content.detections().stream()
            .filter(detection -> !story.raises().contains(detection.id()))
            .toList());
    morning.history.sort(Comparator.comparing(Sending::at));
    morning.hour.sort(Comparator.comparing(Sending::at));
    morning.number();
    return morning;
  }

  /** Packets of flows have numbers; they count on behind the history. */
  private void number() {
    for (Origin source : sources.values()) {
      if (isFlows(source.format())) {
        List<Sending> packets =
            Stream.concat(history.stream(), hour.stream())
                .filter(one -> one.source().equals(source.name()))
                .toList();
        Iterator<Sending> numbered = NetflowPackets.numbered(packets).iterator();
        UnaryOperator<Sending> next =
            one -> one.source().equals(source.name()) ? numbered.next() : one;
        history.replaceAll(next);
        hour.replaceAll(next);
      }
    }
  }

  private static boolean isFlows(Format format) {
    return format.name().equals(NetflowPackets.FORMAT);
  }

  private static byte[] bytes(Instant at, String lines, Format format) {
    return isFlows(format) ? NetflowPackets.of(at, lines) : format.described(lines);
  }

  private static Set<String> reference(Content content) {
    return content.detections().stream()
        .map(Detection::id)
        .filter(id -> !id.startsWith(BASICS))
        .collect(Collectors.toSet());
  }

  /** What the story says of itself. */
  static ScenarioFile story() {
    try (InputStream in = Morning.class.getResourceAsStream(STORY)) {
      if (in == null) {
        throw new IllegalStateException(STORY + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      ScenarioReader.Reading reading = ScenarioReader.read(new SourceText(STORY, text));
      if (!reading.problems().isEmpty()) {
        throw new IllegalStateException(reading.problems().get(0).rendered());
      }
      return reading.scenario();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static DetectionTest firing(Detection detection) {
    return detection
        .firingTest()
        .orElseThrow(() -> new IllegalStateException(detection.id() + " has no test that fires"));
  }

  private void addOthers(List<Detection> others) {
    for (int i = 0; i < others.size(); i++) {
      DetectionTest test = firing(others.get(i));
      Given attack = attack(test);
      Duration takes = attack.every().multipliedBy(attack.repeat() - 1L);
      Duration spread = LAST.minus(FIRST).multipliedBy(i).dividedBy(others.size());
      Duration at = WAITING.getOrDefault(others.get(i).id(), FIRST.plus(spread));
      if (at.plus(takes).compareTo(LAST) > 0) {
        at = LAST.minus(takes);
      }
      Instant start = begin.plus(at).minus(attack.at());
      Cast cast = new Cast(i, test);
      add(
          "branch-" + test.format(),
          format(test.format()),
          TestLines.blocks(test, start).stream()
              .map(block -> new TestLines.Block(block.at(), cast.rename(block.lines())))
              .toList());
    }
  }

  /** The block of a test that begins last: what comes before it is what is usual. */
  private static Given attack(DetectionTest test) {
    return test.given().stream()
        .max(Comparator.comparing(Given::at))
        .orElseThrow(() -> new IllegalStateException(test.name() + " has no lines"));
  }

  private void add(String source, Format format, List<TestLines.Block> blocks) {
    sources.putIfAbsent(source, Origin.of(source, format));
    boolean isHeaded = false;
    for (TestLines.Block block : blocks) {
      String lines = block.lines();
      if (block.at().isBefore(begin)) {
        history.add(new Sending(block.at(), source, bytes(block.at(), lines, format)));
      } else if (block.at().isBefore(begin.plus(LENGTH))) {
        String header = isHeaded ? "" : header(blocks.get(0).lines());
        String headed = lines.startsWith(header) ? lines : header + lines;
        hour.add(new Sending(block.at(), source, bytes(block.at(), headed, format)));
        isHeaded = true;
      }
    }
  }

  /** The lines that name the columns of a log: whoever begins a new file begins with them. */
  private static String header(String lines) {
    int end = 0;
    while (lines.startsWith("#", end) || lines.startsWith("version ", end)) {
      end = lines.indexOf('\n', end) + 1;
    }
    return lines.substring(0, end);
  }

  private static Format format(String name) {
    Format format = Formats.named(name);
    if (format == null) {
      throw new IllegalStateException("there is no format " + name);
    }
    return format;
  }

  /** What must be found: every detection but those of the basics. */
  Set<String> detections() {
    return detections;
  }

  /** When it begins. */
  Instant begin() {
    return begin;
  }

  /** Who writes. */
  List<Origin> sources() {
    return List.copyOf(sources.values());
  }

  /** What was written before, in order of time. */
  List<Sending> history() {
    return List.copyOf(history);
  }

  /** What is written within the hour, in order of time. */
  List<Sending> hour() {
    return List.copyOf(hour);
  }
}
