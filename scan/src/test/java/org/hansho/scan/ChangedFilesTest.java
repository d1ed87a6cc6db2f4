package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hansho.files.source.Passed.Why;
import org.hansho.files.source.SourceTree;
import org.hansho.files.source.Unreadable.Trouble;
import org.hansho.format.Formats;
import org.hansho.library.Library;
import org.hansho.pipeline.Engine;
import org.hansho.pipeline.TimeRange;
import org.hansho.scan.fact.FactFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change between being listed and being read. */
class ChangedFilesTest {
  private static final String LINE =
      "192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 200 1\n";
  private static final int LINES = 200_000;

  @TempDir private Path temporary = Path.of("");

  private final Engine engine = Engine.compile(new Library().read());
  private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    folder = Files.createDirectory(temporary.toRealPath().resolve("logs"));
    for (String name : List.of("cut", "grown", "gone", "led-away", "rotated", "same")) {
      Files.writeString(folder.resolve(name), LINE.repeat(10));
    }
  }

  private ScanRequest request() {
    return new ScanRequest(
        List.of(folder.toString()),
        InputStream.nullInputStream(),
        new Reading(Objects.requireNonNull(Formats.named("web-access")), null),
        TimeBounds.ALL,
        2,
        Cuts.PIECE,
        null);
  }

  private ScanResult read(SourceTree listed) throws IOException {
    try (FactFolder facts = new FactFolder()) {
      Progress nobody =
          new Progress() {
            @Override
            public void read(long read, long total) {}

            @Override
            public boolean isStopped() {
              return false;
            }
          };
      Merge merge = new Merge(engine, request(), OutputStream.nullOutputStream(), facts);
      new ScanPass(engine, TimeRange.ALL, request(), nobody, facts).run(listed.files(), merge);
      return merge.result(listed, List.of(), false);
    }
  }

  @Test
  void eachChangeIsReportedAndTheOtherFilesAreRead() throws IOException {
    SourceTree listed = SourceTree.of(List.of(folder.toString()));
    Files.writeString(folder.resolve("cut"), LINE.repeat(3));
    Files.writeString(folder.resolve("grown"), LINE.repeat(12));
    Files.delete(folder.resolve("gone"));
    Files.move(folder.resolve("rotated"), temporary.resolve("rotated.1"));
    Files.writeString(folder.resolve("rotated"), LINE.repeat(20));
    Files.delete(folder.resolve("led-away"));
    Path secret = Files.writeString(temporary.resolve("secret"), LINE.repeat(1000));
    Files.createSymbolicLink(folder.resolve("led-away"), secret);
    ScanResult result = read(listed);
    Map<String, Trouble> troubles = new TreeMap<>();
    result.unreadable().forEach(one -> troubles.put(one.source(), one.trouble()));
    assertThat(troubles)
        .containsOnly(
            Map.entry(folder + "/gone", Trouble.MISSING),
            Map.entry(folder + "/led-away", Trouble.CHANGED));
    assertThat(result.notes())
        .containsExactly(
            new SourceNote(folder + "/cut", "", Why.REPLACED),
            new SourceNote(folder + "/rotated", "", Why.REPLACED));
    assertThat(result.tally().events()).isEqualTo(3 + 12 + 20 + 10);
  }

  @Test
  void aLargeFileThatIsCutBetweenItsPiecesIsReported() throws IOException {
    Files.writeString(folder.resolve("large"), LINE.repeat(LINES));
    SourceTree listed = SourceTree.of(List.of(folder.toString()));
    Files.writeString(folder.resolve("large"), LINE.repeat(LINES / 2));
    ScanResult result = read(listed);
    assertThat(result.tally().events()).isEqualTo(LINES / 2 + 60);
    assertThat(result.unreadable())
        .allMatch(one -> one.trouble() == Trouble.CHANGED && one.source().endsWith("/large"));
    assertThat(result.unreadable().size() + result.notes().size()).isPositive();
  }
}
