package org.hansho.server.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes log records out of an {@code ExportLogsServiceRequest} in JSON. Source: OpenTelemetry
 * protocol 1.11, "JSON Protobuf Encoding".
 */
final class OtlpJson {
  /** Values that lie in one another deeper are cut, so that a record costs no other one. */
  private static final int DEEPEST = 32;

  private static final List<String> OF_RESOURCE = List.of("resource", "scopeLogs");
  private static final List<String> OF_SCOPE = List.of("scope", "logRecords");
  private static final List<String> OF_RECORD =
      List.of(
          "timeUnixNano",
          "observedTimeUnixNano",
          "severityText",
          "body",
          "attributes",
          "traceId",
          "spanId",
          "eventName");
  private static final List<String> COPIED =
      List.of("severityText", "traceId", "spanId", "eventName");
  private static final List<String> OF_VALUE =
      List.of(
          "stringValue",
          "boolValue",
          "intValue",
          "doubleValue",
          "arrayValue",
          "kvlistValue",
          "bytesValue");
  private static final List<String> OF_PAIR = List.of("key", "value");

  private final OtlpRecords records;

  OtlpJson(OtlpRecords records) {
    this.records = records;
  }

  /**
   * Takes all.
   *
   * @throws IOException if the body is no such request
   */
  void read(byte[] body) throws IOException {
    JsonSlice root = JsonSlice.only(body);
    if (!root.isObject()) {
      throw new IOException("the body is no object");
    }
    list(root, "resourceLogs", this::ofResource);
  }

  private static void list(JsonSlice of, String name, JsonSlice.Visitor visitor)
      throws IOException {
    JsonSlice list = of.members(List.of(name)).get(name);
    if (list != null) {
      list.elements(visitor);
    }
  }

  private void ofResource(JsonSlice group) throws IOException {
    Map<String, JsonSlice> members = group.members(OF_RESOURCE);
    BoundedBytes resource = attributes(members.get("resource"));
    JsonSlice scopes = members.get("scopeLogs");
    if (scopes != null) {
      scopes.elements(scope -> ofScope(scope, resource));
    }
  }

  private void ofScope(JsonSlice group, BoundedBytes resource) throws IOException {
    Map<String, JsonSlice> members = group.members(OF_SCOPE);
    BoundedBytes scope = records.part();
    JsonSlice named = members.get("scope");
    JsonSlice name = named == null ? null : named.members(List.of("name")).get("name");
    if (name != null && name.isString()) {
      copy(name, scope);
    } else {
      OtlpRecord.ascii("\"\"", scope);
    }
    JsonSlice logs = members.get("logRecords");
    if (logs != null) {
      logs.elements(log -> record(log, resource, scope));
    }
  }

  private void record(JsonSlice log, BoundedBytes resource, BoundedBytes scope) throws IOException {
    Map<String, JsonSlice> members = log.members(OF_RECORD);
    OtlpRecord one = records.record();
    one.time(time(members.get("timeUnixNano")));
    one.observed(time(members.get("observedTimeUnixNano")));
    for (String name : COPIED) {
      JsonSlice value = members.get(name);
      if (value != null && value.isString()) {
        copy(value, one.begin(name));
      }
    }
    JsonSlice body = members.get("body");
    if (body != null) {
      value(body, one.body(), 0);
    }
    BoundedBytes attributes = records.part();
    pairs(members.get("attributes"), attributes, 0);
    records.add(one, attributes, resource, scope);
  }

  /** What is no number of nanoseconds is no time, and the record is as one without. */
  private static long time(@Nullable JsonSlice value) throws IOException {
    try {
      return value == null || value.isNull() ? 0 : Long.parseLong(value.text());
    } catch (NumberFormatException noTime) {
      return 0;
    }
  }

  private BoundedBytes attributes(@Nullable JsonSlice of) throws IOException {
    BoundedBytes out = records.part();
    pairs(of == null ? null : of.members(List.of("attributes")).get("attributes"), out, 0);
    return out;
  }

  /** Keys and values as an object. */
  private static void pairs(@Nullable JsonSlice list, ByteArrayOutputStream out, int depth)
      throws IOException {
    out.write('{');
    int begun = out.size();
    if (list != null) {
      list.elements(
          pair -> {
            Map<String, JsonSlice> members = pair.members(OF_PAIR);
            JsonSlice key = members.get("key");
            JsonSlice value = members.get("value");
            if (key != null && key.isString() && value != null) {
              OtlpRecord.ascii(out.size() > begun ? "," : "", out);
              copy(key, out);
              out.write(':');
              value(value, out, depth + 1);
            }
          });
    }
    out.write('}');
  }

  private static void value(JsonSlice any, ByteArrayOutputStream out, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      OtlpRecord.ascii(OtlpRecord.TOO_DEEP, out);
      return;
    }
    Map<String, JsonSlice> members = any.members(OF_VALUE);
    if (members.isEmpty()) {
      OtlpRecord.ascii("null", out);
      return;
    }
    Map.Entry<String, JsonSlice> member = members.entrySet().iterator().next();
    JsonSlice value = member.getValue();
    switch (member.getKey()) {
      case "arrayValue" -> array(value, out, depth);
      case "kvlistValue" -> pairs(value.members(List.of("values")).get("values"), out, depth);
      case "bytesValue" -> bytes(value, out);
      case "intValue" -> whole(value, out);
      default -> copy(value, out);
    }
  }

  /** A text of digits as a number; anything else as it is. */
  private static void whole(JsonSlice value, ByteArrayOutputStream out) throws IOException {
    try {
      OtlpRecord.ascii(String.valueOf(Long.parseLong(value.text())), out);
    } catch (NumberFormatException noNumber) {
      copy(value, out);
    }
  }

  private static void array(JsonSlice of, ByteArrayOutputStream out, int depth) throws IOException {
    out.write('[');
    int begun = out.size();
    list(
        of,
        "values",
        value -> {
          OtlpRecord.ascii(out.size() > begun ? "," : "", out);
          value(value, out, depth + 1);
        });
    out.write(']');
  }

  /** Bytes in Base64; anything else as it is. */
  private static void bytes(JsonSlice value, ByteArrayOutputStream out) throws IOException {
    try {
      byte[] bytes = Base64.getDecoder().decode(value.text());
      OtlpRecord.bytes(bytes, 0, bytes.length, out);
    } catch (IllegalArgumentException noBase64) {
      copy(value, out);
    }
  }

  private static void copy(JsonSlice value, ByteArrayOutputStream out) {
    out.write(value.bytes(), value.from(), value.to() - value.from());
  }
}
