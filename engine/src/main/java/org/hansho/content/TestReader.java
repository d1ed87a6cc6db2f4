package org.hansho.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hansho.alert.Entity;
import org.hansho.content.DetectionTest.Expectation;
import org.hansho.content.DetectionTest.Given;
import org.hansho.sigma.Timespans;
import org.hansho.yaml.Problems;
import org.hansho.yaml.YamlNode;
import org.hansho.yaml.YamlNode.Mapping;
import org.hansho.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;

/** Reads the tests of a detection file. */
final class TestReader {
  private static final Set<String> TEST_KEYS = Set.of("name", "format", "given", "expect");
  private static final Set<String> GIVEN_KEYS = Set.of("at", "lines", "repeat", "every");
  private static final Set<String> EXPECT_KEYS =
      Set.of(
          "alerts",
          "others",
          "count",
          "severity",
          "confidence",
          "summary",
          "entities",
          "malformed");
  private static final int MOST = 1_000_000;

  /** Most characters that the lines of one test come to, repetitions counted. */
  private static final long MOST_CHARACTERS = 256L << 20;

  private final Problems problems;
  private final RecordBook book;

  /** Reads tests that use these records. */
  TestReader(RecordBook book, Problems problems) {
    this.book = book;
    this.problems = problems;
  }

  List<DetectionTest> read(List<Mapping> mappings) {
    List<DetectionTest> tests = new ArrayList<>();
    for (Mapping mapping : mappings) {
      Section section = new Section(mapping, TEST_KEYS, problems);
      section.require(List.of("name", "format", "given", "expect"));
      List<Given> given = given(section);
      Mapping expect = section.mapping("expect");
      tests.add(
          new DetectionTest(
              section.text("name"),
              section.text("format"),
              given,
              expectation(expect == null ? new Mapping(mapping.place(), Map.of()) : expect),
              mapping.place()));
    }
    return tests;
  }

  /** A script, or a list of blocks of lines and of scripts. */
  private List<Given> given(Section section) {
    List<Given> given = new ArrayList<>();
    YamlNode node = section.node("given");
    List<YamlNode> items =
        node instanceof YamlNode.Sequence sequence
            ? sequence.items()
            : node == null ? List.of() : List.of(node);
    for (YamlNode item : items) {
      if (item instanceof Mapping block) {
        given.add(given(block));
      } else if (item instanceof Scalar script) {
        given.addAll(new TestScript(script, book, problems).read());
      } else {
        problems.error(item.place(), "write lines with their time, or a script of records", "");
      }
    }
    long characters = 0;
    for (Given block : given) {
      characters += (long) block.lines().length() * block.repeat();
    }
    if (characters > MOST_CHARACTERS) {
      problems.error(
          section.place("given"),
          "the lines of a test come to at most " + MOST_CHARACTERS + " characters",
          "repeat less");
    }
    return given;
  }

  private Given given(Mapping mapping) {
    Section section = new Section(mapping, GIVEN_KEYS, problems);
    section.require(List.of("at", "lines"));
    Scalar lines = section.scalar("lines");
    return new Given(
        span(section, "at"),
        lines == null ? "" : lines.text(),
        section.number("repeat", 1, TestLines.MOST_BLOCKS, 1),
        span(section, "every"));
  }

  private Duration span(Section section, String key) {
    Scalar scalar = section.scalar(key);
    if (scalar == null) {
      return Duration.ZERO;
    }
    @Nullable Duration millis = millis(scalar.text());
    @Nullable Duration span = millis == null ? Timespans.read(scalar, problems) : millis;
    return span == null ? Duration.ZERO : span;
  }

  /** A timespan, which may be in milliseconds; null where the text is none. */
  static @Nullable Duration span(String text) {
    @Nullable Duration millis = millis(text);
    return millis == null ? Timespans.parse(text) : millis;
  }

  private static @Nullable Duration millis(String text) {
    return text.matches("[0-9]{1,6}ms")
        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
        : null;
  }

  private Expectation expectation(Mapping mapping) {
    Section section = new Section(mapping, EXPECT_KEYS, problems);
    section.require(List.of("alerts"));
    int count = section.number("count", 1, MOST, 0);
    return new Expectation(
        section.number("alerts", 0, MOST, 0),
        section.flag("others"),
        count == 0 ? null : (long) count,
        section.choice("severity", Choices.SEVERITIES),
        section.choice("confidence", Choices.CONFIDENCES),
        section.text("summary"),
        entities(section),
        section.number("malformed", 0, MOST, 0));
  }

  private List<Entity> entities(Section section) {
    List<Entity> entities = new ArrayList<>();
    for (Mapping mapping : section.mappings("entities")) {
      String type = "";
      Map<String, String> attributes = new TreeMap<>();
      for (Map.Entry<String, YamlNode.Entry> entry : mapping.entries().entrySet()) {
        if (!(entry.getValue().value() instanceof Scalar scalar)) {
          problems.error(entry.getValue().value().place(), "write a single value", "");
        } else if (entry.getKey().equals("type")) {
          type = scalar.text();
        } else {
          attributes.put(entry.getKey(), scalar.text());
        }
      }
      if (type.isEmpty()) {
        problems.error(mapping.place(), "the key 'type' is missing", "");
      } else {
        entities.add(new Entity(type, attributes));
      }
    }
    return entities;
  }
}
