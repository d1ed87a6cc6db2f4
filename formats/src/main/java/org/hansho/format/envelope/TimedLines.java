package org.hansho.format.envelope;

import java.util.Arrays;
import java.util.Map;
import org.hansho.event.Event;
import org.hansho.format.Recognition;
import org.hansho.format.Rfc3339;
import org.hansho.record.Fault;

/**
 * Lines with the time in front at which each was taken: exports of CloudWatch Logs to S3, and what
 * {@code kubectl logs --timestamps} and {@code docker logs -t} print.
 *
 * <p>Since many logs begin with a time of their own, only lines are taken for such ones behind
 * whose time another format begins that is sure of itself. Source: Amazon CloudWatch Logs User
 * Guide, "Exporting log data to Amazon S3".
 */
final class TimedLines extends LineEnvelope {
  private static final Fault NO_LINE =
      Fault.inEnglish(
              "The line does not begin with a time and a space.",
              "beginning of the line",
              "Export the log with a time in front of each line, or without any.")
          .inJapanese("行が時刻と空白で始まっていません。", "行の先頭", "すべての行の先頭に時刻を付けるか、まったく付けずにエクスポートしてください。");

  private static final int LONGEST_TIME = 35;

  @Override
  public String name() {
    return "timed-lines";
  }

  @Override
  public String description() {
    return "Lines behind the time of their export: CloudWatch Logs in S3, kubectl and docker logs.";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of();
  }

  @Override
  Fault fault() {
    return NO_LINE;
  }

  @Override
  boolean unwrap(byte[] block, int from, int to, long position, EnclosedText found) {
    int text = behind(block, from, Math.min(to, from + LONGEST_TIME), ' ');
    if (text < 0 || block[text - 2] != 'Z') {
      return false;
    }
    long time = Rfc3339.nanos(block, from, text - 1 - from);
    if (time == Event.NO_TIME) {
      return false;
    }
    found.time(time);
    found.text(block, text, to, position + (text - from));
    return true;
  }

  @Override
  boolean isKnown(EnclosedText found) {
    byte[] text = Arrays.copyOfRange(found.buffer(), found.from(), found.to());
    Recognition.Recognised inside =
        InnerFormats.at(InnerFormats.DEPTH).recognise(text, text.length);
    return inside != null && inside.score() >= InnerFormats.SURE;
  }
}
