package org.hansho.format.flowlog;

import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.record.Format;

/** Zeek's {@code conn.log} as JSON. */
public final class ZeekConnJsonFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "zeek-conn-json",
              "Zeek's conn.log as JSON: one object a connection",
              ZeekConnections.CONNECTION)
          .mark(Mark.of(95, "conn_state", "id.orig_h", "id.resp_h", "uid").unless("_path"))
          .mark(
              Mark.of(80, "id.orig_h", "id.resp_h", "proto", "ts")
                  .and(1, "orig_pkts", "orig_bytes", "orig_ip_bytes", "duration", "history")
                  .unless("_path", "conn_state"))
          .step(ZeekConnections.STEP)
          .format();

  private ZeekConnJsonFormat() {}
}
