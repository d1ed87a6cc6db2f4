package org.hansho.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.ValueKind;

/**
 * What another JSON parser finds in a record: for each dotted path the values on it, in the order
 * in which they begin. Keys are joined by dots whatever they contain, and arrays are stepped
 * through.
 */
final class JacksonValues {
  private static final String RECORD = "\nrecord";

  private static final JsonFactory FACTORY = new JsonFactory();

  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final byte[] bytes;
  private final JsonParser parser;
  private long end;

  private JacksonValues(byte[] bytes) throws IOException {
    this.bytes = bytes;
    this.parser = FACTORY.createParser(bytes);
  }

  /** Reads one value from the beginning of the bytes. */
  static JacksonValues read(byte[] bytes) throws IOException {
    JacksonValues reader = new JacksonValues(bytes);
    reader.parser.nextToken();
    reader.value(RECORD);
    reader.values.remove(RECORD);
    // The scanner takes the empty path for the record itself.
    reader.values.remove("");
    reader.end = reader.parser.currentLocation().getByteOffset();
    return reader;
  }

  Map<String, List<String>> values() {
    return values;
  }

  /** The offset behind the value. */
  long end() {
    return end;
  }

  private void value(String path) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("nothing there");
    }
    switch (token) {
      case START_OBJECT -> container(path, ValueKind.OBJECT);
      case START_ARRAY -> container(path, ValueKind.ARRAY);
      case VALUE_STRING -> add(path, ValueKind.STRING, replaced(parser.getText()));
      case VALUE_TRUE, VALUE_FALSE -> add(path, ValueKind.BOOLEAN, parser.getText());
      case VALUE_NULL -> add(path, ValueKind.NULL, "");
      default -> add(path, ValueKind.NUMBER, parser.getText());
    }
  }

  private void container(String path, ValueKind kind) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    List<String> here = values.computeIfAbsent(path, key -> new ArrayList<>());
    int place = here.size();
    here.add("");
    while (parser.nextToken() != JsonToken.END_OBJECT
        && parser.currentToken() != JsonToken.END_ARRAY) {
      if (kind == ValueKind.OBJECT) {
        String key = replaced(parser.currentName());
        parser.nextToken();
        value(path.equals(RECORD) ? key : path + "." + key);
      } else {
        value(path);
      }
    }
    int stop = (int) parser.currentLocation().getByteOffset();
    here.set(place, kind + ":" + new String(bytes, start, stop - start, StandardCharsets.UTF_8));
  }

  private void add(String path, ValueKind kind, String text) {
    values.computeIfAbsent(path, key -> new ArrayList<>()).add(kind + ":" + text);
  }

  /** A lone surrogate is no character; the scanner writes U+FFFD for it. */
  private static String replaced(String text) {
    return new String(text.codePoints().map(JacksonValues::replaced).toArray(), 0, count(text));
  }

  private static int replaced(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF ? 0xFFFD : codePoint;
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
  }
}
