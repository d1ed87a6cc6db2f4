package org.hansho.format;

import java.util.List;
import java.util.stream.Stream;
import org.hansho.format.auditd.AuditJsonFormat;
import org.hansho.format.auditd.AuditdFormat;
import org.hansho.format.auditd.LaurelFormat;
import org.hansho.format.azure.AzureCsvFormat;
import org.hansho.format.azure.AzureJsonFormat;
import org.hansho.format.azure.MalwareScanFormat;
import org.hansho.format.azure.StorageAnalyticsFormat;
import org.hansho.format.cloud.BitbucketAuditFormat;
import org.hansho.format.cloud.CloudTrailFormat;
import org.hansho.format.cloud.GcpAuditFormat;
import org.hansho.format.cloud.GithubAuditFormat;
import org.hansho.format.cloud.GuardDutyFindings;
import org.hansho.format.cloud.Microsoft365AuditFormat;
import org.hansho.format.cloud.OcsfFindings;
import org.hansho.format.cloud.OktaFormat;
import org.hansho.format.cloud.OneLoginFormat;
import org.hansho.format.cloud.SecurityCenterAlerts;
import org.hansho.format.database.MariadbAuditFormat;
import org.hansho.format.database.MysqlAuditJsonFormat;
import org.hansho.format.database.MysqlErrorFormat;
import org.hansho.format.database.MysqlGeneralFormat;
import org.hansho.format.database.MysqlSlowFormat;
import org.hansho.format.database.OracleAuditFormat;
import org.hansho.format.database.PerconaAuditFormat;
import org.hansho.format.database.PostgresqlCsvFormat;
import org.hansho.format.database.PostgresqlJsonFormat;
import org.hansho.format.database.PostgresqlLogFormat;
import org.hansho.format.database.SqlserverAuditFormat;
import org.hansho.format.database.SqlserverAuditJsonFormat;
import org.hansho.format.database.SqlserverErrorlogFormat;
import org.hansho.format.envelope.Envelopes;
import org.hansho.format.evtx.EvtxFormat;
import org.hansho.format.evtx.WindowsXmlFormat;
import org.hansho.format.flow.CaptureFormat;
import org.hansho.format.flow.ExportsFormat;
import org.hansho.format.flowlog.GcpFlowFormat;
import org.hansho.format.flowlog.NfdumpFormat;
import org.hansho.format.flowlog.NsgFlowFormat;
import org.hansho.format.flowlog.PacketbeatFormat;
import org.hansho.format.flowlog.SuricataEveFormat;
import org.hansho.format.flowlog.VnetFlowFormat;
import org.hansho.format.flowlog.VpcFlowFormat;
import org.hansho.format.flowlog.ZeekConnFormat;
import org.hansho.format.flowlog.ZeekConnJsonFormat;
import org.hansho.format.flowlog.ZeekJsonFormat;
import org.hansho.format.flowlog.ZeekLogFormat;
import org.hansho.format.ftp.FtpLogFormat;
import org.hansho.format.process.LineageFormat;
import org.hansho.format.syslog.ApplianceFormat;
import org.hansho.format.syslog.LinuxSysmonFormat;
import org.hansho.format.syslog.LogAnalyticsSyslogFormat;
import org.hansho.format.syslog.SyslogFormat;
import org.hansho.format.web.AccessLogFormat;
import org.hansho.format.web.AwsFirewallFormat;
import org.hansho.format.web.CaddyFormat;
import org.hansho.format.web.CloudFrontFormat;
import org.hansho.format.web.CloudFrontRealTimeFormat;
import org.hansho.format.web.CloudflareFormat;
import org.hansho.format.web.EnvoyJsonFormat;
import org.hansho.format.web.EnvoyTextFormat;
import org.hansho.format.web.GcpRequestsFormat;
import org.hansho.format.web.HaproxyFormat;
import org.hansho.format.web.IisFormat;
import org.hansho.format.web.LoadBalancerFormat;
import org.hansho.format.web.NginxJsonFormat;
import org.hansho.format.web.TraefikFormat;
import org.hansho.memory.minidump.MinidumpFormat;
import org.hansho.record.Format;
import org.jspecify.annotations.Nullable;

