package org.hansho.testkit.network.export;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntPredicate;
import org.hansho.testkit.network.Connection;

/**
 * Flow logs of Azure, a record a connection with two tuples: it begins, it ends. Azure looks at all
 * packets. Connections come in the order of their end.
 */
public final class AzureFlowLog {
  /** Which of the two. */
  public enum Kind {
    /** Logs of network security groups, version 2: seconds, letters for protocol and decision. */
    GROUP,
    /** Logs of virtual networks, version 4: milliseconds, numbers of protocols. */
    NETWORK
  }

  private static final String RESOURCE =
      "/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/RESOURCEGROUPS/HARBOUR-RG/PROVIDERS/"
          + "MICROSOFT.NETWORK/";

  private final StringBuilder lines = new StringBuilder();
  private final Kind kind;
  private final IntPredicate own;

  /**
   * A log.
   *
   * @param own whether an address is one's own, so that connections to it come in
   */
  public AzureFlowLog(Kind kind, IntPredicate own) {
    this.kind = kind;
    this.own = own;
  }

  /** Adds a connection that the rules let through. */
  public void add(Connection connection) {
    boolean group = kind == Kind.GROUP;
    String tuples = tuple(connection, true) + "\",\"" + tuple(connection, false);
    String time = Instant.ofEpochSecond(connection.end() / 1_000_000_000L).toString();
    lines.append(
        group
            ? "{\"records\":[{\"time\":\"%s\",\"category\":\"NetworkSecurityGroupFlowEvent\",\"resourceId\":\"%sNETWORKSECURITYGROUPS/QUAY-NSG\",\"operationName\":\"NetworkSecurityGroupFlowEvents\",\"properties\":{\"Version\":2,\"flows\":[{\"rule\":\"UserRule_open\",\"flows\":[{\"mac\":\"000D3AF80001\",\"flowTuples\":[\"%s\"]}]}]}}]}%n"
                .formatted(time, RESOURCE, tuples)
            : "{\"records\":[{\"time\":\"%s\",\"flowLogVersion\":4,\"macAddress\":\"000D3AF80001\",\"category\":\"FlowLogFlowEvent\",\"flowLogResourceID\":\"%sNETWORKWATCHERS/WATCHER/FLOWLOGS/QUAY\",\"targetResourceID\":\"%sVIRTUALNETWORKS/QUAY\",\"operationName\":\"FlowLogFlowEvent\",\"flowRecords\":{\"flows\":[{\"aclID\":\"aa000000-0000-4000-8000-000000000003\",\"flowGroups\":[{\"rule\":\"open\",\"flowTuples\":[\"%s\"]}]}]}}]}%n"
                .formatted(time, RESOURCE, RESOURCE, tuples));
  }

  private String tuple(Connection connection, boolean begins) {
    boolean group = kind == Kind.GROUP;
    long time = begins ? connection.start() : connection.end();
    String protocol =
        group
            ? connection.protocol() == Connection.TCP ? "T" : "U"
            : Integer.toString(connection.protocol());
    return String.join(
        ",",
        Long.toString(time / (group ? 1_000_000_000L : 1_000_000L)),
        address(connection.client()),
        address(connection.server()),
        Integer.toString(connection.ports().client()),
        Integer.toString(connection.ports().server()),
        protocol,
        own.test(connection.server()) ? "I" : "O",
        (group ? "A," : "") + (begins ? "B" : "E") + (group ? "" : ",NX"),
        begins ? group ? ",,," : "0,0,0,0" : amounts(connection));
  }

  private static String amounts(Connection connection) {
    return connection.forth().packets()
        + ","
        + connection.forth().bytes()
        + ","
        + connection.back().packets()
        + ","
        + connection.back().bytes();
  }

  static String address(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 255)
        + "."
        + (address >>> 8 & 255)
        + "."
        + (address & 255);
  }

  /** All lines so far. */
  public byte[] toBytes() {
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }
}
