package org.hansho.casework.export.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hansho.casework.export.destination.Answer.Delivered;
import org.hansho.casework.export.destination.Answer.TryAgain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatedFileTest {
  @TempDir private Path folder;

  private static Message message(String text) {
    return new Message("k", "a", 1L, "text/plain", text.getBytes(StandardCharsets.UTF_8), 0L);
  }

  @Test
  void linesAreAddedAndOldFilesAreKeptUpToANumber() throws IOException {
    Path file = folder.resolve("below").resolve("alerts.ndjson");
    RotatedFile rotated = new RotatedFile(file, 12L, 2);

    for (String line : List.of("first", "second", "third", "fourth", "fifth")) {
      assertThat(rotated.send(message(line))).isEqualTo(new Delivered());
    }

    assertThat(file).hasContent("fifth\n");
    assertThat(file.resolveSibling("alerts.ndjson.1")).hasContent("fourth\n");
    assertThat(file.resolveSibling("alerts.ndjson.2")).hasContent("third\n");
    assertThat(file.resolveSibling("alerts.ndjson.3")).doesNotExist();
  }

  @Test
  void aLineThatACrashLeftInPartIsEnded() throws IOException {
    Path file = folder.resolve("alerts.log");
    Files.writeString(file, "whole\nhal");
    new RotatedFile(file, 1000L, 1).send(message("next"));
    assertThat(file).hasContent("whole\nhal\nnext\n");
  }

  @Test
  void aFileThatCannotBeWrittenIsTriedAgain() {
    assertThat(new RotatedFile(folder, 1000L, 1).send(message("x"))).isInstanceOf(TryAgain.class);
  }
}
