package org.hansho.format.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

class SqlserverErrorlogTest {
  private static final Format FORMAT = new SqlserverErrorlogFormat();
  private static final String FOLDER = "format/sqlserver-errorlog";
  private static final byte[] SAMPLE = FormatSamples.seeds(FOLDER, ".log").get(0);
  private static final String[] ALL = DatabaseSampleFields.ALL.toArray(String[]::new);

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".log", DatabaseSampleFields.ALL);
  }

  @Test
  void utf16GivesTheSameEventsAsUtf8() {
    List<String> expected = RenderedFields.of(FORMAT, SAMPLE, ALL);
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(RenderedFields.of(FORMAT, utf16(charset), ALL)).isEqualTo(expected);
    }
  }

  @Test
  void utf16IsRecognised() {
    byte[] source = utf16(StandardCharsets.UTF_16LE);
    assertThat(FormatRecognition.recognise(source, source.length))
        .isInstanceOfSatisfying(
            Recognition.Recognised.class,
            found -> assertThat(found.format().name()).isEqualTo(FORMAT.name()));
  }

  @Test
  void positionsInUtf16AreThoseOfTheSourceHoweverItIsCut() {
    byte[] source = utf16(StandardCharsets.UTF_16LE);
    List<Long> positions = new ArrayList<>();
    BlockFeeder.inBlocks(
        FORMAT.open(FormatSamples.fields(FORMAT, List.of()), Limits.DEFAULT),
        source,
        new EventSink() {
          @Override
          public void event(Event event) {
            positions.add(event.position());
          }

          @Override
          public void malformed(Malformed record) {
            throw new AssertionError(record.reason());
          }
        },
        new Random(1),
        61);
    assertThat(positions).hasSizeGreaterThan(5).startsWith(2L);
    for (long position : positions) {
      String text = new String(source, (int) position, 8, StandardCharsets.UTF_16LE);
      assertThat(text).isEqualTo("2026");
    }
  }

  @Test
  void mutatedUtf16BreaksNothing() {
    List<byte[]> seeds =
        List.of(utf16(StandardCharsets.UTF_16LE), utf16(StandardCharsets.UTF_16BE));
    ParserFuzz.run(FORMAT, DatabaseSampleFields.ALL, seeds, 100_000, 16L);
  }

  private static byte[] utf16(Charset charset) {
    return ("\uFEFF" + new String(SAMPLE, StandardCharsets.UTF_8)).getBytes(charset);
  }
}
