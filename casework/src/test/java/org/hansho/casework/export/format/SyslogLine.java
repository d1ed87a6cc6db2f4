package org.hansho.casework.export.format;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a message after the grammar of RFC 5424. */
record SyslogLine(int priority, String host, Map<String, Map<String, String>> data, String text) {
  private static final Pattern HEAD =
      Pattern.compile(
          "<(\\d{1,3})>1 (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?Z)"
              + " ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128}) ([!-~]{1,32}) ");
  private static final Pattern NAME = Pattern.compile("[!-~&&[^= \"\\]]]{1,32}");

  static SyslogLine read(String line) {
    Matcher head = HEAD.matcher(line);
    if (!head.lookingAt() || line.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(line);
    }
    int at = head.end();
    Map<String, Map<String, String>> data = new LinkedHashMap<>();
    while (line.charAt(at) == '[') {
      Matcher id = name(line, at + 1);
      Map<String, String> parameters = new LinkedHashMap<>();
      at = parameters(line, id.end(), parameters);
      if (data.put(id.group(), parameters) != null) {
        throw new IllegalArgumentException("the element " + id.group() + " twice");
      }
    }
    if (!line.startsWith(" \ufeff", at)) {
      throw new IllegalArgumentException("no message: " + line.substring(at));
    }
    return new SyslogLine(
        Integer.parseInt(head.group(1)), head.group(3), data, line.substring(at + 2));
  }

  private static Matcher name(String line, int from) {
    Matcher name = NAME.matcher(line).region(from, line.length());
    if (!name.lookingAt()) {
      throw new IllegalArgumentException("no name at " + from + " of " + line);
    }
    return name;
  }

  private static int parameters(String line, int from, Map<String, String> parameters) {
    int at = from;
    while (line.charAt(at) == ' ') {
      Matcher name = name(line, at + 1);
      at = name.end();
      if (!line.startsWith("=\"", at)) {
        throw new IllegalArgumentException("no value at " + at + " of " + line);
      }
      at += 2;
      StringBuilder value = new StringBuilder();
      while (line.charAt(at) != '"') {
        boolean escaped = line.charAt(at) == '\\' && "\"\\]".indexOf(line.charAt(at + 1)) >= 0;
        if (!escaped && line.charAt(at) == ']') {
          throw new IllegalArgumentException("a bracket at " + at + " of " + line);
        }
        at += escaped ? 1 : 0;
        value.append(line.charAt(at++));
      }
      at++;
      parameters.put(name.group(), value.toString());
    }
    if (line.charAt(at) != ']') {
      throw new IllegalArgumentException("no end at " + at + " of " + line);
    }
    return at + 1;
  }
}
