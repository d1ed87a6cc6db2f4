package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.format.FormatSamples;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Limits;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Records of many events at once, in and out of order, missing, too many. */
class AssemblyTest {
  private static final Pattern EVENT = Pattern.compile("audit\\(([^)]*)\\)");

  @RepeatedTest(50)
  void interleavedRecordsGiveTheSameEvents(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<List<String>> events = inventedEvents(40, random);
    List<String> inOrder = assembled(flat(events));
    assertThat(inOrder).hasSize(40);
    assertThat(assembled(interleaved(events, 8, random)))
        .containsExactlyInAnyOrderElementsOf(inOrder);
  }

  @RepeatedTest(50)
  void shuffledRecordsGiveTheSameEvents(RepetitionInfo repetition) {
    Random random = new Random(1000 + repetition.getCurrentRepetition());
    List<List<String>> events = inventedEvents(40, random);
    List<String> inOrder = assembled(flat(events));
    List<String> shuffled = new ArrayList<>();
    for (int from = 0; from < events.size(); from += 8) {
      List<String> together = flat(events.subList(from, from + 8));
      Collections.shuffle(together, random);
      shuffled.addAll(together);
    }
    assertThat(assembled(shuffled)).containsExactlyInAnyOrderElementsOf(inOrder);
  }

  @RepeatedTest(20)
  void samplesMayBeInterleavedToo(RepetitionInfo repetition) {
    byte[] sample = AuditJsonTest.bytes("format/auditd/files.log");
    Map<String, List<String>> byEvent = new LinkedHashMap<>();
    for (String line : new String(sample, StandardCharsets.UTF_8).lines().toList()) {
      Matcher id = EVENT.matcher(line);
      assertThat(id.find()).isTrue();
      byEvent.computeIfAbsent(id.group(1), key -> new ArrayList<>()).add(line);
    }
    List<List<String>> events = List.copyOf(byEvent.values());
    Random random = new Random(repetition.getCurrentRepetition());
    assertThat(assembled(interleaved(events, 5, random)))
        .containsExactlyInAnyOrderElementsOf(assembled(flat(events)));
  }

  @Test
  void aCompleteEventIsEmittedAtItsLastRecord() {
    List<String> records = inventedEvent(1, new Random(1));
    assertThat(emittedBeforeEnd(records, Limits.DEFAULT)).hasSize(1);
    assertThat(emittedBeforeEnd(records.subList(0, records.size() - 1), Limits.DEFAULT)).isEmpty();
  }

  @Test
  void aSourceThatKeepsOrderButLosesRecordsIsNotWaitedForLong() {
    List<String> records = new ArrayList<>();
    Random random = new Random(2);
    for (int i = 0; i < 10; i++) {
      List<String> event = inventedEvent(1 + 40 * i, random);
      event.removeIf(record -> record.startsWith("type=CWD"));
      records.addAll(event);
    }
    assertThat(emittedBeforeEnd(records, Limits.DEFAULT)).hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void anIncompleteEventIsEmittedWhenARecordIsFarAwayInTime() {
    List<String> incomplete = inventedEvent(1, new Random(3)).subList(0, 2);
    List<String> records = new ArrayList<>(incomplete);
    records.addAll(inventedEvent(700, new Random(4)));
    assertThat(emittedBeforeEnd(records, Limits.DEFAULT)).hasSize(2);
  }

  @Test
  void theOldestEventIsEmittedWhenTooManyAreOpen() {
    Limits limits = new Limits(1 << 20, 64, 4096, 4, 512);
    List<String> records = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      records.addAll(inventedEvent(i, new Random(i)).subList(0, 2));
    }
    assertThat(emittedBeforeEnd(records, limits)).hasSize(6);
  }

  @Test
  void anEventOfTooManyRecordsIsEmittedAsItIs() {
    Limits limits = new Limits(1 << 20, 64, 4096, 256, 3);
    List<String> records = inventedEvent(1, new Random(5));
    assertThat(emittedBeforeEnd(records, limits)).hasSize(1);
  }

