package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Records that are as long as may be, one byte shorter and one longer, in every format and cut into
 * blocks at any place: what is read depends on neither, and what stands behind is read.
 */
class SizeLimitsTest {
  private static final int LONGEST = 4_096;
  private static final Limits LIMITS = new Limits(LONGEST, 16, 256, 8, 16);
  private static final int[] AROUND = {-2, -1, 0, 1, 2};
  private static final int PLACES = 4;
  private static final int CUTS = 6;

  @TestFactory
  Stream<DynamicTest> whatIsReadOfALongRecordDependsOnNoCut() {
    return Formats.ALL.stream()
        .filter(format -> !format.readsBinary())
        .map(format -> DynamicTest.dynamicTest(format.name(), () -> check(format)));
  }

  private static void check(Format format) {
    Set<String> names = new TreeSet<>(format.commonFields().keySet());
    Fields fields = FormatSamples.fields(format, names);
    for (Path sample : FormatSamples.samples("format/" + format.name(), "")) {
      byte[] source = FormatSamples.bytes(sample);
      for (int place = 0; place < PLACES; place++) {
        for (int around : AROUND) {
          byte[] stretched = stretched(source, place, LONGEST + around);
          List<String> whole = read(format, fields, stretched, stretched.length, 0);
          for (int cut = 1; cut <= CUTS; cut++) {
            int largest = cut == CUTS ? 3 * LONGEST : cut * LONGEST / 3;
            assertThat(read(format, fields, stretched, largest, cut))
                .as(sample.getFileName() + ", place " + place + ", " + around + ", cut " + cut)
                .isEqualTo(whole);
          }
        }
      }
    }
  }

  /** The sample with a line of that length, its line end not counted, then the sample again. */
  private static byte[] stretched(byte[] sample, int place, int length) {
    int from = 0;
    for (int line = 0; line < place; line++) {
      int next = lineEnd(sample, from) + 1;
      from = next < sample.length ? next : from;
    }
    int end = lineEnd(sample, from);
    int missing = Math.max(0, length - (end - from));
    int at = from + (end - from) / 2;
    byte[] result = new byte[sample.length + missing + 1 + sample.length];
    System.arraycopy(sample, 0, result, 0, at);
    Arrays.fill(result, at, at + missing, (byte) 's');
    System.arraycopy(sample, at, result, at + missing, sample.length - at);
    result[sample.length + missing] = '\n';
    System.arraycopy(sample, 0, result, sample.length + missing + 1, sample.length);
    return result;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static List<String> read(
      Format format, Fields fields, byte[] source, int largest, long seed) {
    List<String> read = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            String record =
                new String(
                    event.recordBuffer(),
                    event.recordOffset(),
                    event.recordLength(),
                    StandardCharsets.ISO_8859_1);
            read.add(event.position() + " " + event.time() + " " + record.hashCode());
          }

          @Override
          public void malformed(Malformed record) {
            read.add(record.position() + " malformed");
          }
        };
    RecordReader reader = format.open(fields, LIMITS);
    if (seed == 0) {
      BlockFeeder.whole(reader, source, sink);
    } else {
      BlockFeeder.inBlocks(reader, source, sink, new Random(seed), largest);
    }
    return read;
  }
}
