package org.hansho.server.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One log record of OpenTelemetry as the line that is kept of it, which the envelope {@code otlp}
 * opens:
 *
 * <pre>{"timeUnixNano":…,"severityText":…,"body":…,"attributes":{…},"resource":{…},"scope":…}</pre>
 *
 * <p>Attributes are members under their own names. A record without a body has its attributes as
 * body, since they are what it says. Belongs to one thread.
 */
final class OtlpRecord {
  /** In place of a value that lies too deep in others. */
  static final String TOO_DEEP = "\"deeper than 32 values\"";

  private static final String BODY = ",\"body\":";
  private static final String ATTRIBUTES = ",\"attributes\":";
  private static final String RESOURCE = ",\"resource\":";
  private static final String SCOPE = ",\"scope\":";
  private static final int NAMES =
      BODY.length() + ATTRIBUTES.length() + RESOURCE.length() + SCOPE.length() + 1;

  private final BoundedBytes members;
  private final BoundedBytes body;
  private long time;
  private long observed;

  /** Nothing yet; what it has will be written to these. */
  OtlpRecord(BoundedBytes members, BoundedBytes body) {
    this.members = members;
    this.body = body;
  }

  void time(long nanos) {
    time = nanos;
  }

  /** When a collector saw it, which counts if it does not say when it was. */
  void observed(long nanos) {
    observed = nanos;
  }

  /** Where the value of a further member is to be written. */
  ByteArrayOutputStream begin(String member) {
    ascii(",\"" + member + "\":", members);
    return members;
  }

  /** Where the value of the body is to be written; a body that comes again replaces it. */
  ByteArrayOutputStream body() {
    body.reset();
    return body;
  }

  /** How many bytes the line will have. */
  long bytes(BoundedBytes attributes, BoundedBytes resource, BoundedBytes scope) {
    return (long) head().length()
        + members.size()
        + (says() ? body : attributes).size()
        + attributes.size()
        + resource.size()
        + scope.size()
        + NAMES;
  }

  /** The line without its end. */
  byte[] line(BoundedBytes attributes, BoundedBytes resource, BoundedBytes scope) {
    ByteArrayOutputStream line =
        new ByteArrayOutputStream((int) bytes(attributes, resource, scope));
    ascii(head(), line);
    line.writeBytes(members.toByteArray());
    member(BODY, says() ? body : attributes, line);
    member(ATTRIBUTES, attributes, line);
    member(RESOURCE, resource, line);
    member(SCOPE, scope, line);
    line.write('}');
    return line.toByteArray();
  }

  private String head() {
    return "{\"timeUnixNano\":" + Math.max(0, time > 0 ? time : observed);
  }

  private boolean says() {
    int size = body.size();
    return size > 0 && !(size == 4 && body.toString(StandardCharsets.UTF_8).equals("null"));
  }

  private static void member(String name, BoundedBytes value, ByteArrayOutputStream line) {
    ascii(name, line);
    line.writeBytes(value.toByteArray());
  }

  /** A number; what JSON has no number for is a text. */
  static void number(double value, ByteArrayOutputStream out) {
    String text = String.valueOf(value);
    ascii(Double.isFinite(value) ? text : '"' + text + '"', out);
  }

  /** Bytes as a list of numbers. */
  static void bytes(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
    out.write('[');
    for (int at = from; at < to; at++) {
      ascii((at > from ? "," : "") + (bytes[at] & 0xff), out);
    }
    out.write(']');
  }

  static void ascii(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
