package org.hansho.server.receive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The lines that the value of a record of Kafka holds: one, or those of a text, or the documents of
 * JSON in it, of which an array is one an element. A line that is too long is cut, so that it
 * stands among those that could not be read.
 */
final class KafkaLines {
  private static final JsonFactory JSON = new JsonFactory();

  private final int most;

  /**
   * Lines of that length.
   *
   * @param most bytes of a line
   */
  KafkaLines(int most) {
    this.most = most;
  }

  /**
   * Adds those of a value to a part.
   *
   * @return how many were cut
   */
  int add(byte[] value, KafkaPart part) {
    int end = value.length;
    while (end > 0 && isBlank(value[end - 1])) {
      end--;
    }
    int start = 0;
    while (start < end && isBlank(value[start])) {
      start++;
    }
    if (start == end) {
      return 0;
    }
    boolean isArray = value[start] == '[';
    if (isArray || (value[start] == '{' && hasBreak(value, start, end))) {
      Documents documents = new Documents(value, part);
      if (documents.isRead(false)) {
        return documents.isRead(true) ? documents.cut : 0;
      }
    }
    return lines(value, start, end, part);
  }

  private static boolean isBlank(byte each) {
    return each == ' ' || each == '\n' || each == '\r' || each == '\t';
  }

  private static boolean hasBreak(byte[] value, int start, int end) {
    for (int at = start; at < end; at++) {
      if (value[at] == '\n' || value[at] == '\r') {
        return true;
      }
    }
    return false;
  }

  private int lines(byte[] value, int start, int end, KafkaPart part) {
    int cut = 0;
    int from = start;
    for (int at = start; at <= end; at++) {
      if (at == end || value[at] == '\n') {
        if (at > from) {
          cut += line(value, from, at, part);
        }
        from = at + 1;
      }
    }
    return cut;
  }

  private int line(byte[] value, int from, int to, KafkaPart part) {
    boolean fits = to - from <= most;
    part.add(value, from, fits ? to : from + most);
    return fits ? 0 : 1;
  }

  /** The documents of a value; breaks between their parts become blanks. */
  private final class Documents {
    private final byte[] value;
    private final KafkaPart part;
    private int cut;

    Documents(byte[] value, KafkaPart part) {
      this.value = value;
      this.part = part;
    }

    /** Goes through all; false if it is no JSON in UTF-8, or too deep. */
    boolean isRead(boolean adds) {
      try (JsonParser json = JSON.createParser(value)) {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
          if (token == JsonToken.START_ARRAY) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
              document(json, adds);
            }
          } else {
            document(json, adds);
          }
        }
        return true;
      } catch (IOException lines) {
        return false;
      }
    }

    private void document(JsonParser json, boolean adds) throws IOException {
      int from = (int) json.currentTokenLocation().getByteOffset();
      json.skipChildren();
      json.finishToken();
      int to = (int) json.currentLocation().getByteOffset();
      if (json.currentToken() == null || from < 0 || to < from) {
        throw new IOException("it has no end, or is not in UTF-8");
      }
      if (adds) {
        for (int at = from; at < to; at++) {
          value[at] = value[at] == '\n' || value[at] == '\r' ? (byte) ' ' : value[at];
        }
        cut += line(value, from, to, part);
      }
    }
  }
}
