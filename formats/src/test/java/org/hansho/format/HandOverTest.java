package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Fields;
import org.hansho.format.RememberedReader.Lines;
import org.hansho.format.database.MysqlGeneralFormat;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a reader holds back comes out when nothing follows, as it does at the end of its source. */
class HandOverTest {
  /** Formats whose samples end with something that is held back. */
  private static final Set<String> HOLD_BACK =
      Set.of(
          "auditd",
          "mysql-error",
          "mysql-general",
          "mysql-slow",
          "pcap",
          "postgresql-log",
          "sqlserver-errorlog");

  private final Set<String> held = new TreeSet<>();

  @TestFactory
  Stream<DynamicTest> whatIsHandedOverIsWhatTheEndBringsOut() {
    return Stream.concat(
        Formats.ALL.stream()
            .map(format -> DynamicTest.dynamicTest(format.name(), () -> handsOver(format))),
        Stream.of(
            DynamicTest.dynamicTest(
                "some formats hold back records", () -> assertThat(held).containsAll(HOLD_BACK))));
  }

  private void handsOver(Format format) throws IOException {
    Duration most = Duration.ofSeconds(format.readsWhole() ? 60 : 15);
    assertThat(format.patience()).isBetween(Duration.ofSeconds(2), most);
    for (Path sample : FormatSamples.samples("format/" + format.name(), "")) {
      byte[] source = FormatSamples.bytes(sample);
      boolean cut = !format.readsBinary() && source[source.length - 1] != '\n';
      if (cut || format.readsWhole()) {
        continue;
      }
      Fields fields = FormatSamples.fields(format, new TreeSet<>(format.commonFields().keySet()));
      Lines handedOver = new Lines();
      RecordReader other = format.open(fields, Limits.DEFAULT);
      int read = other.read(source, 0, source.length, 0, false, handedOver);
      if (!other.holdsBack(source.length - read)) {
        continue;
      }
      held.add(format.name());
      Lines ended = new Lines();
      RecordReader one = format.open(fields, Limits.DEFAULT);
      one.read(source, 0, source.length, 0, true, ended);
      one.end(ended);
      int behind = other.handOver(source, read, source.length, read, handedOver);
      assertThat(other.holdsBack(source.length - behind)).as(sample.toString()).isFalse();
      assertThat(events(handedOver)).as(sample.toString()).isEqualTo(events(ended));
    }
  }

  /** Without records that are cut short, which may still be made whole. */
  private static List<String> events(Lines lines) {
    return lines.all().stream().filter(line -> !line.startsWith("{\"malformed\"")).toList();
  }

  private static List<String> read(Format format, String... texts) {
    Fields fields = FormatSamples.fields(format, List.of("user.name", "event.outcome"));
    RecordReader reader = format.open(fields, Limits.DEFAULT);
    Lines lines = new Lines();
    byte[] rest = {};
    long position = 0;
    for (String text : texts) {
      byte[] more = text.getBytes(StandardCharsets.UTF_8);
      byte[] given = Arrays.copyOf(rest, rest.length + more.length);
      System.arraycopy(more, 0, given, rest.length, more.length);
      int consumed = reader.read(given, 0, given.length, position, false, lines);
      consumed = reader.handOver(given, consumed, given.length, position + consumed, lines);
      rest = Arrays.copyOfRange(given, consumed, given.length);
      position += consumed;
    }
    reader.end(lines);
    return lines.all();
  }

  @Test
  void aLineThatIsNotWholeIsLeft() {
    String log =
        """
        2026-03-02T09:00:00.000000Z\t    7 Query\tselect 1
        2026-03-02T09:00:01.000000Z\t    7 Query\tselect 2
        """;
    int cut = log.length() - 20;
    assertThat(read(new MysqlGeneralFormat(), log.substring(0, cut), log.substring(cut)))
        .isEqualTo(read(new MysqlGeneralFormat(), log))
        .hasSize(2);
  }

  @Test
  void aLoginWhoseOutcomeDoesNotComeWaitsForFiveSecondsOfItsLog() {
    String connect =
        "2026-03-02T09:00:00.000000Z\t    7 Connect\tjo@192.0.2.7 on shop using TCP/IP\n";
    String other = "2026-03-02T09:00:%s.000000Z\t    8 Query\tselect 1\n";
    String own = "2026-03-02T09:00:07.000000Z\t    7 Query\tselect 2\n";
    MysqlGeneralFormat format = new MysqlGeneralFormat();
    assertThat(outcomes(format, connect + other.formatted("05") + own.replace(":07", ":05")))
        .containsExactly("success");
    assertThat(outcomes(format, connect + other.formatted("06") + own)).isEmpty();
    assertThat(outcomes(format, connect + own)).isEmpty();
  }

  private static List<String> outcomes(Format format, String log) {
    return read(format, log).stream()
        .filter(line -> line.contains("success"))
        .map(line -> "success")
        .toList();
  }
}
