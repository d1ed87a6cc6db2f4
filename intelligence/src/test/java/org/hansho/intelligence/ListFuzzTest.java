package org.hansho.intelligence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.yaml.Problem;
import org.hansho.yaml.Problems;
import org.hansho.yaml.SourceText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Broken lists: seeded mutations of each format, and targets for a fuzzer. */
class ListFuzzTest {
  private static final int INPUTS = 25_000;
  private static final int LARGEST = 3_000;

  private static final List<String> TEXTS =
      List.of(
          "# c\n192.0.2.1\n198.51.100.0/24 ; x\n2001:db8::/32\n0.0.0.0 a.example.com\n",
          "hxxp://a[.]example/x\nbad.example.com, y\n0123456789abcdef0123456789abcdef\n");
  private static final List<String> TABLES =
      List.of(
          "# \"first_seen_utc\",\"dst_ip\",\"malware\"\n"
              + "\"2026-03-01 10:00:00\",\"192.0.2.4\",\"a\"\"b\"\n",
          "indicator;category;confidence;valid_until\nx.example.com;a;75;2026-04-01\n");
  private static final List<String> EVENTS =
      List.of(
          "{\"Event\":{\"info\":\"x\",\"date\":\"2026-03-01\",\"Attribute\":[{\"type\":\"ip-dst|port\","
              + "\"value\":\"192.0.2.1|443\",\"to_ids\":true,\"timestamp\":\"1772366400\"}]}}");
  private static final List<String> BUNDLES =
      List.of(
          "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"valid_from\":\"2026-03-01T00:00:00Z\",\"pattern\":\"[ipv4-addr:value"
              + " = '192.0.2.1' OR file:hashes.'SHA-256' IN ('a','b')]\"}]}");
  private static final List<String> WORDS =
      List.of(
          "\"",
          "\\",
          "\n",
          ",",
          ";",
          "\t",
          "{",
          "}",
          "[",
          "]",
          "'",
          "(",
          ")",
          "#",
          "/",
          ":",
          "::",
          ".",
          "=",
          " OR ",
          " IN ",
          "null",
          "-1",
          "99999999999",
          "9999-99-99",
          "\u0000",
          "\uFEFF",
          "|",
          "://",
          "@",
          "%",
          "ä",
          "\uD800",
          "*.",
          "/0",
          "/129");

  @Test
  void mutatedLinesBreakNothing() {
    run(TEXTS, 1);
  }

  @Test
  void mutatedTablesBreakNothing() {
    run(TABLES, 2);
  }

  @Test
  void mutatedEventsBreakNothing() {
    run(EVENTS, 3);
  }

  @Test
  void mutatedBundlesBreakNothing() {
    run(BUNDLES, 4);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    check(text, TextListReader.read(text, draft(text)));
  }

  @FuzzTest
  void anyBytesAsATable(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    check(text, CsvListReader.read(text, ',', List.of(), draft(text)));
  }

  @FuzzTest
  void anyBytesAsAnEvent(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    check(text, MispReader.read(text, draft(text)));
  }

  @FuzzTest
  void anyBytesAsABundle(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    check(text, StixReader.read(text, draft(text)));
  }

  @FuzzTest
  void anyBytesAsValues(byte[] input) {
    lookUp(Intelligence.of(List.of(Looks.list("x", "tor", TEXTS.get(0), TEXTS.get(1)))), input);
  }

  private static ListDraft draft(String text) {
    return new ListDraft(ListSettings.NONE, new Problems("x", text));
  }

  private static void run(List<String> samples, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < INPUTS; i++) {
      String text = samples.get(random.nextInt(samples.size()));
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        text = changed(text, samples, random);
      }
      one(text.length() > LARGEST ? text.substring(0, LARGEST) : text);
    }
  }

  private static String changed(String text, List<String> samples, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(random.nextBoolean() ? 4 : 100));
    String other = samples.get(random.nextInt(samples.size()));
    String middle =
        switch (random.nextInt(5)) {
          case 0 -> "";
          case 1 -> WORDS.get(random.nextInt(WORDS.size()));
          case 2 -> String.valueOf((char) random.nextInt(0x100));
          case 3 -> text.substring(at, end).repeat(2);
          default -> other.substring(random.nextInt(other.length()));
        };
    return text.substring(0, at) + middle + text.substring(random.nextBoolean() ? at : end);
  }

  private static void one(String text) {
    try {
      Problems problems = new Problems("x", text);
      IndicatorList list =
          IndicatorLists.read(new SourceText("x", text), ListSettings.NONE, problems);
      assertThat(list != null || problems.refusals() > 0).as("a list or a reason").isTrue();
      problems.all().forEach(Problem::rendered);
      check(text, list);
    } catch (RuntimeException | AssertionError e) {
      fail("on: " + text + "<end>", e);
    }
  }

  private static void check(String text, @Nullable IndicatorList list) {
    if (list == null) {
      return;
    }
    assertThat(list.entries().size()).isLessThanOrEqualTo(text.length());
    Intelligence intelligence = Intelligence.of(List.of(list));
    for (Indicator entry : list.entries()) {
      lookUp(intelligence, entry.value().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void lookUp(Intelligence intelligence, byte[] value) {
    IndicatorSearch search = new IndicatorSearch();
    search.begin(intelligence, Event.NO_TIME);
    search.host(value, 0, value.length);
    search.url(value, 0, value.length);
    search.md5(value, 0, value.length);
    search.sha256(value, 0, value.length);
    for (int hit = 0; hit < search.size(); hit++) {
      assertThat(search.entry(hit)).isNotEmpty();
    }
  }
}