  @Test
  void hostsWithTheSameSerialNumberAreKeptApart() {
    List<String> records = new ArrayList<>();
    List<String> event = inventedEvent(7, new Random(6));
    for (String record : event) {
      records.add("node=left " + record);
      records.add("node=right " + record);
    }
    assertThat(assembled(records))
        .hasSize(2)
        .anySatisfy(text -> assertThat(text).contains("\"host.name\":\"left\""))
        .anySatisfy(text -> assertThat(text).contains("\"host.name\":\"right\""));
  }

  @Test
  void argumentsInManyPartsAndInAnyOrderAreJoined() {
    String sample =
        new String(AuditJsonTest.bytes("format/auditd/long-arguments.log"), StandardCharsets.UTF_8);
    List<String> records = new ArrayList<>(sample.lines().toList());
    List<String> inOrder = assembled(records);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(records, new Random(seed));
      assertThat(assembled(records)).isEqualTo(inOrder);
    }
  }

  // -- invented events -------------------------------------------------------------------------

  private static List<List<String>> inventedEvents(int count, Random random) {
    List<List<String>> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(inventedEvent(i, random));
    }
    return events;
  }

  /** A complete execve, 100 ms after the one before. */
  private static List<String> inventedEvent(int number, Random random) {
    String id =
        "msg=audit(%d.%03d:%d): ".formatted(1_700_000_000 + number / 10, number % 10 * 100, number);
    int arguments = 1 + random.nextInt(4);
    StringBuilder execve = new StringBuilder("type=EXECVE " + id + "argc=" + arguments);
    for (int i = 0; i < arguments; i++) {
      execve.append(" a%d=\"v%d\"".formatted(i, random.nextInt(1000)));
    }
    return new ArrayList<>(
        List.of(
            "type=SYSCALL "
                + id
                + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=2 ppid=1"
                + " pid="
                + (1000 + number)
                + " uid=1000 euid=1000 ses=1 comm=\"x\" exe=\"/usr/bin/x\" key=(null)",
            execve.toString(),
            "type=CWD " + id + "cwd=\"/home/" + random.nextInt(50) + "\"",
            "type=PATH " + id + "item=0 name=\"./x\" inode=1 nametype=NORMAL",
            "type=PATH " + id + "item=1 name=\"/lib64/ld.so\" inode=2 nametype=NORMAL",
            "type=PROCTITLE " + id + "proctitle=\"x\""));
  }

  private static List<String> flat(List<List<String>> events) {
    List<String> records = new ArrayList<>();
    events.forEach(records::addAll);
    return records;
  }

  /** Takes the next record of one of {@code width} events at random. */
  private static List<String> interleaved(List<List<String>> events, int width, Random random) {
    List<List<String>> waiting = new ArrayList<>();
    events.forEach(event -> waiting.add(new ArrayList<>(event)));
    List<String> records = new ArrayList<>();
    while (!waiting.isEmpty()) {
      int chosen = random.nextInt(Math.min(width, waiting.size()));
      records.add(waiting.get(chosen).remove(0));
      if (waiting.get(chosen).isEmpty()) {
        waiting.remove(chosen);
      }
    }
    return records;
  }

  private static byte[] bytes(List<String> records) {
    return String.join("\n", records).getBytes(StandardCharsets.UTF_8);
  }

  /** Assembled events without where they lie. */
  private static List<String> assembled(List<String> records) {
    return withoutRecords(
        FormatSamples.events(new AuditdFormat(), bytes(records), AuditFields.COMMON));
  }

  private static List<String> withoutRecords(List<String> events) {
    return events.stream()
        .filter(event -> !event.contains(RecordView.CLASS.name()))
        .map(event -> event.replaceFirst(",\"position\":\\d+,\"record\":\\d+", ""))
        .toList();
  }

  private static List<String> emittedBeforeEnd(List<String> records, Limits limits) {
    RenderedEvents events = new RenderedEvents();
    AuditdFormat format = new AuditdFormat();
    byte[] source = bytes(records);
    int consumed =
        format
            .open(FormatSamples.fields(format, AuditFields.COMMON), limits)
            .read(source, 0, source.length, 0, true, events);
    assertThat(consumed).isEqualTo(source.length);
    return withoutRecords(events.lines());
  }
}
