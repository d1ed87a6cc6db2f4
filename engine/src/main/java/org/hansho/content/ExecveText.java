package org.hansho.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a command as the Linux audit log does: {@code argc=2 a0="ls" a1="-l"}.
 *
 * <p>Words are separated by spaces; quotes of either kind keep one together. As the kernel does, a
 * word with a space, a quote, a control or a non-ASCII character is written as hexadecimal digits
 * (audit_string_contains_control in Linux' kernel/audit.c).
 */
final class ExecveText {
  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^ \"'])+");
  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\"']+)");
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ExecveText() {}

  static void append(StringBuilder text, String command) {
    List<String> words = words(command);
    text.append("argc=").append(words.size());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      text.append(" a").append(i).append('=');
      if (isPlain(word)) {
        text.append('"').append(word).append('"');
      } else {
        text.append(HEX.formatHex(word.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  /** The first word of a command without its folders. */
  static String program(String command) {
    List<String> words = words(command);
    String first = words.isEmpty() ? "" : words.get(0);
    return first.substring(first.lastIndexOf('/') + 1);
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      StringBuilder whole = new StringBuilder();
      Matcher part = PART.matcher(word.group());
      while (part.find()) {
        for (int group = 1; group <= part.groupCount(); group++) {
          whole.append(part.group(group) == null ? "" : part.group(group));
        }
      }
      words.add(whole.toString());
    }
    return words;
  }

  private static boolean isPlain(String word) {
    return word.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '"');
  }
}
