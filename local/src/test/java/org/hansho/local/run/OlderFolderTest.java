package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.local.clock.ArrivalClock;
import org.hansho.local.epoch.Epoch;
import org.hansho.local.epoch.EpochStore;
import org.hansho.local.epoch.StateChunk;
import org.hansho.local.folder.DataFolder;
import org.hansho.state.StateWriter;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as other versions of the program left them. */
class OlderFolderTest {
  @TempDir private Path folder;

  /** A source as version 1 saved it: of what readers remember, only that of syslog. */
  private static byte[] sourceOfVersion1(String format, long position, long newest) {
    StateWriter out = new StateWriter();
    out.count(1);
    out.text(format);
    out.number(position);
    out.bytes(new byte[0], 0, 0);
    out.number(newest);
    out.number(newest);
    if (format.equals("syslog")) {
      out.flag(false);
      out.number(newest / 1_000_000_000L);
      out.number(2026);
      out.flag(true);
    }
    return out.toBytes();
  }

  private void commit(Map<String, byte[]> positions, StateChunk... state) throws IOException {
    try (DataFolder data = DataFolder.open(folder);
        EpochStore store = EpochStore.open(data.database(), data.work())) {
      store.commit(
          new Epoch(
              1,
              positions,
              List.of(state),
              List.of(),
              Map.of("events.read", 2L),
              List.of(),
              List.of(),
              List.of()));
    }
  }

  private static byte[] number(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private LocalRunner open() throws IOException {
    return new LocalRunner(
        folder, Workload.engine(), LocalSettings.of("test", 2), () -> Workload.START);
  }

  @Test
  void sourcesOfVersion1GoOnWhereTheyWere() throws IOException {
    String first = Workload.line(0);
    commit(
        Map.of(
            "time",
            number(Workload.START - 1),
            "source/file",
            sourceOfVersion1("json", first.length(), Workload.START),
            "source/log",
            sourceOfVersion1("syslog", 70, Workload.START)));
    BytesInput file = new BytesInput("file");
    file.write(first + Workload.line(1));
    try (LocalRunner runner = open()) {
      runner.runner.add(file);
      runner.settle();
      assertThat(file.bytesRead()).isEqualTo(Workload.line(1).length());
      assertThat(runner.counters()).containsEntry(Counters.EVENTS, 3L);
      assertThat(runner.runner.sources())
          .extracting(SourceStatus::format)
          .containsExactly("json", "syslog");
      runner.push(
          "log",
          Workload.START,
          "Mar  2 09:00:00 host sshd[1]: x".getBytes(StandardCharsets.UTF_8));
      runner.settle();
      assertThat(runner.runner.sources())
          .extracting(SourceStatus::newest)
          .doesNotContain(Event.NO_TIME);
    }
    try (LocalRunner again = open()) {
      assertThat(again.runner.sources()).hasSize(2);
    }
  }

  @Test
  void aSourceThatANewerProgramSavedIsRefusedAndSoIsItsFolder() throws IOException {
    byte[] newer = sourceOfVersion1("json", 0, Workload.START);
    newer[0] = 99;
    commit(Map.of("source/file", newer));
    assertRefused("source file was saved by a newer Hansho, in version 99; use that one");
  }

  @Test
  void waitingFactsThatANewerProgramSavedAreRefused() throws IOException {
    commit(Map.of(), new StateChunk(0, 0, "waiting/1", new byte[] {99}));
    assertRefused("waiting facts of version 99 were saved by another Hansho");
  }

  @Test
  void memoryOfAReaderThatIsNotWhatWasSavedIsRefused() throws IOException {
    StateWriter out = new StateWriter();
    out.count(2);
    out.text("auditd");
    out.number(0);
    out.bytes(new byte[0], 0, 0);
    out.number(Workload.START);
    out.number(Workload.START);
    out.number(0);
    out.number(0);
    out.bytes(new byte[40], 0, 40);
    commit(Map.of("source/file", out.toBytes()));
    assertRefused("what the reader of auditd remembered cannot be restored");
  }

  private void assertRefused(String reason) throws IOException {
    try (DataFolder data = DataFolder.open(folder)) {
      assertThatThrownBy(
              () ->
                  Runner.open(
                      data,
                      Workload.engine(),
                      LocalSettings.of("test", 1),
                      ArrivalClock.of(() -> Workload.START)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("epochs.db: ")
          .hasMessageContaining(reason);
    }
  }
}
