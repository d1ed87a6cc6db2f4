package org.hansho.server.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Takes log records out of an {@code ExportLogsServiceRequest} of Protocol Buffers. Source:
 * OpenTelemetry protocol 1.11, {@code logs.proto}, {@code common.proto} and {@code resource.proto}.
 */
final class OtlpProtobuf {
  /** Values that lie in one another deeper are cut, so that a record costs no other one. */
  private static final int DEEPEST = 32;

  private static final ProtobufSlice NONE = new ProtobufSlice(new byte[0], 0, 0);

  private final OtlpRecords records;

  OtlpProtobuf(OtlpRecords records) {
    this.records = records;
  }

  /**
   * Takes all.
   *
   * @throws IOException if the body is no such request
   */
  void read(byte[] body) throws IOException {
    new ProtobufSlice(body, 0, body.length)
        .fields(
            (number, value, inside) -> {
              if (number == 1) {
                ofResource(inside);
              }
            });
  }

  private void ofResource(ProtobufSlice group) throws IOException {
    BoundedBytes resource = attributes(last(group, 1), 1);
    group.fields(
        (number, value, inside) -> {
          if (number == 2) {
            ofScope(inside, resource);
          }
        });
  }

  private void ofScope(ProtobufSlice group, BoundedBytes resource) throws IOException {
    BoundedBytes scope = records.part();
    quoted(last(last(group, 1), 1), scope);
    group.fields(
        (number, value, inside) -> {
          if (number == 2) {
            record(inside, resource, scope);
          }
        });
  }

  private void record(ProtobufSlice record, BoundedBytes resource, BoundedBytes scope)
      throws IOException {
    OtlpRecord one = records.record();
    BoundedBytes attributes = attributes(record, 6);
    record.fields(
        (number, value, inside) -> {
          switch (number) {
            case 1 -> one.time(value);
            case 11 -> one.observed(value);
            case 3 -> quoted(inside, one.begin("severityText"));
            case 5 -> value(inside, one.body(), 0);
            case 9 -> hex(inside, one.begin("traceId"));
            case 10 -> hex(inside, one.begin("spanId"));
            case 12 -> quoted(inside, one.begin("eventName"));
            default -> {}
          }
        });
    records.add(one, attributes, resource, scope);
  }

  /** The last field of that number, as Protocol Buffers have it; empty if there is none. */
  private static ProtobufSlice last(ProtobufSlice message, int wanted) throws IOException {
    ProtobufSlice[] found = {NONE};
    message.fields(
        (number, value, inside) -> {
          if (number == wanted) {
            found[0] = inside;
          }
        });
    return found[0];
  }

  /** Keys and values that stand in a field of a message, as an object. */
  private BoundedBytes attributes(ProtobufSlice message, int wanted) throws IOException {
    BoundedBytes out = records.part();
    object(message, wanted, out, 0);
    return out;
  }

  private static void object(
      ProtobufSlice message, int wanted, ByteArrayOutputStream out, int depth) throws IOException {
    out.write('{');
    int begun = out.size();
    message.fields(
        (number, value, inside) -> {
          if (number == wanted) {
            out.writeBytes(out.size() > begun ? new byte[] {','} : new byte[0]);
            quoted(last(inside, 1), out);
            out.write(':');
            value(last(inside, 2), out, depth + 1);
          }
        });
    out.write('}');
  }

  private static void value(ProtobufSlice any, ByteArrayOutputStream out, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      OtlpRecord.ascii(OtlpRecord.TOO_DEEP, out);
      return;
    }
    int begun = out.size();
    any.fields(
        (number, value, inside) -> {
          if (out.size() > begun) {
            return;
          }
          switch (number) {
            case 1 -> quoted(inside, out);
            case 2 -> ascii(value == 0 ? "false" : "true", out);
            case 3 -> ascii(String.valueOf(value), out);
            case 4 -> OtlpRecord.number(Double.longBitsToDouble(value), out);
            case 5 -> array(inside, out, depth);
            case 6 -> object(inside, 1, out, depth);
            case 7 -> bytes(inside, out);
            default -> {}
          }
        });
    if (out.size() == begun) {
      ascii("null", out);
    }
  }

  private static void array(ProtobufSlice values, ByteArrayOutputStream out, int depth)
      throws IOException {
    out.write('[');
    int begun = out.size();
    values.fields(
        (number, value, inside) -> {
          if (number == 1) {
            out.writeBytes(out.size() > begun ? new byte[] {','} : new byte[0]);
            value(inside, out, depth + 1);
          }
        });
    out.write(']');
  }

  /** As a list of numbers, as journals write texts that are no text. */
  private static void bytes(ProtobufSlice value, ByteArrayOutputStream out) {
    OtlpRecord.bytes(value.bytes(), value.from(), value.to(), out);
  }

  private static void hex(ProtobufSlice value, ByteArrayOutputStream out) {
    out.write('"');
    for (int at = value.from(); at < value.to(); at++) {
      ascii(HexFormat.of().toHexDigits(value.bytes()[at]), out);
    }
    out.write('"');
  }

  private static void quoted(ProtobufSlice text, ByteArrayOutputStream out) {
    out.write('"');
    Quoted.write(text.bytes(), text.from(), text.to(), out);
    out.write('"');
  }

  private static void ascii(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
