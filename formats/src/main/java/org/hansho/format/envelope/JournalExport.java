package org.hansho.format.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.format.RowReader;
import org.hansho.format.Sample;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;

/**
 * The export form of the journal of systemd ({@code journalctl -o export}): a field a line, binary
 * ones with their length, and a blank line behind each entry. An entry is put together as its row
 * of JSON and read as such.
 *
 * <p>Source: systemd documentation, "Journal Export Formats".
 */
final class JournalExport implements Envelope {
  private static final Fault NO_ENTRY =
      Fault.inEnglish(
              "The line is neither a field and its value nor a field with its length.",
              "entry",
              "Give the output of journalctl -o export unchanged.")
          .inJapanese(
              "行がフィールドと値の組でも、長さ付きのフィールドでもありません。",
              "エントリ",
              "journalctl -o export の出力を変更せずに指定してください。");

  private static final int KNOWN = 99;
  private static final int LENGTH_BYTES = 8;
  private static final int MOST_NAME = 64;
  private static final int NOT_ALL = -1;
  private static final int NO_FIELD = -2;

  @Override
  public String name() {
    return "journald-export";
  }

  @Override
  public String description() {
    return "Entries of the journal of systemd as journalctl -o export writes them.";
  }

  @Override
  public Map<SenderField, String> sender() {
    return Map.of();
  }

  @Override
  public boolean readsBinary() {
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean begins = Sample.has(sample, Math.min(length, 9), "__CURSOR=");
    return begins && Sample.has(sample, length, "\n__REALTIME_TIMESTAMP=") ? KNOWN : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits, Receiver receiver) {
    return new Entries(limits, receiver);
  }

  private static final class Entries implements RecordReader {
    private final Limits limits;
    private final Receiver receiver;
    private final EnclosedText found = new EnclosedText();
    private final JsonLine line = new JsonLine();
    private boolean skipping;

    Entries(Limits limits, Receiver receiver) {
      this.limits = limits;
      this.receiver = receiver;
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last, EventSink sink) {
      int at = from;
      while (at < to) {
        if (skipping) {
          int lineEnd = RowReader.lineEnd(block, at, to);
          skipping = lineEnd == to;
          at = Math.min(to, lineEnd + 1);
          continue;
        }
        if (block[at] == '\n' || block[at] == '\r') {
          at++;
          continue;
        }
        long place = position + (at - from);
        int end = entry(block, at, to, last);
        boolean tooLong = (end == NOT_ALL ? to : end) - at > limits.recordBytes();
        if (end == NOT_ALL && !last && !tooLong) {
          return at;
        }
        if (end < 0 || tooLong) {
          int bad = RowReader.lineEnd(block, at, to);
          if (bad == to && !last && bad - at < limits.recordBytes()) {
            return at;
          }
          Fault fault = tooLong ? Fault.TOO_LONG : NO_ENTRY;
          sink.malformed(Malformed.of(fault, place, block, at, bad - at));
          skipping = bad == to && !last;
          at = Math.min(to, bad + 1);
        } else {
          found.begin(block, at, end, place);
          found.rewritten(line.bytes(), line.length(), place);
          receiver.receive(found, sink);
          at = end;
        }
      }
      return to;
    }

    /** Puts an entry together; returns the index behind its last field, or why there is none. */
    private int entry(byte[] block, int from, int to, boolean last) {
      line.begin();
      int at = from;
      while (at < to && block[at] != '\n') {
        at = field(block, at, to, last);
        if (at < 0) {
          return at;
        }
      }
      line.end();
      return at < to || last ? at : NOT_ALL;
    }

    private int field(byte[] block, int from, int to, boolean last) {
      int name = from;
      while (name < to && isName(block[name]) && name - from <= MOST_NAME) {
        name++;
      }
      if (name == to) {
        return NOT_ALL;
      }
      if (name == from || (block[name] != '=' && block[name] != '\n')) {
        return NO_FIELD;
      }
      String key = new String(block, from, name - from, StandardCharsets.US_ASCII);
      if (block[name] == '=') {
        int end = RowReader.lineEnd(block, name + 1, to);
        if (end == to && !last) {
          return NOT_ALL;
        }
        line.text(key, block, name + 1, end - name - 1);
        return Math.min(to, end + 1);
      }
      int value = name + 1 + LENGTH_BYTES;
      if (value > to) {
        return NOT_ALL;
      }
      long length = 0;
      for (int i = value - 1; i > name; i--) {
        length = length << 8 | (block[i] & 0xFF);
      }
      if (length < 0 || length > limits.recordBytes()) {
        return NO_FIELD;
      }
      int end = value + (int) length;
      if (end >= to) {
        return NOT_ALL;
      }
      line.text(key, block, value, (int) length);
      return block[end] == '\n' ? end + 1 : NO_FIELD;
    }

    private static boolean isName(byte b) {
      return (b >= 'A' && b <= 'Z') || b == '_' || (b >= '0' && b <= '9');
    }

    @Override
    public void save(StateWriter out) {
      out.flag(skipping);
    }

    @Override
    public void restore(StateReader in) {
      skipping = in.flag();
    }

    @Override
    public void end(EventSink sink) {}
  }
}
