package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.record.Fault;

/**
 * Alerts of Suricata and Snort as lines of text (fast.log, alert_fast): each is put together as the
 * alert of EVE that says the same. Times count as UTC, since the lines name no zone.
 *
 * <p>Source: Suricata User Guide, "Line based alerts log (fast.log)"; Snort manual, "alert_fast".
 */
final class FastLog extends LineEnvelope {
  private static final Fault NO_ALERT =
      Fault.inEnglish(
              "The line is no alert of fast.log.",
              "line",
              "Give fast.log as it is written, with the year (snort -y); eve.json says more.")
          .inJapanese(
              "行が fast.log のアラートの形ではありません。",
              "行",
              "fast.log をそのまま指定してください（Snort では -y で年を付けます）。eve.json の方が情報が多くあります。");

  private static final int LONGEST = 2048;

  private static final Pattern LINE =
      Pattern.compile(
          "(\\d\\d)/(\\d\\d)/(\\d{2}|\\d{4})-(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)\\s+"
              + "(?:\\[(\\w+)\\]\\s+)?\\[\\*\\*\\]\\s+\\[(\\d+):(\\d+):(\\d+)\\]\\s+(.*?)\\s+\\[\\*\\*\\](?:\\s+\\[Classification:"
              + " ([^\\]]*)\\])?(?:\\s+\\[Priority: (\\d+)\\])?\\s+\\{([^}]*)\\}\\s+(\\S+) ->"
              + " (\\S+)\\s*");

  @Override
  public String name() {
    return "fast-log";
  }

  @Override
  public String description() {
    return "Alerts of Suricata and Snort as lines of text (fast.log, alert_fast with the year).";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of();
  }

  @Override
  Fault fault() {
    return NO_ALERT;
  }

  @Override
  boolean unwrap(byte[] block, int from, int to, long position, EnclosedText found) {
    if (to - from > LONGEST || from == to || block[from] < '0' || block[from] > '1') {
      return false;
    }
    Matcher parts = LINE.matcher(new String(block, from, to - from, StandardCharsets.UTF_8));
    if (!parts.matches()) {
      return false;
    }
    JsonLine line = new JsonLine();
    line.begin();
    line.text("timestamp", time(parts));
    line.number("flow_id", "null");
    line.text("event_type", "alert");
    end(line, "src_", parts.group(13));
    end(line, "dest_", parts.group(14));
    line.text("proto", parts.group(12));
    line.open("alert");
    boolean dropped = parts.group(5) != null && parts.group(5).endsWith("rop");
    line.text("action", dropped ? "blocked" : "allowed");
    line.number("gid", number(parts.group(6)));
    line.number("signature_id", number(parts.group(7)));
    line.number("rev", number(parts.group(8)));
    line.text("signature", unquoted(parts.group(9)));
    if (parts.group(10) != null) {
      line.text("category", parts.group(10));
    }
    if (parts.group(11) != null) {
      line.number("severity", number(parts.group(11)));
    }
    line.end();
    line.end();
    found.rewritten(line.bytes(), line.length(), position);
    return true;
  }

  private static String time(Matcher parts) {
    String year = parts.group(3).length() == 2 ? "20" + parts.group(3) : parts.group(3);
    return year + "-" + parts.group(1) + "-" + parts.group(2) + "T" + parts.group(4) + "Z";
  }

  /** Without zeros in front, which JSON does not have. */
  private static String number(String digits) {
    return digits.replaceFirst("^0+(?=.)", "");
  }

  /** Snort 3 puts messages in quotes. */
  private static String unquoted(String message) {
    boolean quoted = message.length() > 1 && message.startsWith("\"") && message.endsWith("\"");
    return quoted ? message.substring(1, message.length() - 1) : message;
  }

  /** An address with its port; one of version 6 that is written in full has eight groups. */
  private static void end(JsonLine line, String prefix, String text) {
    int colon = text.lastIndexOf(':');
    long colons = text.chars().filter(c -> c == ':').count();
    boolean port = colon > 0 && (colons == 1 || colons >= 8);
    String digits = port ? text.substring(colon + 1) : "";
    line.text(prefix + "ip", port ? text.substring(0, colon) : text);
    if (digits.matches("[0-9]{1,5}")) {
      line.number(prefix + "port", String.valueOf(Integer.parseInt(digits)));
    }
  }
}
