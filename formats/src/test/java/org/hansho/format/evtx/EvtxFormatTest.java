package org.hansho.format.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.FormatSamples;
import org.hansho.format.ParserFuzz;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** The sample is by the writer of {@code testkit}, whose tests try every token and type. */
class EvtxFormatTest {
  private static final EvtxFormat FORMAT = new EvtxFormat();
  private static final Set<String> FIELDS = new TreeSet<>(FORMAT.commonFields().keySet());
  private static final int HEADER = 128;
  private static final int RECORDS = 2_000;

  /** Places of templates in a chunk. */
  private static final int INNER = 0x8000;

  private static final int OUTER = 0xB000;
  private static final int EMPTY = 0xFF00;

  @Test
  void samplesGiveTheEventsBesideThem() {
    FormatSamples.check(FORMAT, "format/evtx", ".evtx", FIELDS);
  }

  @Test
  void noInputMakesTheReaderFail() {
    byte[] log = FormatSamples.bytes(FormatSamples.samples("format/evtx", ".evtx").get(0));
    byte[] small = new byte[HEADER + RECORDS];
    System.arraycopy(log, 0, small, 0, HEADER);
    small[0x28] = (byte) HEADER;
    small[0x29] = 0;
    System.arraycopy(log, 4_096, small, HEADER, RECORDS);
    ParserFuzz.run(FORMAT, FIELDS, List.of(small), 3_000, 31L);
  }

  @FuzzTest
  void anyBytesAreReadOrReported(byte[] input) {
    ParserFuzz.check(FORMAT, FIELDS, input);
  }

  @Test
  void aChunkFullOfRecordsThatUnfoldCostsNoMoreThanAFewOfThem() {
    byte[] parts = new byte[4_000];
    for (int at = 0; at < parts.length; at += 4) {
      parts[at] = 0x0F;
    }

    List<String> faults = faults(unfolding(50, parts));

    assertThat(faults).hasSize(50);
    assertThat(faults)
        .filteredOn(fault -> fault.contains("the records of its chunk"))
        .hasSizeBetween(35, 45);
  }

  @Test
  void theValuesOfTemplatesCountAsPartsOfARecord() {
    ByteBuffer instance = ByteBuffer.allocate(14 + 4 * 2_000).order(ByteOrder.LITTLE_ENDIAN);
    instance.put((byte) 0x0C).put((byte) 1).putInt(0).putInt(EMPTY).putInt(2_000);

    assertThat(faults(unfolding(1, instance.array())))
        .singleElement()
        .asString()
        .contains("too many parts");
  }

  private static List<String> faults(byte[] log) {
    List<String> faults = new ArrayList<>();
    RecordReader reader = FORMAT.open(Fields.of(FIELDS), Limits.DEFAULT);
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {}

          @Override
          public void malformed(Malformed record) {
            faults.add(record.reason());
          }
        };
    reader.read(log, 0, log.length, 0, true, sink);
    reader.end(sink);
    return faults;
  }

  /** Records of one template, which holds an event and 190 times another template. */
  private static byte[] unfolding(int records, byte[] body) {
    ByteBuffer chunk = ByteBuffer.allocate(0x10000).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put("ElfChnk\0".getBytes(StandardCharsets.US_ASCII)).position(0x200);
    for (int record = 0; record < records; record++) {
      chunk.putInt(0x2A2A).putInt(48).putLong(record).putLong(0);
      instance(chunk, OUTER);
      chunk.put(new byte[6]).putInt(48);
    }
    chunk.putInt(0x30, chunk.position());
    chunk.putInt(INNER + 20, body.length).put(INNER + 24, body);
    chunk.position(OUTER + 24).put((byte) 0x01).putShort((short) -1).putInt(34);
    chunk.putInt(chunk.position() + 4).putInt(0).putShort((short) 0).putShort((short) 5);
    chunk.put("Event".getBytes(StandardCharsets.UTF_16LE)).putShort((short) 0).put((byte) 0x03);
    for (int again = 0; again < 190; again++) {
      instance(chunk, INNER);
    }
    chunk.putInt(OUTER + 20, chunk.position() - OUTER - 24);
    ByteBuffer log = ByteBuffer.allocate(HEADER + 0x10000).order(ByteOrder.LITTLE_ENDIAN);
    log.put("ElfFile\0".getBytes(StandardCharsets.US_ASCII)).putShort(0x28, (short) HEADER);
    log.putInt(0x78, 1).put(HEADER, chunk.array());
    return log.array();
  }

  private static void instance(ByteBuffer to, int template) {
    to.put((byte) 0x0C).put((byte) 1).putInt(0).putInt(template).putInt(0);
  }
}
