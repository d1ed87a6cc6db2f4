package org.hansho.format.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.BlockFeeder;
import org.hansho.record.EventSink;
import org.hansho.record.Limits;
import org.hansho.record.Malformed;
import org.junit.jupiter.api.Test;

/** Captures of others become the flows that are in them; every IP packet is in exactly one. */
class RecordedCapturesTest {
  private static final Path TELEMETRY =
      Path.of(System.getProperty("hansho.shared", "../shared"), "telemetry");

  private static final List<String> FIELDS =
      List.of(
          "network.packets",
          "network.fragments",
          "source.ip",
          "source.port",
          "destination.port",
          "network.tcp_flags",
          "ifIndex",
          "ifOutOctets");

  /** File, flows, IP packets by the count of another analyzer. */
  private static final String KNOWN =
      """
      pcap/zeek/ftp_bruteforce.pcap 30 606
      pcap/zeek/ftp_ipv4.pcap 5 95
      pcap/zeek/http_get.pcap 1 14
      pcap/zeek/http_methods.pcap 49 655
      pcap/zeek/mysql_auth.pcap 13 174
      pcap/zeek/mysql_mysql8-navicat-login-failed.pcap 1 22
      pcap/zeek/ntp_ntp.pcap 16 32
      pcap/zeek/rdp_rdp-proprietary-encryption.pcap 2 542
      pcap/zeek/rdp_rdp-to-ssl.pcap 2 658
      pcap/zeek/rdp_rdp-x509.pcap 1 15
      pcap/zeek/rfb_vnc-scanner.pcap 1 20
      pcap/zeek/ssh_reverse-ssh.pcap 1 74
      pcap/zeek/ssh_single-conn.pcap 1 94
      pcap/zeek/ssh_ssh_kex_curve25519.pcap 1 74
      pcap/stopddos/amp.UDP.snmp.src161.pcapng 4293 4373
      pcap/stopddos/amp.dns.RRSIG.fragmented.pcap 409 4412
      pcap/stopddos/pkt.TCP.synflood.spoofed.pcap 37669 37841
      pcap/otrf/pcap_log4shell_cve2021_44228_jndi_reference_2022-05-11181020.pcap 4 65
      flow-binary/tcpdump/ntp-control.pcap 1 21
      flow-binary/tcpdump/ntp-mode7.pcap 1 8
      """;

  @Test
  void everyPacketIsInOneFlow() throws IOException {
    for (String line : KNOWN.strip().split("\n")) {
      String[] known = line.split(" ");
      Collected collected = read(known[0]);
      assertThat(collected.malformed).as(known[0]).isEmpty();
      assertThat(collected.events.size() + " " + collected.sum("network.packets"))
          .as(known[0])
          .isEqualTo(known[1] + " " + known[2]);
    }
  }

  @Test
  void aFloodOfSynsIsOneUnansweredPacketFromEachOfManySources() throws IOException {
    Collected flood = read("pcap/stopddos/pkt.TCP.synflood.spoofed.pcap");
    assertThat(flood.distinct("source.ip")).isEqualTo(37_623);
    assertThat(flood.events.stream().filter(event -> "2".equals(event.get("network.tcp_flags"))))
        .hasSizeGreaterThan(37_000);
  }

  @Test
  void laterFragmentsBelongToTheFlowOfTheirFirst() throws IOException {
    Collected amplification = read("pcap/stopddos/amp.dns.RRSIG.fragmented.pcap");
    long fromPort53 =
        amplification.events.stream()
            .filter(event -> "53".equals(event.get("source.port")))
            .count();
    assertThat(fromPort53).isPositive();
    assertThat(amplification.sum("network.fragments")).isEqualTo(1209);
    assertThat(
            amplification.events.stream()
                .filter(event -> event.containsKey("network.fragments"))
                .filter(event -> !event.containsKey("source.port"))
                .count())
        .isLessThan(40);
  }

  @Test
  void samplesAndCountersOfSflowAreWhatAnotherDecoderPrints() throws IOException {
    assumeTrue(Files.isDirectory(TELEMETRY), "recorded telemetry is not here");
    Path printed = TELEMETRY.resolve("flow-binary/tcpdump/sflow-print-v6.out");
    String text = Files.readString(printed);
    List<String> expected = new ArrayList<>();
    Matcher counters =
        Pattern.compile("ifindex (\\d+),.*?Out octets (\\d+),", Pattern.DOTALL).matcher(text);
    while (counters.find()) {
      expected.add(counters.group(1) + " " + counters.group(2));
    }
    Collected collected = read("flow-binary/tcpdump/sflow-print-v6.pcap");
    List<String> found = new ArrayList<>();
    collected.events.stream()
        .filter(event -> event.containsKey("ifIndex"))
        .forEach(event -> found.add(event.get("ifIndex") + " " + event.get("ifOutOctets")));
    assertThat(found).hasSize(48).isEqualTo(expected);
    assertThat(collected.classes.get("sflow.sample")).isEqualTo(13);
    assertThat(text.split("\tflow sample", -1)).hasSize(14);
  }

  @Test
  void anotherExportOnThePortOfSflowIsRecognisedByItsVersion() throws IOException {
    Collected mixed = read("flow-binary/tcpdump/sflow_multiple_counter_30_pdus.pcap");
    assertThat(mixed.malformed).isEmpty();
    assertThat(mixed.classes).containsKeys("sflow.counters", "netflow.flow", "pcap.flow");
  }

  private static Collected read(String file) throws IOException {
    assumeTrue(Files.isDirectory(TELEMETRY), "recorded telemetry is not here");
    byte[] bytes = Files.readAllBytes(TELEMETRY.resolve(file));
    Fields fields = Fields.of(FIELDS);
    CaptureFormat format = new CaptureFormat();
    Collected whole = new Collected();
    BlockFeeder.whole(format.open(fields, Limits.DEFAULT), bytes, whole);
    Collected inBlocks = new Collected();
    BlockFeeder.inBlocks(format.open(fields, Limits.DEFAULT), bytes, inBlocks, new Random(7), 5000);
    assertThat(inBlocks.events).as(file + " in blocks").isEqualTo(whole.events);
    return whole;
  }

  private static final class Collected implements EventSink {
    final List<Map<String, String>> events = new ArrayList<>();
    final List<String> malformed = new ArrayList<>();
    final Map<String, Integer> classes = new HashMap<>();

    @Override
    public void event(Event event) {
      Map<String, String> values = new HashMap<>();
      for (int slot = 0; slot < event.slots(); slot++) {
        values.put(event.fields().name(event.field(slot)), event.text(slot));
      }
      events.add(values);
      classes.merge(event.eventClass().name(), 1, Integer::sum);
    }

    @Override
    public void malformed(Malformed record) {
      malformed.add(record.reason());
    }

    long sum(String field) {
      return events.stream()
          .filter(event -> event.containsKey(field))
          .mapToLong(event -> Long.parseLong(event.get(field)))
          .sum();
    }

    long distinct(String field) {
      return events.stream().map(event -> event.get(field)).distinct().count();
    }
  }
}
