package org.hansho.format.envelope;

import java.util.Map;
import org.hansho.event.Event;
import org.hansho.format.Rfc3339;
import org.hansho.record.Fault;

/**
 * Log files of container runtimes under Kubernetes: time, stream, {@code P} for a part or {@code F}
 * for the end of a line, and the text.
 *
 * <p>Source: Kubernetes, design proposal "CRI: Dockershim and runtime logging", section "Log
 * format".
 */
final class CriLines extends LineEnvelope {
  private static final Fault NO_LINE =
      Fault.inEnglish(
              "The line does not begin with a time, stdout or stderr, and P or F.",
              "beginning of the line",
              "Give the log file as the container runtime writes it, or the text alone.")
          .inJapanese(
              "行が時刻、stdout または stderr、P または F の順で始まっていません。",
              "行の先頭",
              "コンテナランタイムが書き出したログファイルをそのまま指定するか、本文だけを指定してください。");

  @Override
  public String name() {
    return "cri";
  }

  @Override
  public String description() {
    return "Log files of containerd and CRI-O under Kubernetes; lines that were split are joined.";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of(SenderField.STREAM, "(the second word)");
  }

  @Override
  Fault fault() {
    return NO_LINE;
  }

  @Override
  boolean unwrap(byte[] block, int from, int to, long position, EnclosedText found) {
    int stream = behind(block, from, to, ' ');
    int tag = stream < 0 ? -1 : behind(block, stream, to, ' ');
    if (tag < 0 || tag == to || !isStream(block, stream, tag - 1)) {
      return false;
    }
    int text = behind(block, tag, to, ' ');
    int tagEnd = text < 0 ? to : text - 1;
    boolean known = block[tag] == 'P' || block[tag] == 'F';
    if (!known || (tagEnd > tag + 1 && block[tag + 1] != ':')) {
      return false;
    }
    long time = Rfc3339.nanos(block, from, stream - 1 - from);
    if (time == Event.NO_TIME) {
      return false;
    }
    int begin = text < 0 ? to : text;
    found.time(time);
    found.text(block, begin, to, position + (begin - from));
    found.goesOn(block[tag] == 'P');
    found.stream.add(block, stream, tag - 1 - stream);
    found.sender.add(SenderField.STREAM, block, stream, tag - 1 - stream);
    return true;
  }

  private static boolean isStream(byte[] block, int from, int to) {
    return to - from == 6 && block[from] == 's' && block[from + 1] == 't' && block[from + 2] == 'd';
  }
}
