package org.hansho.format.flowlog;

import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.record.Format;

/**
 * Zeek's logs as JSON beside {@code conn.log}: one object a line, one log a file or all in one with
 * {@code _path}.
 */
public final class ZeekJsonFormat {
  /** The format. */
  public static final Format FORMAT = format();

  private ZeekJsonFormat() {}

  private static Format format() {
    FormatSpec.Builder spec =
        FormatSpec.of(
                "zeek-json",
                "Zeek's logs as JSON: dns, http, ssl, ssh, files, smb, dce_rpc, kerberos, rdp,"
                    + " x509, notice; also mixed, with _path",
                ZeekLog.OTHER)
            .mark(95, "_path", "id.orig_h")
            .mark(95, "_path", "fuid")
            .mark(
                Mark.of(92, "id.orig_h", "id.resp_h", "ts")
                    .and(1, "qtype_name", "trans_depth", "established", "auth_attempts", "fuid")
                    .unless("conn_state"))
            .mark(
                Mark.of(92, "id.orig_h", "id.resp_h", "uid", "ts")
                    .and(
                        1, "rtt", "named_pipe", "request_type", "security_protocol", "note", "name")
                    .unless("conn_state"))
            .mark(
                Mark.of(80, "id.orig_h", "id.resp_h", "ts")
                    .and(1, "query", "auth_success", "server_name", "status_code", "uri", "client")
                    .unless("conn_state", "proto"))
            .mark(Mark.of(92, "fuid", "ts").and(1, "mime_type", "tx_hosts"))
            .mark(92, "certificate.serial", "ts")
            .kind(ZeekConnections.CONNECTION, "_path", "conn");
    for (ZeekLog log : ZeekLog.values()) {
      spec.kind(log.eventClass(), "_path", log.path());
    }
    spec.kind(
        ZeekLog.SMB_FILES.eventClass(),
        "action",
        "SMB::FILE_OPEN",
        "SMB::FILE_READ",
        "SMB::FILE_WRITE",
        "SMB::FILE_RENAME",
        "SMB::FILE_DELETE");
    for (ZeekLog log : ZeekLog.values()) {
      spec.kind(log.eventClass(), log.column());
    }
    return spec.times("ts")
        .common(ZeekLog.COMMON)
        .step(ZeekLog.STEP)
        .step(Step.of(ZeekConnections.reads(), Map.of(), ZeekJsonFormat::connection))
        .format();
  }

  /** Connections among the others get what they have in a log of their own. */
  private static Step.Filling connection(Fields fields) {
    ZeekConnections connections = new ZeekConnections(fields);
    return event -> {
      if (event.eventClass().equals(ZeekConnections.CONNECTION)) {
        connections.fill(event);
      }
    };
  }
}
