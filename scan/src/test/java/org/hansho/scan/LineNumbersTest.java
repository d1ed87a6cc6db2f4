package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.files.source.Caps;
import org.hansho.files.source.SourceFile;
import org.hansho.format.Formats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineNumbersTest {
  @TempDir private Path folder = Path.of("");
  private final LineNumbers numbers = new LineNumbers(Caps.DEFAULT);

  private SourceFile file(String content, long sizeWhenRead) throws IOException {
    Path path = folder.resolve("log");
    Files.writeString(path, content, StandardCharsets.UTF_8);
    return new SourceFile("log", path, sizeWhenRead, 0, true);
  }

  private List<Long> lines(Unit unit, long... places) {
    List<Long> found = new ArrayList<>();
    numbers.read(
        unit,
        (name, lines) -> {
          for (long place : places) {
            found.add(lines.of(place, 0));
          }
        });
    return found;
  }

  private static Unit piece(SourceFile file, long start, long end) {
    return new Unit(file, Objects.requireNonNull(Formats.named("json")), start, end, Event.NO_TIME);
  }

  @Test
  void aPlaceIsOnTheLineBehindTheLineEndsBeforeIt() throws IOException {
    Unit unit = Unit.whole(file("a\n\nb\n", 5));
    assertThat(lines(unit, 0, 1, 2, 3, 3, 5)).containsExactly(1L, 1L, 2L, 3L, 3L, 4L);
  }

  @Test
  void whatIsBehindTheSourceOrBeforeTheLastPlaceIsUnknown() throws IOException {
    assertThat(lines(Unit.whole(file("a\nb\n", 4)), 2, 1, 9))
        .containsExactly(2L, LineNumbers.UNKNOWN, LineNumbers.UNKNOWN);
  }

  @Test
  void aFileThatIsShorterNowIsAnotherOne() throws IOException {
    assertThat(lines(Unit.whole(file("a\nb\n", 5)), 2)).isEmpty();
  }

  @Test
  void aFileThatHasGrownIsTheSame() throws IOException {
    assertThat(lines(Unit.whole(file("a\nb\n", 2)), 2)).containsExactly(2L);
  }

  @Test
  void aPieceGoesOnWhereTheOneBeforeItEnded() throws IOException {
    SourceFile file = file("1\n2\n3\n4\n5\n", 10);
    assertThat(lines(piece(file, 0, 4), 2)).containsExactly(2L);
    assertThat(lines(piece(file, 4, 10), 6, 8)).containsExactly(4L, 5L);
  }

  @Test
  void aFileThatIsGoneHasNoLines() {
    assertThat(lines(Unit.whole(new SourceFile("x", folder.resolve("x"), 0, 0, true)), 0))
        .isEmpty();
  }
}
