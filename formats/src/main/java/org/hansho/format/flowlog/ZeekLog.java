package org.hansho.format.flowlog;

import java.util.Map;
import java.util.Set;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Values;
import org.hansho.format.table.Step;
import org.jspecify.annotations.Nullable;

/**
 * The logs of Zeek beside {@code conn.log}, each with a column that none behind it has.
 *
 * <p>Source: the Zeek manual, "Zeek log formats and inspection".
 */
@SuppressWarnings("ImmutableEnumChecker") // Event classes are immutable.
enum ZeekLog {
  DNS("dns", "qtype_name", LogSource.of(null, "dns", null)),
  SMTP("smtp", "tls", null),
  SIP("sip", "call_id", null),
  HTTP("http", "trans_depth", LogSource.of(null, "proxy", null)),
  SSL("ssl", "established", null),
  SSH("ssh", "auth_attempts", null),
  SMB_FILES("smb_files", "times.modified", null),
  DCE_RPC("dce_rpc", "named_pipe", null),
  KERBEROS("kerberos", "request_type", null),
  RDP("rdp", "security_protocol", null),
  X509("x509", "certificate.serial", null),
  NOTICE("notice", "note", null),
  FILES("files", "fuid", null);

  static final EventClass OTHER = EventClass.of("zeek.other", LogSource.of("zeek", null, null));

  /** What the logs have in common, and names of Sigma's categories. */
  static final String COMMON =
      """
      source.ip              | id.orig_h
      source.port            | id.orig_p
      destination.ip         | id.resp_h
      destination.port       | id.resp_p
      dst_ip                 | id.resp_h
      network.transport      | proto
      dns.question.name      | query
      dns.question.type      | qtype_name
      record_type            | qtype_name
      answer                 | answers
      event.action           | action, operation
      rule.name              | note
      message                | msg
      file.name              | name, filename
      tls.client.server_name | server_name
      http.request.method    | method
      http.request.referrer  | referrer
      http.response.status_code | status_code
      http.response.body.bytes | response_body_len
      url.domain             | host
      url.original           | uri
      user.name              | username
      user_agent.original    | user_agent
      c-uri                  | uri
      c-useragent            | user_agent
      cs-host                | host
      cs-method              | method
      sc-status              | status_code
      """;

  private static final byte[] TRUE = Values.ascii("true");
  private static final byte[] T = Values.ascii("T");
  private static final byte[] FALSE = Values.ascii("false");
  private static final byte[] F = Values.ascii("F");

  /** Whether a sign-in over SSH worked. */
  static final Step STEP =
      Step.of(Set.of("auth_success"), Map.of("event.outcome", "(auth_success)"), ZeekLog::outcome);

  private final String path;
  private final String column;
  private final EventClass eventClass;

  ZeekLog(String path, String column, @Nullable LogSource category) {
    this.path = path;
    this.column = column;
    LogSource own = LogSource.of("zeek", null, path);
    this.eventClass =
        category == null
            ? EventClass.of("zeek." + path, own)
            : EventClass.of("zeek." + path, own, category);
  }

  /** As {@code _path} and the header of its file name it. */
  String path() {
    return path;
  }

  /** A column that distinguishes it from those behind it. */
  String column() {
    return column;
  }

  EventClass eventClass() {
    return eventClass;
  }

  private static Step.Filling outcome(Fields fields) {
    int worked = fields.id("auth_success");
    int outcome = fields.id("event.outcome");
    return event -> {
      if (Values.is(event, worked, TRUE) || Values.is(event, worked, T)) {
        Values.add(event, outcome, Values.SUCCESS);
      } else if (Values.is(event, worked, FALSE) || Values.is(event, worked, F)) {
        Values.add(event, outcome, Values.FAILURE);
      }
    };
  }
}
