package org.hansho.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hansho.pipeline.Engine;
import org.hansho.testkit.runner.OneThread;
import org.hansho.testkit.runner.Outcome;
import org.hansho.testkit.runner.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that is read again from a position: its bytes are taken once, whatever happens between. */
class RereadableInputTest {
  private static final int EVENTS = 3_000;
  private static final int SOURCES = 4;
  private static final int LINE_CUT = 37;

  private final Engine engine = Workload.engine();
  private final AtomicLong clock = new AtomicLong(Workload.START);
  private final List<BytesInput> files =
      IntStream.range(0, SOURCES).mapToObj(number -> new BytesInput("file-" + number)).toList();

  @TempDir private Path folder;

  private LocalRunner open(int workers, int batchBytes) throws IOException {
    RunnerSettings settings = LocalSettings.of("test", workers).withBatchBytes(batchBytes);
    LocalRunner runner = new LocalRunner(folder, engine, settings, clock::get);
    files.forEach(runner.runner::add);
    return runner;
  }

  private static String lines(int file, long from, long to) {
    StringBuilder text = new StringBuilder();
    LongStream.range(from, to)
        .filter(number -> number % SOURCES == file)
        .forEach(number -> text.append(Workload.line(number)));
    return text.toString();
  }

  private void write(long from, long to) {
    for (int file = 0; file < SOURCES; file++) {
      files.get(file).write(lines(file, from, to));
    }
    clock.set(Workload.time(to));
  }

  private List<Outcome> truth() {
    OneThread truth = new OneThread(engine, "test");
    for (int file = 0; file < SOURCES; file++) {
      truth.read("file-" + file, lines(file, 0, EVENTS).getBytes(StandardCharsets.UTF_8));
    }
    return truth.end();
  }

  private long written() {
    return files.stream().mapToLong(BytesInput::size).sum();
  }

  @Test
  void filesOfManyEpochsGiveWhatOneThreadFinds() throws IOException {
    write(0, EVENTS);
    try (LocalRunner runner = open(2, 10_000)) {
      runner.drain();
      assertThat(runner.alerts()).isNotEmpty().isEqualTo(truth());
      assertThat(runner.counters()).containsEntry(Counters.EVENTS, (long) EVENTS);
      assertThat(new Counters(runner.counters()).broken()).isEmpty();
    }
  }

  @Test
  void aRestartAfterAnyEpochGoesOnAtThePositionThatWasCommitted() throws IOException {
    write(0, EVENTS);
    int epochs = 0;
    boolean more = true;
    while (more) {
      try (LocalRunner runner = open(1 + epochs % 3, 40_000)) {
        more = runner.runner.runEpoch();
        epochs++;
      }
    }
    try (LocalRunner runner = open(2, 40_000)) {
      runner.drain();
      assertThat(epochs).isGreaterThan(5);
      assertThat(runner.alerts()).isEqualTo(truth());
      assertThat(runner.counters()).containsEntry(Counters.BYTES, written());
    }
  }

  @Test
  void filesInUtf16GiveTheSameAlsoBehindRestarts() throws IOException {
    for (int file = 0; file < SOURCES; file++) {
      String text = "\uFEFF" + lines(file, 0, EVENTS);
      files.get(file).write(text.getBytes(StandardCharsets.UTF_16LE));
    }
    clock.set(Workload.time(EVENTS));
    boolean more = true;
    while (more) {
      try (LocalRunner runner = open(2, 200_001)) {
        more = runner.runner.runEpoch();
      }
    }
    try (LocalRunner runner = open(1, 200_001)) {
      runner.drain();
      assertThat(runner.runner.sources())
          .extracting(SourceStatus::format)
          .containsOnly("json-utf16");
      assertThat(runner.alerts())
          .extracting(Outcome::detection)
          .containsExactlyElementsOf(truth().stream().map(Outcome::detection).toList());
      assertThat(runner.counters()).containsEntry(Counters.EVENTS, (long) EVENTS);
      assertThat(runner.counters()).containsEntry(Counters.BYTES, written());
    }
  }

  @Test
  void filesThatGrowInTheMiddleOfLinesAreReadLineByLine() throws IOException {
    String[] texts =
        IntStream.range(0, SOURCES).mapToObj(f -> lines(f, 0, EVENTS)).toArray(String[]::new);
    clock.set(Workload.time(EVENTS));
    try (LocalRunner runner = open(2, 1_000_000)) {
      for (int at = 0; at < texts[0].length(); at += texts[0].length() / LINE_CUT) {
        int from = at;
        for (int file = 0; file < SOURCES; file++) {
          int to = Math.min(texts[file].length(), from + texts[0].length() / LINE_CUT);
          files.get(file).write(texts[file].substring(Math.min(from, to), to));
        }
        runner.settle();
      }
      for (int file = 0; file < SOURCES; file++) {
        files.get(file).write(texts[file].substring(files.get(file).size()));
      }
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth());
      assertThat(runner.counters()).doesNotContainKey(Counters.MALFORMED);
    }
  }

  @Test
  void filesAndPushesGoTogether() throws IOException {
    for (int file = 1; file < SOURCES; file++) {
      files.get(file).write(lines(file, 0, EVENTS));
    }
    clock.set(Workload.time(EVENTS));
    try (LocalRunner runner = open(3, 10_000)) {
      for (int from = 0; from < EVENTS; from += EVENTS / 2) {
        byte[] pushed = lines(0, from, from + EVENTS / 2).getBytes(StandardCharsets.UTF_8);
        runner.push("file-0", Workload.time(EVENTS), pushed);
      }
      runner.drain();
      assertThat(runner.alerts()).isEqualTo(truth());
    }
  }
}
