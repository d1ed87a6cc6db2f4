package org.hansho.format.database;

import java.util.List;
import java.util.Map;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;

/**
 * The file of MariaDB's {@code server_audit} plugin, also as hosted MySQL servers write it, with
 * microseconds for the time.
 */
public final class MariadbAuditFormat extends EntryFormat {
  /** The format with nothing known of zones that are left out. */
  public MariadbAuditFormat() {
    this(UnstatedTime.UNKNOWN);
  }

  private MariadbAuditFormat(UnstatedTime assumed) {
    super("mariadb-audit", assumed, EntryReader.Reach.LINE);
  }

  @Override
  public String description() {
    return "Audit log of MariaDB's server_audit plugin: logins and statements with their outcome";
  }

  @Override
  public Map<String, String> commonFields() {
    return words(
        """
        event.action | (operation)
        event.outcome | (retcode)
        event.code | retcode
        user.name | username
        source.address | host
        source.ip | host
        source.domain | (a host name in place of an address)
        host.name | serverhost
        database.server | serverhost
        database.name | database
        database.session_id | connectionid
        database.statement | object
        database.system | (mariadb)
        """);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new MariadbAuditFormat(time);
  }

  @Override
  public List<EventClass> eventClasses() {
    return DatabaseSystem.MARIADB.classes();
  }

  @Override
  public boolean hasMemory() {
    return false;
  }

  /** 90 where most lines have the columns. */
  @Override
  public int recognise(byte[] sample, int length) {
    MariadbAuditEntries lines = new MariadbAuditEntries(Fields.of(List.of()), assumed());
    return LineShare.score(
        sample,
        length,
        90,
        (line, from, to) ->
            lines.hasColumns(line, from, to)
                ? LineShare.Verdict.FITS
                : LineShare.Verdict.DOES_NOT_FIT);
  }

  @Override
  EntryReader.Entries entries(Fields fields) {
    return new MariadbAuditEntries(fields, assumed());
  }
}