/** Every format, in the order in which equal claims on a source are settled. */
public final class Formats {
  /** Those of records, without envelopes. The visible list: a new format adds its line here. */
  public static final List<Format> RECORDS =
      List.of(
          new MinidumpFormat(),
          new EvtxFormat(),
          new AuditdFormat(),
          new LaurelFormat(),
          new AuditJsonFormat(),
          new KubernetesAuditFormat(),
          new WindowsJsonFormat(),
          new WindowsXmlFormat(),
          new LogAnalyticsSyslogFormat(),
          VmConnections.FORMAT,
          new LinuxSysmonFormat(),
          new ApplianceFormat(),
          new SyslogFormat(),
          new PostgresqlCsvFormat(),
          new PostgresqlJsonFormat(),
          new PostgresqlLogFormat(),
          new MysqlErrorFormat(),
          new MysqlGeneralFormat(),
          new MysqlSlowFormat(),
          new MysqlAuditJsonFormat(),
          PerconaAuditFormat.FORMAT,
          new MariadbAuditFormat(),
          OracleAuditFormat.FORMAT,
          new SqlserverErrorlogFormat(),
          new SqlserverAuditFormat(),
          SqlserverAuditJsonFormat.FORMAT,
          new LoadBalancerFormat(),
          new CloudFrontFormat(),
          new CloudFrontRealTimeFormat(),
          new AccessLogFormat(),
          new HaproxyFormat(),
          new EnvoyTextFormat(),
          new IisFormat(),
          NginxJsonFormat.FORMAT,
          EnvoyJsonFormat.FORMAT,
          CaddyFormat.FORMAT,
          TraefikFormat.FORMAT,
          CloudflareFormat.FORMAT,
          AwsFirewallFormat.FORMAT,
          new FtpLogFormat(),
          new DockerEventsFormat(),
          new FalcoJsonFormat(),
          new LineageFormat(TetragonFormat.FORMAT),
          new LineageFormat(OsqueryFormat.FORMAT),
          AuditbeatFormat.FORMAT,
          CloudTrailFormat.FORMAT,
          GcpAuditFormat.FORMAT,
          GcpRequestsFormat.FORMAT,
          Microsoft365AuditFormat.FORMAT,
          OktaFormat.FORMAT,
          OneLoginFormat.FORMAT,
          GithubAuditFormat.FORMAT,
          BitbucketAuditFormat.FORMAT,
          OpenCanaryFormat.FORMAT,
          SecurityCenterAlerts.FORMAT,
          MalwareScanFormat.FORMAT,
          GuardDutyFindings.FORMAT,
          OcsfFindings.FORMAT,
          new CaptureFormat(),
          new ExportsFormat(),
          new NsgFlowFormat(),
          new VnetFlowFormat(),
          new VpcFlowFormat(),
          GcpFlowFormat.FORMAT,
          new NfdumpFormat(),
          new ZeekConnFormat(),
          ZeekConnJsonFormat.FORMAT,
          new ZeekLogFormat(),
          ZeekJsonFormat.FORMAT,
          SuricataEveFormat.FORMAT,
          PacketbeatFormat.FORMAT,
          new StorageAnalyticsFormat(),
          new AzureCsvFormat(),
          new AzureJsonFormat(),
          JsonFormat.FORMAT);

  /** All of them; those that open envelopes come first. */
  public static final List<Format> ALL =
      Stream.concat(Envelopes.ALL.stream(), RECORDS.stream()).toList();

  private Formats() {}

  /** The format of that name, or null. */
  public static @Nullable Format named(String name) {
    for (Format format : ALL) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    return null;
  }
}
