package org.hansho.scan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link DeadLetterWriter} has written, one letter after another, so that a later
 * version of this program may read the records. Belongs to one thread; holds one letter.
 */
final class DeadLetterFile implements AutoCloseable {
  private static final byte[] BEGINNING = "{\"source\":\"".getBytes(StandardCharsets.UTF_8);
  private static final String[] KEYS = {
    "\"position\":", "\"length\":", "\"reason\":\"", "\"remedy\":\"", "\"format\":\""
  };
  private static final int LOOKED_AT = 1 << 14;
  private static final int MOST_CHARACTERS = 1 << 23;

  private final JsonParser json;

  /**
   * A record as it stood in its source.
   *
   * @param format name of the format that it was read as; may be empty
   * @param position offset in the source, in bytes
   * @param heading what is to be read in front of the record; may be empty
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Letter(String source, String format, long position, String heading, byte[] record) {
    /** Whether it was read like another one. */
    boolean isOf(Letter other) {
      return source.equals(other.source)
          && format.equals(other.format)
          && heading.equals(other.heading);
    }
  }

  DeadLetterFile(InputStream in) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(MOST_CHARACTERS).build())
            .build();
    json = factory.createParser(in);
  }

  /** Whether a source that begins so is a file of dead letters. */
  static boolean isOne(byte[] sample, int length) {
    if (length < BEGINNING.length) {
      return false;
    }
    for (int i = 0; i < BEGINNING.length; i++) {
      if (sample[i] != BEGINNING[i]) {
        return false;
      }
    }
    String first = new String(sample, 0, Math.min(length, LOOKED_AT), StandardCharsets.UTF_8);
    for (String key : KEYS) {
      if (!first.contains(key)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The next letter, or null at the end.
   *
   * @throws IOException if the file is not what was written
   */
  @Nullable Letter next() throws IOException {
    try {
      return json.nextToken() == null ? null : letter();
    } catch (JsonProcessingException e) {
      throw new IOException("no file of dead letters: " + e.getOriginalMessage(), e);
    }
  }

  private Letter letter() throws IOException {
    String source = "";
    String format = "";
    long position = 0;
    String heading = "";
    byte[] record = {};
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "source" -> source = json.getText();
        case "format" -> format = json.getText();
        case "position" -> position = json.getValueAsLong();
        case "heading" -> heading = json.getText();
        case "record" -> record = json.getText().getBytes(StandardCharsets.UTF_8);
        case "bytes" -> record = json.getBinaryValue();
        default -> json.skipChildren();
      }
    }
    return new Letter(source, format, position, heading, record);
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
