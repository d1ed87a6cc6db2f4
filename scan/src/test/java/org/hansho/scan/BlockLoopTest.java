package org.hansho.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockLoopTest {
  private final List<String> lines = new ArrayList<>();

  private final LineReader lineReader = new LineReader();

  private final class LineReader implements BlockLoop.Records {
    private boolean between = true;

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last) {
      int at = from;
      for (int i = from; i < to; i++) {
        if (block[i] == '\n') {
          lines.add(position + at - from + ":" + text(block, at, i));
          at = i + 1;
        }
      }
      if (last && at < to) {
        lines.add(position + at - from + ":" + text(block, at, to));
        at = to;
      }
      between |= lines.size() > 3;
      return at - from;
    }

    @Override
    public boolean isBetweenRecords() {
      return between;
    }
  }

  private static String text(byte[] block, int from, int to) {
    return new String(block, from, to - from, StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void recordsKeepTheirPositionsAcrossBlocks() throws IOException {
    BlockLoop loop = new BlockLoop(() -> false);
    String filler = "x".repeat(BlockLoop.BLOCK - 3);
    long end = loop.run(stream(filler + "\nab\ncd"), 0, 0, Long.MAX_VALUE, lineReader);
    assertThat(lines).hasSize(3);
    assertThat(lines.subList(1, 3))
        .containsExactly((filler.length() + 1) + ":ab", (filler.length() + 4) + ":cd");
    assertThat(end).isEqualTo(filler.length() + 6);
  }

  @Test
  void aSampleIsReadOnce() throws IOException {
    BlockLoop loop = new BlockLoop(() -> false);
    ByteArrayInputStream in = stream("ab\ncd\n");
    int sampled = loop.sample(in);
    loop.run(in, sampled, 0, Long.MAX_VALUE, lineReader);
    assertThat(lines).containsExactly("0:ab", "3:cd");
  }

  @Test
  void aPieceEndsWhereItsLastWholeRecordEnds() throws IOException {
    BlockLoop loop = new BlockLoop(() -> false);
    assertThat(loop.run(stream("ab\ncd\nef\n"), 0, 0, 6, lineReader)).isEqualTo(6);
    assertThat(loop.run(stream("ab\ncd\nef\n"), 0, 0, 7, lineReader)).isEqualTo(6);
    assertThat(lines).containsExactly("0:ab", "3:cd", "0:ab", "3:cd");
  }

  @Test
  void aPieceIsReadOnWhileItsReaderIsInsideOfSomething() throws IOException {
    lineReader.between = false;
    BlockLoop loop = new BlockLoop(() -> false);
    assertThat(loop.run(stream("ab\ncd\nef\ngh\nij\n"), 0, 0, 6, lineReader)).isEqualTo(15);
    assertThat(lines).hasSize(5);
  }

  @Test
  void theNextPieceBeginsWithTheLineOfItsFirstRecord() throws IOException {
    BlockLoop loop = new BlockLoop(() -> false);
    BlockLoop.Records indented =
        new BlockLoop.Records() {
          @Override
          public int read(byte[] block, int from, int to, long position, boolean last) {
            return 5;
          }

          @Override
          public boolean isBetweenRecords() {
            return true;
          }
        };
    assertThat(loop.run(stream("{}\n  {1,\n2}"), 0, 0, 9, indented)).isEqualTo(3);
    assertThat(loop.run(stream("{}\n{}\n\n{}"), 0, 0, 7, indented)).isEqualTo(7);
  }

  @Test
  void aReaderThatMakesNoProgressIsStopped() {
    BlockLoop loop = new BlockLoop(() -> false);
    String endless = "x".repeat(BlockLoop.BLOCK + 1);
    assertThatThrownBy(() -> loop.run(stream(endless), 0, 0, Long.MAX_VALUE, lineReader))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aStopIsHeardBeforeTheNextBlock() throws IOException {
    BlockLoop loop = new BlockLoop(() -> true);
    assertThat(loop.run(stream("ab\n"), 0, 0, Long.MAX_VALUE, lineReader)).isZero();
    assertThat(lines).isEmpty();
  }
}
