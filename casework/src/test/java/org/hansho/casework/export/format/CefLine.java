package org.hansho.casework.export.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a line of the Common Event Format as its description says: seven parts divided by pipes,
 * then pairs, a key being the word before an equals sign that is not escaped.
 */
record CefLine(List<String> head, Map<String, String> extension) {
  static CefLine read(String line) {
    if (!line.startsWith("CEF:0|") || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
      throw new IllegalArgumentException(line);
    }
    List<String> head = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int at = 0;
    while (head.size() < 7) {
      char c = line.charAt(at++);
      if (c == '\\') {
        part.append(line.charAt(at++));
      } else if (c == '|') {
        head.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    return new CefLine(head, pairs(line.substring(at)));
  }

  private static Map<String, String> pairs(String text) {
    List<Integer> signs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '=') {
        signs.add(i);
      }
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    int key = 0;
    for (int n = 0; n < signs.size(); n++) {
      int sign = signs.get(n);
      int end = n + 1 < signs.size() ? text.lastIndexOf(' ', signs.get(n + 1)) : text.length();
      String value = text.substring(sign + 1, end);
      String name = text.substring(key, sign);
      if (!name.matches("[A-Za-z0-9]+") || pairs.put(name, unescaped(value)) != null) {
        throw new IllegalArgumentException("the key " + name + " in " + text);
      }
      key = end + 1;
    }
    return pairs;
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\') {
        i++;
        char c = value.charAt(i);
        plain.append(c == 'n' ? '\n' : c == 'r' ? '\r' : c);
      } else {
        plain.append(value.charAt(i));
      }
    }
    return plain.toString();
  }
}
