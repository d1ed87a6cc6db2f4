package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Recognition;
import org.hansho.format.evtx.EvtxFormat;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.testkit.evtx.EvtxWriter;
import org.hansho.testkit.evtx.XmlNode;
import org.hansho.testkit.evtx.XmlNode.Element;
import org.hansho.testkit.evtx.XmlNode.Text;
import org.hansho.testkit.evtx.XmlValue;
import org.junit.jupiter.api.Test;

/** Values, tokens and damages of binary event logs, from a writer that shares nothing with it. */
class EvtxTest {
  private static final Format EVTX = new EvtxFormat();
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.1234567Z");

  private final List<String> records = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private void read(byte[] log) {
    RecordReader reader = EVTX.open(Fields.of(new TreeSet<>(EVTX.reads())), Limits.DEFAULT);
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            records.add(event.position() + " " + event.recordText());
          }

          @Override
          public void malformed(Malformed record) {
            faults.add(record.position() + " " + record.reason());
          }
        };
    reader.read(log, 0, log.length, 0, true, sink);
    reader.end(sink);
  }

  private static Element system() {
    return new Element(
        "System",
        Map.of(),
        List.of(
            new Element("Provider", Map.of("Name", XmlValue.text("Invented")), List.of()),
            XmlNode.of("EventID", XmlValue.number(0x06, 7045, 2)),
            new Element("TimeCreated", Map.of("SystemTime", XmlValue.time(TIME)), List.of()),
            XmlNode.of("Channel", XmlValue.text("System")),
            XmlNode.of("Computer", XmlValue.text("desk-7.example"))));
  }

  private static Element event(XmlNode... data) {
    return new Element(
        "Event", Map.of(), List.of(system(), new Element("EventData", Map.of(), List.of(data))));
  }

  private static Element data(String name, XmlValue value) {
    return new Element("Data", Map.of("Name", XmlValue.text(name)), List.of(new Text(value)));
  }

  private static byte[] log(Element... events) {
    EvtxWriter writer = new EvtxWriter(true);
    for (Element event : events) {
      writer.add(TIME, event);
    }
    return writer.bytes();
  }

  @Test
  void everyTypeOfValueIsReadAsWindowsShowsIt() {
    Map<String, XmlValue> values = new LinkedHashMap<>();
    values.put("\"text\":\"é \\\"q\\\" \\\\\"", XmlValue.text("é \"q\" \\"));
    values.put("\"ansi\":\"plain\"", XmlValue.ansi("plain"));
    values.put("\"int8\":\"-3\"", XmlValue.number(0x03, -3, 1));
    values.put("\"uint8\":\"253\"", XmlValue.number(0x04, 253, 1));
    values.put("\"int16\":\"-300\"", XmlValue.number(0x05, -300, 2));
    values.put("\"uint16\":\"65000\"", XmlValue.number(0x06, 65_000, 2));
    values.put("\"int32\":\"-70000\"", XmlValue.number(0x07, -70_000, 4));
    values.put("\"uint32\":\"4294967295\"", XmlValue.number(0x08, -1, 4));
    values.put("\"int64\":\"-5000000000\"", XmlValue.number(0x09, -5_000_000_000L, 8));
    values.put("\"uint64\":\"18446744073709551615\"", XmlValue.number(0x0A, -1, 8));
    values.put("\"float\":\"0.5\"", XmlValue.fraction(0.5, false));
    values.put("\"double\":\"-2.25\"", XmlValue.fraction(-2.25, true));
    values.put("\"bool\":\"true\"", XmlValue.number(0x0D, 1, 4));
    values.put("\"binary\":\"00FF10\"", XmlValue.binary((byte) 0, (byte) 255, (byte) 16));
    values.put(
        "\"guid\":\"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}\"",
        XmlValue.guid("5770385f-c22a-43e0-bf4c-06f5698ffbd9"));
    values.put("\"size\":\"0x7ff0\"", XmlValue.number(0x10, 0x7FF0, 8));
    values.put("\"filetime\":\"2026-01-02T03:04:05.1234567Z\"", XmlValue.time(TIME));
    values.put(
        "\"sid\":\"S-1-5-21-1-2-4294967295-500\"", XmlValue.sid("S-1-5-21-1-2-4294967295-500"));
    values.put("\"hex32\":\"0xc000006d\"", XmlValue.number(0x14, 0xC000_006DL, 4));
    values.put("\"hex64\":\"0x3e7\"", XmlValue.number(0x15, 0x3E7, 8));
    values.put("\"texts\":[\"a\",\"b\"]", XmlValue.texts("a", "b"));
    values.put("\"nothing\":null", XmlValue.nothing());
    XmlNode[] data =
        values.entrySet().stream()
            .map(
                one ->
                    data(one.getKey().substring(1, one.getKey().indexOf('"', 1)), one.getValue()))
            .toArray(XmlNode[]::new);

    read(log(event(data)));

    assertThat(faults).isEmpty();
    assertThat(records).hasSize(1);
    assertThat(records.get(0)).contains(values.keySet());
  }

  @Test
  void charactersReferencesAndInstructionsOfTheTextAreRead() {
    Element element =
        new Element(
            "Data",
            Map.of("Name", XmlValue.text("note")),
            List.of(
                new Text(XmlValue.text("a")),
                new XmlNode.CharacterData("<b>"),
                new XmlNode.CharacterReference('c'),
                new XmlNode.EntityReference("amp"),
                new XmlNode.Instruction("target", "data")));
    EvtxWriter writer = new EvtxWriter(false);
    writer.add(TIME, new Element("Event", Map.of(), List.of(plainSystem(), inData(element))));

    read(writer.bytes());

    assertThat(faults).isEmpty();
    assertThat(records).singleElement().asString().contains("\"note\":\"a<b>c&\"");
  }

  private static Element plainSystem() {
    return new Element(
        "System",
        Map.of(),
        List.of(
            XmlNode.of("EventID", XmlValue.text("1")),
            XmlNode.of("Channel", XmlValue.text("System"))));
  }

  private static Element inData(XmlNode node) {
    return new Element("EventData", Map.of(), List.of(node));
  }

  @Test
  void valuesWithoutANameAreAList() {
    read(
        log(
            event(
                XmlNode.of("Data", XmlValue.text("one")),
                XmlNode.of("Data", XmlValue.text("two")))));

    assertThat(records)
        .singleElement()
        .asString()
        .contains("\"Data\":{\"#text\":[\"one\",\"two\"]}");
  }

  @Test
  void aLogOfManyChunksIsReadToItsEndWithThePlaceOfEachRecord() {
    Element[] events = new Element[900];
    for (int at = 0; at < events.length; at++) {
      events[at] = event(data("number", XmlValue.number(0x08, at, 4)));
    }

    byte[] log = log(events);
    read(log);

    assertThat(log.length).isGreaterThan(4_096 + 3 * 0x10000);
    assertThat(faults).isEmpty();
    assertThat(records).hasSize(900);
    assertThat(records.get(899)).contains("\"number\":\"899\"");
    assertThat(records.get(0)).startsWith("4608 ");
  }

  @Test
  void theChecksumRevealsAChangedByteAndTheOtherRecordsAreRead() {
    byte[] log =
        log(event(data("a", XmlValue.text("harmless"))), event(data("b", XmlValue.text("x"))));
    int at = new String(log, StandardCharsets.UTF_16LE).indexOf("harmless") * 2;
    log[at] = 'H';

    read(log);

    assertThat(faults).singleElement().asString().startsWith("4096 ").contains("checksum");
    assertThat(records).hasSize(2);
    assertThat(records.get(0)).contains("Harmless");
  }

  @Test
  void aRecordThatIsDestroyedCostsNoOther() {
    byte[] log = log(event(data("a", XmlValue.text("x"))), event(data("b", XmlValue.text("y"))));
    log[4_096 + 0x200] = 0;

    read(log);

    assertThat(faults)
        .hasSize(2)
        .last()
        .asString()
        .startsWith("4608 ")
        .contains("no record begins");
    assertThat(records).singleElement().asString().contains("\"b\":\"y\"");
  }

  @Test
  void aLogIsRecognisedByItsFirstBytes() {
    Recognition recognition = FormatRecognition.recognise(log(event()), 4_096);

    assertThat(recognition.toString()).contains("Evtx");
  }
}
