package org.hansho.format.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hansho.event.Fields;
import org.hansho.format.FormatRecognition;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.format.Recognition;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.junit.jupiter.api.Test;

class IisFormatTest {
  private static final IisFormat FORMAT = new IisFormat();
  private static final String FOLDER = "format/iis";

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, FOLDER, ".log", WebSampleFields.ALL);
  }

  @Test
  void aShortListOfColumnsIsKnownByItsHeader() {
    String header = "#Software: Microsoft Internet Information Services 10.0\n#Fields: ";
    String requests = "date time c-ip cs-method cs-uri-stem sc-status\n";
    String line = "2026-11-25 01:00:00 203.0.113.7 GET /a.aspx 200\n";
    assertThat(isRecognised(header + requests + line + "#Date: 2026-11-25 02:00:00\n")).isTrue();
    assertThat(isRecognised(header + requests + "2026-11-25 01:00:00 203.0")).isTrue();
    assertThat(isRecognised(header + requests + line.replace(' ', '\t'))).isFalse();
    assertThat(isRecognised(header + requests)).as("nobody asked for anything").isTrue();
    assertThat(isRecognised(header + "date time action\n")).isFalse();
    assertThat(isRecognised(header + "date time action\n2026-11-25 01:00:00 DROP\n")).isFalse();
    assertThat(isRecognised("# a remark\n" + line)).isFalse();
  }

  @Test
  void aSiteIsNamedWithoutItsPortAndTheHeaderStays() {
    String log =
        """
        #Fields: date time c-ip cs-method cs-uri-stem cs-host sc-status
        2026-11-25 01:00:00 203.0.113.7 GET /a.aspx shop.example:8443 200
        """;
    assertThat(
            FormatSamples.events(
                FORMAT, log.getBytes(StandardCharsets.UTF_8), List.of("cs-host", "url.domain")))
        .singleElement()
        .asString()
        .contains("\"cs-host\":\"shop.example:8443\"", "\"url.domain\":\"shop.example\"");
  }

  @Test
  void theComputerIsTheHost() {
    String log =
        """
        #Fields: date time s-computername c-ip cs-method cs-uri-stem cs-host sc-status
        2026-11-25 01:00:00 WEB1 203.0.113.7 GET /a.aspx shop.example 200
        """;
    assertThat(
            FormatSamples.events(
                FORMAT, log.getBytes(StandardCharsets.UTF_8), List.of("host.name", "url.domain")))
        .singleElement()
        .asString()
        .contains("\"host.name\":\"WEB1\"", "\"url.domain\":\"shop.example\"");
  }

  private static boolean isRecognised(String log) {
    byte[] sample = log.getBytes(StandardCharsets.UTF_8);
    return FormatRecognition.recognise(sample, sample.length)
            instanceof Recognition.Recognised recognised
        && recognised.format() instanceof IisFormat;
  }

  @Test
  void theTailOfALineBeyondTheCapIsNoEventAfterARestore() {
    Limits limits = new Limits(100, 8, 64, 1, 1);
    Fields fields = Fields.of(List.of("url.path"));
    String columns = "#Fields: date time cs-method cs-uri-stem\n";
    String tail = "2026-11-25 01:00:00 GET /forged\n";
    byte[] log =
        (columns + "2026-11-25 01:00:00 GET /" + "a".repeat(200) + tail)
            .getBytes(StandardCharsets.UTF_8);
    RecordReader before = FORMAT.open(fields, limits);
    RenderedEvents events = new RenderedEvents();
    int cut = log.length - tail.length();
    assertThat(before.read(log, 0, cut, 0, false, events)).isEqualTo(cut);
    StateWriter saved = new StateWriter();
    before.save(saved);
    RecordReader after = FORMAT.open(fields, limits);
    after.restore(new StateReader(saved.toBytes()));
    after.read(log, cut, log.length, cut, true, events);
    assertThat(events.lines()).singleElement().asString().contains("malformed");
  }

  @Test
  void aDayThatOnlyTheHeaderNamesGoesOnBehindMidnight() {
    String log =
        """
        00:00:00 GET /unknown
        #Date: 2026-11-25 23:59:00
        #Fields: time cs-method cs-uri-stem
        23:59:59 GET /a
        00:00:01 GET /b
        23:59:58 GET /c
        12:00:00 GET /d
        25:00:00 GET /e
        """;
    assertThat(FormatSamples.events(FORMAT, log.getBytes(StandardCharsets.UTF_8), List.of()))
        .satisfiesExactly(
            event -> assertThat(event).contains("malformed"),
            event -> assertThat(event).contains("2026-11-25T23:59:59Z"),
            event -> assertThat(event).contains("2026-11-26T00:00:01Z"),
            event -> assertThat(event).contains("2026-11-25T23:59:58Z"),
            event -> assertThat(event).contains("2026-11-26T12:00:00Z"),
            event -> assertThat(event).contains("malformed"));
  }

  @Test
  void mutatedLinesBreakNothing() {
    ParserFuzz.run(FORMAT, WebSampleFields.ALL, FormatSamples.seeds(FOLDER, ".log"), 100_000, 1623);
  }

  @FuzzTest
  void anyBytesAsLines(byte[] input) {
    ParserFuzz.check(FORMAT, WebSampleFields.ALL, input);
  }
}
