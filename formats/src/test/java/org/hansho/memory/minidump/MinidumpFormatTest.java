package org.hansho.memory.minidump;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hansho.bytes.SourceBytes;
import org.hansho.event.Event;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.RenderedEvents;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.record.WholeSourceReader;
import org.junit.jupiter.api.Test;

class MinidumpFormatTest {
  private static final String FOLDER = "format/windows-minidump";
  private static final Collection<String> FIELDS = FieldWords.ALL.keySet();
  private static final MinidumpFormat FORMAT = new MinidumpFormat();

  @Test
  void samplesAreTheDumpsOfTheirDescriptions() throws IOException {
    Path folder =
        Path.of(System.getProperty("hansho.root", ".."), "formats/src/test/resources", FOLDER);
    for (Map.Entry<String, String> sample : MinidumpSamples.ALL.entrySet()) {
      byte[] described = FORMAT.described(sample.getValue());
      Path file = folder.resolve(sample.getKey());
      if (Boolean.getBoolean("hansho.update")) {
        Files.write(file, described);
      }
      assertThat(Files.readAllBytes(file)).as(sample.getKey()).isEqualTo(described);
    }
  }

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".dmp", FIELDS);
  }

  @Test
  void theEventOfADumpIsItsRecordToo() {
    byte[] dump =
        FORMAT.described(
            "dump L0 x64\nprocess C:\\a.exe\nmemory at 2a0000 size 1000 private R-X\n"
                + "  call at 0\nthread 7 at 2a0000");
    RenderedEvents events = new RenderedEvents();
    WholeSourceReader reader =
        (WholeSourceReader)
            FORMAT.open(FormatSamples.fields(FORMAT, List.of("dump.file")), Limits.DEFAULT);
    reader.readWhole(SourceBytes.of(dump), "crash.dmp", events);
    assertThat(events.lines()).hasSize(2).allMatch(line -> line.contains("\"crash.dmp\""));
  }

  @Test
  void aRecordIsReadAloneAsItWasInItsDump() {
    byte[] dump =
        FORMAT.described(
            "dump L0 x64\nprocess C:\\a.exe\nmemory at 2a0000 size 1000 private R-X\n"
                + "  call at 0\nthread 7 at 2a0000");
    RenderedEvents inDump = new RenderedEvents();
    RecordTexts records = new RecordTexts(inDump);
    WholeSourceReader reader =
        (WholeSourceReader) FORMAT.open(FormatSamples.fields(FORMAT, FIELDS), Limits.DEFAULT);
    reader.readWhole(SourceBytes.of(dump), "crash.dmp", records);
    RenderedEvents alone = new RenderedEvents();
    for (String record : records.texts) {
      byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
      RecordReader one =
          FORMAT.ofRecord().open(FormatSamples.fields(FORMAT, FIELDS), Limits.DEFAULT);
      one.read(bytes, 0, bytes.length, 0, true, alone);
      one.end(alone);
    }
    assertThat(records.texts).hasSize(2);
    assertThat(alone.lines()).isEqualTo(inDump.lines());
  }

  @Test
  void whatIsNoRecordOfADumpIsNotReadAlone() {
    RenderedEvents alone = new RenderedEvents();
    for (String text : List.of("", "{", "{}x", "{\"a\":\"cut", "{\"a\":1", "[1]", "plain")) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      RecordReader one =
          FORMAT.ofRecord().open(FormatSamples.fields(FORMAT, FIELDS), Limits.DEFAULT);
      assertThat(one.read(bytes, 0, bytes.length, 0, true, alone)).isEqualTo(bytes.length);
      one.end(alone);
    }
    assertThat(alone.lines()).isEmpty();
  }

  /** Notes the text of each record, and hands events on. */
  private static final class RecordTexts implements EventSink {
    private final EventSink further;
    private final List<String> texts = new ArrayList<>();

    RecordTexts(EventSink further) {
      this.further = further;
    }

    @Override
    public void event(Event event) {
      texts.add(event.recordText());
      further.event(event);
    }

    @Override
    public void malformed(Malformed record) {
      further.malformed(record);
    }
  }

  @Test
  void aSourceThatIsTooLongForBlocksIsReportedWithTheRemedy() {
    RenderedEvents events = new RenderedEvents();
    Limits small = new Limits(16, 1, 1, 1, 1);
    WholeSourceReader reader =
        (WholeSourceReader) FORMAT.open(FormatSamples.fields(FORMAT, List.of()), small);
    byte[] block = new byte[1025];
    assertThat(reader.read(block, 0, block.length, 0, true, events)).isEqualTo(block.length);
    reader.end(events);
    assertThat(events.lines())
        .singleElement()
        .asString()
        .contains("larger than what is collected", "plain file");
  }

  @Test
  void behindASourceThatWasTooLongAndGivenUpTheNextOneIsRead() {
    RenderedEvents events = new RenderedEvents();
    Limits small = new Limits(16, 1, 1, 1, 1);
    WholeSourceReader reader =
        (WholeSourceReader) FORMAT.open(FormatSamples.fields(FORMAT, List.of()), small);
    reader.read(new byte[1025], 0, 1025, 0, false, events);
    assertThat(reader.abandon(events)).isTrue();
    assertThat(reader.holdsBack(0)).isFalse();
    reader.read(new byte[4], 0, 4, 0, true, events);
    reader.end(events);
    assertThat(events.lines()).hasSize(2);
    assertThat(events.lines().get(1)).doesNotContain("larger than what is collected");
  }

  @Test
  void mutatedDumpsAreReadOrReported() {
    List<byte[]> seeds = FormatSamples.seeds(FOLDER, ".dmp");
    ParserFuzz.run(FORMAT, FIELDS, seeds, 2_000, 31L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(FORMAT, FIELDS, input);
  }
}
