package org.hansho.format.envelope;

import org.hansho.event.Fields;
import org.hansho.format.RowReader;
import org.hansho.record.EventSink;
import org.hansho.record.Fault;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.hansho.record.RecordReader;

/** An envelope of one line a record: something in front of each text. */
abstract class LineEnvelope implements Envelope {
  private static final int KNOWN = 99;
  private static final int LINES_LOOKED_AT = 20;

  /**
   * Takes the text out of a line.
   *
   * @param found begun with the line; gets text, time and what else stands there
   * @return whether the line is such an envelope
   */
  abstract boolean unwrap(byte[] block, int from, int to, long position, EnclosedText found);

  /** What is wrong with a line that is no such envelope. */
  abstract Fault fault();

  /** Whether the text of such a line may be taken for enclosed. */
  boolean isKnown(EnclosedText found) {
    return true;
  }

  @Override
  public final int recognise(byte[] sample, int length) {
    EnclosedText found = new EnclosedText();
    int lines = 0;
    int known = 0;
    int at = 0;
    while (at < length && lines < LINES_LOOKED_AT) {
      int end = RowReader.lineEnd(sample, at, length);
      if (end == length && lines > 0) {
        break;
      }
      int text = RowReader.withoutReturn(sample, at, end);
      if (text > at) {
        found.begin(sample, at, text, at);
        lines++;
        known += unwrap(sample, at, text, at, found) && isKnown(found) ? 1 : 0;
      }
      at = end + 1;
    }
    return 2 * known > lines ? KNOWN : 0;
  }

  @Override
  public final RecordReader open(Fields fields, Limits limits, Receiver receiver) {
    return new Reader(limits, receiver);
  }

  /** The index behind the next of these bytes, or -1. */
  static int behind(byte[] block, int from, int to, char wanted) {
    for (int at = from; at < to; at++) {
      if (block[at] == wanted) {
        return at + 1;
      }
    }
    return -1;
  }

  private final class Reader extends RowReader {
    private final Receiver receiver;
    private final EnclosedText found = new EnclosedText();

    Reader(Limits limits, Receiver receiver) {
      super(limits);
      this.receiver = receiver;
    }

    @Override
    protected void row(byte[] block, int from, int to, long position, EventSink sink) {
      if (from == to) {
        return;
      }
      found.begin(block, from, to, position);
      if (unwrap(block, from, to, position, found)) {
        receiver.receive(found, sink);
      } else {
        sink.malformed(Malformed.of(fault(), position, block, from, to - from));
      }
    }
  }
}
