package org.hansho.format.auditd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.event.Event;
import org.hansho.event.ValueKind;
import org.hansho.format.BlockFeeder;
import org.hansho.format.FormatSamples;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our fields equal the expected parse that go-libaudit has beside its recorded logs, under the
 * names and notations of {@link #renamed}.
 */
class GoldenRecordsTest {
  private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)=");
  private static final Map<String, String> ERRORS = Map.of("-13", "EACCES", "-115", "EINPROGRESS");
  private static final Map<String, String> SIGNALS = Map.of("31", "SIGSYS");
  private static final Map<String, String> FAMILIES =
      Map.of("inet", "ipv4", "inet6", "ipv6", "unknown", "0");
  private static final List<String> PARTS = List.of("user", "role", "domain", "level", "category");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit-rhel6",
        "audit-rhel7",
        "audit-ubuntu14",
        "audit-ubuntu16",
        "audit-ubuntu17",
        "test2",
        "test3"
      })
  void fieldsEqualTheExpectedParse(String name) throws IOException {
    Path log = RecordedAudit.file("go-libaudit/auparse/testdata/" + name + ".log");
    byte[] source = RecordedAudit.bytes(log);
    byte[] golden = RecordedAudit.bytes(log.resolveSibling(name + ".log.golden"));
    assertThat(ours(source)).isEqualTo(expected(golden));
  }

  // -- ours ------------------------------------------------------------------------------------

  private static List<Map<String, String>> ours(byte[] source) {
    Set<String> names = new TreeSet<>(Set.of("seresult", "seperms", "saddr_fam", "laddr", "lport"));
    names.addAll(Set.of("path", "SYSCALL", "ARCH", "event.outcome", "old-auid", "new-auid"));
    Matcher keys = KEY.matcher(new String(source, StandardCharsets.UTF_8));
    while (keys.find()) {
      names.add(keys.group(1));
    }
    List<Map<String, String>> records = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void event(Event event) {
            if (event.eventClass().equals(RecordView.CLASS)) {
              records.add(record(event));
            }
          }

          @Override
          public void malformed(Malformed record) {
            records.add(Map.of());
          }
        };
    AuditdFormat format = new AuditdFormat();
    BlockFeeder.whole(
        format.open(FormatSamples.fields(format, names), Limits.DEFAULT), source, sink);
    return records;
  }

  private static Map<String, String> record(Event event) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("@timestamp", Instant.ofEpochSecond(0, event.time()).toString());
    for (int slot = 0; slot < event.slots(); slot++) {
      String value = event.text(slot);
      if (event.kind(slot) != ValueKind.NULL && !value.isEmpty() && !value.equals("?")) {
        renamed(fields, event.fields().name(event.field(slot)), value);
      }
    }
    settle(fields);
    return fields;
  }

  /** Names that go-libaudit uses in one kind of record only. */
  private static void settle(Map<String, String> fields) {
    fields.remove(fields.containsKey("new_auid") ? "old-auid" : "old_auid");
    String family = fields.get("family");
    if ("sockaddr".equals(fields.get("record_type")) && family != null) {
      move(fields, "laddr", "addr");
      move(fields, "lport", "port");
      if (fields.containsKey("addr") || family.equals("unix")) {
        fields.remove("saddr");
      }
    }
  }

  private static void move(Map<String, String> fields, String from, String to) {
    String value = fields.remove(from);
    if (value != null) {
      fields.put(to, value);
    }
  }

  /** From our name and notation to those of go-libaudit. */
  private static void renamed(Map<String, String> fields, String name, String value) {
    switch (name) {
      case "type" -> fields.put("record_type", value.toLowerCase(Locale.ROOT));
      case "key" -> fields.merge("keys", value, (left, right) -> left + "," + right);
      case "SYSCALL" -> fields.put("syscall", value);
      case "ARCH" -> fields.put("arch", value);
      case "exit" -> fields.put("exit", ERRORS.getOrDefault(value, value));
      case "sig" -> fields.put("sig", SIGNALS.getOrDefault(value, value));
      case "event.outcome" -> fields.put("result", value.equals("failure") ? "fail" : value);
      case "saddr_fam" -> fields.put("family", FAMILIES.getOrDefault(value, value));
      case "new-auid" -> fields.put("new_auid", value);
      case "old-auid" -> {
        fields.put("old-auid", unset(name, value));
        fields.put("old_auid", value);
      }
      case "subj", "obj" -> context(fields, name, value);
      case "syscall", "arch", "success", "res", "msg" -> {}
      default -> fields.put(name, unset(name, value));
    }
  }

  private static String unset(String name, String value) {
    boolean identity = name.equals("auid") || name.equals("ses") || name.equals("old-auid");
    return identity && value.equals("4294967295") ? "unset" : value;
  }

  private static void context(Map<String, String> fields, String name, String value) {
    String[] parts = value.split(":", PARTS.size());
    for (int i = 0; i < parts.length; i++) {
      fields.put(name + "_" + PARTS.get(i), parts[i]);
    }
  }

  // -- theirs ----------------------------------------------------------------------------------

  private static List<Map<String, String>> expected(byte[] golden) throws IOException {
    List<Map<String, String>> records = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(golden)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        records.add(
            parser.currentToken() == JsonToken.VALUE_NULL ? Map.of() : expectedRecord(parser));
      }
    }
    return records;
  }

  private static Map<String, String> expectedRecord(JsonParser parser) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      switch (parser.nextToken()) {
        case START_OBJECT -> fields.putAll(expectedRecord(parser));
        case START_ARRAY -> {
          List<String> values = new ArrayList<>();
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(parser.getText());
          }
          fields.put(name, String.join(",", values));
        }
        default -> fields.put(name, parser.getText());
      }
    }
    fields.remove("raw_msg");
    fields.remove("sequence");
    fields.computeIfPresent("@timestamp", (key, text) -> Instant.parse(text).toString());
    return fields;
  }
}
