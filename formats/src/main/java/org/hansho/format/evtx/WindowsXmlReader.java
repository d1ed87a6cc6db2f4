package org.hansho.format.evtx;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * Finds the events in a text of XML. Between them may stand white space, commas, declarations,
 * comments and the element around them; anything else is reported. Belongs to one thread.
 */
final class WindowsXmlReader implements RecordReader {
  private static final byte[] EVENT = ascii("<Event");
  private static final byte[] END = ascii("</Event>");
  private static final byte[] AROUND = ascii("<Events");
  private static final byte[] AROUND_END = ascii("</Events");
  private static final byte[] COMMENT = ascii("<!--");
  private static final byte[] COMMENT_END = ascii("-->");
  private static final byte[] DECLARATION = ascii("<?");
  private static final byte[] DECLARATION_END = ascii("?>");
  private static final byte[] TAG_END = ascii(">");
  private static final int NONE = -1;

  private static final Fault NO_EVENT =
      Fault.inEnglish(
              "Here no event begins; the next one is looked for.",
              "event",
              "Write events of Windows as XML only: wevtutil qe LOG /f:xml.")
          .inJapanese(
              "イベントの開始位置ではありません。次のイベントを探します。",
              "イベント",
              "wevtutil qe LOG /f:xml のように、Windows イベントだけを XML で出力してください。");
  private static final Fault NO_XML =
      Fault.inEnglish(
              "The event is no XML, or has too many parts.",
              "event",
              "Export it once more, or read the .evtx file itself.")
          .inJapanese(
              "イベントが XML として正しくないか、要素が多すぎます。", "イベント", "もう一度エクスポートするか、.evtx ファイルをそのまま読み取ってください。");
  private static final Fault CUT =
      Fault.inEnglish("The source ends inside of an event.", "event", "Copy the file again, whole.")
          .inJapanese("イベントの途中でファイルが終わっています。", "イベント", "ファイル全体をコピーし直してください。");

  private final RecordReader events;
  private final EventXml xml = new EventXml();
  private final int mostBytes;

  /** Whether the rest of an event that is too long is passed over. */
  private boolean skipping;

  /**
   * A reader.
   *
   * @param events reads the lines of JSON that events become
   */
  WindowsXmlReader(RecordReader events, Limits limits) {
    this.events = events;
    this.mostBytes = limits.recordBytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether an event begins somewhere. */
  static boolean hasEvent(byte[] sample, int length) {
    return next(sample, 0, length) < length;
  }

  @Override
  public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
    int at = from;
    while (at < to) {
      int next =
          skipping
              ? skip(block, at, to, last)
              : step(block, at, to, at - from + position, last, sink);
      if (next == NONE) {
        return at;
      }
      at = next;
    }
    return to;
  }

  /** The index behind what stands here, or {@link #NONE} if its end is not in sight. */
  private int step(byte[] block, int at, int to, long position, boolean last, EventSink sink) {
    if (isBetween(block[at])) {
      return at + 1;
    }
    if (isEvent(block, at, to)) {
      return event(block, at, to, position, last, sink);
    }
    int behind = behindOther(block, at, to);
    if (behind > at) {
      return behind;
    }
    if (behind == NONE && !last && to - at < mostBytes) {
      return NONE;
    }
    int next = next(block, at + 1, to);
    if (next == to && !last && to - at < mostBytes) {
      return NONE;
    }
    sink.malformed(Malformed.of(NO_EVENT, position, block, at, next - at));
    return next;
  }

  /** The mark of UTF-8 may stand at the beginning, and commas between events of some exports. */
  private static boolean isBetween(byte letter) {
    return (letter >= 0 && letter <= ' ')
        || letter == ','
        || letter == (byte) 0xEF
        || letter == (byte) 0xBB
        || letter == (byte) 0xBF;
  }

  /** The index behind a declaration, a comment or a tag of the element around the events. */
  private static int behindOther(byte[] block, int at, int to) {
    if (starts(block, at, to, COMMENT)) {
      return behind(block, at, to, COMMENT_END);
    }
    if (starts(block, at, to, DECLARATION)) {
      return behind(block, at, to, DECLARATION_END);
    }
    if (starts(block, at, to, AROUND) || starts(block, at, to, AROUND_END)) {
      return behind(block, at, to, TAG_END);
    }
    return to - at < AROUND_END.length && block[at] == '<' ? NONE : at;
  }

  private int event(byte[] block, int at, int to, long position, boolean last, EventSink sink) {
    int end = find(block, at, Math.min(to, at + mostBytes), END);
    int following = next(block, at + 1, end == NONE ? to : end);
    if (end == NONE && to - at >= mostBytes) {
      sink.malformed(Malformed.of(Fault.TOO_LONG, position, block, at, mostBytes));
      skipping = true;
      return at + 1;
    }
    if (following < (end == NONE ? to : end) || (end == NONE && last)) {
      sink.malformed(Malformed.of(CUT, position, block, at, following - at));
      return following;
    }
    if (end == NONE) {
      return NONE;
    }
    int behind = end + END.length;
    try {
      String text = new String(block, at, behind - at, StandardCharsets.UTF_8);
      String line = EvtxJson.line(xml.read(text)) + "\n";
      byte[] json = line.getBytes(StandardCharsets.UTF_8);
      events.read(json, 0, json.length, position, false, sink);
    } catch (XMLStreamException e) {
      sink.malformed(Malformed.of(NO_XML, position, block, at, behind - at));
    }
    return behind;
  }

  /** Goes behind the event that is too long, or to the next one. */
  private int skip(byte[] block, int at, int to, boolean last) {
    int end = find(block, at, to, END);
    int next = next(block, at, to);
    if (end == NONE && next == to) {
      int seen = last ? to : to - END.length;
      return seen > at ? seen : NONE;
    }
    skipping = false;
    return end != NONE && end < next ? end + END.length : next;
  }

  private static boolean isEvent(byte[] block, int at, int to) {
    int behind = at + EVENT.length;
    return starts(block, at, to, EVENT)
        && behind < to
        && (block[behind] == '>' || (block[behind] >= 0 && block[behind] <= ' '));
  }

  /** Where the next event begins; {@code to} if none does. */
  private static int next(byte[] block, int from, int to) {
    for (int at = from; at < to; at++) {
      if (block[at] == '<' && isEvent(block, at, to)) {
        return at;
      }
    }
    return to;
  }

  private static boolean starts(byte[] block, int at, int to, byte[] word) {
    if (to - at < word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (block[at + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static int find(byte[] block, int from, int to, byte[] word) {
    for (int at = from; at <= to - word.length; at++) {
      if (block[at] == word[0] && starts(block, at, to, word)) {
        return at;
      }
    }
    return NONE;
  }

  private static int behind(byte[] block, int from, int to, byte[] word) {
    int found = find(block, from, to, word);
    return found == NONE ? NONE : found + word.length;
  }

  @Override
  public boolean isBetweenRecords() {
    return !skipping && events.isBetweenRecords();
  }

  @Override
  public void save(StateWriter out) {
    out.flag(skipping);
    events.save(out);
  }

  @Override
  public void restore(StateReader in) {
    skipping = in.flag();
    events.restore(in);
  }

  @Override
  public void end(EventSink sink) {
    events.end(sink);
  }
}
