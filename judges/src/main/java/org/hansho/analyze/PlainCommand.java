package org.hansho.analyze;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of Windows without what hides its words: the carets of cmd, the backticks of
 * PowerShell, empty quotes inside of words and texts joined by a plus. What PowerShell is given
 * encoded is decoded and added behind. Pure functions; linear.
 *
 * <p>Source: Microsoft, "about_Special_Characters", "about_PowerShell_exe" and the reference of
 * cmd.
 */
final class PlainCommand {
  private static final Pattern ENCODED =
      Pattern.compile(
          "\\s[-/\u2013]e[a-z]{0,13}\\s+[\"']?([A-Za-z0-9+/]{16,}={0,2})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern JOINED = Pattern.compile("([\"'])\\s{0,8}\\+\\s{0,8}\\1");
  private static final Pattern EMPTY_QUOTES =
      Pattern.compile("(?<=[A-Za-z])(?:\"\"|'')(?=[A-Za-z])");
  private static final Pattern BINDING =
      Pattern.compile(
          "ParameterBinding\\([^)\\n]*\\): name=\"([^\"\\n]*)\"; value=\"([^\"\\n]*)\"");
  private static final int WIDE = 2;

  private PlainCommand() {}

  static String ofCommandLine(String line) {
    String plain = without(line, '^');
    Matcher encoded = ENCODED.matcher(line);
    if (startsPowerShell(plain) && encoded.find()) {
      String script = decoded(encoded.group(1));
      return script.isEmpty() ? shown(plain) : shown(plain) + ' ' + ofScript(script);
    }
    return shown(plain);
  }

  static String ofScript(String script) {
    return shown(script);
  }

  /** The invocation as it could be typed: name of the command, then its parameters. */
  static String ofInvocation(String payload) {
    return shown(BINDING.matcher(payload).replaceAll(" -$1 $2 ").replaceAll("[\\r\\n]+", " "));
  }

  private static boolean startsPowerShell(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    return lower.contains("powershell") || lower.contains("pwsh");
  }

  private static String shown(String text) {
    String shown = without(text, '`');
    if (shown.indexOf('+') >= 0) {
      shown = JOINED.matcher(shown).replaceAll("");
    }
    return shown.contains("\"\"") || shown.contains("''")
        ? EMPTY_QUOTES.matcher(shown).replaceAll("")
        : shown;
  }

  private static String without(String text, char mark) {
    return text.indexOf(mark) < 0 ? text : text.replace(String.valueOf(mark), "");
  }

  /** The text that PowerShell reads from base64 of UTF-16; empty if it is none. */
  private static String decoded(String base64) {
    byte[] bytes;
    try {
      int whole = base64.indexOf('=') < 0 ? base64.length() - base64.length() % 4 : base64.length();
      bytes = Base64.getDecoder().decode(base64.substring(0, whole));
    } catch (IllegalArgumentException e) {
      return "";
    }
    int zeros = 0;
    for (int at = 1; at < bytes.length; at += WIDE) {
      zeros += bytes[at] == 0 ? 1 : 0;
    }
    return zeros * WIDE * WIDE < bytes.length
        ? ""
        : new String(bytes, 0, bytes.length - bytes.length % WIDE, StandardCharsets.UTF_16LE);
  }
}
