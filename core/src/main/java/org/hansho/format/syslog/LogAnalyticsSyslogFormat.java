package org.hansho.format.syslog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Format;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Limits;
import org.hansho.format.RecordReader;
import org.hansho.format.Sample;

/**
 * Rows of the table {@code Syslog} of Azure's Log Analytics as JSON, whatever their message holds.
 *
 * <p>The columns are fields of their own names. The message is read as a line of syslog would be:
 * events of Sysmon, or what a program says. Each row states its time, so rows may be cut anywhere.
 * Source: Azure Monitor reference, table Syslog.
 */
public final class LogAnalyticsSyslogFormat implements Format {
  @Override
  public String name() {
    return "log-analytics-syslog";
  }

  @Override
  public String description() {
    return "Rows of the Log Analytics table Syslog as JSON, with Sysmon events and messages inside.";
  }

  @Override
  public List<EventClass> eventClasses() {
    return SyslogFormat.classes();
  }

  @Override
  public Set<String> reads() {
    return LogAnalyticsRow.READS;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(LogAnalyticsRow.COLUMNS);
    words.putAll(SyslogFields.ofMessages());
    return words;
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean rows =
        Sample.beginsAsJson(sample, length) && Sample.has(sample, length, "\"SyslogMessage\"");
    return rows ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    LogAnalyticsRow row = new LogAnalyticsRow(fields, limits.values());
    return new JsonRecordReader(
        fields,
        LogAnalyticsRow.paths(fields),
        limits,
        JsonRecordReader.Wrapping.LISTS_TOO,
        row::record);
  }
}
