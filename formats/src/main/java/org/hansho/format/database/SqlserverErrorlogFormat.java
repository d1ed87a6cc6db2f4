package org.hansho.format.database;

import java.util.List;
import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.format.Utf16Reader;
import org.hansho.format.syslog.Bytes;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;

/** SQL Server's {@code ERRORLOG}, which it writes in UTF-16. Messages are known in English. */
public final class SqlserverErrorlogFormat extends EntryFormat {
  private static final List<byte[]> SOURCES =
      List.of(Bytes.of("Logon "), Bytes.of("spid"), Bytes.of("Server "), Bytes.of("Backup "));

  /** The format with nothing known of zones that are left out. */
  public SqlserverErrorlogFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private SqlserverErrorlogFormat(UnstatedTime assumed) {
    super("sqlserver-errorlog", assumed, EntryReader.Reach.TO_NEXT_BEGINNING);
  }

  @Override
  public String description() {
    return "ERRORLOG of SQL Server, UTF-16 or UTF-8: logins and what the server says";
  }

  @Override
  public Map<String, String> commonFields() {
    return words(
        """
        event.action | (kind of message)
        event.outcome | (kind of message)
        event.code | (number on the line before)
        event.reason | (reason in the message)
        user.name | (message)
        source.address | (CLIENT in the message)
        source.ip | (CLIENT in the message)
        database.name | (message)
        database.server | (Server name in an earlier message)
        database.session_id | (number of spid)
        database.system | (mssql)
        """);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new SqlserverErrorlogFormat(time);
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.MSSQL.classes();
  }

  @Override
  public boolean readsUtf16() {
    return true;
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Utf16Reader(half -> super.open(fields, half), limits);
  }

  /** 85 where most lines have a time and a source that SQL Server has. */
  @Override
  public int recognise(byte[] sample, int length) {
    DatabaseClock clock = clock();
    return LineShare.score(sample, length, 85, (line, from, to) -> verdict(clock, line, from, to));
  }

  private static LineShare.Verdict verdict(DatabaseClock clock, byte[] line, int from, int to) {
    if (line[from] == '\t' || line[from] == ' ') {
      return LineShare.Verdict.SAYS_NOTHING;
    }
    int at = SqlserverEntries.sourceStart(clock, line, from, to);
    for (byte[] source : SOURCES) {
      if (at >= 0 && Bytes.startsWith(line, at, to, source)) {
        return LineShare.Verdict.FITS;
      }
    }
    return LineShare.Verdict.DOES_NOT_FIT;
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new SqlserverEntries(fields, assumed());
  }
}
