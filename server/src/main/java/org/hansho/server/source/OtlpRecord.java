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
  private final ByteArrayOutputStream members = new ByteArrayOutputStream();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private long time;
  private long observed;

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

  /** The line without its end. */
  byte[] line(byte[] attributes, byte[] resource, byte[] scope) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long nanos = time > 0 ? time : observed;
    ascii("{\"timeUnixNano\":" + Math.max(0, nanos), line);
    line.writeBytes(members.toByteArray());
    boolean says = body.size() > 0 && !body.toString(StandardCharsets.UTF_8).equals("null");
    ascii(",\"body\":", line);
    line.writeBytes(says ? body.toByteArray() : attributes);
    ascii(",\"attributes\":", line);
    line.writeBytes(attributes);
    ascii(",\"resource\":", line);
    line.writeBytes(resource);
    ascii(",\"scope\":", line);
    line.writeBytes(scope);
    line.write('}');
    return line.toByteArray();
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
