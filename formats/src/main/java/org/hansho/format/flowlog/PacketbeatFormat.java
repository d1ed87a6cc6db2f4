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
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Events of Packetbeat in the Elastic Common Schema: flows, and transactions of DNS, HTTP and other
 * protocols. While a flow goes on, Packetbeat reports it again and again with all its counts so
 * far; only the last report ({@code flow.final}) is a flow, the others are {@code flow_interim}.
 * Source: Packetbeat documentation, "Exported fields" and "Configure flows".
 */
public final class PacketbeatFormat {
  private static final String TYPE = "type";
  private static final String DATASET = "event.dataset";
  private static final String FINAL = "flow.final";
  private static final String TRANSPORT = "network.transport";
  private static final String NUMBER = "network.iana_number";

  private static final EventClass FLOW =
      EventClass.of("packetbeat.flow", LogSource.of("packetbeat", "network_flow", "flow"));

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "packetbeat",
              "Events of Packetbeat in ECS: flows, and transactions of DNS, HTTP, TLS and others",
              of("other"))
          .mark(
              Mark.of(97, "packetbeat", "@timestamp", "event")
                  .and(1, "flow", "network", "dns", "http")
                  .unless("log.level"))
          .kind(FLOW, FINAL, "true")
          .kindTimes("event.end", "@timestamp")
          .kind(of("flow_interim"), FINAL, "false")
          .kind(of("dns", LogSource.of(null, "dns", null)), TYPE, "dns")
          .kind(of("http", LogSource.of(null, "webserver", null)), TYPE, "http")
          .kind(of("tls"), TYPE, "tls")
          .kind(of("dns", LogSource.of(null, "dns", null)), DATASET, "network_traffic.dns")
          .kind(of("http", LogSource.of(null, "webserver", null)), DATASET, "network_traffic.http")
          .kind(of("tls"), DATASET, "network_traffic.tls")
          .times("@timestamp")
          .common(
              """
              host.name                 | host.hostname, agent.hostname
              source.ip                 | client.ip
              source.port               | client.port
              destination.ip            | server.ip
              destination.port          | server.port
              query                     | dns.question.name
              record_type               | dns.question.type
              answer                    | dns.answers.data, dns.resolved_ip
              url.original              | url.full
              c-ip                      | source.ip, client.ip
              c-uri                     | url.full
              cs-host                   | url.domain
              cs-method                 | http.request.method
              cs-referer                | http.request.referrer
              cs-uri-query              | url.query
              cs-uri-stem               | url.path
              cs-user-agent             | user_agent.original
              sc-status                 | http.response.status_code
              """)
          .step(
              Step.of(
                  Set.of(TRANSPORT),
                  Map.of(
                      NUMBER,
                      "(network.transport)",
                      "network.sampling_rate",
                      "(1)",
                      "network.sampling_source",
                      "(unsampled)"),
                  Counted::new))
          .step(Steps.status("http.response.status_code"))
          .format();

  private PacketbeatFormat() {}

  private static EventClass of(String kind, LogSource... further) {
    LogSource[] sources = new LogSource[further.length + 1];
    sources[0] = LogSource.of("packetbeat", null, kind);
    System.arraycopy(further, 0, sources, 1, further.length);
    return EventClass.of("packetbeat." + kind, sources);
  }

  /** The number of the protocol, and that all packets of a flow were counted. */
  private static final class Counted implements Step.Filling {
    private final FlowValues values;
    private final int transport;

    Counted(Fields fields) {
      values = new FlowValues(fields);
      transport = fields.id(TRANSPORT);
    }

    @Override
    public void fill(Event event) {
      if (event.eventClass().equals(FLOW)) {
        values.ianaNumber(event, transport);
        values.unsampled(event);
      }
    }
  }
}
