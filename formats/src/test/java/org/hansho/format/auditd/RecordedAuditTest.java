package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.format.RenderedEvents;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.junit.jupiter.api.Test;

/** Logs that others recorded. */
class RecordedAuditTest {
  private static final List<Format> FORMATS =
      List.of(new AuditdFormat(), new LaurelFormat(), new AuditJsonFormat());

  @Test
  void everyRecordedFileIsReadByEveryFormatWithoutAnException() {
    int files = 0;
    for (Path file : RecordedAudit.all()) {
      byte[] source = RecordedAudit.bytes(file);
      for (Format format : FORMATS) {
        RenderedEvents events = new RenderedEvents();
        BlockFeeder.inBlocks(
            format.open(FormatSamples.fields(format, AuditFields.all()), Limits.DEFAULT),
            source,
            events,
            new Random(files),
            4096);
        assertThat(events.lines()).as(format.name() + " on " + file).isNotEmpty();
      }
      files++;
    }
    assertThat(files).isGreaterThan(20);
  }

  @Test
  void eachRecordedLogIsRecognised() {
    assertThat(new AuditdFormat().recognise(bytes("go-libaudit/testdata/normal.log"), 2000))
        .isEqualTo(95);
    assertThat(new AuditJsonFormat().recognise(bytes("azure-sentinel/LinuxAudit_CL.json"), 2000))
        .isEqualTo(95);
    assertThat(new LaurelFormat().recognise(bytes("azure-sentinel/LinuxAudit_CL.json"), 2000))
        .isZero();
  }

  @Test
  void recordsOutOfOrderGiveTheEventsOfThoseInOrder() {
    List<String> normal = assembled("go-libaudit/testdata/normal.log");
    assertThat(normal).hasSize(3);
    assertThat(assembled("go-libaudit/testdata/out_of_order.log"))
        .containsExactlyInAnyOrderElementsOf(normal);
  }

  @Test
  void lostRecordsLeaveTheOtherEventsWhole() {
    List<String> normal = assembled("go-libaudit/testdata/normal.log");
    assertThat(assembled("go-libaudit/testdata/lost_messages.log"))
        .containsExactlyElementsOf(normal);
  }

  @Test
  void serialNumbersThatRollOverAreNewEvents() {
    List<String> events = assembled("go-libaudit/testdata/rollover.log");
    assertThat(events).hasSize(1).first().asString().contains("\"Image\":\"/usr/bin/cat\"");
  }

  @Test
  void twoCommandsOfAShellHaveTheirArgumentsAndTheirParentsId() {
    assertThat(assembled("otrf/sh_arp_cache_2020-11-10074812.log"))
        .hasSize(2)
        .anySatisfy(event -> assertThat(event).contains("\"CommandLine\":\"arp -a\""))
        .anySatisfy(
            event ->
                assertThat(event)
                    .contains("\"CommandLine\":\"grep -v ^?\"")
                    .contains("\"CurrentDirectory\":\"/home/wardog\"")
                    .contains("\"process.parent.pid\":\"29002\""));
  }

  @Test
  void anExecveRecordAloneIsACommandToo() {
    assertThat(assembled("beats/execve-hex-arg.log"))
        .hasSize(1)
        .first()
        .asString()
        .contains("\"process.args\":[\"sh\",\"-c\",");
  }

  private static byte[] bytes(String file) {
    return RecordedAudit.bytes(RecordedAudit.file(file));
  }

  /** Assembled events without where they lie; a copy of the log may have lost other records. */
  private static List<String> assembled(String file) {
    return FormatSamples.events(new AuditdFormat(), bytes(file), AuditFields.COMMON).stream()
        .filter(event -> !event.contains(RecordView.CLASS.name()))
        .map(event -> event.replaceFirst(",\"position\":\\d+,\"record\":\\d+", ""))
        .toList();
  }
}
