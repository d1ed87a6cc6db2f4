package org.hansho.format.database;

import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * The error log of MySQL (with refused logins where {@code log_error_verbosity} is 3) and MariaDB.
 */
public final class MysqlErrorFormat extends EntryFormat {
  /** The format with nothing known of zones that are left out. */
  public MysqlErrorFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private MysqlErrorFormat(UnstatedTime assumed) {
    super("mysql-error", assumed, EntryReader.Reach.TO_NEXT_BEGINNING);
  }

  @Override
  public String description() {
    return "Error log of MySQL and MariaDB: refused logins and aborted connections";
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
        event.reason | (message, of an aborted connection)
        """);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new MysqlErrorFormat(time);
  }

  /** 80 where most lines have a time and a level in brackets. */
  @Override
  public int recognise(byte[] sample, int length) {
    DatabaseClock clock = clock();
    return LineShare.score(
        sample,
        length,
        80,
        (line, from, to) ->
            MysqlErrorEntries.hasLevel(clock, line, from, to)
                ? LineShare.Verdict.FITS
                : LineShare.Verdict.DOES_NOT_FIT);
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new MysqlErrorEntries(fields, assumed());
  }
}
