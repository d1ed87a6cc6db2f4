package org.hansho.server.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * A JSON array of records, which many shippers send as a body. Each element becomes a line: the
 * bytes stay, but for breaks between its parts, which become blanks.
 */
final class JsonArray {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonArray() {}

  /** Whether a body begins like an array. */
  static boolean is(byte[] body) {
    int at = 0;
    while (at < body.length
        && (body[at] == ' ' || body[at] == '\t' || body[at] == '\r' || body[at] == '\n')) {
      at++;
    }
    return at < body.length && body[at] == '[';
  }

  /**
   * The elements, a line each.
   *
   * @throws IOException if it is no JSON, not in UTF-8, or more than one array
   */
  static byte[] lines(byte[] body) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(body.length);
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      for (JsonToken token = json.nextToken();
          token != JsonToken.END_ARRAY;
          token = json.nextToken()) {
        if (token == null) {
          throw new IOException("the array has no end");
        }
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        int to = (int) json.currentLocation().getByteOffset();
        if (from < 0 || to < from) {
          throw new IOException("the array is not in UTF-8");
        }
        for (int at = from; at < to; at++) {
          lines.write(body[at] == '\n' || body[at] == '\r' ? ' ' : body[at]);
        }
        lines.write('\n');
      }
      if (json.nextToken() != null) {
        throw new IOException("something follows the array");
      }
    }
    return lines.toByteArray();
  }
}
