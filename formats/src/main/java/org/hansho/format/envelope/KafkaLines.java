package org.hansho.format.envelope;

import java.util.Map;
import org.hansho.event.Event;
import org.hansho.record.Fault;

/**
 * What the console consumer of Kafka prints of each record with {@code print.timestamp}: the time,
 * partition, offset, headers and key as far as they are asked for, each behind a tab, and the
 * value. Without these the output is the value alone, which needs no envelope.
 *
 * <p>Source: Apache Kafka, {@code DefaultMessageFormatter}.
 */
final class KafkaLines extends LineEnvelope {
  private static final Fault NO_LINE =
      Fault.inEnglish(
              "The line does not begin with CreateTime:, LogAppendTime: or NO_TIMESTAMP and a tab.",
              "beginning of the line",
              "Print all records with the same properties, a tab between them.")
          .inJapanese(
              "行が CreateTime:、LogAppendTime: または NO_TIMESTAMP とタブで始まっていません。",
              "行の先頭",
              "すべてのレコードを同じプロパティで、タブ区切りで出力してください。");

  private static final String[] TIMES = {"CreateTime:", "LogAppendTime:", "NO_TIMESTAMP"};
  private static final String[] NUMBERS = {"Partition:", "Offset:", "Delivery:", "Epoch:"};
  private static final int MOST_DIGITS = 13;
  private static final long MILLI = 1_000_000L;

  @Override
  public String name() {
    return "kafka-console";
  }

  @Override
  public String description() {
    return "Output of Kafka's console consumer with time stamps in front of the values.";
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
    int at = behind(block, from, to, '\t');
    if (at < 0 || !beginsWithOneOf(TIMES, block, from, at)) {
      return false;
    }
    found.time(time(block, from, at - 1));
    int next = behind(block, at, to, '\t');
    while (next >= 0 && beginsWithOneOf(NUMBERS, block, at, next)) {
      found.stream.add(block, at, block[at] == 'P' ? next - 1 - at : 0);
      at = next;
      next = behind(block, at, to, '\t');
    }
    // Headers and a key may stand here; the value is what begins as a record or is last.
    while (next >= 0 && block[at] != '{' && block[at] != '[') {
      at = next;
      next = behind(block, at, to, '\t');
    }
    found.text(block, at, to, position + (at - from));
    return true;
  }

  private static boolean beginsWithOneOf(String[] words, byte[] block, int from, int to) {
    for (String word : words) {
      int i = 0;
      while (i < word.length() && from + i < to && block[from + i] == word.charAt(i)) {
        i++;
      }
      if (i == word.length()) {
        return true;
      }
    }
    return false;
  }

  private static long time(byte[] block, int from, int to) {
    int at = behind(block, from, to, ':');
    if (at < 0 || to - at > MOST_DIGITS || at == to) {
      return Event.NO_TIME;
    }
    long millis = 0;
    for (int i = at; i < to; i++) {
      if (block[i] < '0' || block[i] > '9') {
        return Event.NO_TIME;
      }
      millis = millis * 10 + (block[i] - '0');
    }
    return millis * MILLI;
  }
}
