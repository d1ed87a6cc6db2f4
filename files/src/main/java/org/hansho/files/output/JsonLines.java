package org.hansho.files.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * JSON in which what is dangerous ({@link Dangerous}) stands as an escape: harmless on a terminal,
 * and the same text for who parses it.
 */
public final class JsonLines {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonLines() {}

  /** A generator of values, one behind the other; closing it leaves the stream open. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator json =
        JSON.createGenerator(
            new EscapingWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.setRootValueSeparator(null);
    return json;
  }

  /** Outside of texts JSON has nothing dangerous but line ends, so that escapes stand in texts. */
  private static final class EscapingWriter extends FilterWriter {
    /** First half of a pair whose second half comes next, or 0. */
    private char half;

    private int before;

    EscapingWriter(Writer out) {
      super(out);
    }

    @Override
    public void write(int character) throws IOException {
      char c = (char) character;
      if (half != 0) {
        char first = half;
        half = 0;
        if (Character.isLowSurrogate(c)) {
          put(Character.toCodePoint(first, c));
          return;
        }
        put(first);
      }
      if (Character.isHighSurrogate(c)) {
        half = c;
      } else {
        put(c);
      }
    }

    private void put(int codePoint) throws IOException {
      boolean layout = codePoint == '\n';
      if (!layout && Dangerous.is(codePoint, before)) {
        for (char c : Character.toChars(codePoint)) {
          out.write(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
      } else {
        out.write(Character.toString(codePoint));
      }
      before = codePoint;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      int at = from;
      while (at < from + length) {
        int end = plainUntil(text, at, from + length);
        if (end > at) {
          out.write(text, at, end - at);
          before = text[end - 1];
          at = end;
        } else {
          write(text[at++]);
        }
      }
    }

    private int plainUntil(char[] text, int from, int to) {
      int at = from;
      int last = before;
      while (half == 0
          && at < to
          && !Character.isSurrogate(text[at])
          && !Dangerous.is(text[at], last)) {
        last = text[at++];
      }
      return at;
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
      write(text.toCharArray(), from, length);
    }
  }
}
