package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutsTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f"), text);
  }

  @Test
  void cutsStandBehindLineEnds() throws IOException {
    String text = "{\"a\":1}\n".repeat(100);
    assertThat(cuts(text, 300)).containsExactly(0L, 304L, 608L);
  }

  @Test
  void theInsideOfAJsonTextIsNoPlaceToCut() throws IOException {
    String text = "{\n  \"a\": 1,\n\"b\": [\n]\n}\n".repeat(20);
    for (long cut : cuts(text, 100)) {
      assertThat(text.charAt((int) cut)).isEqualTo('{');
    }
  }

  @Test
  void aFileWithoutLineEndsIsNotCut() throws IOException {
    String text = "x".repeat(1000);
    assertThat(cuts(text, 100)).containsExactly(0L);
  }

  private List<Long> cuts(String text, long piece) throws IOException {
    try (FileChannel channel = FileChannel.open(file(text))) {
      return Cuts.of(channel, text.length(), piece);
    }
  }
}
