package org.hansho.format.evtx;

import java.time.Duration;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Event logs of Windows as they lie on the disk (.evtx). Each record becomes the line of JSON that
 * {@link WindowsJsonFormat} reads, so that log sources and fields are the same; that line is the
 * record which evidence shows.
 */
public final class EvtxFormat extends WindowsRecordsFormat {
  private static final byte[] MARK = {'E', 'l', 'f', 'F', 'i', 'l', 'e', 0};
  private static final Duration WRITING = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "evtx";
  }

  @Override
  public String description() {
    return "Event logs of Windows in their binary form (.evtx)";
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public boolean readsWhole() {
    return true;
  }

  @Override
  public Duration patience() {
    return WRITING;
  }

  static boolean begins(byte[] sample, int length) {
    for (int at = 0; at < MARK.length; at++) {
      if (at >= length || sample[at] != MARK[at]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return begins(sample, length) ? 100 : 0;
  }

  @Override
  RecordReader open(RecordReader lines, Limits limits) {
    return new EvtxReader(lines, limits);
  }
}
