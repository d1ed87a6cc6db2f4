package org.hansho.format.flowlog;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Values;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Step;
import org.hansho.record.Format;

/**
 * Suricata's EVE: flow records, both kinds, alerts, and what the parsers of protocols saw. Names of
 * Zeek and of Sigma's categories stand beside Suricata's own where public rules use them.
 *
 * <p>Source: Suricata User Guide, "Eve JSON Format".
 */
public final class SuricataEveFormat {
  private static final String PRODUCT = "suricata";
  private static final LogSource EVE = LogSource.of(PRODUCT, null, "eve");
  private static final String[] AMOUNTS = {
    "flow.bytes_toserver",
    "netflow.bytes",
    "flow.bytes_toclient",
    "flow.pkts_toserver",
    "netflow.pkts",
    "flow.pkts_toclient"
  };
  private static final String[] FLAGS = {"tcp.tcp_flags_ts", "tcp.tcp_flags", "tcp.tcp_flags_tc"};
  private static final EventClass FLOW =
      EventClass.of("suricata.flow", LogSource.of(PRODUCT, "network_flow", "flow"));

  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "suricata-eve",
              "Suricata's EVE as JSON: flows, alerts, and records of protocols such as dns, http"
                  + " and tls",
              EventClass.of("suricata.eve", EVE))
          .mark(93, "flow_id", "event_type", "dest_ip")
          .mark(Mark.of(80, "event_type", "timestamp").and(2, "src_ip", "dest_ip", "proto"))
          .kind(FLOW, "event_type", "flow")
          .kindTimes("flow.end", "timestamp")
          .kind(FLOW, "event_type", "netflow")
          .kindTimes("netflow.end", "timestamp")
          .kind(of("alert", LogSource.EXTERNAL_ALERT), "event_type", "alert")
          .kind(of("dns", LogSource.of(null, "dns", null)), "event_type", "dns")
          .kind(of("http", LogSource.of(null, "proxy", null)), "event_type", "http")
          .kind(of("tls"), "event_type", "tls")
          .kind(of("ssh"), "event_type", "ssh")
          .kind(of("smb"), "event_type", "smb")
          .kind(of("fileinfo"), "event_type", "fileinfo")
          .kind(of("anomaly"), "event_type", "anomaly")
          .times("timestamp")
          .common(
              """
              source.ip           | src_ip
              source.port         | src_port
              destination.ip      | dest_ip
              destination.port    | dest_port
              source.bytes        | flow.bytes_toserver, netflow.bytes
              source.packets      | flow.pkts_toserver, netflow.pkts
              destination.bytes   | flow.bytes_toclient
              destination.packets | flow.pkts_toclient
              event.start         | flow.start, netflow.start
              event.end           | flow.end, netflow.end
              event.action        | alert.action
              network.protocol    | app_proto
              rule.id             | alert.signature_id
              rule.name           | alert.signature
              log.level           | alert.severity
              threat.tactic.name  | alert.metadata.mitre_tactic_name, alert.category
              dns.question.name   | dns.rrname, dns.queries.rrname
              dns.question.type   | dns.rrtype, dns.queries.rrtype
              query               | dns.rrname, dns.queries.rrname
              record_type         | dns.rrtype, dns.queries.rrtype
              answer              | dns.answers.rdata, dns.rdata
              dst_ip              | dest_ip
              tls.client.server_name | tls.sni
              http.request.method | http.http_method
              http.request.referrer | http.http_refer
              http.response.status_code | http.status
              http.response.body.bytes | http.length
              http.version        | http.protocol
              url.domain          | http.hostname
              url.original        | http.url
              user_agent.original | http.http_user_agent
              c-uri               | http.url
              c-useragent         | http.http_user_agent
              cs-host             | http.hostname
              cs-method           | http.http_method
              sc-status           | http.status
              file.name           | fileinfo.filename
              """)
          .step(Step.of(reads(), words(), Amounts::new))
          .format();

  private SuricataEveFormat() {}

  private static Set<String> reads() {
    Set<String> names = new TreeSet<>(Arrays.asList(AMOUNTS));
    names.addAll(Arrays.asList(FLAGS));
    names.add("proto");
    return names;
  }

  private static Map<String, String> words() {
    return Map.of(
        "network.bytes", "(both ways)",
        "network.packets", "(both ways)",
        "network.transport", "(proto)",
        "network.iana_number", "(proto)",
        "network.tcp_flags", "(tcp.tcp_flags_ts, tcp.tcp_flags)",
        "network.reverse_tcp_flags", "(tcp.tcp_flags_tc)",
        "network.sampling_rate", "(1)",
        "network.sampling_source", "(unsampled)");
  }

  private static EventClass of(String type, LogSource... further) {
    LogSource[] sources = new LogSource[further.length + 2];
    sources[0] = LogSource.of(PRODUCT, null, type);
    sources[1] = EVE;
    System.arraycopy(further, 0, sources, 2, further.length);
    return EventClass.of(PRODUCT + "." + type, sources);
  }

  /** Protocol of all records, amounts and flags of flows. */
  private static final class Amounts implements Step.Filling {
    private final FlowValues values;
    private final int protocol;
    private final int[] amounts;
    private final int[] flags;
    private final int tcpFlags;
    private final int reverseTcpFlags;

    Amounts(Fields fields) {
      values = new FlowValues(fields);
      protocol = fields.id("proto");
      amounts = Values.ids(fields, AMOUNTS);
      flags = Values.ids(fields, FLAGS);
      tcpFlags = fields.id("network.tcp_flags");
      reverseTcpFlags = fields.id("network.reverse_tcp_flags");
    }

    @Override
    public void fill(Event event) {
      int slot = Values.scalar(event, protocol);
      if (slot != Event.NONE) {
        byte[] buffer = event.buffer(slot);
        values.protocol(event, buffer, event.start(slot), event.length(slot));
      }
      if (event.eventClass().equals(FLOW)) {
        values.totals(
            event, either(event, 0), number(event, 2), either(event, 3), number(event, 5));
        long own = flags(event, 0);
        values.number(event, tcpFlags, own >= 0 ? own : flags(event, 1));
        values.number(event, reverseTcpFlags, flags(event, 2));
        values.unsampled(event);
      }
    }

    private long either(Event event, int index) {
      return Math.max(number(event, index), number(event, index + 1));
    }

    private long number(Event event, int index) {
      return FlowValues.number(event, amounts[index]);
    }

    /** Flags stand as two hexadecimal digits. */
    private long flags(Event event, int index) {
      int slot = Values.scalar(event, flags[index]);
      if (slot == Event.NONE || event.length(slot) < 1 || event.length(slot) > 2) {
        return -1;
      }
      long value = 0;
      byte[] buffer = event.buffer(slot);
      for (int i = event.start(slot); i < event.start(slot) + event.length(slot); i++) {
        int digit = Character.digit(buffer[i], 16);
        if (digit < 0) {
          return -1;
        }
        value = value << 4 | digit;
      }
      return value;
    }
  }
}
