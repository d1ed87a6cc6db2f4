package org.hansho.library;

import java.nio.charset.StandardCharsets;
import org.hansho.alert.Language;

/**
 * The part of a detection's file that a running engine needs: without its tests and their records,
 * and in English without the Japanese texts.
 *
 * <p>Reading YAML is most of the time until the first alert, and this is less than half of it. Top
 * keys of a YAML document stand at the start of a line and nothing inside of a value does, so no
 * parsing is needed. Cut away is only what stands behind the key {@code alert}; the places of
 * problems before it stay as they are.
 */
final class Excerpt {
  private Excerpt() {}

  /**
   * The part of a UTF-8 text, which is cut before it is decoded: that takes longer than cutting.
   */
  static byte[] of(byte[] text, Language language) {
    String oneLetterAByte = new String(text, StandardCharsets.ISO_8859_1);
    return of(oneLetterAByte, language).getBytes(StandardCharsets.ISO_8859_1);
  }

  static String of(String text, Language language) {
    int alert = text.startsWith("alert:") ? 0 : text.indexOf("\nalert:");
    if (alert < 0) {
      return text;
    }
    String excerpt = without("tests", without("records", text, alert), alert);
    return language == Language.ENGLISH ? without("ja", excerpt, alert) : excerpt;
  }

  private static String without(String key, String text, int from) {
    int begin = text.indexOf("\n" + key + ":\n", from);
    if (begin < 0) {
      return text;
    }
    int end = begin + 1;
    do {
      end = text.indexOf('\n', end) + 1;
    } while (end > 0 && end < text.length() && !beginsKey(text.charAt(end)));
    return end <= 0 || end >= text.length()
        ? text.substring(0, begin + 1)
        : text.substring(0, begin + 1) + text.substring(end);
  }

  private static boolean beginsKey(char c) {
    return c != ' ' && c != '\n' && c != '\r' && c != '#';
  }
}
