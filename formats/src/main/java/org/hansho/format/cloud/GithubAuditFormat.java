package org.hansho.format.cloud;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * The audit log of an organisation or an enterprise on GitHub, as its API gives it, its page
 * exports it and its streams write it.
 *
 * <p>Addresses are there only if the enterprise discloses them. Source: GitHub documentation,
 * "Audit log events for your enterprise" and "Streaming the audit log for your enterprise".
 */
public final class GithubAuditFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "github-audit",
              "Audit log of GitHub: from its API, its exports and its streams",
              EventClass.of("github.audit", LogSource.of("github", null, "audit")))
          .mark(
              Mark.of(95, "action", "actor", "@timestamp")
                  .and(1, "_document_id", "actor_id", "org_id", "business_id")
                  .unless("auditID", "message"))
          .mark(
              Mark.of(94, "action", "actor", "created_at")
                  .and(2, "_document_id", "actor_id", "org", "org_id", "business", "actor_location")
                  .unless("auditID", "message"))
          .times("@timestamp", "created_at")
          .common(
              """
              event.action              | action
              organization.id           | org_id, business_id
              organization.name         | org, business
              source.address            | actor_ip
              source.geo.country_iso_code | actor_location.country_code
              url.original              | url
              user.id                   | actor_id
              user.name                 | actor
              user.target.name          | user
              user_agent.original       | user_agent
              """)
          .step(Steps.address("source.ip", "actor_ip"))
          .format();

  private GithubAuditFormat() {}
}
