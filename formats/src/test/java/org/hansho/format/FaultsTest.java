package org.hansho.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.json.JsonFlaw;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is said of damaged records; one of each family of formats. */
class FaultsTest {
  private static final class Kept implements EventSink {
    final List<Malformed> records = new ArrayList<>();

    @Override
    public void event(Event event) {}

    @Override
    public void malformed(Malformed record) {
      records.add(record);
    }
  }

  private static List<Malformed> read(String format, String text) {
    Kept kept = new Kept();
    Format named = Objects.requireNonNull(Formats.named(format), format);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    RecordReader reader = named.open(Fields.of(named.reads()), Limits.DEFAULT);
    reader.read(bytes, 0, bytes.length, 0, true, kept);
    reader.end(kept);
    return kept.records;
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/format/faults.csv", delimiter = '|', quoteCharacter = '`')
  void aDamagedRecordSaysWhatIsWrongWhereAndWhatToDo(
      String format, String text, String reason, String field, String remedy) {
    List<Malformed> records = read(format, text.replace("\\n", "\n"));
    assertThat(records).isNotEmpty();
    Fault.Words fault = records.get(0).fault().english();
    assertThat(fault.reason()).contains(reason).endsWith(".");
    assertThat(fault.field()).contains(field);
    assertThat(fault.remedy()).contains(remedy);
  }

  @Test
  void theSameFaultOfOtherRecordsHasTheSameWords() {
    List<Malformed> records = read("web-access", "first\nsecond [x\nthird\n");
    assertThat(records.get(0).reason()).isEqualTo(records.get(2).reason());
    assertThat(records.get(1).reason()).isNotEqualTo(records.get(0).reason());
  }

  @Test
  void thePlaceIsWhereTheFaultShows() {
    String front = "192.0.2.1 - - [26/Nov/2026:10:00:00 +0000] ";
    assertThat(read("web-access", front + "GET").get(0).noticed()).isEqualTo(front.length() - 1);
    Malformed cut = read("json", "{\n \"a\": \"é\",\n \"b\": 1 2\n}").get(0);
    assertThat(cut.linesBefore()).isEqualTo(2);
    assertThat(read("json", "{\n\"a\":\n\n").get(0).linesBefore())
        .as("what is cut shows where it ends")
        .isEqualTo(1);
  }

  @Test
  void aFaultWithoutAReasonAFieldOrARemedyIsNone() {
    assertThatThrownBy(() -> Fault.inEnglish("It is wrong.", "", "Mend it."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsTooLongOrTooManyOrTooDeepIsReportedByItsCap() {
    assertThat(read("syslog", "<1>" + "x".repeat(Limits.DEFAULT.recordBytes())).get(0).fault())
        .isEqualTo(Fault.TOO_LONG);
    assertThat(Fault.TOO_LONG.english().reason()).contains("1 MiB");
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThat(read("json", deep).get(0).reason()).contains("nested deeper");
  }

  @Test
  void aBrokenRecordOfJsonKeepsItsFaultOverARestart() {
    for (JsonFlaw flaw : JsonFlaw.values()) {
      Fault fault = JsonFaults.of(flaw);
      assertThat(JsonFaults.saved(fault.english().reason())).isSameAs(fault);
    }
    for (Fault fault : List.of(JsonFaults.CUT, JsonFaults.NO_OBJECT, Fault.TOO_LONG)) {
      assertThat(JsonFaults.saved(fault.english().reason())).isSameAs(fault);
    }
    assertThat(JsonFaults.saved("words of another version"))
        .isSameAs(JsonFaults.of(JsonFlaw.NO_VALUE));
  }
}
