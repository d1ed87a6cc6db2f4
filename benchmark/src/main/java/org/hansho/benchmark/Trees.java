package org.hansho.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Jackson building a tree of each line: the yardstick.
 *
 * <p>Where the lines end is found beforehand and the parser is called from a method of its own.
 * Both favour Jackson, and the second makes the figure repeat: where the search stands in the same
 * loop, the loop is compiled while it runs, sometimes well and sometimes badly.
 */
final class Trees {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  private final List<byte[]> sources;
  private final List<int[]> ends;

  Trees(List<byte[]> sources) {
    this.sources = sources;
    this.ends = sources.stream().map(Trees::lineEnds).toList();
  }

  private static int[] lineEnds(byte[] source) {
    int[] found = new int[16];
    int count = 0;
    for (int at = 0; at < source.length; at++) {
      if (source[at] == '\n') {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = at;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /**
   * Builds all trees and drops them.
   *
   * @return how many members they have at their roots, so that none is left out
   */
  long build() {
    long members = 0;
    for (int i = 0; i < sources.size(); i++) {
      int from = 0;
      for (int end : ends.get(i)) {
        members += tree(sources.get(i), from, end - from).size();
        from = end + 1;
      }
    }
    return members;
  }

  private static JsonNode tree(byte[] source, int from, int length) {
    try {
      return JACKSON.readTree(source, from, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
