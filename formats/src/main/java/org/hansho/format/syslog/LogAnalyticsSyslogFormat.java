package org.hansho.format.syslog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.JsonRecordReader;
import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * Rows of the table {@code Syslog} of Azure's Log Analytics as JSON, whatever their message holds.
 *
 * <p>The columns are fields of their own names. The message is read as a line of syslog would be:
 * events of Sysmon, events of the audit agent AUOMS (which remembers processes, so rows are read in
 * order), or what a program says. Source: Azure Monitor reference, table Syslog.
 */
public final class LogAnalyticsSyslogFormat implements Format {
  @Override
  public String name() {
    return "log-analytics-syslog";
  }

  @Override
  public String description() {
    return "Rows of the Log Analytics table Syslog as JSON: messages, Sysmon events, AUOMS audit"
        + " lines.";
  }

  @Override
  public List<EventClass> eventClasses() {
    return SyslogLinesFormat.classes();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(LogAnalyticsRow.READS);
    names.addAll(SyslogLinesFormat.readByAgentLines());
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words = new LinkedHashMap<>(LogAnalyticsRow.COLUMNS);
    words.putAll(SyslogFields.ofMessages());
    return words;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public int recognise(byte[] sample, int length) {
    boolean rows =
        Sample.beginsAsJson(sample, length) && Sample.has(sample, length, "\"SyslogMessage\"");
    return rows ? 95 : 0;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    LogAnalyticsRow row = new LogAnalyticsRow(fields, limits);
    return new JsonRecordReader(
        fields, LogAnalyticsRow.paths(fields), limits, JsonRecordReader.Wrapping.LISTS_TOO, row);
  }
}
