package org.hansho.format.evtx;

import org.hansho.format.Sample;
import org.hansho.format.WindowsJsonFormat;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Events of Windows as XML: one behind another or below {@code Events}, on one line or several, as
 * {@code wevtutil qe}, the Event Viewer, {@code ToXml()} and collectors write them. Each becomes
 * the line of JSON that {@link WindowsJsonFormat} reads, as those of .evtx files do ({@link
 * EvtxFormat}).
 *
 * <p>Source: Windows event schema; documentation of {@code wevtutil}.
 */
public final class WindowsXmlFormat extends WindowsRecordsFormat {
  @Override
  public String name() {
    return "windows-xml";
  }

  @Override
  public String description() {
    return "Windows events as XML: wevtutil, the Event Viewer, ToXml() and collectors";
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  /** 92 where an event begins and says who wrote it. */
  @Override
  public int recognise(byte[] sample, int length) {
    return length > 0
            && sample[0] == '<'
            && WindowsXmlReader.hasEvent(sample, length)
            && Sample.count(sample, length, "<System>", "<EventID") == 2
            && Sample.count(sample, length, "<Provider ", "<Channel>") > 0
        ? 92
        : 0;
  }

  @Override
  RecordReader open(RecordReader lines, Limits limits) {
    return new WindowsXmlReader(lines, limits);
  }
}
