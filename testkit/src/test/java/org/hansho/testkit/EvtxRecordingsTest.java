package org.hansho.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.ValueKind;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.format.evtx.EvtxFormat;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.testkit.evtx.EvtxWriter;
import org.hansho.testkit.evtx.XmlNode;
import org.hansho.testkit.evtx.XmlValue;
import org.junit.jupiter.api.Test;

/**
 * Recorded events, written as binary event logs, fire the rules that they fire as JSON. The writer
 * shares nothing with the reader.
 */
class EvtxRecordingsTest {
  private static final Format JSON = new WindowsJsonFormat();
  private static final Format EVTX = new EvtxFormat();
  private static final int DAMAGED = 1_000;

  @Test
  void recordingsFireTheSameRulesAsJson() {
    PublicRules rules = PublicRules.over(JSON);
    int files = 0;
    for (Path file : SharedFolder.files(SharedFolder.path("sigma/regression"), ".json")) {
      List<String> expected = fired(rules, JSON, SharedFolder.bytes(file));
      List<JsonTree> events = events(SharedFolder.text(file));
      assertThat(fired(rules, EVTX, log(events, true))).as("%s", file).isEqualTo(expected);
      assertThat(fired(rules, EVTX, log(events, false))).as("%s", file).isEqualTo(expected);
      files++;
    }
    assertThat(files).isEqualTo(97);
  }

  @Test
  void damageInALogIsReportedAndNeverAFailure() {
    String event =
        """
        {"Event": {"#attributes": {"xmlns": "http://schemas.microsoft.com/win/2004/08/events/event"},
          "System": {"Provider": {"#attributes": {"Name": "Microsoft-Windows-Sysmon"}},
            "EventID": 1, "Keywords": "0x8000000000000000",
            "TimeCreated": {"#attributes": {"SystemTime": "2026-01-02T03:04:05.165324Z"}},
            "Channel": "Microsoft-Windows-Sysmon/Operational", "Computer": "desk-7.example",
            "Security": {"#attributes": {"UserID": "S-1-5-18"}}},
          "EventData": {"Image": "C:\\\\Windows\\\\System32\\\\whoami.exe", "ProcessId": 4460}}}
        """;
    List<JsonTree> events = Collections.nCopies(40, JsonTree.of(event));
    byte[] log = log(events, true);
    Fields fields = Fields.of(new TreeSet<>(EVTX.reads()));
    Random random = new Random(1);
    int reported = 0;
    for (int round = 0; round < DAMAGED; round++) {
      byte[] damaged = log.clone();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        int at = 4_096 + random.nextInt(8_000);
        damaged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(16));
      }
      reported += malformed(fields, damaged) > 0 ? 1 : 0;
    }
    assertThat(reported).isGreaterThan(DAMAGED * 9 / 10);
    for (int length = 0; length < log.length; length += 1_777) {
      malformed(fields, Arrays.copyOf(log, length));
    }
  }

  private static int malformed(Fields fields, byte[] log) {
    int[] count = new int[1];
    RecordReader reader = EVTX.open(fields, Limits.DEFAULT);
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            assertThat(event.eventClass()).isNotNull();
          }

          @Override
          public void malformed(Malformed record) {
            count[0]++;
          }
        };
    reader.read(log, 0, log.length, 0, true, sink);
    reader.end(sink);
    return count[0];
  }

  private static List<String> fired(PublicRules rules, Format format, byte[] content) {
    List<String> fired = new ArrayList<>();
    rules.read(
        content,
        format,
        event -> {
          fired.add(Long.toString(event.time()));
          rules.matched(event).stream().forEach(rule -> fired.add(rules.rule(rule).id()));
        });
    return fired;
  }

  /** The objects of a file, which stand one behind the other. */
  private static List<JsonTree> events(String text) {
    return Stream.of(text.split("(?m)(?<=^\\})\\s*$"))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(JsonTree::of)
        .toList();
  }

  private static byte[] log(List<JsonTree> events, boolean templates) {
    EvtxWriter writer = new EvtxWriter(templates);
    for (JsonTree event : events) {
      Map.Entry<String, JsonTree> root = event.members().get(0);
      writer.add(Instant.EPOCH, element(root.getKey(), root.getValue(), templates));
    }
    return writer.bytes();
  }

  private static XmlNode.Element element(String name, JsonTree tree, boolean typed) {
    Map<String, XmlValue> attributes = new LinkedHashMap<>();
    List<XmlNode> content = new ArrayList<>();
    if (tree.kind() != ValueKind.OBJECT) {
      text(tree, typed, content);
    }
    for (Map.Entry<String, JsonTree> member : tree.members()) {
      JsonTree value = member.getValue();
      if (member.getKey().equals("#attributes")) {
        value.members().forEach(one -> attributes.put(one.getKey(), value(one.getValue(), typed)));
      } else if (member.getKey().equals("#text")) {
        text(value, typed, content);
      } else if (name.equals("EventData") && member.getKey().equals("Data")) {
        for (JsonTree one : unnamed(value)) {
          content.add(element("Data", one, typed));
        }
      } else if (name.equals("EventData") && value.kind() != ValueKind.OBJECT) {
        XmlNode.Element data = element("Data", value, typed);
        XmlValue called = XmlValue.text(member.getKey());
        content.add(new XmlNode.Element("Data", Map.of("Name", called), data.content()));
      } else {
        content.add(element(member.getKey(), value, typed));
      }
    }
    return new XmlNode.Element(name, attributes, content);
  }

  private static List<JsonTree> unnamed(JsonTree data) {
    JsonTree text = data;
    for (Map.Entry<String, JsonTree> member : data.members()) {
      text = member.getKey().equals("#text") ? member.getValue() : text;
    }
    return text.elements().isEmpty() ? List.of(text) : text.elements();
  }

  private static void text(JsonTree tree, boolean typed, List<XmlNode> content) {
    if (tree.kind() == ValueKind.NULL) {
      if (typed) {
        content.add(new XmlNode.Text(XmlValue.nothing()));
      }
      return;
    }
    content.add(new XmlNode.Text(value(tree, typed)));
  }

  private static XmlValue value(JsonTree tree, boolean typed) {
    String text = tree.text();
    if (!typed) {
      return XmlValue.text(text);
    }
    if (tree.kind() == ValueKind.NUMBER && text.matches("[0-9]{1,9}")) {
      return XmlValue.number(0x08, Long.parseLong(text), 4);
    }
    if (tree.kind() == ValueKind.BOOLEAN) {
      return XmlValue.number(0x0D, text.equals("true") ? 1 : 0, 4);
    }
    if (text.matches("0x[0-9a-f]{1,16}") && !text.startsWith("0x0")) {
      return XmlValue.number(0x15, Long.parseUnsignedLong(text.substring(2), 16), 8);
    }
    if (text.matches("S-1-5-[0-9-]*[0-9]")) {
      return XmlValue.sid(text);
    }
    if (text.matches("[0-9-]{10}T[0-9:]{8}(\\.[0-9]+)?Z")) {
      return XmlValue.time(Instant.parse(text));
    }
    return XmlValue.text(text);
  }
}
