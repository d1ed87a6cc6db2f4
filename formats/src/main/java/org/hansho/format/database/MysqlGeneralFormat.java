package org.hansho.format.database;

import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/** The general query log of MySQL and MariaDB, with every login and statement. */
public final class MysqlGeneralFormat extends EntryFormat {
  /** The format with nothing known of zones that are left out. */
  public MysqlGeneralFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private MysqlGeneralFormat(UnstatedTime assumed) {
    super("mysql-general", assumed, EntryReader.Reach.TO_NEXT_BEGINNING);
  }

  @Override
  public String description() {
    return "General query log of MySQL and MariaDB: logins and statements";
  }

  @Override
  public Map<String, String> commonFields() {
    return words(
        """
        event.action | (kind of message)
        event.outcome | (kind of message)
        event.code | (number of the error sent to the client)
        user.name | (message)
        source.address | (message)
        source.ip | (message)
        source.domain | (a host name in place of an address)
        database.name | (message)
        database.session_id | (message)
        database.system | (mysql, or mariadb where the time has no T)
        event.reason | (message, of a refused login)
        database.statement | (argument of Query and Execute)
        """);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new MysqlGeneralFormat(time);
  }

  /**
   * 85 where there is a line with a connection and a command, and no line has the form of another
   * log.
   */
  @Override
  public int recognise(byte[] sample, int length) {
    DatabaseClock clock = clock();
    return LineShare.score(sample, length, 85, (line, from, to) -> verdict(clock, line, from, to));
  }

  /** Lines of statements say nothing, unless they have a time and no command. */
  private static LineShare.Verdict verdict(DatabaseClock clock, byte[] line, int from, int to) {
    if (MysqlGeneralEntries.hasHead(clock, line, from, to)) {
      return LineShare.Verdict.FITS;
    }
    return clock.read(line, from, to) >= 0
        ? LineShare.Verdict.DOES_NOT_FIT
        : LineShare.Verdict.SAYS_NOTHING;
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new MysqlGeneralEntries(fields, assumed());
  }
}
