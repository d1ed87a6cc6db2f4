package org.hansho.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hansho.files.output.JsonLines;
import org.jspecify.annotations.Nullable;

/** Writes what {@link DeadLetters} laid aside as JSON lines, in order. Belongs to one thread. */
final class DeadLetterWriter implements AutoCloseable {
  private final DataInputStream in;
  private final JsonGenerator json;
  private long left;

  // The record that is next.
  private String source = "";
  private long position;
  private int length;
  private int linesBefore;
  private String reason = "";
  private String field = "";
  private String remedy = "";
  private String format = "";
  private byte[] heading = {};
  private byte[] sample = {};

  /** Over a part that holds at least one record. */
  DeadLetterWriter(Path part, OutputStream common) throws IOException {
    left = Files.size(part);
    in = new DataInputStream(new BufferedInputStream(Files.newInputStream(part)));
    json = JsonLines.generator(common);
    next();
  }

  /** Whether a record is next. */
  private boolean isThere() {
    return !source.isEmpty();
  }

  private void next() throws IOException {
    if (left == 0) {
      source = "";
      return;
    }
    source = text();
    position = in.readLong();
    length = in.readInt();
    linesBefore = in.readInt();
    left -= Long.BYTES + 2 * Integer.BYTES;
    reason = text();
    field = text();
    remedy = text();
    format = text();
    heading = bytes();
    sample = bytes();
  }

  private String text() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    left -= Integer.BYTES + bytes.length;
    return bytes;
  }

  /**
   * Writes the records of a source, if they are next.
   *
   * @param lines of the source, which stands open; null if it has none
   */
  void write(String name, LineNumbers.@Nullable Lines lines) throws IOException {
    while (source.equals(name)) {
      write(lines == null ? LineNumbers.UNKNOWN : lines.of(position, linesBefore));
      next();
    }
  }

  /** Writes all records left, without lines. */
  void writeRest() throws IOException {
    while (isThere()) {
      write(LineNumbers.UNKNOWN);
      next();
    }
  }

  private void write(long line) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", source);
    if (line != LineNumbers.UNKNOWN) {
      json.writeNumberField("line", line);
    }
    json.writeNumberField("position", position);
    json.writeNumberField("length", length);
    json.writeStringField("field", field);
    json.writeStringField("reason", reason);
    json.writeStringField("remedy", remedy);
    json.writeStringField("format", format);
    if (heading.length > 0) {
      json.writeStringField("heading", new String(heading, StandardCharsets.UTF_8));
    }
    String text = new String(sample, StandardCharsets.UTF_8);
    json.writeStringField("record", text);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), sample)) {
      json.writeBinaryField("bytes", sample);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
    in.close();
  }
}
