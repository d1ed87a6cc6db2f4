package org.hansho.format.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/**
 * PostgreSQL's log as plain lines, with the values of {@code log_line_prefix} that {@code
 * PostgresqlPrefix} names. It writes no SQLSTATE; fields bear the names that {@code jsonlog} has
 * for them.
 */
public final class PostgresqlLogFormat implements Format {
  private final UnstatedTime assumed;

  /** The format with nothing known of zones that are abbreviated. */
  public PostgresqlLogFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private PostgresqlLogFormat(UnstatedTime assumed) {
    this.assumed = assumed;
  }

  @Override
  public String name() {
    return "postgresql-log";
  }

  @Override
  public String description() {
    return "Server log of PostgreSQL as plain lines with one of the usual prefixes, with pgaudit";
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.POSTGRESQL.classes();
  }

  @Override
  public Set<String> reads() {
    Set<String> names = new TreeSet<>(PostgresqlNames.JSON.all());
    names.addAll(DatabaseFields.JOINED);
    return names;
  }

  @Override
  public Map<String, String> commonFields() {
    Map<String, String> words =
        PostgresqlNames.JSON.words("(prefix, message, earlier lines of the process)");
    words.remove("event.code");
    words.put("database.session_id", "(process or session of the prefix)");
    return words;
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new PostgresqlLogFormat(time);
  }

  /** 90 where most lines that no tab joins to another have a prefix and a severity. */
  @Override
  public int recognise(byte[] sample, int length) {
    PostgresqlPrefix prefix = new PostgresqlPrefix(assumed);
    return LineShare.score(sample, length, 90, (line, from, to) -> shape(prefix, line, from, to));
  }

  private static LineShare.Verdict shape(PostgresqlPrefix prefix, byte[] line, int from, int to) {
    if (line[from] == '\t') {
      return LineShare.Verdict.SAYS_NOTHING;
    }
    return prefix.read(line, from, to) >= 0
        ? LineShare.Verdict.FITS
        : LineShare.Verdict.DOES_NOT_FIT;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new EntryReader(
        new PostgresqlLogEntries(fields, limits, assumed),
        EntryReader.Reach.TO_NEXT_BEGINNING,
        limits);
  }
}
