package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;

/** Where JSON records begin and end, and how reading goes on behind a broken one. */
class JsonRecordReaderTest {
  private static final Limits SMALL = new Limits(200, 8, 50, 1, 1);

  /** Reads as the format {@code json}, whole and in blocks, and shows the field n of each event. */
  private static List<String> read(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    Shown whole = new Shown();
    BlockFeeder.whole(open(), bytes, whole);
    Random random = new Random(bytes.length);
    for (int largest : new int[] {1, 2, 7, 50}) {
      Shown inBlocks = new Shown();
      BlockFeeder.inBlocks(open(), bytes, inBlocks, random, largest);
      assertThat(inBlocks.lines).as("in blocks of " + largest).isEqualTo(whole.lines);
    }
    return whole.lines;
  }

  private static RecordReader open() {
    Format format = JsonFormat.FORMAT;
    return format.open(FormatSamples.fields(format, List.of("n")), SMALL);
  }

  @Test
  void cutLineDoesNotSwallowTheLinesBehindIt() {
    for (String cut :
        List.of(
            "{\"n\":1,\"a\":\"te",
            "{\"n\":1,\"a\":\"te\\",
            "{\"n\":1,\"a\":[1,2",
            "{\"n\":1,\"a\":[1,",
            "{\"n\":1,\"a\":[",
            "{\"n\":1,\"a\":",
            "{\"n\":1,\"a",
            "{\"n\":1,",
            "{",
            "{\"n\":1,\"a\":{\"b\":{")) {
      List<String> lines = read(cut + "\n{\"n\":2}\n{\"n\":3}\n");
      assertThat(lines).as(cut).hasSize(3).endsWith("2", "3");
      assertThat(lines.get(0)).as(cut).startsWith("malformed 0+" + cut.length());
    }
  }

  @Test
  void objectsInsideABrokenPrettyPrintedRecordAreNoRecords() {
    String broken = "{\n  \"n\": 1,\n  \"a\": [\n    {\"n\": 7],\n    {\"n\": 8}\n  ]\n}\n";
    assertThat(read(broken + "{\n  \"n\": 2\n}\n"))
        .hasSize(2)
        .endsWith("2")
        .first()
        .asString()
        .startsWith("malformed 0+");
  }

  @Test
  void indentedRecordsOfAListAreFoundAgain() {
    String list = "[\n  {\n    \"n\": 1\n  },\n  {\n    \"n\" 2\n  },\n  {\n    \"n\": 3\n  }\n]\n";
    assertThat(read(list)).hasSize(3).startsWith("1").endsWith("3");
  }

  @Test
  void linesThatAreNoObjectsAreCountedOneByOne() {
    assertThat(read("junk\nmore junk\n{\"n\":1}\n\"text\"\n"))
        .containsExactly(
            "malformed 0+4 There is text where a JSON object must begin.",
            "malformed 5+9 There is text where a JSON object must begin.",
            "1",
            "malformed 23+6 There is text where a JSON object must begin.");
  }

  @Test
  void recordLongerThanAllowedIsReportedOnceAndSkipped() {
    String huge = "{\"n\":\"" + "x".repeat(1000) + "\"}";
    assertThat(read("{\"n\":1}\n" + huge + "\n{\"n\":2}"))
        .containsExactly(
            "1", "malformed 8+1008 The record is longer than the 1 MiB that one may have.", "2");
  }

  @Test
  void recordOfTheGreatestLengthIsRead() {
    String record = "{\"n\":\"" + "x".repeat(SMALL.recordBytes() - 8) + "\"}";
    assertThat(read(record + "\n{\"n\":2}")).hasSize(2).endsWith("2");
  }

  @Test
  void listsThatWrapRecordsAreOpenedWhateverTheirSize() {
    StringBuilder list = new StringBuilder("{\"count\":100,\"records\":[");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      list.append(i > 0 ? "," : "").append("{\"n\":").append(i).append('}');
      expected.add(Integer.toString(i));
    }
    list.append("],\"next\":null}\n{\"n\":\"after\"}");
    expected.add("after");
    assertThat(read(list.toString())).isEqualTo(expected);
  }

  @Test
  void recordsMayFollowWithoutLineFeeds() {
    assertThat(read("\uFEFF{\"n\":1}{\"n\":2},[{\"n\":3}]")).containsExactly("1", "2", "3");
  }

  @Test
  void sourceThatEndsInsideARecordSaysSo() {
    assertThat(read("{\"n\":1}\n{\"n\":2"))
        .containsExactly("1", "malformed 8+6 The JSON object ends before its last brace.");
  }

  private static final class Shown implements EventSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void event(Event event) {
      Fields fields = event.fields();
      int slot = event.first(fields.id("n"));
      String text = slot == Event.NONE ? "" : event.text(slot);
      lines.add(text.length() > 20 ? "long" : text);
    }

    @Override
    public void malformed(Malformed record) {
      lines.add("malformed " + record.position() + "+" + record.length() + " " + record.reason());
    }
  }
}
