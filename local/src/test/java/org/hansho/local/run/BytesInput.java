package org.hansho.local.run;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file that grows, in memory. */
final class BytesInput implements RereadableInput {
  private final String source;
  private byte[] bytes = {};
  private long read;

  BytesInput(String source) {
    this.source = source;
  }

  void write(String text) {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] more) {
    int end = bytes.length;
    bytes = Arrays.copyOf(bytes, end + more.length);
    System.arraycopy(more, 0, bytes, end, more.length);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public byte[] read(long position, int most) {
    int from = (int) Math.min(position, bytes.length);
    byte[] block = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
    read += block.length;
    return block;
  }

  /** How many bytes were handed out, over all reads. */
  long bytesRead() {
    return read;
  }

  int size() {
    return bytes.length;
  }
}
