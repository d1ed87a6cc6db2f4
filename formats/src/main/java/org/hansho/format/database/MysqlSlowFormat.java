package org.hansho.format.database;

import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.format.Sample;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * The slow query log of MySQL and MariaDB; a log of all statements where {@code long_query_time} is
 * 0.
 */
public final class MysqlSlowFormat extends EntryFormat {
  /** How far from its beginning such a sample has it. */
  private static final int HEAD = 256;

  /** The format with nothing known of zones that are left out. */
  public MysqlSlowFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private MysqlSlowFormat(UnstatedTime assumed) {
    super("mysql-slow", assumed, EntryReader.Reach.TO_NEXT_BEGINNING);
  }

  @Override
  public String description() {
    return "Slow query log of MySQL and MariaDB: statements with their account";
  }

  @Override
  public Map<String, String> commonFields() {
    return words(
        """
        event.action | (kind of message)
        event.outcome | (kind of message)
        user.name | (message)
        source.address | (message)
        source.ip | (message)
        source.domain | (a host name in place of an address)
        database.name | (message)
        database.session_id | (message)
        database.system | (mysql, or mariadb where the time has no T)
        event.code | (Errno)
        database.statement | (statement)
        """);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new MysqlSlowFormat(time);
  }

  /**
   * By lines that no other log has; of a sample whose comments were taken off, by its statement.
   */
  @Override
  public int recognise(byte[] sample, int length) {
    if (Sample.has(sample, length, "# User@Host: ")
        && Sample.has(sample, length, "# Query_time: ")) {
      return 95;
    }
    return Sample.has(sample, Math.min(length, HEAD), "SET timestamp=") ? 60 : 0;
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new MysqlSlowEntries(fields, assumed());
  }
}
