package org.hansho.format.flowlog;

import java.util.Map;
import java.util.Set;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.record.Format;

/**
 * VPC flow logs of Google Cloud, as entries of Cloud Logging. Each entry is one direction of a
 * connection; between two machines of the network both report it, and {@code reporter} says which
 * did. Google looks at a part of the packets and scales the counts up to all. Source: Virtual
 * Private Cloud documentation, "About VPC Flow Logs records".
 */
public final class GcpFlowFormat {
  private static final String PROTOCOL = "jsonPayload.connection.protocol";
  private static final String FORTH_BYTES = "jsonPayload.bytes_sent";
  private static final String FORTH_PACKETS = "jsonPayload.packets_sent";

  private static final EventClass FLOW =
      EventClass.of("gcp.vpcflow", LogSource.of("gcp", "network_flow", "vpcflow"));

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "gcp-vpc-flow",
              "VPC flow logs of Google Cloud: entries of Cloud Logging, one a direction",
              FLOW)
          .mark(Mark.of(95, "src_ip", "dest_ip", "reporter", "jsonPayload"))
          .times("jsonPayload.end_time", "timestamp", "receiveTimestamp")
          .common(
              """
              cloud.account.id    | resource.labels.project_id
              source.ip           | jsonPayload.connection.src_ip
              source.port         | jsonPayload.connection.src_port
              destination.ip      | jsonPayload.connection.dest_ip
              destination.port    | jsonPayload.connection.dest_port
              source.bytes        | jsonPayload.bytes_sent
              source.packets      | jsonPayload.packets_sent
              event.start         | jsonPayload.start_time
              event.end           | jsonPayload.end_time
              observer.domain     | jsonPayload.reporter
              """)
          .step(
              Step.of(
                  Set.of(PROTOCOL, FORTH_BYTES, FORTH_PACKETS),
                  Map.of(
                      "network.bytes", "(jsonPayload.bytes_sent)",
                      "network.packets", "(jsonPayload.packets_sent)",
                      "network.transport", "(jsonPayload.connection.protocol)",
                      "network.iana_number", "(jsonPayload.connection.protocol)",
                      "network.sampling_rate", "(1, since counts are scaled up)",
                      "network.sampling_source", "(unsampled)"),
                  Amounts::new))
          .format();

  private GcpFlowFormat() {}

  /** The protocol and the totals, which are those of the one direction. */
  private static final class Amounts implements Step.Filling {
    private final FlowValues values;
    private final int protocol;
    private final int bytes;
    private final int packets;

    Amounts(Fields fields) {
      values = new FlowValues(fields);
      protocol = fields.id(PROTOCOL);
      bytes = fields.id(FORTH_BYTES);
      packets = fields.id(FORTH_PACKETS);
    }

    @Override
    public void fill(Event event) {
      values.protocol(event, FlowValues.number(event, protocol));
      values.totals(
          event, FlowValues.number(event, bytes), -1, FlowValues.number(event, packets), -1);
      values.unsampled(event);
    }
  }
}
