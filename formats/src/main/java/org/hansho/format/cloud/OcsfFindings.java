package org.hansho.format.cloud;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Detection findings of the Open Cybersecurity Schema Framework, class 2004.
 *
 * <p>Source: OCSF 1.8.0, class "Detection Finding".
 */
public final class OcsfFindings {
  private static final LogSource FINDING = LogSource.of("ocsf", null, "detection_finding");

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "ocsf-finding",
              "Detection findings in OCSF, class 2004",
              EventClass.of("ocsf.other", LogSource.of("ocsf", null, "other")))
          .mark(96, "class_uid", "finding_info", "severity_id")
          .kind(
              EventClass.of("ocsf.finding", FINDING, LogSource.EXTERNAL_ALERT), "class_uid", "2004")
          .times("time", "finding_info.last_seen_time", "finding_info.created_time")
          .common(
              """
              event.id                 | finding_info.uid
              rule.name                | finding_info.title
              rule.id                  | finding_info.analytic.uid
              log.level                | severity
              threat.tactic.name       | finding_info.attacks.tactic.name, finding_info.attacks.tactics.name
              message                  | finding_info.desc, message
              host.name                | device.hostname, evidences.device.hostname, resources.hostname
              user.name                | actor.user.name, evidences.actor.user.name, evidences.user.name
              destination.ip           | dst_endpoint.ip, evidences.dst_endpoint.ip
              process.command_line     | actor.process.cmd_line, evidences.process.cmd_line
              process.executable       | evidences.process.file.path
              file.path                | evidences.file.path
              cloud.account.id         | cloud.account.uid
              cloud.region             | cloud.region
              application.name         | metadata.product.name
              """)
          .step(Steps.address("source.ip", "src_endpoint.ip"))
          .step(Steps.address("source.ip", "evidences.src_endpoint.ip"))
          .format();

  private OcsfFindings() {}
}
