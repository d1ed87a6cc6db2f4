package org.hansho.format.cloud;

import java.util.List;
import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * The audit log of Bitbucket Data Center: the files in its folder {@code log/audit}, one event a
 * line, and what its interface gives.
 *
 * <p>Jira and Confluence write records of the same shape, which are not taken for Bitbucket's.
 * Source: Atlassian documentation, "View and configure the audit log" and "Audit log events in
 * Bitbucket".
 */
public final class BitbucketAuditFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "bitbucket-audit",
              "Audit log of Bitbucket Data Center: its files, and entities of its interface",
              EventClass.of("bitbucket.audit", LogSource.of("bitbucket", null, "audit")))
          .mark(
              new Mark(
                  95,
                  List.of("\"auditType\"", "\"affectedObjects\"", "\"bitbucket."),
                  List.of(),
                  0,
                  List.of()))
          .alias("auditType.", "type.")
          .times("timestamp.epochSecond", "timestamp")
          .common(
              """
              event.action   | auditType.action
              event.reason   | extraAttributes.value
              host.name      | node
              source.address | source
              url.original   | system
              user.id        | author.id
              user.name      | author.name
              """)
          .step(Steps.address("source.ip", "source"))
          .format();

  private BitbucketAuditFormat() {}
}
