package org.hansho.server.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of the file without what may be a secret that should not stand in it. */
final class MaskedLine {
  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "(?i)(pass|pwd|secret|token|credential|api_?key)[A-Za-z0-9_-]*['\"]?\\s*[:=]\\s*");
  private static final Pattern REFERENCE = Pattern.compile("['\"]?(\\$\\{|file:).*");
  private static final Pattern IN_URL = Pattern.compile("://\\S*@");

  private static final Pattern PEM = Pattern.compile("-----BEGIN.*");

  private MaskedLine() {}

  /** The line, cut behind a key that sounds like a secret unless a reference follows. */
  static String of(String line) {
    Matcher key = SECRET_KEY.matcher(line);
    while (key.find()) {
      String value = line.substring(key.end());
      if (!value.isEmpty() && !REFERENCE.matcher(value).matches()) {
        return line.substring(0, key.end()) + "…";
      }
    }
    String withoutKey = PEM.matcher(line).replaceAll("…");
    return IN_URL.matcher(withoutKey).replaceAll("://…@");
  }
}
